"""Loaders: found by path, run on one document at a time.

What comes in: the folder ``loaders/``, documents, the authority.
What goes out: an `Extraction` for each document, its facts and findings; trouble in a loader is a finding.
"""

import hashlib
import re
import sys
import traceback
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from importlib.util import module_from_spec, spec_from_file_location
from pathlib import Path
from types import ModuleType
from typing import Final

from summitgraph.authority import Authority
from summitgraph.model import Document, Fact, Finding, Iri, Source
from summitgraph.vocab import document_iri

ATTRIBUTES: Final = ("SOURCES", "VERSION", "identify", "load")
# cannot import name 'x' from 'a.b' (/home/me/a/b.py) | <object at 0x7f3a5c>
_OF_THIS_MACHINE: Final = re.compile(r"(?<![\w:/.])/(?:[^\s/'\"()]+/)+(?=[^\s/'\"()])|(?<= at )0x[0-9a-fA-F]+")


@dataclass(frozen=True, slots=True)
class Loader:
    """A file of ``loaders/``: what it reads, in which version, and its two functions."""

    name: str
    path: Path
    version: str
    sources: tuple[Source, ...]
    identify: Callable[[Document], bool]
    load: Callable[[Document, Authority], Iterable[Fact | Finding]]
    split: Callable[[Document], Iterable[Document | Finding]] | None = None
    fallback: bool = False  # asked only where no other loader claims the document
    items: bool = False  # what it reads depends on what people linked with Wikidata


@dataclass(frozen=True, slots=True)
class Extraction:
    """What one document says, by which loader in which version; a failed document has findings and no facts."""

    document: Document
    loader: str
    version: str
    facts: tuple[Fact, ...]
    findings: tuple[Finding, ...]


def find_loaders(folder: Path) -> tuple[tuple[Loader, ...], tuple[Finding, ...]]:
    """The loaders of a folder by name, and a finding for each file that is none."""
    loaders: list[Loader] = []
    findings: list[Finding] = []
    for path in sorted(folder.glob("*.py")):
        if path.name.startswith("_"):
            continue
        try:
            loaders.append(_loader(path))
        except Exception as error:  # noqa: BLE001 - whatever a loader file does, the others go on
            findings.append(Finding("loader-broken", _blame(path, error), path.name, "error"))
    return tuple(loaders), tuple(findings)


def _loader(path: Path) -> Loader:
    module = _module(path)
    if missing := [name for name in ATTRIBUTES if not hasattr(module, name)]:
        raise AttributeError(f"it lacks {', '.join(missing)}; a loader has {', '.join(ATTRIBUTES)}")
    return Loader(
        path.stem, path, str(module.VERSION), tuple(module.SOURCES), module.identify, module.load,
        getattr(module, "split", None), bool(getattr(module, "FALLBACK", False)),
        bool(getattr(module, "ITEMS", False)),
    )  # fmt: skip


def _module(path: Path) -> ModuleType:
    """The file as a module under a name of its own, so that two projects never share one."""
    name = f"_summitgraph_loader_{path.stem}_{hashlib.sha256(str(path.absolute()).encode()).hexdigest()[:8]}"
    spec = spec_from_file_location(name, path)
    if spec is None or spec.loader is None:
        raise ImportError(f"{path.name} cannot be imported")
    module = module_from_spec(spec)
    sys.modules[name] = module  # dataclasses look their module up there
    try:
        spec.loader.exec_module(module)
    except BaseException:
        del sys.modules[name]
        raise
    return module


def _blame(path: Path, error: Exception) -> str:
    """``news.py line 12: ValueError: ...``: the last line of the loader's own file that took part.

    Reports are the same on every machine: of a path the last part stays, of an address in memory nothing.
    """
    line = error.lineno if isinstance(error, SyntaxError) and error.filename == str(path) else None
    for frame in traceback.extract_tb(error.__traceback__):
        if Path(frame.filename) == path:
            line = frame.lineno
    place = f"{path.name} line {line}" if line else path.name
    detail = error.msg if isinstance(error, SyntaxError) else str(error)
    return f"{place}: {type(error).__name__}: {_OF_THIS_MACHINE.sub('', detail)}"


