"""Meetings named by one character for each of two people: 拜习会, 文金会.

What comes in: a clean text, and which form names whom in its document. What goes out: `Mark`s for the two.
"""

import re
from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator, Mapping
from typing import Final

from summitgraph.model import Iri
from summitgraph.text import sketch as sign
from summitgraph.text.sketch import Mark, Ref

# 拜习会下周举行 · 川金会谈 · 习普通话; no 会议 of others
_MEET: Final = "(?=[二三四]?会(?!议|员|长|计|场|让|把|被|是|有|不|否|对|为|同|与|和)|首?次?通[话电]|峰会|热线|视频会)"
_BEFORE: Final = "与和的是在将后前次月日年届为"
# 在新加坡川金会之后: whatever stands before
_SURELY: Final = "(?=[二三四]?会(?:[的在上中后前]|之[前后]|期间|$|[，。；：、”」）])|[二三四]?会[谈晤](?!室))"
# 2018年的特金会上: one word, whoever is named
_OF_FAME: Final = "(?=[二三四]?会(?:[的在上中后前取举]|之[前后]|期间|$|[，。；：、”」）]))"


def initials(
    text: str, forms: Mapping[str, Iri], coined: Mapping[str, Iri], *, leads: Callable[[Iri], bool]
) -> Iterator[Mark]:
    """Yield a mark for each pair of first characters that stand for two people whom the document names.

    Of several with one character it is the one who ``leads`` a country. Those of whom everybody speaks so are
    ``coined`` by their first character and need not be named (特金会), where the words are surely of a meeting.
    """
    known = _known(forms, leads)
    if len(known) > 1:
        pair = f"[{''.join(sorted(known))}]"
        either = (
            rf"(?<![\w·])(?:{pair}){{2}}{_MEET}|(?<=[{_BEFORE}])(?:{pair}){{2}}{_MEET}|(?<!·)(?:{pair}){{2}}{_SURELY}"
        )
        yield from _pairs(re.finditer(either, text), text, known, forms)
    if "会" in text and (some := "".join(sorted({*known, *coined}))):
        of_fame = rf"(?<!·)[{some}]{{2}}(?<!{_two(known)}){_OF_FAME}"
        yield from _pairs(re.finditer(of_fame, text), text, {**coined, **known}, forms)


def _two(known: Mapping[str, Iri]) -> str:
    """Two characters of people who are named, which are read already."""
    return f"[{''.join(sorted(known))}]{{2}}" if known else "□"


def _known(forms: Mapping[str, Iri], leads: Callable[[Iri], bool]) -> dict[str, Iri]:
    """Whom the first character of the forms of a document stands for, where that is certain."""
    people: dict[str, set[Iri]] = defaultdict(set)
    for form, who in forms.items():
        if "\u3400" <= form[0] <= "\u9fff":
            people[form[0]].add(who)
    led = {first: {p for p in who if leads(p)} or who for first, who in people.items()}
    return {first: next(iter(who)) for first, who in led.items() if len(who) == 1}


def _pairs(
    found: Iterable[re.Match[str]], text: str, known: Mapping[str, Iri], forms: Mapping[str, Iri]
) -> Iterator[Mark]:
    for match in found:
        first, second = (known[c] for c in match[0])
        named = any(text.startswith(form, match.start()) for form in forms)  # 川普 is one, no 川 and 普
        if first != second and not named:
            yield Mark(sign.GROUP, *match.span(), refs=(Ref(first, role="leader"), Ref(second, role="leader")))
