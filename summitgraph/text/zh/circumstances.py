"""When, where, how long and beside which summit: the circumstances of a meeting in its sentence.

What comes in: the sketch of a sentence and an `Encounter`. What goes out: places in the sketch of the marks
that belong to this meeting and to no other of the sentence.
"""

import re
from dataclasses import dataclass
from typing import Final

from summitgraph.text import sketch as sign
from summitgraph.text.dates import number
from summitgraph.text.sketch import Mark, Sketch
from summitgraph.text.zh.triggers import Encounter, clause, clauses_before
from summitgraph.time import DAY

# 官邸星期二发表声明 · Ｐ周三（1月4日）表示 · 路透东京3月4日 - : the day of the words; but Ｄ在Ｌ举行会谈并发表声明
_DAY_OF_WORDS: Final = re.compile(
    r"^\s?[-–—－]{1,2}\s|^(?:[上下中]午|晚间?上?|凌晨|清晨|早[上晨]|深夜|傍晚)?(?:在(?:(?!会[谈晤见面]|举行(?!的)|通话|峰会)[^，。与同和跟]){0,8})?(?:讯】|(?:专|综合外|综合|外)?(?:电(?!话)|讯[）】])|指(?=[，出：])|引述|发表|表示|说|称|宣布|告诉|透露|证实|强调|指出|发布|"
    r"报道|报导|对[^，。]{0,10}说|公布|介绍|(?:的|举行的)?(?:例行|定期)?(?:记者会|发布会|新闻发布会|简报会|声明|专访|采访|讲话)|提议|呼吁|鼓励|建议|敦促|提倡|倡议|谈到|同意|接受|拒绝|决定|考虑)"
)
# Ｐ周一与Ｐ通话，讨论了Ｓ: the day of the call, not of the summit
_OTHER_TALKS: Final = re.compile("通[过了]?电?话|电话|致电|会谈|会晤|会见|会面|视频会议")
# Ｐ周二抵达Ｌ，与Ｐ会谈 · Ｐ将于周二抵达Ｌ，会晤Ｐ: the day of the talks too
ARRIVAL: Final = re.compile("抵达|飞抵|到达")
_STILL: Final = re.compile("将|计划|预计|拟|准备|打算|还要|希望|期待|定于")
# Ｐ周二乘专机启程，将出席在Ｌ召开的Ｓ: the trip began then, the meeting falls in the same month
DEPARTURE: Final = re.compile("启程|出发|动身|飞往|起飞|抵达|离开")
# Ｐ将于Ｄ对Ｃ进行访问 · Ｄ将对Ｃ进行国事访问
VISIT: Final = re.compile("Ｄ(?:将|要)?(?:对|赴|访问)[^，。；]{0,30}?(?:访问|出席|$)|Ｄ(?:将)?(?:访|赴)")
# 两人上一次会面要追溯到二十年前：Ｄ，Ｐ会见了Ｐ
_LAST: Final = re.compile("上一?次|最近一次|上回")
# 继Ｄ会谈之后，Ｐ与Ｐ再次会晤: the day of the earlier talks
_EARLIER: Final = re.compile("继[^，。；]{0,16}Ｄ[^，。；]{0,16}(?:后|以来)$")
# Ｐ在Ｄ的川金会之后首次与Ｐ通话: the day of the talks before
_AFTER_OTHERS: Final = re.compile(
    "(?:会谈|会晤|会面|会见|峰会|首脑会议|通电?话|Ｇ二?会|Ｓ)[^，。；]{0,2}(?:之后|后|以来|之前|前)"
)
# 星期六，峰会进入尾声 · Ｐ和Ｐ，周五站在军事分界线上
_SCENE: Final = re.compile("(?:当地时间)?(?:[ＰＧ][^，。；Ｄ]{0,6}，?)?(?P<day>Ｄ)")
# Ｐ于Ｄ正式上任，已与Ｐ通话: the day of something else
_OTHER_EVENT: Final = re.compile(
    "上任|就任|就职|上台|当选|胜选|宣誓|出任|接任|辞职|辞任|卸任|下台|去世|逝世|出生|签署|通过了?|颁布|生效|发射|试射|试爆|"
    "袭击|空袭|入侵|开战|爆发|逮捕|被捕|处决|制裁|驱逐|断交|建交|示威|抗议|坠毁|沉没|罢工|大选|选举|投票"
)
# 因疫情拖延的峰会，预计安排在Ｄ以视频方式召开: what the next clause sets is the day of the talks
_SET_FOR: Final = re.compile(
    "，(?:目前|现|已)?(?:预[计定]|计划|定于|订于|安排|将|拟|原定|暂定|最快|最早)[^，。；：ＰＧＨＡ]{0,12}?(?P<day>Ｄ)[^，。；：ＰＧＨＡ]{0,14}?(?:举行|召开|登场|进行|举办|展开)"
)
# Ｓ，Ｄ以视频形式召开
_HELD_ON: Final = re.compile("，(?P<day>Ｄ)[^，。；ＰＧＳ]{0,12}(?:召开|举行|登场|开幕|揭幕)")
# 原定Ｄ举行的Ｓ将推迟一周至Ｄ举行: the new day
_PUT_OFF: Final = re.compile(
    "[^，。；ＰＧＤ]{0,8}(?:推迟|延后|延期|押后|改期?|延)[^，。；ＰＧＤ]{0,6}(?:至|到|于|在)(?P<day>Ｄ)"
)
# Ｄ，外交部发布消息，Ｐ将会见Ｐ: the day of the news
_ANNOUNCED: Final = re.compile("发布|宣布|公布|发表(?!演讲|演说|讲话)")
# Ｄ开始，两人曾见面18次: not on one day
_TIMES: Final = re.compile("^(?:开始|以来|起|至今|迄今)[^。；]*?(?:\\d+|多|数|几|[三四五六七八九十]+)[余多]?[次度]")
# Ｄ晚间举行了今年第二次通话: the year only says how many there were
_NTH: Final = re.compile("(?:以来|之?内|里|中)?的?(?:第[一二三四五六七八九十\\d]+次|首[次度])")
# 集团Ｄ发动叛变后，Ｐ会见Ｐ: some time later
_SINCE: Final = re.compile(
    "Ｄ(?![^，。；]*(?:抵达|到达|启程|结束|会谈|会晤|会面|通话|访问))[^，。；ＤＰ]{2,16}(?:后|以来)$"
)
# 出席Ｓ的ＰＤ会见了Ｐ: the day of what they did there
_OF_WHOM: Final = re.compile("的[ＰＧ]")
# Ｄ访问Ｌ，为Ｐ和Ｐ的会晤做准备: the day of the errand
ERRAND: Final = re.compile(
    "为[^，。；]*(?:会谈|会晤|会面|峰会|通话)[^，。；]{0,6}(?:准备|铺路|铺平道路|预热|安排|打前站)"
)
_IDEA: Final = re.compile(
    r"[^，。；]{0,6}?的(?:可能性?|提议|提案|建议|倡议|构想|想法|意愿|意向|愿望|希望|邀请|要求|请求|条件|前景|时机)"
)
# 两人去年互访，多次通话: on many days
_OFTEN: Final = re.compile("经常|频繁|多次|屡次|时常")
# 「马习会」5周年座谈会: the day of the anniversary
_ANNIVERSARY: Final = re.compile(r"[」”』]?(?:第)?[\d一二三四五六七八九十百]+\s*周年")
# 与本月初胜选的Ｐ通话: the day of something that the guest did
_OF_THE_GUEST: Final = re.compile(
    "[与同和跟][^，。；：ＰＧＨＡＤ]{0,10}(?P<day>Ｄ)(?![访抵到来])[^，。；：ＰＧＨＡＤ]{0,24}(?<!访问)的[^，。；：ＰＧＨＡ的]{0,12}[ＰＧ]"
)
# 这是Ｐ今年首次出访，……: not said of the meeting behind it
_REMARK: Final = re.compile("“?这(?:也|还|将|次)*是")
# 双方将就Ｓ、Ｘ等话题交换意见: a topic, with neither the day nor the place of the talks about it
_TOPIC: Final = re.compile("就(?!任|职)[^，。；]*$")
_TALKED_OF: Final = re.compile("[^。；]{0,30}?(?:话题|议题|问题|事宜|交换意见|交流|讨论|磋商|商讨|沟通|协商)")
# 岸田在峰会上承诺在2050年前实现碳中和: the day of the promise's end
_PROMISE: Final = re.compile("承诺|保证|许诺|誓言|呼吁|宣布|目标")
_IN_BRACKETS: Final = re.compile("[（(][^（）()，Ｄ]{0,6}(?P<day>Ｄ)[）)]。?$")
_SETTING: Final = re.compile("(?:出席|参加|参与|在)[^，。；ＰＧ]{0,16}Ｓ(?=[^，。；]{0,4}(?:期间|之际|时|场合|上))")
# 在Ｄ总统大选后: at some time later
_LATER: Final = re.compile(
    "^[^，。；Ｇ]{0,6}(?:选举|大选|投票|就职|就任|上任|访问)[^，。；]{0,2}[后前]|^[^，。；ＰＧ]{0,8}(?<![选任职台相统理])以来|"
    "^(?:正式)?(?:就任|上任|出任|接任|就职|当选)[^，。；ＧＤ]{0,6}以来"
)
SPEECH: Final = re.compile("表示|说|指(?=[，出：]|$)|称|发表(?!演讲|演说|讲话)|透露|宣布|指出|强调|报道|报导")
_SAYS: Final = re.compile("(?<!据)[ＰＨＯＡ][^，。；]{0,12}(?:表示|说|称|透露|宣布|指出|强调)$")
# 在Ｓ期间 · 藉出席Ｓ之机 · 是在Ｄ的Ｓ上
_MARGINS: Final = re.compile(
    r"Ｓ(?=(?:[^，。；]{0,4}(?:期间|之际|之机|机会|场边|间隙|会场|时|前夕)|上(?:[，。；]|$|举行|会)|举行$|(?:曾经?)?(?:会面|会晤|会谈|见面)))"
)
# Ｐ与Ｐ会谈，当时两人都在出席Ｓ
_MEANWHILE: Final = re.compile("，当时[^，。；]{0,8}(?:出席|参加)[^，。；Ｐ]{0,4}Ｓ")
# Ｐ与Ｐ通了电话，通话持续了40分钟
_LASTED: Final = re.compile("，(?:[会通峰][谈晤面话会])?(?:持续|历时|进行|长达)了?(?:约|大约|近)?")
# 30分钟的会谈 · 持续约一个半小时
_MINUTES: Final = re.compile(
    r"(?P<minutes>\d{1,3})分钟|(?P<hours>\d{1,2}|[一两二三四五六七八九十])(?:个)?(?P<half>半)?(?:个)?小时|(?P<halfhour>半)(?:个)?小时"
)


