"""What one entry of a page holds: frozen values without words of any language, which templates draw.

What comes in: nothing; `summitgraph.pages.views` fills them from the graph. What goes out: the types.
"""

from dataclasses import dataclass

from summitgraph.pages.graph import Passage, Term


@dataclass(frozen=True, slots=True)
class Paper:
    """A document, as a line under a statement tells of it."""

    iri: str
    source: str
    url: str
    published: str
    language: str


@dataclass(frozen=True, slots=True)
class Account:
    """What one document says of a meeting or an agreement; `here` on the page of that document."""

    iri: str
    kind: str
    thing: str
    document: Paper
    passages: tuple[Passage, ...]
    here: bool


@dataclass(frozen=True, slots=True)
class Statement:
    """What somebody said, or a number that a document gives."""

    iri: str
    kind: str
    who: tuple[str, ...]
    sides: tuple[str, ...]
    text: Term | None
    called: Term | None
    direct: bool
    stance: str
    issues: tuple[str, ...]
    about: str
    date: str
    measure: str
    count: str
    document: Paper
    passages: tuple[Passage, ...]
    here: bool


@dataclass(frozen=True, slots=True)
class Commitment:
    """What a clause does to whom."""

    kind: str
    bound: tuple[str, ...]
    until: str
    issues: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Clause:
    """A clause of an agreement with what it commits to, and the documents that its words were read in."""

    iri: str
    number: str
    text: Term | None
    commitments: tuple[Commitment, ...]
    documents: tuple[Paper, ...]


@dataclass(frozen=True, slots=True)
class Side:
    """One of several values that accounts give, and who gives it in which words."""

    values: tuple[Term, ...]
    said: tuple[Account, ...]
    more: int


@dataclass(frozen=True, slots=True)
class Field:
    """A field in which the accounts of a meeting differ; `meeting` where it is not the page's own."""

    name: str
    known: bool
    sides: tuple[Side, ...]
    meeting: str


@dataclass(frozen=True, slots=True)
class Called:
    """What one side calls a meeting, and where it says so."""

    who: tuple[str, ...]
    word: Term | None
    said: tuple[Statement, ...]


@dataclass(frozen=True, slots=True)
class Callings:
    """What each side calls one meeting; `meeting` where it is not the page's own."""

    meeting: str
    sides: tuple[Called, ...]


@dataclass(frozen=True, slots=True)
class Tenure:
    """Who held which office: the other of the two, seen from the page's own."""

    since: str
    until: str
    other: str


@dataclass(frozen=True, slots=True)
class Named:
    """A thing in a list, with what stands beside it."""

    iri: str
    detail: tuple[str, ...] = ()
    count: int = 0
