"""What a sentence of a Japanese declaration binds whom to.

What comes in: the text of a clause, the parties, the authority's words for issues, the day of signature.
What goes out: `Commitment`s in order: who is bound, of what kind, on which issues, until when.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from itertools import pairwise
from typing import Final

from summitgraph.model import Iri
from summitgraph.text.dates import dates
from summitgraph.text.ja.officials import Authority
from summitgraph.vocab import thing

GENERAL: Final = thing("issue", "bilateral-relations")


@dataclass(frozen=True, slots=True)
class Commitment:
    """What ``clause[start:end]`` says; a recital binds nobody."""

    start: int
    end: int
    bound: tuple[Iri, ...]
    kind: str
    issues: tuple[Iri, ...]
    until: str = ""


_PARTY: Final = ("country", "organization", "metonym")  # 海国, 諸国連盟, 海国側
_SENTENCE: Final = re.compile(r"[^。]+。?")
_BOTH: Final = r"双方|両首脳|両国政府|両国|両政府|両者|両当事者|両締約国|三者|三首脳"
# 双方は、文化交流を進めることとした。 · また、漁業については、川口国側は、操業を認めることを確認した。
_SUBJECT: Final = re.compile(
    rf"(?<![^、])(?:また)?(?P<who>{_BOTH}|[^、。はがを]{{1,24}}側|[^、。はがを]{{2,24}}?)は、?"
)
# 双方の財産に関する請求権を放棄する
_WAIVER: Final = re.compile(r"(?:請求権|権利|補償|賠償)(?:の請求)?を(?:相互に|互いに)?放棄")
# 両首脳は、川口で会談を行った。
_MEETS: Final = re.compile(r"(?:会談|会見|会合|協議)を(?:行った|行い|持った|実施した)。?$")
# the last verb of a sentence decides its kind; the first pattern that fits wins
_KINDS: Final = tuple(
    (kind, re.compile(rf"(?:{pattern})$"))
    for kind, pattern in (
        # 心からのお詫びを述べた
        ("apologises", r"(?:お詫び|おわび|謝罪)[^、]{0,15}(?:表明|述べ|示し)[^、]{0,3}た"),
        # 会議に参加する意向を表明した
        ("intends", r"(?:意思|意志|意向|意図|決意|用意|考え)[^、]{0,9}(?:表明し|述べ|示し|確認し|有し)[^、]{0,3}た"),
        # 対話が必要であるとの認識を共有した
        (
            "acknowledges",
            r"認識[をで](?:一に|共に|共有|一致)し[^、]{0,3}た|(?:重要性|必要性)を認め[^、]{0,4}た|留意した",
        ),
        # 委員会を設けることとした
        ("commits", r"ことと(?:した|なった)|(?:こと[にで])?(?:合意|同意|一致)した|(?:約束|誓約)した"),
        # 使節団を派遣するものとする · 派遣する義務を負う
        ("commits", r"ものとする|義務を負う|(?:する|行う|とる|しない)"),
        # 原則を守ることを確認した
        ("affirms", r"(?:確認|強調|支持|歓迎|宣言|指摘)し[^、]{0,3}た"),
    )
)
# 川口国側は、再発を防ぐ措置をとることを確認した: a party that alone confirms its own conduct binds itself
_OWN_CONDUCT: Final = re.compile(r"(?:[うくすつぬむるい])ことを(?:改めて|再)?確認した$")
# ...との共通の認識を確認した · ...こととした · ...意向を表明した: the frame around what is said
_FRAME: Final = re.compile(
    r"(?:と(?:の|いう)(?:共通の|基本的?な?|双方の)?認識[をで][^、]*"
    r"|こと(?:とした|を(?:相互に|改めて|再)?(?:確認|約束|誓約)した|[にで](?:合意|同意|一致)した)"
    r"|(?:強い|固い)?(?:意思|意志|意向|決意)を[^、]*|の?(?:重要性|必要性)を[^、]*|気持ちを[^、]*)$"
)
# 文化財の問題については、 · 漁業に関し、
_TOPIC: Final = re.compile(r"(?:について(?:は)?|に関し(?:て(?:は)?)?、|をめぐ(?:り|って)、|につき、)")
# 交流が進むことが、双方の利益に合致する
_THAT: Final = re.compile(r"こと(?:が|は)、?")
# 会議において · その開催の後 · 原則に基づき
_CIRCUMSTANCE: Final = re.compile(
    r"(?:において(?:は|も)?|の(?:後|下|もと|際|間に)|に従い|に従って|に基づき|に基づいて|にあたって(?:は)?|に当たり"
    r"|にわたり|に対して?|につれ|に際し)$"
)


def commitments(clause: str, *, parties: tuple[Iri, ...], authority: Authority, day: date | None) -> list[Commitment]:
    """Read a clause; sentences that bind the same parties in the same way are one commitment."""
    merged: list[Commitment] = []
    bound = parties
    for match in _SENTENCE.finditer(clause):
        sentence = match.group().rstrip("。")
        subject, named = _subject(sentence, parties, authority)
        bound = named or bound
        kind, whom = _kind(sentence, bound, parties)
        found = _issues(sentence, subject, kind, authority) if kind != "recital" else ()
        read = Commitment(*match.span(), whom, kind, found, _until(sentence, day) if whom else "")
        if merged and (merged[-1].bound, merged[-1].kind) == (read.bound, read.kind):
            merged[-1] = _together(merged[-1], read)
        else:
            merged.append(read)
    return [_general(commitment) for commitment in merged]


def _together(one: Commitment, two: Commitment) -> Commitment:
    issues = tuple(sorted({*one.issues, *two.issues}))
    return Commitment(one.start, two.end, one.bound, one.kind, issues, one.until or two.until)


def _general(read: Commitment) -> Commitment:
    """A clause that binds both sides and names no issue is about their relations as a whole."""
    if read.issues or len(read.bound) < 2:
        return read
    return Commitment(read.start, read.end, read.bound, read.kind, (GENERAL,), read.until)


def _subject(sentence: str, parties: tuple[Iri, ...], authority: Authority) -> tuple[tuple[int, int], tuple[Iri, ...]]:
    """Where the party that speaks stands, and which it is."""
    for match in _SUBJECT.finditer(sentence):
        if bound := _bound(match["who"], parties, authority):
            return match.span(), bound
    return (0, 0), ()


def _bound(who: str, parties: tuple[Iri, ...], authority: Authority) -> tuple[Iri, ...]:
    if re.fullmatch(_BOTH, who):
        return parties
    name = re.sub(r"(?:側|政府|国)$", "", who)
    named = {c for hit in authority.find(who) if hit.end >= len(name) for c in hit.of(*_PARTY)}
    named |= {authority.abbreviations[name]} if name in authority.abbreviations else set()
    return tuple(party for party in parties if party in named)


def _kind(sentence: str, bound: tuple[Iri, ...], parties: tuple[Iri, ...]) -> tuple[str, tuple[Iri, ...]]:
    if _MEETS.search(sentence):
        return "recital", ()
    if _WAIVER.search(sentence):
        return "waives", bound
    kind = next((kind for kind, pattern in _KINDS if pattern.search(sentence, max(0, len(sentence) - 30))), "recital")
    if kind == "affirms" and len(bound) < len(parties) and _OWN_CONDUCT.search(sentence):
        kind = "commits"
    return kind, bound if kind != "recital" else ()


def _issues(sentence: str, subject: tuple[int, int], kind: str, authority: Authority) -> tuple[Iri, ...]:
    """The issues of the nearest part of a sentence to its verb that names any."""
    hits = [h for h in authority.issues.find(sentence) if h.end <= subject[0] or h.start >= subject[1]]
    for start, end in _parts(sentence, kind, subject[1]):
        named = {issue for hit in hits if start < hit.end <= end for issue in hit.of("issue")}
        if named:
            return tuple(sorted(named))
    return ()


def _parts(sentence: str, kind: str, begin: int) -> Iterator[tuple[int, int]]:
    """Yield parts of a sentence: what is waived, its topic, its object clause, then outwards, circumstances last."""
    if kind == "waives" and (waiver := _WAIVER.search(sentence)):
        yield sentence.rfind("、", 0, waiver.start()) + 1, waiver.end()
    frame = _FRAME.search(sentence)
    end = frame.start() if frame else len(sentence)
    for topic in reversed(list(_TOPIC.finditer(sentence, 0, end))):
        yield _topic_start(sentence, topic.start(), begin), topic.start()
    if that := _THAT.search(sentence, begin, end):
        end = that.start()
    cuts = [begin, *(m.end() for m in re.finditer("、", sentence[:end]) if m.end() > begin), end]
    parts = [(a, b) for a, b in pairwise(cuts) if a < b]
    circumstances = [(a, b) for a, b in parts if _CIRCUMSTANCE.search(sentence[a:b].rstrip("、"))]
    yield from reversed([part for part in parts if part not in circumstances])
    yield from reversed(circumstances)
    yield 0, len(sentence)


def _topic_start(sentence: str, end: int, begin: int) -> int:
    """A topic reaches back to the comma before it, or to the subject."""
    comma = sentence.rfind("、", 0, end) + 1
    return max(comma, begin) if end > begin else comma


def _until(sentence: str, day: date | None) -> str:
    """A day ahead: 来年3月までに is a limit, 2030年以降も is open."""
    for found in dates(sentence, day):
        when = found.edtf
        if day and when and "年" not in sentence[found.start : found.end] and _past(when, day):
            when = f"{int(when[:4]) + 1}{when[4:]}"  # a month without a year is the next one
        if not when or (day and _past(when, day)):
            continue
        if re.match(r"以降|以後|から|より", sentence[found.end :]):
            return f"{when.partition('/')[0]}/.."
        if re.match(r"(?:末|中|内)?(?:まで|に|を(?:期限|目標|目途))|中", sentence[found.end :]):
            return when
    return ""


def _past(when: str, day: date) -> bool:
    return when < day.isoformat()[: len(when)]


def named_issues(text: str, authority: Authority) -> tuple[Iri, ...]:
    """All issues that a text names."""
    return tuple(sorted({issue for hit in authority.issues.find(text) for issue in hit.of("issue")}))