@dataclass(frozen=True, slots=True)
class When:
    """A date of the sentence that belongs to a meeting; ``trip`` when it is only the day of departure."""

    mark: Mark
    trip: bool = False


def when(sketch: Sketch, meeting: Encounter) -> When | None:
    """The date of a meeting: before its trigger in the clause, after it, else in the clause before."""
    text, (at, after) = sketch.text, meeting.trigger
    start, end = clause(text, at)
    if meeting.kind in {"again", "since"}:
        return When(sketch.marks[at])
    if _ANNIVERSARY.match(text, after):
        return None
    if put_off := _PUT_OFF.match(text, after):
        return When(sketch.marks[put_off.start("day")])
    if _IDEA.match(text, after):
        own = meeting.objects or meeting.subject
        found = _nearest(sketch, max(start, own[0]), at) if own else None
        return When(found) if found else None
    if ERRAND.match(text[start:end]) or only_talked_of(meeting, text, start):
        return None
    if found := _nearest(sketch, start, at):
        return When(found, trip=meeting.kind == "series" and bool(DEPARTURE.search(_between(sketch, found, at))))
    if not _OF_WHOM.match(text, after) and (found := _after(sketch, after, end)):
        return When(found)
    if held := (_HELD_ON if meeting.kind == "series" else _SET_FOR).match(text, end):
        return When(sketch.marks[held.start("day")])
    return _beyond_the_clause(sketch, meeting, start, end)


