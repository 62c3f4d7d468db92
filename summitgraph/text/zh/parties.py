"""The people of a meeting: subject and objects, "he" and "both", holders of offices on the day.

What comes in: an `Encounter` in a `Passage`, the meeting's circumstances so far, the `Thread` of the report.
What goes out: the meeting's `Account`s with their people, one for each pair where people meet apart (分别);
`gathering` asks here for the meetings that have a subject and objects.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass, replace
from typing import Final, NamedTuple

from summitgraph.model import Iri
from summitgraph.text import sketch as sign
from summitgraph.text.account import Account, Said
from summitgraph.text.passage import Passage
from summitgraph.text.sketch import Mark, Ref, Sketch
from summitgraph.text.who import person
from summitgraph.text.zh.patterns import THEIRS
from summitgraph.text.zh.triggers import Encounter, clause, clauses_before, together
from summitgraph.text.zh.who import LEADERS, Reader, role_of
from summitgraph.time import Days

_PREPOSED: Final = "与同和跟对向被由据给、及"
ANY: Final = sign.PERSON + sign.GROUP + sign.PRONOUN + sign.PAIR
# Ｐ呼吁Ｐ会见Ｐ: the second is to meet the third
_URGED: Final = re.compile("(?:呼吁|敦促|要求|建议|希望|主张|促请|期待|支持|提议)(?P<who>Ｐ)[^，。；：ＰＧＨＡ]{0,12}$")
# 希望Ｂ恢复与Ｐ会谈 · Ｃ愿与Ｐ会谈: a state or a body is to meet, nobody whom we know
_STATE: Final = re.compile(
    "(?:^|(?<=[，。；：])|呼吁|敦促|要求|建议|希望|主张|促请|期待|支持|提议|让)[ＣＢＯ](?:方|政府|方面)?(?![的ＣＬ、和与及])"
)
_NO_SUBJECT: Final = re.compile("[^，。；ＰＧＨＡＣＢＯ]{0,10}[与同和跟]$")
# “总统期待与Ｐ会面”: whose president, the sentence does not say
_BARE_TITLE: Final = re.compile("(?:^|(?<=[，。；：“「]))(?:总统|首相|总理|主席|国王|女王|教宗|教皇)")
# Ｐ赴Ｌ吊唁Ｐ，与Ｐ会谈: nobody meets the one they mourn
_OBJECT: Final = re.compile("(?:吊唁|悼念|追悼|哀悼|祭拜|接替|取代|击败|打败|抨击|声援)(?:了|已故)?$")
_PAIR: Final = re.compile("Ｐ[和与同跟及]Ｐ(?!的)")
_A_FEW: Final = 2  # who meets more people than these meets them one by one
# Ｐ引述Ｐ表示，愿与Ｐ会谈
_QUOTES: Final = re.compile("(?:引述|援引|引用|转述|转达)了?Ｐ")
_WITH: Final = "与同和跟"
# 双方代表 · 两人的妻子 · 他们各自的团队: people of theirs, not the two themselves
_OF_BOTH: Final = re.compile(
    "(?:各自|本国|政府|外交|谈判|军方|经贸|安全|工作|高级|高层|资深)*的?(?:代表|官员|高官|妻子|夫人|配偶|团队|小组|外交官|外交部|幕僚|助手|助理|顾问|特使|"
    "使节|大使|部长|次长|副手|阁员|内阁|政府|军方|将领|军官|士兵|专家|技术人员|工作人员|谈判人员|谈判员|随员|企业|公司|民众|民间|"
    "家人|家属|子女|儿子|女儿|父亲|父母|母亲|兄弟|支持者|议员|议会|律师|发言人|高层(?!会))"
)
_SIZE: Final = {"两": 2, "2": 2, "双": 2, "二": 2, "三": 3, "3": 3, "四": 4, "4": 4}


class Stay(NamedTuple):
    """Where the visitor goes or stays, the day on which he came, the paragraph that tells it."""

    place: Said[Iri]
    day: Said[str] | None
    block: int


@dataclass(frozen=True, slots=True)
class Thread:
    """What the reader keeps in mind: the last meeting of people, and the month of a trip."""

    last: Account | None = None
    latest: Account | None = None
    trip: Said[str] | None = None
    traveller: Iri | None = None  # whose journey it is
    leaving: bool = False  # whether it is still to begin
    visitor: Iri | None = None
    stays: tuple[Stay, ...] = ()
    arrival: Said[str] | None = None  # the day of the sentence before, in which somebody arrives
    summit: Account | None = None  # the last summit that was not called off
    scene: Said[str] | None = None  # the day of the sentence before, in the same paragraph


def standing(account: Account) -> Account | None:
    """The account where it is of a summit that is not called off."""
    return account if account.series and account.status.value != "cancelled" else None


NOTHING_TOLD: Final = Thread()  # who attends a summit is named in the sentence itself


def governed(sketch: Sketch, at: int) -> bool:
    """Whether a mark is no subject: a preposition before it (与Ｐ), kin or one they quote behind it (Ｐ引述Ｐ)."""
    quotes = _QUOTES.match(sketch.text, at + 1) is not None
    return quotes or (at > 0 and sketch.text[at - 1] in _PREPOSED) or kin(sketch, at) is not None


def kin(sketch: Sketch, at: int) -> str | None:
    """The sign behind words of kin (Ｐ的父亲Ｐ), None where there are no such words."""
    match = re.match(f"{THEIRS}(?P<next>.?)", sketch.text[at + 1 : at + 9])
    return match["next"] if match else None


def of_people(
    passage: Passage, encounter: Encounter, base: Account, thread: Thread, by: Reader, days: Days
) -> Iterator[Account]:
    """Subject and objects: together, or each alone."""
    subjects = _subjects(passage, encounter, by, days, thread)
    objects = _in(passage, encounter.objects, by, days, thread)
    role = _role(passage, encounter)
    if encounter.apart and len(objects) == 1 < len(subjects) and encounter.subject:
        yield from (
            replace(base, people=(one, *objects), role=role) for one in subjects if one.value != objects[0].value
        )
        return
    if (
        encounter.apart
        or (encounter.kind == "meets" and len(objects) > _A_FEW)
        or _of_one_state(encounter, passage, objects, by)
    ):
        callers = encounter.kind == "with" and len(subjects) > 1 and len(objects) == 1
        hub, others = (objects, subjects) if callers else (subjects, objects)
        for one in others:
            if hub and one.value not in {s.value for s in hub}:
                yield replace(base, people=(*hub, one), role=role)
        return
    people = distinct([*subjects, *objects])
    if len(people) > 1:
        yield replace(base, people=people, role=role)


def _of_one_state(encounter: Encounter, passage: Passage, objects: list[Said[Iri]], by: Reader) -> bool:
    """Whether one meets several people of one country, named one after the other: 与总统Ｐ、总理Ｐ会晤."""
    listed = encounter.objects is not None and "、" in passage.sketch.text[slice(*encounter.objects)]
    countries = {by.authority.one(one.value, "citizenOf") for one in objects}
    return encounter.kind == "with" and listed and len(objects) > 1 and len(countries) == 1 and None not in countries


def distinct(people: list[Said[Iri]]) -> tuple[Said[Iri], ...]:
    """The people, each once, where they are first named."""
    return tuple({said.value: said for said in reversed(people)}.values())[::-1]


def _role(passage: Passage, encounter: Encounter) -> str:
    span = encounter.subject or encounter.objects
    marks = passage.sketch.within(*span, sign.GROUP) if span else []
    return marks[0].refs[0].role if marks else "leader"


def _in(passage: Passage, span: tuple[int, int] | None, by: Reader, days: Days, thread: Thread) -> list[Said[Iri]]:
    if span is None:
        return []
    marks = passage.sketch.within(*span, ANY)
    if "的" in passage.sketch.text[span[0] : span[1]]:
        marks = marks[1:]  # Ｐ的父亲Ｐ
    return [said for mark in marks for said in resolved(passage, mark, by, days, thread)]


def resolved(passage: Passage, mark: Mark, by: Reader, days: Days, thread: Thread) -> list[Said[Iri]]:
    """Whom a mark names on these days; nobody where one of them is not certain."""
    at = passage.body.raw(mark.start, mark.end)
    if mark.sign == sign.PAIR:
        if _OF_BOTH.match(passage.body.text, mark.end):
            return []
        return _both(passage, mark, by, days, thread)
    refs = mark.refs
    if mark.sign == sign.PRONOUN:
        subject = pronoun(passage, mark)
        refs = (subject,) if subject else ()
    found = [person(ref, days, by.authority) or _today(ref, days, by) for ref in refs]
    return [Said(iri, *at) for iri in found if iri] if all(found) else []


def _today(ref: Ref, days: Days, by: Reader) -> Iri | None:
    """Who holds an office on the day of the report, where the days to come do not tell: 两国首脑下月会谈."""
    return person(ref, (by.day, by.day), by.authority) if days[1] > by.day else None


def pronoun(passage: Passage, mark: Mark) -> Ref | None:
    """Whom 他 or 她 stands for: the subject of this sentence so far, else of the one before."""
    at = next(i for i, m in passage.sketch.marks.items() if m is mark)
    if (nearest := passage.sketch.marks.get(at - 2)) and passage.sketch.text[at - 2 : at] == "Ｐ在":
        return nearest.refs[0]  # Ｐ说，Ｐ在他和Ｐ的会谈中
    start, _ = clause(passage.sketch.text, at)
    another = at > 0 and passage.sketch.text[at - 1] in _WITH  # Ｐ将与他会面: not the one who meets him
    for i, other in sorted(passage.sketch.marks.items()):
        if i >= (start if another else at):
            break
        if other.sign == sign.PERSON and not governed(passage.sketch, i):
            return other.refs[0]
    return passage.subject


def _both(passage: Passage, mark: Mark, by: Reader, days: Days, thread: Thread) -> list[Said[Iri]]:
    """双方 are the people of the last meeting; 两国领导人 and 两国外长 after two countries are theirs."""
    at = passage.body.raw(mark.start, mark.end)
    words = passage.body.text[mark.start : mark.end]
    size = _SIZE.get(words[0], 2)
    inside = [m for m in passage.sketch.marks.values() if m.sign == sign.COUNTRY and m.start < mark.start]
    countries = list(dict.fromkeys(m.iris[0] for m in inside))
    role = role_of(words)
    if len(words) > 2 and (role != "leader" or re.search(LEADERS, words)):
        if (
            len(countries) != size
            and thread.last
            and role in {thread.last.role, "foreign-minister", "defence-minister"}
        ):
            countries = [c for said in thread.last.people if (c := by.authority.one(said.value, "citizenOf"))]
        leaders = [person(Ref(country=c, role=role), days, by.authority) for c in dict.fromkeys(countries)]
        if len(leaders) == size and all(leaders):
            return [Said(iri, *at) for iri in leaders if iri]
    here = next(i for i, m in passage.sketch.marks.items() if m is mark)
    if size == 2 and (pair := _side_by_side(passage, here, thread)):
        found = [person(ref, days, by.authority) for ref in pair]
        return [Said(iri, *at) for iri in found if iri] if all(found) else []
    if thread.last and len(thread.last.people) == size:
        return [Said(said.value, *at) for said in thread.last.people]
    if size > 2 and (named := two(passage.sketch, here, size=size)):
        found = [person(ref, days, by.authority) for ref in named]  # Ｐ分别与Ｐ、Ｐ会谈，三人又举行会谈
        return [Said(iri, *at) for iri in found if iri] if all(found) else []
    if size == 2 and thread.last is None and thread is not NOTHING_TOLD:
        refs = two(passage.sketch, here) or passage.named or _leaders(passage, here, words)
        found = [person(ref, days, by.authority) for ref in refs]
        return [Said(iri, *at) for iri in found if iri] if all(found) else []
    return []


def _side_by_side(passage: Passage, here: int, thread: Thread) -> tuple[Ref, ...]:
    """The two whom the sentence names side by side before any meeting: 岸田与拜登关系密切，两人曾会面."""
    told_here = thread.last is not None and thread.last.trigger.start >= passage.body.raw(passage.start, passage.end)[0]
    named = None if told_here or thread is NOTHING_TOLD else two(passage.sketch, here)
    return named if named and _PAIR.search(passage.sketch.text, 0, here) else ()


def _leaders(passage: Passage, here: int, words: str) -> tuple[Ref, ...]:
    """The leaders of the two countries told of last, where the words are of leaders: 双方将举行首脑会谈."""
    rest = passage.sketch.text[here : clause(passage.sketch.text, here)[1]]
    summit = re.search(LEADERS, words) or re.search("峰会|首脑|元首", rest)
    return tuple(Ref(country=country, role="leader") for country in passage.states) if summit else ()


def two(sketch: Sketch, end: int, *, size: int = 2) -> tuple[Ref, ...] | None:
    """The people named before a place of a sentence, if they are two and nobody's kin: Ｐ抵达Ｌ，Ｐ到机场迎接."""
    there = [(i, m) for i, m in sorted(sketch.marks.items()) if i < end and m.sign == sign.PERSON]
    refs = tuple(dict.fromkeys(m.refs[0] for _, m in there))
    return refs if len(refs) == size and not any(kin(sketch, i) for i, _ in there) else None


