"""People whom the authority does not know, where a report introduces them before they speak.

What comes in: clean texts of a document. What goes out: `Stranger`s: name, Latin name, role, and where.
"""

import re
from collections.abc import Callable, Iterable, Iterator
from typing import Final

from summitgraph.text.strangers import Stranger

_ROLE: Final = (
    "学者|教授|研究员|院长|所长|主任|分析家|分析师|分析人士|专家|发言人|大使|记者|议员|部长|长官|官员|主席|委员|校长|"
    "律师|顾问|代表|秘书|主编|评论员|作家|博士|先生|女士|司长|局长|会长|理事长|总裁|将军|司令"
)
_SAID: Final = "说|表示|称|指出|强调|告诉|透露|认为|写道|警告|解释|回应|续指|对|在|也|则|周|星期"
# no part of a name: particles, verbs of speech, words that follow an office
_OTHER: Final = "的了是在和与对向们说称将等这那其个都也及被把从为以并或者此表示指出认为告诉透露强调警告曾已正"
# 记者会上说 · 代表团说 · 主席国说 · 发言人周三表示: no name follows the role
_NO_NAME: Final = (
    "[会团组级室处们国]|当地|日前|近日|此前|随后|同日|当天|[昨今明前][天日晚]|[次翌]日|[上下本这]个?月|"
    f"(?:[上下本这]个?)?(?:周|星期)[一二三四五六日天末]?(?:[上下]午|晚间?)?(?=[（\\d]|{_SAID})"
)
# 政治学者本田雅俊说 · 研究员高明铉（Go Myong-hyun）说 · 大使谢尔盖·某某（Sergiy X）周一表示
_INTRODUCED: Final = re.compile(
    rf"(?P<role>[^，。；：！？“”（）]{{0,24}}?(?:{_ROLE}))"
    rf"(?!{_NO_NAME})(?P<name>(?:[^\W\da-zA-Z_{_OTHER}]{{1,7}}[·・‧])+[^\W\da-zA-Z_{_OTHER}]{{1,7}}?|[^\W\da-zA-Z_{_OTHER}]{{2,4}}?)"
    rf"(?:（(?P<latin>[A-Z][A-Za-z .'’-]{{2,40}})）)?(?=(?:{_SAID}|\d))"
)
_ANY_ROLE: Final = re.compile(_ROLE)


def strangers(text: str, known: Callable[[str], bool]) -> Iterator[Stranger]:
    """Yield those introduced in a clean text whose name is not ``known`` already."""
    if not _ANY_ROLE.search(text):
        return
    for match in _INTRODUCED.finditer(text):
        if not known(match["name"]):
            latin = match.span("latin") if match["latin"] else None
            yield Stranger(match["name"], match.span("name"), latin, match.span("role"))


def first_of_each(found: Iterable[Stranger]) -> list[Stranger]:
    """One for each name, the first."""
    firsts: dict[str, Stranger] = {}
    for stranger in found:
        firsts.setdefault(stranger.name, stranger)
    return list(firsts.values())