def only_talked_of(meeting: Encounter, text: str, start: int) -> bool:
    """Whether a summit is one of the topics of other talks."""
    at, after = meeting.trigger
    return (
        meeting.kind == "series"
        and _TOPIC.search(text, start, at) is not None
        and _TALKED_OF.match(text, after) is not None
    )


def _after(sketch: Sketch, after: int, end: int) -> Mark | None:
    """The date behind a trigger in its clause, else the day in brackets at the end of a caption."""
    for i in range(after, end):
        mark = sketch.marks.get(i)
        if mark and mark.sign == sign.DATE and not _DAY_OF_WORDS.match(sketch.text[i + 1 : i + 14]):
            if _PROMISE.search(sketch.text, after, i):
                return None
            return None if _LATER.match(sketch.text[i + 1 : min(i + 12, end)]) else mark
    bracketed = _IN_BRACKETS.search(sketch.text)
    return sketch.marks[bracketed.start("day")] if bracketed else None


def _beyond_the_clause(sketch: Sketch, meeting: Encounter, start: int, end: int) -> When | None:
    text, at = sketch.text, meeting.trigger[0]
    if _LAST.search(text, start, end) and text[end : end + 1] == "：":
        return _first_behind(sketch, end + 1)
    if _told_of_another_time(meeting, text[start:at]):
        return None
    announced = False
    for first, last in clauses_before(text, at):
        if _EARLIER.search(text[first:last]):
            return None
        if meeting.kind == "series" and _OTHER_TALKS.search(text[first:last]):
            return None
        found = None if _REMARK.match(text, first, last) else _nearest(sketch, first, last)
        announced |= _ANNOUNCED.search(text[first:last]) is not None
        between = _between(sketch, found, last) if found else ""
        if found and (announced or _SINCE.search(text[first:last])):
            return None
        if _OTHER_EVENT.search(between) or _AFTER_OTHERS.search(between):
            return None
        if found and not SPEECH.search(text[first:last]):
            return When(found, trip=_only_travel(text[first:last], text[start:end]))
        # Ｄ，Ｐ表示，……: the day of the words
        if found or busy(text[first:last]) or _SAYS.search(text[first:last]):
            return None
    return None


