"""Which words of a Japanese sentence tell a meeting, by what means, and how far it had come.

What comes in: the sketch of a sentence (`summitgraph.text.sketch`). What goes out: `Happening`s.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Final

from summitgraph.text.ja.status import CALLED_OFF, expected, said, said_before

# 首脳会談 · 電話会談 · 首脳電話会議 · 日米首脳会合 · 立ち話 · ワーキング・ディナー · お会いした · 言葉を交わした
# オンラインで協議を行った · 大統領と約1時間話し合った · 大統領と15日に首都で会う
_WHAT: Final = re.compile(
    r"(?P<kind>首脳|外相|外務大臣|防衛相|国防相|防衛大臣|閣僚|党首)?(?:(?P<by>電話|テレビ|ビデオ|オンライン|ウェブ)(?:形式の|での)?)?"
    r"(?P<face>対面(?:での|形式の|式の|による)?)?"
    r"(?:会談|(?:(?<=首脳)|(?<=電話)|(?<=テレビ)|(?<=ビデオ)|(?<=オンライン))(?:会議|会合|協議)|立ち話|懇談(?!会)|(?<!対)面会|対談"
    r"|ワーキング・?(?:ディナー|ランチ)|(?:夕食|昼食|朝食|晩さん|晩餐)会|会食|表敬|お会い|通話"
    r"|(?:言葉|ことば)を(?:交わ|か)(?:す|し|わし)|(?<=Ｐと)会見|(?<=Ｐとの)会見"
    r"|(?<=Ｐと)(?:の間で)?(?:直接|再び|改めて|短時間|個別に)?(?:協議(?!会)|意見交換|意見を交わ|やり取り|やりとり)|(?<=ついての)(?:やり取り|やりとり))"
    r"|電話で[^。、]{0,10}?(?:協議|話|対話|意見交換|意見を交)"
    r"|(?:オンライン|テレビ会議|ビデオ会議)(?:形式)?で(?:初めて|直接)?(?:協議|対話|意見交換|意見を交)"
    r"|(?<=Ｐ[とに])(?:再び|直接|近く|また|初めて|初対面で)?、?(?:会う|会い|会った|会って|会え)"
    r"|(?<=[ＬＣ]で)(?:直接|再び|初めて)?会(?:う|って|った|い(?=、|た|ま))"
    r"|会話(?=し|を交わ)|初対面(?=を果た)"
    r"|(?<=Ｐと)(?:[^、。「」ＰＳはがを]{0,14}?)話し合(?=いを|い、|いま|った|って(?!い(?:な|ま))|う(?:。|予定|見通し|方針|と(?:発表|述べ)))|(?<=Ｐと)(?:初めて|直接|再び)?対面(?=し|す|を果た)"
)
_MODES: Final = {
    "電話": "phone",
    "通話": "phone",
    "テレビ": "video",
    "ビデオ": "video",
    "オンライン": "video",
    "ウェブ": "video",
}
_IN_PERSON: Final = re.compile(
    r"対面|会話|立ち話|懇談|面会|ディナー|ランチ|[夕昼朝]食会|晩さん会|晩餐会|会食|表敬|お会い|会[ういっえ]|(?:言葉|ことば)を"
)
# 電話で協議した · オンライン形式で会談した · 対面での会談 · 直接会談した
_BEFORE: Final = re.compile(
    r"(?:(?P<by>電話|テレビ|ビデオ|オンライン|ウェブ)(?:で|形式で|による|を通じて|を通じた)|(?P<here>対面|直接|顔を合わせ)(?:で|による|ての)?(?:の)?)"
    r"[^、。Ｐ]{0,8}$"
)
# 一連の会談 · 各国首脳との個別の会談: nobody in particular
_SEVERAL: Final = re.compile(
    r"(?:一連の|各国(?:の)?(?:首脳)?(?:ら)?との(?:個別の)?|数々の|相次ぐ|「?マラソン|(?<!と)(?<!との)個別の)$"
)
# これまでに5回会談している: how often, and none of them in particular
_TIMES: Final = re.compile(r"(?<!第)(?<!第[0-9])(?<![0-9])[0-9数]{1,2}回(?!目)(?:にわたり|の)?(?:[^。、Ｐ]{0,6})$")
_SO_FAR: Final = re.compile(r"を(?:し|行っ|重ね)た|[をも]?(?:し|行っ|重ね)て(?:いる|います|きた|きました|おり)")
# 会談では、…必要性を共有。· 首脳会談後、夕食会に臨む: at a meeting or after it, which may still be to come
_DURING: Final = re.compile(r"(?:で(?:は|も)|で(?=[^、。]{0,4}、)|の席|後|の中)")
# 首脳会談では安全保障を協議する。 without a past, it is still to come
_TO_COME: Final = re.compile(
    r"(?<![とにく])する。$|ともにする。$|(?:話し合|伝え|求め|訴え|目指|呼びかけ|呼び掛け|続け|働きかけ|打ち出|迫|狙|探|取り上げ|交わ)[うすくるつ]。$"
)
# 先月の首脳会談での結果を報告する見通しだ
_RESULT: Final = re.compile(r"で?の(?:結果|成果|合意|内容)")
# 来月の首脳会談に向け
_TOWARDS: Final = re.compile(r"に向け")
# 27日に首相と会談し、夕食もともにする。
_AND: Final = re.compile(r"[をにも]?(?:し|行い|開き|臨み)、")
# 大統領との会談や、首脳会合なども予定している
_AMONG: Final = re.compile(r"や、?[^。]*(?:など|も|を)(?:予定し|控え|計画し|見込)")
_PAST: Final = re.compile(r"(?:た|だ|ました|でした|という|いる|である)(?:。|$|[^。]{0,2}$)")


# 首相、大統領と会談へ
_HEADLINE: Final = re.compile(r"へ(?:[ 　=＝]|$)")


# 会談に臨む首相（代表撮影） · 会談する両首脳の様子: a caption tells what is to be seen
_SEEN: Final = re.compile(
    r"(?:に臨む|[をも]?(?:する|行う))、?(?:[ＣＬ](?:の)?)?(?:Ｐ(?:(?:と|、)(?:[ＣＬ](?:の)?)?Ｐ)*|両?首脳(?:ら)?|両氏)"
    r"(?:の様子|ら)?(?:[ 　(（=＝]|$)"
)


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
        told = said(text[match.end() : min(until, match.end() + 40)])
        before = said_before(text[max(0, match.start() - 30) : match.start()])
        times = _TIMES.search(text, 0, match.start()) and _SO_FAR.match(text, match.end())
        if (told is None and not before) or times or _SEVERAL.search(text, 0, match.start()):
            continue
        status, end = told or ("", 0)
        if before and (
            status in {"", "held", "planned"} or (before == "planned" and _TOWARDS.match(text, match.end()))
        ):
            status, end = before, max(end, 1)
        weight = 4 if status in CALLED_OFF else 3 if end else 1
        if weight == 3 and _HEADLINE.match(text, match.end()):
            weight = 2  # a headline leaves open how far it has come
        if status == "planned" and _SEEN.match(text, match.end()):
            status, weight = "held", 1
        told_of = _RESULT.match(text, match.end())
        if (status or "held") == "held" and not told_of and expected(text, match.start(), match.end()):
            status, weight = "planned", 1
        if status == "" and _AMONG.match(text, match.end()):
            status, weight = "planned", 3
        if status == "held" and _AND.match(text, match.end()) and _TO_COME.search(text):
            status, weight = "planned", 2
        if weight == 3 and status == "held" and _DURING.match(text, match.end()) and not _PAST.search(text):
            status, weight = "planned" if _TO_COME.search(text) else "held", 1
        yield Happening(
            match.start(), match.end(), match.end() + end, status or "held", weight,
            _mode(match, text), _role(match["kind"] or ""),
        )  # fmt: skip


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
    return "defence-minister" if kind.startswith(("防", "国防")) else "leader"