def _subjects(passage: Passage, encounter: Encounter, by: Reader, days: Days, thread: Thread) -> list[Said[Iri]]:
    if encounter.subject and not _OBJECT.search(passage.sketch.text, 0, encounter.subject[0]):
        return _in(passage, encounter.subject, by, days, thread)
    text, first = passage.sketch.text, encounter.objects[0] if encounter.objects else encounter.trigger[0]
    at = min(first, encounter.trigger[0])
    if encounter.kind == "meets" and (urged := _URGED.search(text, clause(text, at)[0], at)):
        return _in(passage, urged.span("who"), by, days, thread)
    for start, end in ((clause(text, at)[0], at), *clauses_before(text, at)):
        nobody = _BARE_TITLE.search(text, start, end) or _STATE.search(text, start, end)
        if nobody and not passage.sketch.within(start, end, ANY):
            return []
        for i in range(start, end):
            mark = None if _said_by_another(text, i, at) else passage.sketch.marks.get(i)
            if mark and mark.sign in ANY and (whose := kin(passage.sketch, i)) is not None:
                if whose == "Ｐ":
                    continue  # 金正恩的父亲金正日
                return []  # 金正恩的妹妹: nobody whom we know
            if mark and mark.sign in ANY and not governed(passage.sketch, i):
                alike = passage.sketch.within(i, together(text, i, min(at, end)), ANY)
                return [said for one in alike for said in resolved(passage, one, by, days, thread)]
    return _subject_elsewhere(passage, encounter, by, days, thread)