def _told_of_another_time(meeting: Encounter, words: str) -> bool:
    """Whether the words lead away from the day before them: 当时, 政府宣布放弃举办Ｓ."""
    return (
        "当时" in words
        or _OFTEN.search(words) is not None
        or (meeting.kind == "series" and _ANNOUNCED.search(words) is not None)
    )


def _first_behind(sketch: Sketch, start: int) -> When | None:
    found = next(iter(sketch.within(start, clause(sketch.text, start)[1], sign.DATE)), None)
    return When(found) if found else None


def _only_travel(words: str, then: str = "") -> bool:
    """Whether the day in these words is that of a journey, and not that of the talks told of after them."""
    there = ARRIVAL.search(words) and not re.search("启程|出发|动身|起飞|离开", words)
    still = _STILL.search(then) and not _STILL.search(words)  # Ｐ周二抵达Ｌ，将与Ｐ会谈: some day after that
    return DEPARTURE.search(words) is not None and not (there and not still)


def _nearest(sketch: Sketch, start: int, end: int) -> Mark | None:
    theirs = {match.start("day") for match in _OF_THE_GUEST.finditer(sketch.text, start)}
    for i in range(end - 1, start - 1, -1):
        mark = sketch.marks.get(i) if i not in theirs else None
        if mark and mark.sign == sign.DATE and not _DAY_OF_WORDS.match(sketch.text[i + 1 : i + 14]):
            other = _LATER.match(sketch.text[i + 1 : min(i + 12, end)]) or _AFTER_OTHERS.search(
                sketch.text[i + 1 : end]
            )
            if _NTH.match(sketch.text, i + 1) and (day := _nearest(sketch, start, i)):
                return day
            local = _IN_LOCAL_TIME.search(sketch.text, 0, i)
            return (
                None if other or _TIMES.match(sketch.text[i + 1 :]) else sketch.marks[local.start()] if local else mark
            )
    return None


