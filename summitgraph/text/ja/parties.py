"""Who meets whom in a Japanese sentence: 首相は…大統領と会談した, 日米首脳会談, 両首脳.

What comes in: the sketch of a sentence, and whom the report spoke of before. What goes out: people, in order.
"""

import re
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Final

from summitgraph.model import Iri
from summitgraph.text.sketch import Sketch
from summitgraph.vocab import thing

# Ｐ、ＰとＰ · Ｐら
_RUN: Final = (
    r"Ｐ(?:氏)?(?:(?:、|と|・|及び|および|や|並びに|を(?:手始め|皮切り)に、?|をはじめ、?)(?:[ＣＬ](?:の)?)?Ｐ(?:氏)?)*"
    r"(?:両(?:氏|者|大統領|首相|外相)(?:とも)?|[両3三4四]首脳|の[両3三4四]首脳|の[2-4二三四]人)?(?:ら|など)?(?:、?(?:[各3三4四][^。、Ｐ]{0,6})?首脳)?"
)
# ＰはＰと · Ｐとの間で · Ｐによる表敬を · Ｐを公邸に迎え、
_WITH: Final = re.compile(
    rf"(?P<who>{_RUN})(?:と(?!(?:[ＣＬ](?:の)?)?Ｐ(?:氏)?[、はがもとのら])(?:の(?:間(?:で|の)?)?|も|は)?|に(?:電話|よる)"
    r"|の(?=表敬)|を(?=表敬|(?:[^。、はがＰ]{0,10}に)?(?:出?迎え|招[いき])))"
)
_SUBJECT: Final = re.compile(rf"(?P<who>{_RUN})(?:は|が|も|から|による|の)")
# Ｐの会談: one side as owner is no subject unless two stand there
_TOGETHER: Final = re.compile(
    r"両首脳|両氏|両者|双方|[3三4四]首脳|[3三4四](?:か国|カ国|ヵ国|国)(?:の)?首脳|首脳(?:同士|間)"
)
# 首相は大統領、首相とそれぞれ会談した
_EACH: Final = re.compile(r"手始め|皮切り|それぞれ|個別(?:に|の)|相次[いぎ]|立て続けに|順次")
_BREAK: Final = re.compile(r"。|」")


_TERM: Final = 12  # signs of a name in quotation marks: 「川口山荘」で会談した


def _term(text: str, end: int) -> bool:
    """Whether the mark that ends before a place closes only a name, which breaks no clause."""
    return text[end - 1] == "」" and end - text.rfind("「", 0, end) < _TERM


@dataclass(frozen=True, slots=True)
class Parties:
    """Places of people's signs in the sketch; ``before`` is true when the sentence counts on those named earlier."""

    at: tuple[int, ...]
    before: bool
    apart: tuple[int, ...] = ()  # of those, who met the others one by one


def parties(sketch: Sketch, start: int, end: int) -> Parties:
    """Find those who meet at the word ``start:end`` of a sketch, from the beginning of its clause."""
    text = sketch.text
    begin = max((match.end() for match in _BREAK.finditer(text, 0, start) if not _term(text, match.end())), default=0)
    if _WITH_ELSE.search(text, begin, start):
        return Parties((), before=False)
    partners = [m for m in _WITH.finditer(text, begin, start) if _near(text[m.end() : start])]
    subjects = [m for m in _SUBJECT.finditer(text, begin, start) if m.end("who") <= m.end()]
    together = _TOGETHER.search(text, begin, end) is not None
    if partners:
        partner = partners[-1]
        subject = next((m for m in reversed(subjects) if m.end() <= partner.start() and m[0][-1] != "の"), None)
        subject = subject or next((m for m in subjects if m.start() >= partner.end() and m[0][-1] in "はがも"), None)
        subject = subject or _behind(text, end, partner) or _DOES.match(text, end)
        both = subject is None and partner["who"].count("Ｐ") > 1
        if not both and _OTHER.search(text, subject.end() if subject else begin, partner.start()):
            return Parties((), before=False)
        signs = _signs(sketch, *(m.span("who") for m in (subject, partner) if m))
        others = _signs(sketch, partner.span("who"))
        apart = others if len(others) > 1 and _EACH.search(text, partner.start(), end + 6) else ()
        return Parties(signs, subject is None or together, apart)
    if (seen := _SEEN.match(text, end)) and seen["who"].count("Ｐ") > 1:
        return Parties(_signs(sketch, seen.span("who")), before=False)
    if object_ := _WHOM.match(text, end):
        return Parties(_signs(sketch, object_.span(object_.lastgroup or "who")), before=True)
    whole = next((m for m in reversed(subjects) if m["who"].count("Ｐ") > 1), None)
    if whole:
        return Parties(_signs(sketch, whole.span("who")), before=False)
    alone = next((m for m in reversed(subjects) if m[0][-1] != "の"), None)
    alone = alone or _BEHIND.match(text, end)
    if alone is None and _OTHER.search(text, begin, start):
        return Parties((), before=False)
    return Parties(_signs(sketch, alone.span("who")) if alone else (), before=True)


