"""Which multilateral series a meeting belongs to: named, told by its body, or known by who meets.

What comes in: a `Passage`, an `Encounter`, the authority, the days of the meeting. What goes out: the series, or None.
"""

import re
from itertools import product
from typing import Final

from summitgraph.authority import Authority
from summitgraph.model import Iri
from summitgraph.text import sketch as sign
from summitgraph.text.account import Said
from summitgraph.text.passage import Passage
from summitgraph.text.sketch import Mark, Ref
from summitgraph.text.zh import guests
from summitgraph.text.zh.triggers import Encounter, clause
from summitgraph.time import Days
from summitgraph.vocab import thing

# 四国领导人举行视频峰会
_ASSEMBLE: Final = re.compile("峰会|会议")
# 四国外长会谈
_TALK: Final = re.compile("会议|会谈|会晤|对话|磋商")
_MANY: Final = 3
# Ｐ与Ｓ: between them
_RECEIVED: Final = re.compile("(?P<guest>Ｐ)[与同和跟]$")
# Ｂ轮值主席国Ｐ: for the body
_CHAIR: Final = re.compile("(?P<body>Ｂ)[^，。；ＰＢ]{0,4}轮值主席国?[^，。；ＰＢ]{0,4}Ｐ")
# 岸田将和欧洲首脑举行视频会议
_EUROPE: Final = re.compile("[与同和跟及](?:其他|其它)?欧洲(?:领导人|领袖|首脑)")
# Ｂ与Ｃ举行峰会 · Ｃ和Ｂ举行峰会
_AND_A_COUNTRY: Final = re.compile("[ＢＯ](?:领导人)?[与和同跟及](?P<country>Ｃ)")
_A_COUNTRY_AND: Final = re.compile("(?P<country>Ｃ)[与和同跟及][ＢＯ]$")
# Ｐ定于Ｄ与Ｂ领导人举行峰会: theirs and not the body's alone
_PARTNER: Final = re.compile("(?P<who>[ＰＨ])[^，。；：]*[与同和跟]$")
# Ｐ与Ｐ举行Ｓ
_GUEST: Final = re.compile(
    "[与同和跟](?P<guest>[ＰＨ])[^，。；：ＰＧＨＡ]{0,16}(?:举行|召开|进行|举办)[^，。；：ＰＧＨＡ]{0,10}$"
)


def series_of(passage: Passage, encounter: Encounter, authority: Authority, days: Days) -> Said[Iri] | None:
    """The series of which a meeting is one, with the words that tell it."""
    if encounter.kind == "series":
        mark = passage.sketch.marks[encounter.trigger[0]]
        if mark.iris[0] in authority.assemblies and not _speaks_there(passage, encounter, authority, days):
            return None  # delegates sit for weeks; leaders meet on its margins
        return _with_a_guest(passage, encounter, mark, authority, days) or _said(passage, mark.iris[0], mark)
    if encounter.kind == "since":
        mark = passage.sketch.within(encounter.trigger[1], len(passage.sketch.text), sign.SERIES)[0]
        return _said(passage, mark.iris[0], mark)
    if encounter.kind == "host" and encounter.subject:
        return _of_a_host(passage, encounter.subject, authority, days)
    if encounter.kind == "body" and encounter.subject:
        mark = passage.sketch.marks[encounter.subject[0]]
        return _said(passage, _of_a_body(passage, encounter, authority), mark)
    assembled = _ASSEMBLE.search(passage.sketch.text[slice(*encounter.trigger)]) is not None
    if encounter.kind in {"group", "pair"} and encounter.subject:
        return _of_a_group(passage, encounter, authority, assembled=assembled)
    if encounter.kind == "with" and encounter.objects:
        found = _with_a_body(passage, encounter, authority)
        if found or not assembled:
            return found
        return _of_heads(passage, encounter, authority, days) or _between(passage, encounter, authority, days)
    return None


def _speaks_there(passage: Passage, encounter: Encounter, authority: Authority, days: Days) -> bool:
    """Whether a leader, or a country, speaks at an assembly: Ｐ在Ｓ上发表视频讲话 · Ｃ在ＤＳ上承诺."""
    mark = speaker(passage, encounter)
    if mark is None or mark.sign != sign.PERSON:
        return mark is not None
    return any(_led(ref, authority, days) for ref in mark.refs)


