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

# Ｐ与Ｐ举行Ｓ
_GUEST: Final = re.compile("[与同和跟](?P<who>Ｐ)[^，。；ＰＧ]{0,4}(?:举行|召开|开)了?[^，。；ＰＧ]{0,6}$")
# 四国领导人举行视频峰会
_ASSEMBLE: Final = re.compile("峰会|会议")


def series_of(passage: Passage, encounter: Encounter, authority: Authority, days: Days) -> Said[Iri] | None:
    """The series of which a meeting is one, with the words that tell it."""
    if encounter.kind == "series":
        mark = passage.sketch.marks[encounter.trigger[0]]
        if mark.iris[0] in authority.assemblies:
            return None  # delegates sit for weeks; leaders meet on its margins
        return _with_a_guest(passage, encounter, mark, authority) or _said(passage, mark.iris[0], mark)
    if encounter.kind == "body" and encounter.subject:
        mark = passage.sketch.marks[encounter.subject[0]]
        return _said(passage, next((i for i in mark.iris if "/series/" in i), None), mark)
    assembled = _ASSEMBLE.search(passage.sketch.text[slice(*encounter.trigger)]) is not None
    if encounter.kind == "group" and encounter.subject and assembled:
        return _of_a_group(passage, encounter.subject, authority)
    if encounter.kind == "with" and encounter.objects:
        found = _with_a_body(passage, encounter, authority)
        return found or (_of_heads(passage, encounter, authority, days) if assembled else None)
    return None


def _said(passage: Passage, found: Iri | None, mark: Mark) -> Said[Iri] | None:
    return Said(found, *passage.body.raw(mark.start, mark.end)) if found else None


def _of_a_group(passage: Passage, span: tuple[int, int], authority: Authority) -> Said[Iri] | None:
    """The series whose members three countries and more are: 美国、日本、印度和澳大利亚四国领导人."""
    mark = passage.sketch.marks[span[0]]
    members = frozenset(ref.country for ref in mark.refs if ref.country)
    return _said(passage, authority.series_between(members) if len(members) > 2 else None, mark)


def _with_a_guest(passage: Passage, encounter: Encounter, mark: Mark, authority: Authority) -> Said[Iri] | None:
    """The series in which a body meets the country of a guest: Ｐ计划与习近平举行欧盟峰会."""
    match = _GUEST.search(passage.sketch.text, 0, encounter.trigger[0])
    country = match and _country(passage.sketch.marks[match.start("who")].refs[0], authority)
    bodies = authority.links.get((mark.iris[0], "member"), ()) if country else ()
    found = next(
        (s for body in bodies if country and (s := authority.series_between(frozenset({body, country})))), None
    )
    return _said(passage, found, mark) if found else None


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
    match = guests.A_BODY.search(text, clause(text, at)[0], at)
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
    if not any(authority.kinds.get(side) == "organization" for side in sides[0]):
        return None
    bodies = [i for m in passage.sketch.within(0, encounter.trigger[0], sign.BODY) for i in m.iris]
    for one, other in product(bodies, sides[1]):
        if found := authority.series_between(frozenset({one, other})):
            return _said(passage, found, guest[0])
    return None


def _led(ref: Ref, authority: Authority, days: Days) -> set[Iri]:
    """The countries and organizations whose leader somebody is in these days."""
    held = authority.held(ref.person, days) if ref.person else (authority.offices[o] for o in ref.offices)
    return {office.of for office in held if office.level == "leaders" and office.of}