def _said_by_another(text: str, i: int, at: int) -> bool:
    """Whether a mark stands in quotation marks that close before a place: “…Ｐ的支持，”与Ｐ会谈之前."""
    closed = max(text.find(mark, i, at) for mark in "”」")
    return closed >= 0 and not any(mark in text[i:closed] for mark in "“「")


def _subject_elsewhere(
    passage: Passage, encounter: Encounter, by: Reader, days: Days, thread: Thread
) -> list[Said[Iri]]:
    """The subject of the clause behind, else that of the sentence before."""
    if (later := _behind(passage, encounter)) is not None:
        return resolved(passage, later, by, days, thread)
    if passage.subject and (found := person(passage.subject, days, by.authority)):
        return [Said(found, *passage.raw(*encounter.trigger))]
    return []


def _behind(passage: Passage, encounter: Encounter) -> Mark | None:
    """The subject behind a clause that has none: 在与Ｐ会谈时，Ｐ表示 · 应约同Ｐ通电话，Ｐ就Ｘ交换意见."""
    text, at = passage.sketch.text, encounter.objects[0] if encounter.objects else encounter.trigger[0]
    start, _ = clause(text, at)
    _, end = clause(text, encounter.trigger[1])
    if not _NO_SUBJECT.match(text[start:at]) or text[end : end + 1] != "，":
        return None
    for i in range(end + 1, clause(text, end + 1)[1]):
        mark = passage.sketch.marks.get(i)
        if mark and mark.sign in sign.PERSON + sign.PRONOUN and not governed(passage.sketch, i):
            return mark
    return None
