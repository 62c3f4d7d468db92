"""Forms of names that count only under conditions: short forms that others share, or that stand inside longer words.

What comes in: the ``sg:Form`` nodes of the authority. What goes out: `Rule`s, which say whether a form counts in
a document of a day, and the longer words in which a form is not looked for. The rules are data; nothing here
knows a name.
"""

from collections import defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date
from typing import Final

from summitgraph.model import Iri, ProjectError
from summitgraph.time import bounds
from summitgraph.vocab import term

Links = Mapping[tuple[Iri, str], list[Iri]]
Texts = Iterable[tuple[Iri, Iri, str, str]]
_WRITTEN: Final = term("written")
_WITHIN: Final = term("notWithin")
_DAYS: Final = (term("onlyFrom"), term("onlyUntil"))


@dataclass(frozen=True, slots=True)
class Rule:
    """What must hold for a form to count: one of each list that is not empty, and a day between two."""

    beside: frozenset[Iri] = frozenset()
    serving: frozenset[Iri] = frozenset()
    company: frozenset[Iri] = frozenset()
    first: date = date.min
    last: date = date.max

    @property
    def free(self) -> bool:
        """Whether nothing is asked: the form counts as the name that it also is."""
        return self == Rule()

    def holds(self, *, titles: Iterable[Iri], offices: Iterable[Iri], named: Iterable[Iri], day: date) -> bool:
        """Whether it holds: offices whose title stands beside the form, offices held then, things named, the day."""
        return (
            self.first <= day <= self.last
            and _one_of(self.beside, titles)
            and _one_of(self.serving, offices)
            and _one_of(self.company, named)
        )


def _one_of(wanted: frozenset[Iri], found: Iterable[Iri]) -> bool:
    return not wanted or not wanted.isdisjoint(found)


@dataclass(frozen=True, slots=True)
class Forms:
    """All forms with a rule: by the words and whom they name, their rules; longer words that hide a form."""

    rules: Mapping[tuple[str, Iri], tuple[Rule, ...]]
    longer: tuple[tuple[str, Iri, str], ...]


def make_forms(texts: Texts, links: Links, forms: frozenset[Iri]) -> Forms:
    """Read the forms of an authority; ProjectError names one without anything to name, or with a wrong day."""
    known = [(s, p, text, language) for s, p, text, language in texts if s in forms]
    days = {(s, p): text for s, p, text, _ in known if p in _DAYS}
    rules: dict[tuple[str, Iri], list[Rule]] = defaultdict(list)
    for subject, predicate, text, _ in known:
        if predicate == _WRITTEN:
            rule = _rule(subject, links, days)
            if not rule.free:
                rules[text, _named(subject, links)].append(rule)
    longer = tuple((text, s, language) for s, p, text, language in known if p == _WITHIN)
    return Forms({key: tuple(found) for key, found in rules.items()}, longer)


def _named(form: Iri, links: Links) -> Iri:
    named = links.get((form, "formOf"), [])
    if len(named) != 1:
        raise ProjectError(f"{form}: a form has one sg:formOf, whom or what it names. Mend it.")
    return named[0]


def _rule(form: Iri, links: Links, days: Mapping[tuple[Iri, Iri], str]) -> Rule:
    try:
        first, last = (bounds(days.get((form, name), "")) for name in _DAYS)
    except ValueError as error:
        raise ProjectError(f"{form}: {error}. Mend its sg:onlyFrom or sg:onlyUntil.") from error
    return Rule(
        beside=frozenset(links.get((form, "onlyBesideTitleOf"), [])),
        serving=frozenset(links.get((form, "onlyWhileIn"), [])),
        company=frozenset(links.get((form, "onlyWith"), [])),
        first=first[0] or date.min,
        last=last[1] or date.max,
    )
