"""A small project to publish: two leaders, a source with an open licence and one without, a loader of a toy language.

A document of the toy language begins with ``press open 2022-10-01`` or ``press closed 2022-10-01``. Its other lines:
``who carl Carl Doe, Envoy`` a person, with an office or without; ``meet ann ben held 2022-09-21`` a meeting;
``say ann some words`` a direct quotation, ``tell ann some words`` reported speech; ``head some words`` a title.
Whatever else stands there is text that nothing is read from.
"""

import shutil
from pathlib import Path

from summitgraph.build import build
from summitgraph.project import Project
from tests.projects import make_project

LOADER = '''"""The toy language of the press."""

import re

from summitgraph import Fact, Source, Value, document_iri, mention, outside, term, thing
from summitgraph.model import boolean, edtf, words

SOURCES = (
    Source("open", "Open", "en", "https://open.example/", "https://creativecommons.org/licenses/by/4.0/"),
    Source("closed", "Closed", "en", "https://closed.example/"),
)
VERSION = "1"


def identify(document):
    return document.text.startswith("press ")


def load(document, authority):
    iri, head = document_iri(document), document.span(0, 5)
    yield Fact(iri, term("source"), thing("source", document.text.split()[1]), head)
    yield Fact(iri, term("url"), Value("https://example.org/a", "http://www.w3.org/2001/XMLSchema#anyURI"), head)
    people = {"ann": thing("leader", "ann"), "ben": thing("leader", "ben")}
    for line in re.finditer(r"^(who|meet|say|tell|head) (.*)$", document.text, re.MULTILINE):
        span = document.span(*line.span(2))
        yield from globals()["_" + line[1]](document, span, people)


def _head(document, span, people):
    yield Fact(document_iri(document), outside("dcterms:title"), words(span.quotation, "en"), span)


def _who(document, span, people):
    key, _, rest = span.quotation.partition(" ")
    name, _, role = rest.partition(", ")
    person = people[key] = mention("person", span)
    yield Fact(person, outside("rdf:type"), term("Person"), span)
    yield Fact(person, term("name"), words(name, "en"), span)
    yield Fact(person, term("reviewed"), boolean(False), span)
    if role:
        yield Fact(person, term("role"), words(role, "en"), span)


def _meet(document, span, people):
    m = mention("meeting", span)
    yield Fact(m, outside("rdf:type"), term("MeetingMention"), span)
    yield Fact(m, term("level"), thing("level", "leaders"), span)
    yield Fact(m, term("mode"), thing("mode", "in-person"), span)
    for word in re.finditer(r"\\S+", span.quotation):
        own = document.span(span.start + word.start(), span.start + word.end())
        if word[0] in people:
            yield Fact(m, term("participant"), people[word[0]], own)
        elif word[0] in {"held", "planned", "proposed", "cancelled"}:
            yield Fact(m, term("status"), thing("status", word[0]), own)
        elif word[0][0].isdigit():
            yield Fact(m, term("date"), edtf(word[0]), own)


def _say(document, span, people, direct=True):
    speaker, _, rest = span.quotation.partition(" ")
    own = document.span(span.end - len(rest), span.end)
    remark = mention("remark", own)
    yield Fact(remark, outside("rdf:type"), term("Remark"), own)
    yield Fact(remark, term("speaker"), people[speaker], document.span(span.start, span.start + len(speaker)))
    yield Fact(remark, term("direct"), boolean(direct), own)
    yield Fact(remark, term("text"), words(rest, "en"), own)


def _tell(document, span, people):
    yield from _say(document, span, people, direct=False)
'''
FILLING = "It rained all day, and nothing else of note was seen by anybody in the town or around it. " * 20


def press(root: Path) -> Project:
    """Write the small project into a folder."""
    project = make_project(root)
    (project.loaders / "toy.py").unlink()
    (project.loaders / "press.py").write_text(LOADER, encoding="utf-8")
    return project


def add(project: Project, name: str, *lines: str, licence: str = "closed", filling: str = FILLING) -> None:
    """Write a document into the project's corpus."""
    text = "\n".join((f"press {licence} 2022-10-01", *lines, "", filling, ""))
    (project.corpus / name).write_text(text, encoding="utf-8")


def built(project: Project, out: Path) -> Path:
    """Build the project's corpus into a folder."""
    build([project.corpus], out=out, project=project)
    return out


def some_of_the_corpus(folder: Path) -> Path:
    """The project's own briefs, and some rows of its registers, in a folder."""
    corpus = Path(__file__).parents[1] / "corpus"
    folder.mkdir(parents=True)
    for path in sorted((corpus / "briefs").iterdir()):
        shutil.copy(path, folder / path.name)
    for path in sorted((corpus / "registers").iterdir()):
        lines = path.read_text(encoding="utf-8").splitlines(keepends=True)
        (folder / path.name).write_text("".join(lines[:25] + lines[-25:]), encoding="utf-8")
    return folder
