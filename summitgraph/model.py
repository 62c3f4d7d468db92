"""The five types that carry everything: Source, Document, Span, Fact, Finding.

What comes in: nothing (this module reads no file and knows no RDF library).
What goes out: frozen values that loaders make and the engine turns into a graph.
"""

import hashlib
import re
from dataclasses import dataclass, field
from typing import Final, Literal, NewType

Iri = NewType("Iri", str)
Level = Literal["error", "warning", "info"]

XSD: Final = "http://www.w3.org/2001/XMLSchema#"
EDTF: Final = "http://id.loc.gov/datatypes/edtf/EDTF"
LANGUAGES: Final = ("en", "zh-Hans", "zh-Hant", "ja", "ko")


class ProjectError(Exception):
    """The project or its surroundings are wrong (exit code 3); the message says what to type next."""

    code = 3


class ServiceError(ProjectError):
    """A service or the network does not answer as it should (exit code 4); the message says what to type next."""

    code = 4


@dataclass(frozen=True, slots=True, order=True)
class Value:
    """A literal: its text, and a language (BCP 47) or a datatype IRI."""

    text: str
    datatype: str = XSD + "string"
    language: str = ""


def words(text: str, language: str) -> Value:
    """Text in a language, e.g. ``words("岸田", "ja")``."""
    return Value(text, "http://www.w3.org/1999/02/22-rdf-syntax-ns#langString", language)


def edtf(text: str) -> Value:
    """A date in EDTF Level 1, e.g. ``edtf("2022-11")``; see `summitgraph.time` for its bounds."""
    return Value(text, EDTF)


def integer(number: int) -> Value:
    """A whole number."""
    return Value(str(number), XSD + "integer")


def boolean(truth: bool) -> Value:  # noqa: FBT001 - one value, no option
    """``true`` or ``false``."""
    return Value("true" if truth else "false", XSD + "boolean")


def minutes(number: int) -> Value:
    """A length of time in minutes, as an xsd:duration (``PT30M``)."""
    return Value(f"PT{number}M", XSD + "duration")


@dataclass(frozen=True, slots=True)
class Source:
    """Who publishes documents: an outlet, a ministry, a register."""

    id: str
    title: str
    language: str
    homepage: str
    licence: str = ""


@dataclass(frozen=True, slots=True)
class Row:
    """Where a row of a register comes from: its register and record id, the SHA-256 of its file, its place there."""

    register: str
    record: str
    file: str
    offset: int


@dataclass(frozen=True, slots=True)
class Document:
    """One input as it was read: its bytes' SHA-256 is its name; offsets count code points of `text`.

    A row of a register is a document too: its text is a slice of the file, its name the record id.
    """

    sha256: str
    name: str
    text: str = field(repr=False)
    encoding: str = "utf-8"
    row: Row | None = None

    def record(self, start: int, end: int, *, register: str, record: str) -> "Document":
        """The row ``text[start:end]`` as a document of its own, with a hash over its characters."""
        text = self.text[start:end]
        digest = hashlib.sha256(text.encode()).hexdigest()
        return Document(digest, f"{self.name}#{record}", text, self.encoding, Row(register, record, self.sha256, start))

    def span(self, start: int, end: int) -> "Span":
        """The half-open span ``text[start:end]``; ValueError when it is empty or outside."""
        if not 0 <= start < end <= len(self.text):
            raise ValueError(f"no span {start}-{end} in {self.name}, which has {len(self.text)} characters")
        return Span(self, start, end)


def document_of(text: str, *, name: str = "document.txt") -> Document:
    """A document made from text in memory (tests, examples)."""
    return Document(hashlib.sha256(text.encode()).hexdigest(), name, text)


@dataclass(frozen=True, slots=True)
class Span:
    """Words of a document: ``document.text[start:end]``, half-open, never empty."""

    document: Document
    start: int
    end: int

    @property
    def quotation(self) -> str:
        """The raw words themselves."""
        return self.document.text[self.start : self.end]


@dataclass(frozen=True, slots=True)
class Fact:
    """What a document says: a triple, the words it rests on, and on whose word (originator first)."""

    subject: Iri
    predicate: Iri
    object: Iri | Value
    evidence: Span
    attribution: tuple[Iri, ...] = ()


@dataclass(frozen=True, slots=True)
class Finding:
    """Trouble in data, told to a person: a stable code, what and why, where, how grave."""

    code: str
    message: str
    where: str | Span = ""
    level: Level = "warning"

    def __post_init__(self) -> None:
        if not re.fullmatch(r"[a-z]+(-[a-z]+)*", self.code):
            raise ValueError(f"a finding's code is words joined by hyphens, not {self.code!r}")