def extract(document: Document, loaders: Sequence[Loader], authority: Authority) -> Extraction:
    """What the one loader that claims a document finds in it; none, two or a failing one is a finding."""
    return extract_rows(document, loaders, authority)[0]


def extract_rows(document: Document, loaders: Sequence[Loader], authority: Authority) -> list[Extraction]:
    """What is found in a file: an extraction of its own, then one for each row where the loader splits it."""
    claims, findings = _claims(document, [loader for loader in loaders if not loader.fallback])
    if not claims and not findings:
        claims, findings = _claims(document, [loader for loader in loaders if loader.fallback])
    if len(claims) == 1 and not findings:
        loader = claims[0]
        if loader.split is None:
            return [_run(document, loader, authority)]
        whole, rows = _rows(document, loader)
        return [whole, *(_run(row, loader, authority) for row in rows)]
    return [_unclaimed(document, claims, findings)]


def _rows(document: Document, loader: Loader) -> tuple[Extraction, list[Document]]:
    """The rows of a register's file, each record id once, and an extraction that tells what could not be read."""
    rows: dict[Iri, Document] = {}
    findings: list[Finding] = []
    try:
        for found in loader.split(document) if loader.split else ():
            if isinstance(found, Finding):
                findings.append(found)
            elif rows.setdefault(document_iri(found), found) is not found:
                message = f"{found.name} stands there twice; the first row counts, mend the id of the other"
                findings.append(Finding("same-record", message, found.name))
    except Exception as error:  # noqa: BLE001 - a loader's bug costs its document, not the build
        findings.append(_failed(document, loader, error))
    return Extraction(document, loader.name, loader.version, (), tuple(findings)), list(rows.values())


def _unclaimed(document: Document, claims: Sequence[Loader], findings: list[Finding]) -> Extraction:
    names = ", ".join(loader.name for loader in claims)
    if len(claims) > 1:
        message = f"{document.name} is claimed by {names}; make one of their identify() stricter"
        findings.append(Finding("two-loaders", message, document.name, "error"))
    elif not findings:
        message = f"no loader knows {document.name}; add loaders/<source>.py whose identify() accepts it"
        findings.append(Finding("no-loader", message, document.name, "warning"))
    return Extraction(document, "", "", (), tuple(findings))


def _claims(document: Document, loaders: Sequence[Loader]) -> tuple[list[Loader], list[Finding]]:
    claims: list[Loader] = []
    findings: list[Finding] = []
    for loader in loaders:
        try:
            if loader.identify(document):
                claims.append(loader)
        except Exception as error:  # noqa: BLE001 - a loader's bug costs its document, not the build
            findings.append(_failed(document, loader, error))
    return claims, findings


def _run(document: Document, loader: Loader, authority: Authority) -> Extraction:
    facts: list[Fact] = []
    findings: list[Finding] = []
    try:
        for found in loader.load(document, authority):
            if isinstance(found, Finding):
                findings.append(found)
            else:
                facts.append(_checked(found, document))
    except Exception as error:  # noqa: BLE001 - as above
        return Extraction(document, loader.name, loader.version, (), (*findings, _failed(document, loader, error)))
    return Extraction(document, loader.name, loader.version, tuple(facts), tuple(findings))


def _checked(fact: Fact, document: Document) -> Fact:
    span = fact.evidence
    if span.document.sha256 != document.sha256 or not 0 <= span.start < span.end <= len(document.text):
        raise ValueError(f"the evidence {span.start}-{span.end} of {fact.predicate} is not of this document")
    return fact


def _failed(document: Document, loader: Loader, error: Exception) -> Finding:
    message = f"{_blame(loader.path, error)} (while reading {document.name}, which gets no facts)"
    return Finding("loader-failed", message, document.name, "error")
