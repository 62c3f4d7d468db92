"""The multilateral meetings that the sentences of a Japanese page name, with those who take part.

What comes in: `Line`s in the order of the text. What goes out: `Account`s of series.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass, replace
from typing import Final

from summitgraph.authority import Authority
from summitgraph.model import Iri
from summitgraph.text import sketch as sign
from summitgraph.text.account import Account, Said
from summitgraph.text.ja.circumstances import BESIDE, visited
from summitgraph.text.ja.forums import Setting, named_for, setting
from summitgraph.text.ja.happening import happenings
from summitgraph.text.ja.lines import Line
from summitgraph.text.ja.status import looks_ahead
from summitgraph.text.ja.topics import TALK, issues_of
from summitgraph.text.page import Page

# サミットに出席するため
_FOR: Final = re.compile(r"Ｓ(?:に|へ(?:の)?)?(?:(?:出席|参加)(?:する)?)?(?:の)?ため")
# 首脳会議に出席した首相は · 首脳会合に出席するため米国を訪問中の首相は · 首相はサミットに出席した
# サミットで握手する首相と大統領
_ATTENDS: Final = re.compile(
    r"Ｓ(?:(?:に|へ(?:の)?)?(?:出席|参加)|のため)[^。、は]{0,30}?(?P<who>Ｐ)"
    r"|(?P<first>Ｐ(?:(?:、|と|及び|および)(?:[ＣＬ](?:の)?)?Ｐ)*)(?:両(?:氏|首脳|大統領|首相))?(?:は|が|も|とも)"
    r"(?:(?:(?!Ｐ(?:氏)?が)[^。Ｓ]){0,60}Ｓ(?:[(（][^()（）]*[)）])?」?(?:(?:に|へ)?(?:出席|参加)|に臨|を終え|で(?:の)?(?:一般討論)?(?:演説|スピーチ))|、?Ｓ(?:の)?(?:終了後|閉会後|の合間))"
    r"|Ｓで[^。、はがＰ]{0,16}[るた](?:[ＣＬ](?:の)?)?(?P<seen>Ｐ(?:(?:、|と)(?:[ＣＬ](?:の)?)?Ｐ)*)"
)
# サミットが開かれ、首相、大統領が共同宣言を発表した: those who act at it took part
_ACT: Final = re.compile(
    r"Ｓ(?:が|は)[^。]*?(?:開かれ|行われ|開催され)[^。]*?、(?P<who>Ｐ(?:(?:、|と)(?:[ＣＬ](?:の)?)?Ｐ)+)(?:が|は|ら)"
)
# 首相、総理及び大統領は、ソウルにおいてサミットを開催した
_HOLD: Final = re.compile(
    r"(?P<who>Ｐ(?:(?:、|と|及び|および|並びに)(?:[ＣＬ](?:の)?)?Ｐ)+)(?:は|が)[^。ＳＰ]{0,60}(?:第[0-9一二三四五六七八九十]+回)?"
    r"Ｓ(?:を(?:開催|開い|行)|に(?:出席|参加|臨)|で)"
)
# 首相、大統領が出席した, in the sentence after
_CAME: Final = re.compile(
    r"^(?P<there>[^。Ｐ]{0,16}(?:会談|会議|会合|サミット|Ｓ)に(?:は|も)、?)?(?:[^。Ｐ]{0,16}、|[ＣＬ]の)?(?P<who>Ｐ(?:(?:、|と|に加え、|のほか、)[^、。Ｐ]{0,24}Ｐ)*)(?:が|も|ら(?:が|も))[^。]{0,8}(?:出席|参加)(?:し|する(?!か)|。|$)"
)
# サミットが開かれるのは2015年11月以来 · 実現すれば、2015年11月に川口で開かれて以来となる
_SINCE_WHEN: Final = re.compile(
    r"Ｓ(?:が|は)?(?:[^。、Ｐ]{0,12}?)の?(?:開催|実施|(?:開かれる|開催される|行われる|実現する)の)は、?"
)
_IF_HELD: Final = re.compile(r"(?:実現|開催)(?:すれば|されれば)、?")
_COUNTED: Final = re.compile(
    r"[^。、Ｐ]{4,12}?(?:に|の)?(?P<where>[ＣＬ])?[^。、Ｐ]{0,6}(?:で|での)?(?:(?:開かれ|開催され|行われ|開い)て)?以来"
)
# 首脳会議の開幕を前に · 19日からの首脳会議に先駆けて: it is still to come
_BEFORE_IT: Final = re.compile(r"Ｓ(?:の(?:開幕|開催))?(?:を前に|を控え|に先駆け)")
_FROM: Final = re.compile(r"^(?:から(?:の)?|に(?:始まる|開幕する|開かれる|開催される)|の)$")
# 昨年6月の首脳会合以来の再会 · 19日からの首脳会議に先駆けて: counted from it, held before it
_SINCE: Final = re.compile(r"Ｓ(?:(?:の際|で[^、。Ｐ]{1,10})?(?:以来|に続)|に先駆け|を控え)")
# サミットには首相と総理、大統領が出席する
_BY_WHOM: Final = re.compile(
    r"Ｓに(?:は|も)、?(?:[ＣＬ](?:の)?)?(?P<who>Ｐ(?:(?:、|と|や|に加え、|のほか、)[^、。Ｐ]{0,12}Ｐ)*)(?:ら)?(?:が|も)"
    r"[^。]{0,8}(?:出席|参加)(?:し(?!な|ま(?:せん)|て(?:い|お)ら|ていな)|する(?!か)|。|$)"
)
# 首相、総理、大統領が9日に首都で開くサミット
_WHO_HOLD: Final = re.compile(
    r"(?P<who>Ｐ(?:(?:、|と|及び|および)(?:[ＣＬ](?:の)?)?Ｐ)+)(?:が|は)[^。ＳＰ、]{0,30}?(?:開[くい]た?|行[うっ]た?|臨[むん]だ?|(?:出席|参加)(?:する|した))Ｓ"
)
# テレビ会議形式で · オンラインで
_AFAR: Final = re.compile(r"オンライン(?:形式)?で|オンライン首脳|オンライン会議|テレビ会議|ビデオ会議|バーチャル")
# 氏は…で開かれるＳと、…で開かれるＳに出席する
_GOES: Final = re.compile(
    r"Ｓ[」』]?(?:(?:と|、|や|及び|および)、?[^。Ｐ]{0,60}?Ｓ[」』]?)*(?:に|へ)?(?:も)?(?:出席|参加|臨)"
)
_GOER: Final = re.compile(
    r"(?P<who>Ｐ(?:(?:、|と|及び|および)(?:[ＣＬ](?:の)?)?Ｐ)*)(?:両(?:氏|首脳|大統領|首相))?(?:とも)?(?:は|が|も)"
)
# Ｓに出席する予定 · Ｓに臨みます
_WILL: Final = re.compile(r"Ｓ[^。Ｐ]{0,80}?(?:(?:出席|参加)(?:する|します)(?!ため|中)|に臨(?:む|みます))")
# 首相は冒頭、…と述べた, in the sentence after
_SPOKE: Final = re.compile(r"^(?P<who>Ｐ)(?:は|が)、?(?:会[議合談]の)?(?:冒頭|席上|会[議合]で)")


@dataclass(slots=True)
class Gatherer:
    """Goes through the lines and remembers the last multilateral meeting; lives for one page."""

    page: Page
    authority: Authority
    forum: Account | None = None
    near: bool = False  # whether the sentence before was about it

    def accounts(self, line: Line) -> Iterator[Account]:
        """The multilateral meetings that a sentence names, with those who take part."""
        marks = [(at, mark) for at, mark in sorted(line.sketch.marks.items()) if mark.sign == sign.SERIES]
        several: tuple[Said[Iri], ...] = ()
        for at, mark in marks:
            attended = self._attending(line, at) or several
            if "関連" in line.block.body.text[mark.start : mark.end] and len(marks) > 1:
                several = attended  # ASEAN関連首脳会議: one word for several, one of which is named
                continue
            if self.forum and (past := _SINCE_WHEN.match(line.sketch.text, at)):
                yield from self._before(line, past.end())
                continue
            near = setting(line, at, self.authority)
            place = near.place if near and near.place else next(visited(line), None)
            place = place or named_for(line, at, self.authority)
            if attended or near or place or BESIDE.match(line.sketch.text, at) or _SINCE.match(line.sketch.text, at):
                self.forum = self._multilateral(line, at, attended, place, near)
                yield self.forum
        if self.near and (past := _IF_HELD.match(line.sketch.text)):
            yield from self._before(line, past.end())
        came = _CAME.match(line.sketch.text) or (self.near and _SPOKE.match(line.sketch.text))
        self.near = bool(marks) or (self.near and bool(came))
        if (
            came
            and (not marks or marks[0][0] < came.start("who"))
            and self.forum
            and (self.forum.status.value == "held" or came.groupdict().get("there"))
        ):
            people = line.people(places(line, came.span("who")))
            yield replace(self.forum, people=people, date=None, place=None, attended=True)

    def _before(self, line: Line, at: int) -> Iterator[Account]:
        """The one before the last that was told, from which it is counted: 2015年11月に首都で開かれて以来."""
        start = line.sketch.clean(at, at + 1)[0] if at < len(line.sketch.text) else line.end
        day = next((d for d in line.days if d.start >= start), None)
        counted = _COUNTED.match(line.sketch.text, at)
        if self.forum is None or day is None or counted is None:
            return
        raw = line.block.body.raw(day.start, day.end)
        where = line.mark(counted.start("where")) if counted["where"] else None
        yield replace(
            self.forum,
            people=(),
            status=Said("held", *raw),
            weight=3,
            date=Said(day.edtf, *raw),
            place=Said(where[0].iris[0], *where[1]) if where else None,
            trigger=Said("", *raw),
            issues=(),
        )

    def _multilateral(
        self, line: Line, at: int, attended: tuple[Said[Iri], ...], place: Said[Iri] | None, near: Setting | None
    ) -> Account:
        mark, (begin, end) = line.mark(at)
        before = [d for d in line.days if d.start < mark.start]
        day = near.day if near else (before[-1:] or line.days[:1] or (None,))[0]
        loose = near is None and _FOR.match(line.sketch.text, at)
        when = (day.edtf[:7] if loose else day.edtf) if day else ""
        if before_it := _BEFORE_IT.match(line.sketch.text, at):
            day = day if day and _FROM.search(line.block.body.text[day.end : mark.start]) else None
            when = day.edtf if day else ""
        today = self.page.day.isoformat()[: len(when)] if self.page.anchor else "9999"
        ahead = bool(when) and when > today
        ahead = ahead or (
            (near.ahead if near and near.said else bool(before_it) or _ahead_of(line, at))
            and (not when or today == "9999" or when >= today)
        )
        return Account(
            people=attended,
            series=Said(mark.iris[0], begin, end),
            status=Said(_stage(line, at) if ahead else "held", begin, end),
            weight=3 if near and near.said else 2 if when or ahead or attended else 1,
            trigger=Said("", begin, end),
            date=Said(when, *line.block.body.raw(day.start, day.end)) if day else None,
            place=place,
            mode="video" if _AFAR.search(line.sketch.text) else "in-person",
            attended=bool(attended),
            convened=near is not None and near.said and not ahead,
            issues=issues_of(line, self.authority) if near and TALK.search(line.sketch.text) else (),
        )

    def _attending(self, line: Line, at: int) -> tuple[Said[Iri], ...]:
        for match in _ATTENDS.finditer(line.sketch.text):
            if match.start() <= at < match.end():
                return line.people(places(line, match.span(match.lastgroup or "who")))
        for match in _HOLD.finditer(line.sketch.text):
            if match.start() <= at < match.end():
                return line.people(places(line, match.span("who")))
        if goes := _GOES.match(line.sketch.text, at):
            before = [
                m
                for m in _GOER.finditer(line.sketch.text, 0, at)
                if "。" not in line.sketch.text[m.end() : goes.start()]
            ]
            if before:
                return line.people(places(line, before[-1].span("who")))
        came = _BY_WHOM.match(line.sketch.text, at)
        came = came or next((m for m in _WHO_HOLD.finditer(line.sketch.text, 0, at + 1) if m.end() == at + 1), None)
        if came:
            return line.people(places(line, came.span("who")))
        acting = _ACT.search(line.sketch.text)
        return line.people(places(line, acting.span("who"))) if acting and acting.start() == at else ()


# 首脳会談を東京で開催する方向で調整に入った: not agreed yet
_WANTED: Final = re.compile(r"Ｓ(?:を|について|の)[^。]{0,60}?(?:調整(?:に入|し|中)|打診|検討|提案|模索)")


def _stage(line: Line, at: int) -> str:
    """How far a summit ahead has come."""
    return "proposed" if _WANTED.match(line.sketch.text, at) else "planned"


def _ahead_of(line: Line, at: int) -> bool:
    """Whether the first meeting behind the name of a series is only planned: 総会での会談を調整している."""
    text = line.sketch.text
    if _WILL.match(text, at) or (_GOES.match(text, at) and looks_ahead(text[at:])):
        return True
    found = next((h for h in happenings(text) if h.start > at), None)
    return found is not None and found.weight > 1 and found.status in {"planned", "proposed"}


def places(line: Line, span: tuple[int, int]) -> list[int]:
    """Where people stand between two places of a sketch."""
    return [at for at in range(*span) if line.sketch.text[at] == sign.PERSON]