def speaker(passage: Passage, encounter: Encounter) -> Mark | None:
    """Who speaks at an assembly; None where nobody is said to."""
    text, (at, after) = passage.sketch.text, encounter.trigger
    start, _ = clause(text, at)
    before = guests.SPEAKER.search(text, start, at)
    if before and (speaks := guests.SPEAKS.match(text, after)):
        if guests.SILENT.search(text, start, speaks.end()):
            return None
        return passage.sketch.marks[before.start(before.lastgroup or "who")]
    behind = guests.SPEAKS_THERE.match(text, after)
    return passage.sketch.marks[behind.start("who")] if behind else None


def _of_a_body(passage: Passage, encounter: Encounter, authority: Authority) -> Iri | None:
    """The series of a body that holds a summit, alone or with a country: 欧盟将举行峰会 · 欧盟与中国Ｄ举行峰会."""
    at = encounter.subject[0] if encounter.subject else encounter.trigger[0]
    iris = passage.sketch.marks[at].iris
    own = frozenset(authority.one(i, "organOf") or i for i in iris if "/series/" not in i)
    text = passage.sketch.text
    if match := _AND_A_COUNTRY.match(text, at) or _A_COUNTRY_AND.search(text, max(0, at - 2), at + 1):
        return authority.series_between(own | frozenset(passage.sketch.marks[match.start("country")].iris[:1]))
    if (partner := _PARTNER.search(text, clause(text, at)[0], at)) is not None:
        mark = passage.sketch.marks[partner.start("who")]
        country = _country(mark.refs[0], authority) if mark.refs else None
        return authority.series_between(own | {country}) if country else None
    return next((i for i in iris if "/series/" in i), None) or authority.series_between(own)


def _said(passage: Passage, found: Iri | None, mark: Mark) -> Said[Iri] | None:
    return Said(found, *passage.body.raw(mark.start, mark.end)) if found else None


def _of_a_group(passage: Passage, encounter: Encounter, authority: Authority, *, assembled: bool) -> Said[Iri] | None:
    """The series whose members three countries and more are, or a body and a country: 美日印澳四国领导人 · 欧中领导人.

    Their ministers' talks are of the series where it has more members than three.
    """
    mark = passage.sketch.marks[encounter.subject[0]] if encounter.subject else None
    if mark is None:
        return None
    members = frozenset(ref.country for ref in mark.refs if ref.country)
    ministers = all(ref.role.endswith("minister") for ref in mark.refs) and len(members) > _MANY
    told = assembled or (ministers and _TALK.search(passage.sketch.text[slice(*encounter.trigger)]))
    several = len(members) > 2 or any(authority.kinds.get(side) == "organization" for side in members)
    return _said(passage, authority.series_between(members) if told and several else None, mark)


def _with_a_guest(
    passage: Passage, encounter: Encounter, mark: Mark, authority: Authority, days: Days
) -> Said[Iri] | None:
    """The series of a body and of the country whose leader it receives: 默克尔与习近平举行欧盟视频峰会."""
    text, at = passage.sketch.text, encounter.trigger[0]
    start = clause(text, at)[0]
    match = _GUEST.search(text, start, at) or _RECEIVED.search(text, start, at)
    guest = passage.sketch.marks[match.start("guest")] if match else None
    bodies = authority.links.get((mark.iris[0], "member"), ())
    if guest is None or len(bodies) != 1:
        return None
    led = [side for ref in guest.refs for side in _led(ref, authority, days)]
    found = [one for side in led if (one := authority.series_between(frozenset({bodies[0], side})))]
    return _said(passage, next(iter(found), None), mark)


def _of_a_host(passage: Passage, span: tuple[int, int], authority: Authority, days: Days) -> Said[Iri] | None:
    """The series of the body that somebody heads who convenes a summit: 米歇尔召集紧急峰会."""
    mark = passage.sketch.marks[span[0]]
    led = [side for ref in mark.refs for side in _led(ref, authority, days)]
    bodies = [side for side in led if authority.kinds.get(side) == "organization"]
    found = [one for body in bodies if (one := authority.series_between(frozenset({body})))]
    return _said(passage, next(iter(found), None), mark)


