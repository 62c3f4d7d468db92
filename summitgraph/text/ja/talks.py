"""What each side said in a talk: one remark a bullet, with speaker, topic and stance.

What comes in: the items of a record and its cast. What goes out: `Speech`es in the record's order.
"""

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from typing import Final

from summitgraph.model import Iri
from summitgraph.text.clean import CleanText
from summitgraph.text.ja.commitments import GENERAL, named_issues
from summitgraph.text.ja.officials import Cast, Official
from summitgraph.text.ja.record import Item, introduces

_OTHER_PARTS: Final = ("反応", "評価", "反響")
# 大臣より、次のとおり述べた。
_SPEAKS: Final = re.compile(r"(?:（[^（）]*）)?(?:の方)?(?:より|から|は)")
# 両首脳は、交流を深めることで一致。
_BOTH: Final = re.compile(r"(?:両首脳|両大臣|両外相|両者|双方|両国)(?:は|の間で)")
# 大臣は、協力したいと述べた。
_SAYS: Final = re.compile(r"(?:述べ|発言|表明|一致|説明|指摘|言及|応じ|応答|求め|要請|提起|提案|確認|回答|紹介|伝え)")
# 以上に対し、大臣より以下の発言があった。
_REPLIES_TO_ALL: Final = re.compile(r"以上に対し|これらに対し")
# 経済に関する諸問題: a heading over several issues, which its bullets name
_UMBRELLA: Final = re.compile(r"諸(?:問題|懸案|課題)")
_STANCES: Final = (
    # 深くお詫びしたい。
    ("apologises", re.compile(r"(?:お詫び|謝罪)[^。]{0,12}(?:する|した|したい|表明|述べ)")),
    # 即時の中止を強く求める。
    ("demands", re.compile(r"抗議する|抗議した|求める|求めた|要求する|要求した|べし|べきである|強く望む|強く望んだ")),
    # そのような要求を受け入れることはできない。
    ("opposes", re.compile(r"(?:受け入れ(?:ることは)?|容認)(?:でき|られ)ない|反対する|反対した|反対である")),
    # この政策を強く支持。
    ("supports", re.compile(r"支持(?:する|した|。|$)")),
    # 訪問を歓迎する。
    ("welcomes", re.compile(r"歓迎(?:する|した|し|。)|勇気づけられた|評価する")),
    # 対話の用意がある。
    ("offers", re.compile(r"用意(?:が|は)?(?:ある|あり)(?!と)|こと(?:としたい|とする)|措置をとる旨")),
    # 配備を強く憂慮。
    ("regrets", re.compile(r"遺憾(?:である|に思う|の意)|憂慮(?:する|。)|残念")),
)


@dataclass(frozen=True, slots=True)
class Speech:
    """What one speaker, or both together, said; `heading` is the topic under which the record puts it."""

    speakers: tuple[Iri, ...]
    heading: CleanText | None
    issues: tuple[Iri, ...]
    body: CleanText
    stance: str
    turn: tuple[int, ...] = ()  # where the headings above it stand: the same for all that is said in one turn
    reply: bool = False


def stance(text: str) -> str:
    """The stance that a text's verbs show, or ""; an apology weighs more than a demand, and so on."""
    return next((name for name, pattern in _STANCES if pattern.search(text)), "")


def speeches(items: Iterable[Item], cast: Cast, participants: tuple[Iri, ...]) -> list[Speech]:
    """Read the talks of a record: whose speech each item is, and on what."""
    return list(_with_topics(list(_spoken(items, cast, participants)), cast))


def _spoken(items: Iterable[Item], cast: Cast, participants: tuple[Iri, ...]) -> Iterator[Speech]:
    for item in items:
        if item.kind not in {"bullet", "sentence", "plain"} or item.under(*_OTHER_PARTS) or not item.headings:
            continue
        speakers = _speakers(item, cast, participants)
        if speakers:
            topics = [h for h in item.headings if not introduces(h)]
            heading = topics[-1].body if topics and topics[-1].kind != "section" else None
            named = next((found for h in reversed(topics) if (found := named_issues(h.text, cast.authority))), ())
            reply = any(_REPLIES_TO_ALL.search(h.text) for h in item.headings if introduces(h))
            turn = tuple(h.body.starts[0] for h in item.headings)
            yield Speech(speakers, heading, named, item.body, stance(item.text), turn, reply)


def _speakers(item: Item, cast: Cast, participants: tuple[Iri, ...]) -> tuple[Iri, ...]:
    """Both, where the words say so; the one whom a heading introduces; else the subject of the item itself."""
    if _BOTH.match(item.text):
        return participants
    for heading in reversed(item.headings):
        if introduces(heading) and (named := _subject(heading.text, cast)):
            return (named.person,)
    if _SAYS.search(item.text) and (named := _subject(re.split("。", item.text)[0], cast)):
        return (named.person,)
    return ()


def _subject(text: str, cast: Cast) -> Official | None:
    """The official whom より, から or は marks as the speaker."""
    return next((o for o in cast.officials(text) if _SPEAKS.match(text, o.end)), None)


def _with_topics(found: list[Speech], cast: Cast) -> Iterator[Speech]:
    """Give every speech its issues: of its heading, of all that it replies to, else of its own words."""
    own = [set(named_issues(speech.body.text, cast.authority)) for speech in found]
    for at, speech in enumerate(found):
        topic = set(named_issues(speech.heading.text, cast.authority)) if speech.heading else set()
        if speech.reply:
            above = [s for s in found[:at] if s.turn[:-1] == speech.turn[:-1] or s.turn[:-2] == speech.turn[:-1]]
            topic = own[at] | {issue for s in above for issue in s.issues}
        elif topic and speech.heading and _UMBRELLA.search(speech.heading.text):
            topic |= {i for s, words in zip(found, own, strict=True) if s.turn == speech.turn for i in words}
        issues = _specific(topic) or _specific(own[at]) or topic or own[at] or set(speech.issues)
        found[at] = replace(speech, issues=tuple(sorted(issues)))
        yield found[at]


def _specific(issues: set[Iri]) -> set[Iri]:
    """Without relations in general, which every talk between two states is about."""
    return issues - {GENERAL}