# 大統領が派遣した代表団が首相と面会した · 市長は知事と面会した: somebody else is nearer
_OTHER: Final = re.compile(
    r"(?:[一-龠ァ-ヴー](?:団|側|政府|省|特使|大使|公使|領事|次官|局長|部長|課長|報道官|副大臣|政務官|補佐官|秘書官|会長|社長|知事|議員|代表|"
    r"委員|理事長|市長|町長|村長|区長|館長|校長|院長|学長|店長|所長|教授|弁護士|監督|選手|夫人)"
    r"|(?<![一-龠])(?:市|町|村|区|社|会|館|校|院|学|店|所|部|局|署|団)長|(?<![一-龠])(?:夫人|知事|大使|教授|監督)|妻|夫|長男|長女|次男|次女|母親|父親|"
    r"家族|遺族|選手|学生|生徒|児童|住民|市民|店主|商店主|社員|職員|弁護士|記者|俳優|歌手|作家|女性|男性|関係者|経営者|幹部)(?:ら|たち)?(?:が|は|も)"
)
# 知事と面会した · 社長らと会談した: a partner who is nobody of the cast
_WITH_ELSE: Final = re.compile(
    r"(?<![一-龠々ァ-ヴーＰＣＬ])(?!両|双方|相手|互|首脳|[一二三四五六七八九十数]|会談|会合|協議|一緒|同時|次々|続々)[一-龠ァ-ヴー]{2,10}"
    r"(?:氏|さん|ら|たち)?と(?:の)?(?:直接|再び|初めて|個別に|短時間|昼食をとりながら)?$"
    r"|[一-龠ァ-ヴー](?:委員長|大統領|首相|大臣|外相|議長|国王|国家主席|長官|知事|社長|会長|事務総長)(?:ら)?と(?:は|も|の)?[^。「」Ｐ]{0,20}$"
)


# 大統領との会談後、首相は · 大統領との会談で、首相は
_BEHIND: Final = re.compile(rf"[^。「」、]{{0,10}}、?(?P<who>{_RUN})(?:は|が|も)")


# 大統領と会談する首相: a caption
_DOES: Final = re.compile(
    r"(?:を|に)?(?:する|した|している|行う|行った|臨む|臨んだ)(?:[ＣＬ](?:の)?)?(?P<who>Ｐ)(?!と)"
)


# 会談に臨む首相と大統領: a caption
_SEEN: Final = re.compile(rf"(?:を|に)?(?:する|した|行う|行った|臨む|臨んだ)(?:[ＣＬ](?:の)?)?(?P<who>{_RUN})")


# 先月会談した甲国の大統領とも言葉を交わした · 夕食会を開いて大統領をもてなした
_WHOM: Final = re.compile(
    r"(?:(?:した|していた|したばかりの)(?:[ＣＬ]の)?(?P<who>Ｐ)(?=と(?:は|も)?)"
    r"|を(?:開いて|催して|開き、|催し、)(?:[ＣＬ]の)?(?P<guest>Ｐ)(?=を(?:もてな|歓待|歓迎)))"
)


def _behind(text: str, end: int, partner: re.Match[str]) -> re.Match[str] | None:
    """The subject that follows a meeting with somebody: 大統領との会談後、首相は."""
    owned = text[partner.end("who") : partner.end("who") + 1] == "と"
    return _BEHIND.match(text, end) if owned else None


def _near(between: str) -> bool:
    """Whether a partner's と still belongs to the meeting: no other verb of meeting or thinking stands between."""
    return len(between) <= 60 and not re.search(
        r"一致し|述べ|確認し|会談し|会談を行|評価し|示し|訪問し、|会談[や、]", between
    )


def _signs(sketch: Sketch, *spans: tuple[int, int]) -> tuple[int, ...]:
    found = {i for start, end in spans for i in range(start, end) if i in sketch.marks and sketch.text[i] == "Ｐ"}
    return tuple(sorted(found))


def countries(sketch: Sketch, at: int, abbreviations: Mapping[str, Iri]) -> tuple[list[Iri], int, int]:
    """The countries before a meeting, one letter each (日米韓首脳会談, 日米豪印4カ国は…首脳会合を) or by name."""
    text = sketch.text
    run = f"[{''.join(sorted(abbreviations))}]{{2,4}}"
    begin = max(text.rfind("。", 0, at), text.rfind("「", 0, at)) + 1
    found = [match for match in re.finditer(run, text[:at]) if match.end() == at]
    found += [
        m
        for m in re.finditer(rf"{run}(?=両国|(?:[2-4二三四]|の|両)?(?:[カかヵ]国|首脳))", text[:at])
        if m.start() >= begin
    ]
    if found:
        return [abbreviations[letter] for letter in found[0][0]], *found[0].span()
    if koreas := re.search(r"南北(?=首脳会談|$)", text[:at]):
        return [thing("country", "kor"), thing("country", "prk")], *koreas.span()
    named = _named_countries(sketch, at, abbreviations)
    return named or ([], at, at)


def _named_countries(sketch: Sketch, at: int, abbreviations: Mapping[str, Iri]) -> tuple[list[Iri], int, int] | None:
    """The countries right before a meeting: 甲国と乙国の首脳会談, 日・乙国首脳会談, 甲国と乙国、丙国の首脳会談."""
    one = f"[Ｃ{''.join(sorted(abbreviations))}]"
    match = re.search(
        rf"(?<![一-龠ァ-ヴー])({one})(?:と|・|、)?(?:({one})(?:と|・|、))?({one})(?:両国)?の?$", sketch.text[:at]
    )
    if match is None or "Ｃ" not in match[0]:
        return None
    groups = [n for n in (1, 2, 3) if match[n]]
    found = [sketch.marks[match.start(n)].iris[0] if match[n] == "Ｃ" else abbreviations[match[n]] for n in groups]
    return found, *match.span()
