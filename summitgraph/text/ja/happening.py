"""Which words of a Japanese sentence tell a meeting, by what means, and how far it had come.

What comes in: the sketch of a sentence (`summitgraph.text.sketch`). What goes out: `Happening`s.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Final

# 首脳会談 · 電話会談 · 首脳電話会議 · 日米首脳会合 · 立ち話 · ワーキング・ディナー · お会いした
_WHAT: Final = re.compile(
    r"(?P<kind>首脳|外相|外務大臣|防衛相|防衛大臣|閣僚|党首)?(?:(?P<by>電話|テレビ|ビデオ|オンライン|ウェブ)(?:形式の|での)?)?"
    r"(?:会談|(?:(?<=首脳)|(?<=電話)|(?<=テレビ)|(?<=ビデオ)|(?<=オンライン))(?:会議|会合|協議)|立ち話|懇談|面会|対談"
    r"|ワーキング・?(?:ディナー|ランチ)|(?:夕食|昼食|朝食)会|会食|表敬|お会い|通話)"
    r"|電話で[^。、]{0,10}?(?:協議|話|対話|意見交換)"
    r"|(?<=Ｐと)(?:再び|直接|近く|また|初めて)?(?:会う|会い|会った|会って)"
)
_MODES: Final = {
    "電話": "phone",
    "通話": "phone",
    "テレビ": "video",
    "ビデオ": "video",
    "オンライン": "video",
    "ウェブ": "video",
}
_IN_PERSON: Final = re.compile(r"立ち話|懇談|面会|ディナー|ランチ|[夕昼朝]食会|会食|表敬|お会い|会[ういっ]")
# 電話で協議した · オンライン形式で会談した · 対面での会談
_BEFORE: Final = re.compile(
    r"(?:(?P<by>電話|テレビ|ビデオ|オンライン|ウェブ)(?:で|形式で|による|を通じて|を通じた)|(?P<here>対面)(?:で|による)(?:の)?)"
    r"[^、。Ｐ]{0,8}$"
)
# 会談していない · 会談が実現していない: nothing took place, nobody refused
_NOT: Final = re.compile(
    r"^(?:について|をめぐ|に関(?:し|する)|の是非)"
    r"|^[^。、]{0,14}(?:していない|しておらず|行っていない|実現していない|せずに|なしに|するかどうか|すれば|した場合|できれば|ないまま|録|要旨|場所|会場|前に記者)"
)
_STATUS: Final[tuple[tuple[str, re.Pattern[str]], ...]] = (
    # 会談を中止した · 会談は見送られた
    ("cancelled", re.compile(r"^[^。]{0,16}(?:中止|取りやめ|取り消|キャンセル|見送|断念|立ち消え)")),
    # 会談を延期した
    ("postponed", re.compile(r"^[^。]{0,16}(?:延期|先送り|延ばす|延ばし)")),
    # 会談を拒否した · 会談には応じない
    (
        "declined",
        re.compile(
            r"^[^。]{0,16}(?:拒否|拒ん|拒む|拒絶|応じない|応じなかった|受け入れない|会わない|行わない|しない(?:考え|方針|意向|と)|否定し)"
        ),
    ),
    # 会談を調整している · 会談に意欲を示した · 会談を呼びかけた
    (
        "proposed",
        re.compile(
            r"^[^。]{0,18}(?:調整|検討|模索|提案|呼びかけ|呼び掛け|意欲|期待|希望|求め|要求|目指|めざ|打診|意向|実現|可能性|用意がある|"
            r"したい|行いたい|持ちたい|模様|機会を|探)"
        ),
    ),
    # 会談する予定だ · 会談を行うことで合意した · 会談に臨む
    (
        "planned",
        re.compile(
            r"^(?:[^。]{0,14}(?:予定|見通し|見込み|運び|方向|ことで(?:合意|一致)|ことを?(?:発表|決め|決定)|(?:する|行う|開く)と(?:発表|明らか)|に臨む|を控え|を前に|に先立)"
            r"|(?:を|が|に)?(?:する|行う|行われる|開く|開かれる|開催する|開催される|持つ|実施する)(?:。|、|$|と(?!とも)|こと)"
            # 会談が16日、東京で行われる
            r"|(?:が|は|も)[^。]{0,24}?(?:行われる|開かれる|開催される|予定されている|設定され))"
        ),
    ),
    # 会談が16日、東京で行われた
    (
        "held",
        re.compile(
            r"^(?:が|は|も)[^。]{0,24}?(?:行われ(?!る)|開かれ(?!る)|開催され(?!る)|始ま(?!る)|終わ|終了|実現した)"
        ),
    ),
    # 会談を行ったところ · 会談し · 会談が開かれた · 会談で
    (
        "held",
        re.compile(
            r"^[^。、]{0,10}?(?:(?:する|行う|開く)と(?:とも|同時)に|行っ|行い|行なっ|行われ(?!る)|実施(?!する|される)|開い|開かれ(?!る)|開き|開催し|開催され(?!る)|持っ|持ち|終え|終わ|終了|受け|"
            r"し(?!ない|たい)[、たてまなと]|した|しました|し$|に臨ん|に臨み|を重ね|った|って|での|で(?=[^き])|では|の(?:中|結果|内容|冒頭|席|際|後|成果)|後|において|にて|に続|以来|を踏まえ|いた)"
        ),
    ),
)
# 会談では、早期の訪日への期待を示した
_WITHIN: Final = re.compile(r"では|での|で、|の(?:中|席|冒頭|結果|内容)|後(?:に|の|、)|した際|の際")


@dataclass(frozen=True, slots=True)
class Happening:
    """A meeting word at ``start:end`` of a sketch; ``tail`` is where the words end that tell the status."""

    start: int
    end: int
    tail: int
    status: str
    weight: int
    mode: str
    role: str


def happenings(text: str) -> Iterator[Happening]:
    """Yield the meetings that a sketch speaks of; what did not happen and nobody refused is left out."""
    found = list(_WHAT.finditer(text))
    for index, match in enumerate(found):
        until = found[index + 1].start() if index + 1 < len(found) else len(text)
        after = text[match.end() : min(until, match.end() + 40)]
        if _NOT.search(after) or (match[0].endswith("会談") and after[:1] == "録"):
            continue
        status, end = _status(after)
        yield Happening(
            match.start(), match.end(), match.end() + end, status or "held", 3 if end else 1,
            _mode(match, text), _role(match["kind"] or ""),
        )  # fmt: skip


def _status(after: str) -> tuple[str, int]:
    for words in (after.split("、", maxsplit=1)[0] + "、", after):
        for name, pattern in _STATUS:
            if told := pattern.search(words):
                return name, min(told.end(), len(after))
    return "", 0


def _mode(match: re.Match[str], text: str) -> str:
    before = _BEFORE.search(text, 0, match.start())
    if before:
        return "in-person" if before["here"] else _MODES[before["by"]]
    for word, mode in _MODES.items():
        if word in match[0]:
            return mode
    return "in-person" if _IN_PERSON.search(match[0]) else "unknown"


def _role(kind: str) -> str:
    if kind.startswith("外"):
        return "foreign-minister"
    return "defence-minister" if kind.startswith("防") else "leader"
