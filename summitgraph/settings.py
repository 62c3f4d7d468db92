"""Settings: flags, then the environment, then ``summitgraph.toml``, then defaults.

What comes in: flags as a command got them, ``SUMMITGRAPH_*`` variables, the file beside the project.
What goes out: frozen `Settings`, each value with where it came from (`summitgraph doctor` shows that).
"""

import os
import re
import tomllib
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Final

from summitgraph.model import ProjectError
from summitgraph.project import Project
from summitgraph.reading import LIMIT

FILE: Final = "summitgraph.toml"
PREFIX: Final = "SUMMITGRAPH_"
KEYS: Final = {
    "out": "folder that a build writes and the other commands read",
    "max_file_bytes": "a larger file is not read",
    "workers": "processes that read documents side by side",
    "contact": "whom a service may write to about our requests: an e-mail address or a page",
    "cache": "folder that keeps the answers of services",
    "rate": "requests a second to one service, at most",
    "api": "address of Wikidata's API",
    "reconcile": "address of a reconciliation service, asked first where it is given",
    "site": "address at which what publish writes will stand, with a slash at its end",
    "sparql": "address of a SPARQL endpoint over Wikidata, asked for countries by code where it is given",
}
_ADDRESSES: Final = {"api", "reconcile", "site", "sparql"}


@dataclass(frozen=True, slots=True)
class Settings:
    """What a command works with; `origins` tells for each key where its value came from."""

    out: Path
    max_file_bytes: int
    workers: int
    contact: str
    cache: Path
    rate: int
    api: str
    reconcile: str
    site: str
    sparql: str
    origins: Mapping[str, str]


@dataclass(frozen=True, slots=True)
class _Given:
    """A value as somebody wrote it: where, and the folder that a relative path starts from."""

    value: object
    origin: str
    base: Path


def home(project: Project, *, given: bool = False) -> Path:
    """The folder that defaults start from: the project's own when one was given or stands around us, else here."""
    here = Path.cwd()
    root = project.root.absolute()
    return root if given or here.is_relative_to(root) else here


def settle(
    folder: Path, *, flags: Mapping[str, object] | None = None, environment: Mapping[str, str] = os.environ
) -> Settings:
    """Settle each key for a command that works in `folder` (see `home`); ProjectError names a wrong value."""
    found: dict[str, _Given] = {
        "out": _Given("build", "default", folder),
        "max_file_bytes": _Given(LIMIT, "default", folder),
        "workers": _Given(len(os.sched_getaffinity(0)), "default", folder),
        "contact": _Given("", "default", folder),
        "cache": _Given(".summitgraph-cache", "default", folder),
        "rate": _Given(5, "default", folder),
        "api": _Given("https://www.wikidata.org/w/api.php", "default", folder),
        "reconcile": _Given("", "default", folder),
        "site": _Given("", "default", folder),
        "sparql": _Given("", "default", folder),
    }
    found |= {key: _Given(value, FILE, folder) for key, value in _file(folder / FILE).items()}
    for key in KEYS:
        if text := environment.get(PREFIX + key.upper()):
            found[key] = _Given(text, PREFIX + key.upper(), Path.cwd())
    found |= {key: _Given(value, "flag", Path.cwd()) for key, value in (flags or {}).items() if value is not None}
    return Settings(
        out=_folder("out", found["out"]),
        max_file_bytes=_number("max_file_bytes", found["max_file_bytes"]),
        workers=_number("workers", found["workers"]),
        contact=str(found["contact"].value).strip(),
        cache=_folder("cache", found["cache"]),
        rate=_number("rate", found["rate"]),
        **{key: _address(key, found[key]) for key in _ADDRESSES},
        origins={key: found[key].origin for key in KEYS},
    )


def nearest(name: str, known: Iterable[str]) -> str:
    """`` Did you mean X?`` for a name that somebody mistyped, or nothing when none of the known ones is near."""
    from rapidfuzz import fuzz, process, utils

    found = process.extractOne(name, list(known), scorer=fuzz.WRatio, processor=utils.default_process, score_cutoff=65)
    return f" Did you mean {found[0]}?" if found else ""


def _file(path: Path) -> dict[str, object]:
    if not path.is_file():
        return {}
    try:
        values = tomllib.loads(path.read_text(encoding="utf-8"))
    except (tomllib.TOMLDecodeError, UnicodeDecodeError) as error:
        raise ProjectError(f'{FILE} cannot be read: {error}. It holds lines such as: out = "build"') from error
    for key in values:
        if key not in KEYS:
            known = ", ".join(KEYS)
            raise ProjectError(f"{FILE} has an unknown key {key!r}.{nearest(key, KEYS)} It knows: {known}.")
    return values


def _folder(key: str, given: _Given) -> Path:
    if not isinstance(given.value, str | Path) or not str(given.value).strip():
        raise ProjectError(f"{key} ({given.origin}) must name a folder, not {given.value!r}.")
    return given.base / Path(given.value).expanduser()


def _address(key: str, given: _Given) -> str:
    text = str(given.value).strip()
    if text and not re.fullmatch(r"https?://[^\s/]+[^\s]*", text):
        raise ProjectError(f"{key} ({given.origin}) must begin with https:// or http://, not {text!r}.")
    return text


def _number(key: str, given: _Given) -> int:
    text = str(given.value).replace("_", "")
    if isinstance(given.value, bool) or not text.isascii() or not text.isdigit() or int(text) < 1:
        raise ProjectError(f"{key} ({given.origin}) must be a whole number from 1 up, not {given.value!r}.")
    return int(text)
