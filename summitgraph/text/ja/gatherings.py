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
    r"^(?:(?:首脳)?(?:会談|会議|会合|サミット|Ｓ)に(?:は|も)、?)?(?:[^。Ｐ]{0,16}、|[ＣＬ]の)?(?P<who>Ｐ(?:(?:、|と|に加え、|のほか、)(?:[^、。Ｐ]{0,24})?Ｐ)*)(?:が|も|ら(?:が|も))[^。]{0,8}(?:出席|参加)し"
)
# 昨年6月の首脳会合以来の再会: counted from it
_SINCE: Final = re.compile(r"Ｓ(?:の際|で[^、。Ｐ]{1,10})?(?:以来|に続)")
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
            near = setting(line, at, self.authority)
            place = near.place if near and near.place else next(visited(line), None)
            place = place or named_for(line, at, self.authority)
            if attended or near or place or BESIDE.match(line.sketch.text, at) or _SINCE.match(line.sketch.text, at):
                self.forum = self._multilateral(line, at, attended, place, near)
                yield self.forum
        came = _CAME.match(line.sketch.text) or (self.near and _SPOKE.match(line.sketch.text))
        self.near = bool(marks) or (self.near and bool(came))
        if came and (not marks or marks[0][0] < came.start("who")) and self.forum and self.forum.status.value == "held":
            people = line.people(places(line, came.span("who")))
            yield replace(self.forum, people=people, date=None, place=None, attended=True)

    def _multilateral(
        self, line: Line, at: int, attended: tuple[Said[Iri], ...], place: Said[Iri] | None, near: Setting | None
    ) -> Account:
        mark, (begin, end) = line.mark(at)
        before = [d for d in line.days if d.start < mark.start]
        day = near.day if near else (before[-1:] or line.days[:1] or (None,))[0]
        loose = near is None and _FOR.match(line.sketch.text, at)
        when = (day.edtf[:7] if loose else day.edtf) if day else ""
        today = self.page.day.isoformat()[: len(when)] if self.page.anchor else "9999"
        ahead = bool(when) and when > today
        ahead = ahead or (
            (near.ahead if near and near.said else _ahead_of(line, at))
            and (not when or today == "9999" or when >= today)
        )
        return Account(
            people=attended,
            series=Said(mark.iris[0], begin, end),
            status=Said("planned" if ahead else "held", begin, end),
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
        acting = _ACT.search(line.sketch.text)
        return line.people(places(line, acting.span("who"))) if acting and acting.start() == at else ()


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
