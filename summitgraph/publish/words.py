"""Which words of a document are published: all, some, or none.

What comes in: what a document tells, how long its clean text is, the mode. What goes out: the evidence whose words are
left out, and how much of the text the rest comes to.

Short: evidence of up to 120 code points, a direct quotation of up to 300, together at most 15 in 100 of the clean text;
direct quotations come first and take at most 10, then the shortest. The title and names, which are published in any
case, count before all. Words that overlap count once. Full is for texts whose licence allows it, else it is as short.
"""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from typing import Final, Literal

from summitgraph.model import Iri
from summitgraph.publish.told import Told
from summitgraph.vocab import outside, term

Quotations = Literal["short", "none", "full"]
MODES: Final = ("short", "none", "full")
EVIDENCE: Final = 120
QUOTATION: Final = 300
SHARE: Final = 15  # in a hundred code points of the clean text
SPOKEN: Final = 10  # of these for direct quotations
TEXTS: Final = frozenset(map(term, ("text", "heading")))  # words of the document as such
NAMES: Final = frozenset({outside("dcterms:title"), *map(term, ("name", "role", "calledAs"))})  # published in any case
# licences under which a text may be passed on and changed by anybody
OPEN: Final = (
    "https://creativecommons.org/publicdomain/",
    "https://creativecommons.org/licenses/by/",
    "https://creativecommons.org/licenses/by-sa/",
    "https://www.nationalarchives.gov.uk/doc/open-government-licence/",
)


@dataclass(frozen=True, slots=True)
class Share:
    """How many code points of a document are published, and how many its clean text has (0: not known).

    ``names`` of those published are its title and names.
    """

    published: int
    clean: int
    names: int = 0


@dataclass(frozen=True, slots=True)
class Words:
    """The evidence of a document without words, and its share."""

    silent: frozenset[Iri]
    share: Share


def is_open(licence: str) -> bool:
    """Whether a licence lets everybody pass a text on and change it."""
    return licence.replace("http://", "https://", 1).startswith(OPEN)


def words(told: Told, *, clean: int, mode: Quotations, licence: str, hidden: Iterable[str] = ()) -> Words:
    """Choose the evidence that is published with its words; none that holds a word of ``hidden``."""
    spans = {iri: told.span(iri) for iri in told.of_class("Evidence")}
    size = max((end for _, end in spans.values()), default=0)
    page = _Page(size)
    for start, end in (spans[s.evidence] for s in told.statements if s.predicate in NAMES and s.evidence in spans):
        page.take(start, end)
    names = page.taken
    allowed = {iri for iri in spans if not any(name in told.one(iri, "quotation") for name in hidden)}
    if mode == "full" and is_open(licence):
        loud = allowed
        for iri in loud:
            page.take(*spans[iri])
    elif mode == "none":
        loud = set[Iri]()
    else:
        loud = set(_chosen({iri: spans[iri] for iri in allowed}, _spoken(told), clean, page))
    taken = names if mode == "none" else page.taken
    return Words(frozenset(spans.keys() - loud), Share(taken, clean, names))


class _Page:
    """The code points of a document, of which some are taken."""

    def __init__(self, size: int) -> None:
        self._free = bytearray(b"\1") * size
        self.taken = 0

    def cost(self, start: int, end: int) -> int:
        """How many code points a span would add."""
        return self._free.count(1, start, end)

    def take(self, start: int, end: int) -> None:
        """Take a span."""
        self.taken += self.cost(start, end)
        self._free[start:end] = bytes(end - start)


def _chosen(spans: dict[Iri, tuple[int, int]], spoken: frozenset[Iri], clean: int, page: _Page) -> Iterator[Iri]:
    """Yield the evidence that fits: direct quotations in the order of the text, then the rest, the shortest first."""
    for iri, (start, end) in sorted(spans.items(), key=lambda item: item[1]):
        if iri in spoken and end - start <= QUOTATION and _fits(page, start, end, SPOKEN * clean):
            page.take(start, end)
            yield iri
    for iri, (start, end) in sorted(spans.items(), key=lambda item: (item[1][1] - item[1][0], item[1])):
        longest = QUOTATION if iri in spoken else EVIDENCE
        if end - start <= longest and _fits(page, start, end, SHARE * clean):
            page.take(start, end)
            yield iri


def _fits(page: _Page, start: int, end: int, hundredths: int) -> bool:
    return 100 * (page.taken + page.cost(start, end)) <= hundredths


def _spoken(told: Told) -> frozenset[Iri]:
    """The evidence of direct quotations."""
    direct = {iri for iri in told.of_class("Remark") if told.one(iri, "direct") == "true"}
    return frozenset(s.evidence for s in told.statements if s.predicate == term("text") and s.subject in direct)
