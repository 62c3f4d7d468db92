"""Names found in text, without a tokenizer.

What comes in: a mapping from a form ("岸田", "Kishida") to what it can name, and a clean text.
What goes out: `Hit`s, leftmost and longest first, that never overlap.
"""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from functools import lru_cache

from ahocorasick_rs import AhoCorasick, MatchKind

from summitgraph.model import Iri

KEPT = 64  # texts whose hits are remembered: the paragraphs of one document are asked for several times
LONG = 10_000  # code points; a longer text is no paragraph and is not kept
GAP = 15  # code points that may stand between the two halves of a form written "A…B"
_STOPS = frozenset("。！？!?\n")


@dataclass(frozen=True, slots=True, order=True)
class Entry:
    """One thing that a form can name, and in which way it does: leader, short, title, country, place ..."""

    kind: str
    iri: Iri
    language: str = ""


@dataclass(frozen=True, slots=True)
class Hit:
    """A form found at ``text[start:end]`` with everything it can name."""

    start: int
    end: int
    form: str
    entries: tuple[Entry, ...]

    def of(self, *kinds: str) -> tuple[Iri, ...]:
        """The things it can name in one of these ways."""
        found = [entry.iri for entry in self.entries if entry.kind in kinds]
        return tuple(dict.fromkeys(found) if len(found) > 1 else found)


class Gazetteer:
    """All forms in one automaton (Aho and Corasick 1975): 30 million characters a second."""

    def __init__(self, forms: Mapping[str, Iterable[Entry]]) -> None:
        self._forms = sorted(forms)
        self._entries = [tuple(sorted(set(forms[form]))) for form in self._forms]
        self._automaton = AhoCorasick(self._forms, matchkind=MatchKind.LeftmostLongest) if forms else None
        self._latin = [bool(form) and (_latin(form[0]) or _latin(form[-1])) for form in self._forms]
        self._kept = lru_cache(maxsize=KEPT)(self._found)

    def find(self, text: str) -> Iterator[Hit]:
        """Yield the hits from left to right; a Latin form counts only as whole words."""
        yield from self._kept(text) if len(text) < LONG else self._found(text)

    def _found(self, text: str) -> tuple[Hit, ...]:
        if self._automaton is None:
            return ()
        return tuple(
            Hit(start, end, self._forms[index], self._entries[index])
            for index, start, end in self._automaton.find_matches_as_indexes(text)
            if not self._latin[index] or _whole(text, start, end)
        )


def _whole(text: str, start: int, end: int) -> bool:
    """Whether no Latin letter or digit of a longer word stands beside a Latin form ("G7" is not in "G77")."""
    before = start > 0 and _latin(text[start]) and _latin(text[start - 1])
    after = end < len(text) and _latin(text[end - 1]) and _latin(text[end])
    return not before and not after


def _latin(character: str) -> bool:
    return character.isascii() and character.isalnum()


class Lexicon:
    """Words that point to concepts; a form "A…B" wants both halves in order within one sentence."""

    def __init__(self, forms: Mapping[str, Iterable[Iri]]) -> None:
        whole = {form: [Entry("issue", iri) for iri in iris] for form, iris in forms.items() if "…" not in form}
        self._pairs: dict[str, list[tuple[str, Iri]]] = {}
        for form, iris in forms.items():
            if "…" in form:
                head, _, tail = form.partition("…")
                self._pairs.setdefault(head, []).extend((tail, iri) for iri in iris)
        self._whole = Gazetteer(whole)
        self._heads = Gazetteer({head: [Entry("head", iri) for _, iri in pairs] for head, pairs in self._pairs.items()})

    def find(self, text: str) -> list[Hit]:
        """The hits in order of place; a half-and-half form spans both halves."""
        found = [*self._whole.find(text), *self._halves(text)]
        return sorted(found, key=lambda hit: (hit.start, -hit.end, hit.form))

    def _halves(self, text: str) -> Iterator[Hit]:
        for head in self._heads.find(text):
            for tail, iri in self._pairs[head.form]:
                at = text.find(tail, head.end, head.end + GAP + len(tail))
                if at >= 0 and not _STOPS.intersection(text[head.end : at]):
                    end = at + len(tail)
                    yield Hit(head.start, end, text[head.start : end], (Entry("issue", iri),))