# 当地时间Ｄ（东京时间Ｄ）
_IN_LOCAL_TIME: Final = re.compile("Ｄ[上下中]?[午晚]?[（(][^（）()Ｄ]{2,10}$")


def _between(sketch: Sketch, mark: Mark, at: int) -> str:
    """The words from a mark to a place of the sketch."""
    return sketch.text[next(i for i, other in sketch.marks.items() if other is mark) : at]


def arrived(sketch: Sketch) -> Mark | None:
    """The day on which somebody is told to have arrived where the talks of the next sentence are held."""
    for i, mark in sorted(sketch.marks.items()):
        words = sketch.text[slice(*clause(sketch.text, i))]
        if mark.sign == sign.DATE and len(mark.edtf) == DAY and not SPEECH.search(words):
            return mark if ARRIVAL.search(words) and not _only_travel(words) else None
    return None


# 星期六，峰会进入尾声 · 3月12日在首尔，众人签到, but 3月11日是大地震纪念日: a day of people or of talks
_OF_PEOPLE: Final = re.compile("[ＰＧＡＳ]|在[ＬＣ]|峰会|会议|会谈|会晤")


def on_that_day(sketch: Sketch) -> Mark | None:
    """The day on which a sentence sets the scene for the next: 星期六，峰会进入尾声。Ｐ会见了Ｐ."""
    match = _SCENE.match(sketch.text)
    mark = sketch.marks[match.start("day")] if match else None
    own = mark and len(mark.edtf) == DAY and not SPEECH.search(sketch.text)
    ours = _OF_PEOPLE.search(sketch.text) and not _OTHER_EVENT.search(sketch.text)
    return max(_days_of(sketch), key=lambda m: m.start) if own and ours else None


def _days_of(sketch: Sketch) -> list[Mark]:
    """The days of a sentence that tells of several, one behind the other: 30日访台，今天上午参观工厂；下午……."""
    days = [m for _, m in sorted(sketch.marks.items()) if m.sign == sign.DATE and len(m.edtf) == DAY]
    return [m for m in days if m.edtf >= days[0].edtf]


def busy(words: str) -> bool:
    """Whether words of a sketch already tell of another meeting; the summit that people attend is only the setting."""
    return re.search("会谈|会晤|会面|会见|峰会|Ｓ", _SETTING.sub("", words)) is not None


def margins(sketch: Sketch, meeting: Encounter) -> tuple[int, Mark] | None:
    """The multilateral meeting on whose margins people meet, and where it stands in the sketch."""
    if meeting.kind in {"series", "body"}:
        return None
    text, (at, _) = sketch.text, meeting.trigger
    for first, last in (clause(text, at), *clauses_before(text, at)):
        for match in _MARGINS.finditer(text, first, last):
            return match.start(), sketch.marks[match.start()]
    if (later := _MEANWHILE.search(text, at)) is not None:
        return later.end() - 1, sketch.marks[later.end() - 1]
    return None


def length(sketch: Sketch, meeting: Encounter) -> tuple[int, int, int] | None:
    """How long a meeting took: minutes, and where the words stand in the sketch."""
    start, end = clause(sketch.text, meeting.trigger[0])
    match = _MINUTES.search(sketch.text, start, end)
    if match is None and (goes_on := _LASTED.search(sketch.text, end)):
        match = _MINUTES.match(sketch.text, goes_on.end())
    if match is None:
        return None
    if match["minutes"]:
        return int(match["minutes"]), *match.span()
    if match["halfhour"]:
        return 30, *match.span()
    return number(match["hours"]) * 60 + (30 if match["half"] else 0), *match.span()