def _country(ref: Ref, authority: Authority) -> Iri | None:
    """Whose leader or citizen somebody is."""
    return (
        ref.country
        or (authority.one(ref.person, "citizenOf") if ref.person else None)
        or next((authority.offices[office].of for office in ref.offices), None)
    )


def _with_a_body(passage: Passage, encounter: Encounter, authority: Authority) -> Said[Iri] | None:
    """The series in which a body meets a country: 欧盟领导人与Ｐ举行峰会."""
    text, at = passage.sketch.text, encounter.trigger[0]
    start, _ = clause(text, at)
    match = guests.A_BODY.search(text, start, at)
    if match is None and _ASSEMBLE.search(text[at : encounter.trigger[1]]):
        match = guests.WITH_A_BODY.search(text, start, at)
        if match is None and guests.SOMEBODY_ELSE.match(text, start, at) is None:
            match = guests.OF_THE_BODY.search(text, 0, start)
    named = passage.sketch.within(*encounter.objects, sign.PERSON) if encounter.objects else []
    country = _country(named[0].refs[0], authority) if named else None
    if match is None or not country:
        return None
    mark = passage.sketch.marks[match.start("body")]
    return _said(passage, authority.series_between(frozenset({mark.iris[-1], country})), mark)


def _of_heads(passage: Passage, encounter: Encounter, authority: Authority, days: Days) -> Said[Iri] | None:
    """The series in which those who head bodies meet the leader of a country: Ｂ轮值主席Ｐ、Ｐ与习近平举行峰会."""
    hosts = passage.sketch.within(0, encounter.objects[0], sign.PERSON) if encounter.objects else []
    guest = passage.sketch.within(*encounter.objects, sign.PERSON) if encounter.objects else []
    sides = [{c for m in marks for r in m.refs for c in _led(r, authority, days)} for marks in (hosts, guest)]
    chair = _CHAIR.search(passage.sketch.text, 0, encounter.objects[0]) if encounter.objects else None
    if chair is None and not any(authority.kinds.get(side) == "organization" for side in sides[0]):
        return None
    bodies = [i for m in passage.sketch.within(0, encounter.trigger[0], sign.BODY) for i in m.iris]
    for one, other in product(bodies, sides[1]):
        if found := authority.series_between(frozenset({one, other})):
            return _said(passage, found, guest[0])
    return None


def _between(passage: Passage, encounter: Encounter, authority: Authority, days: Days) -> Said[Iri] | None:
    """The series of a state and a body all of whose heads it meets: 岸田与欧盟领导人举行峰会."""
    start = clause(passage.sketch.text, encounter.trigger[0])[0]
    marks = passage.sketch.within(start, encounter.trigger[0], sign.PERSON + sign.GROUP)
    bodies = {
        side
        for mark in marks
        if mark.sign == sign.GROUP and all(ref.offices for ref in mark.refs)
        for ref in mark.refs
        for side in _led(ref, authority, days)
    }
    there = {side for mark in marks for ref in mark.refs for side in _led(ref, authority, days)} - bodies
    if not there and passage.subject and passage.sketch.within(start, encounter.trigger[0], sign.PRONOUN):
        there = _led(passage.subject, authority, days)  # 他将与欧盟领导人举行峰会
    if _EUROPE.search(passage.sketch.text, start, encounter.trigger[0]):
        bodies.add(thing("organization", "eu"))
    pairs = [frozenset({body, side}) for body in bodies for side in there]
    found = [one for pair in pairs if (one := authority.series_between(pair))]
    return _said(passage, next(iter(sorted(found)), None), marks[0]) if marks else None


def _led(ref: Ref, authority: Authority, days: Days) -> set[Iri]:
    """The countries and organizations whose leader somebody is in these days."""
    held = authority.held(ref.person, days) if ref.person else (authority.offices[o] for o in ref.offices)
    led = {office.of for office in held if office.level == "leaders" and office.of}
    return {authority.one(side, "organOf") or side for side in led}
