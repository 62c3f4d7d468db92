"""Who and what Korean prose names: people with titles, offices alone, pairs of countries, groups, places, dates.

What comes in: clean text, a `Cast` (whom the forms of this document name). What goes out: `Mark`s for a sketch.
"""

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace
from typing import Final

from summitgraph.model import Iri
from summitgraph.text import sketch as sign
from summitgraph.text.gazetteer import Hit
from summitgraph.text.ko.cast import Cast
from summitgraph.text.ko.days import dates
from summitgraph.text.ko.strangers import introduced, spoken
from summitgraph.text.sketch import Mark, Ref, Sketch, dated, draw, with_people
from summitgraph.text.who import person
from summitgraph.vocab import local, thing

_SIGNS: Final = (
    ("series", sign.SERIES), ("body", sign.BODY), ("office", sign.OFFICE), ("title", sign.TITLE),
    ("country", sign.COUNTRY), ("place", sign.PLACE), ("organization", sign.ORGANIZATION),
    ("metonym", sign.COUNTRY),
)  # fmt: skip
# who meets for the Union: its two presidents
_UNION: Final = ("president-of-the-european-council", "president-of-the-european-commission")
# names of places that are words too
_WORDS: Final = frozenset({"나라", "사이", "오사", "가고", "바다", "수도", "고양"})
# one letter for a country, as in 한미, 북·미, 美, 日
LETTERS: Final = {
    "한": "kor", "미": "usa", "일": "jpn", "중": "chn", "러": "rus", "북": "prk", "남": "kor", "조": "prk", "독": "deu",
    "영": "gbr", "불": "fra", "인": "ind", "호": "aus", "韓": "kor", "美": "usa", "日": "jpn", "中": "chn", "露": "rus",
    "北": "prk", "英": "gbr", "獨": "deu", "佛": "fra", "印": "ind", "濠": "aus",
}  # fmt: skip
_LETTER: Final = f"[{''.join(LETTERS)}]"
# 우샤코프 보좌관은 · 미르지요예프 대통령님: what may follow a name
_ENDS: Final = r"님|(?:은|는|이|가|을|를|과|와|의|도|에게|께서|로부터)(?![가-힣])|[ ,.·)”\"]|$"
_CHIEF: Final = "(?:대통령|총리|수상|국왕|(?:국가 ?)?주석|교황|왕|장관|서기장)"
_DOT: Final = "[·ㆍ・‧∙-]"
# 정상회담 · 정상 · 외교장관 · 관계: what makes two letters two countries
_NEXT: Final = (
    "(?= ?(?:(?:세|두|양) 나라의? ?|3개국 ?|양국 ?|양자 ?|3국 ?|3자 ?"
    "|단독 ?|확대 ?|공동 ?|제?\\d차 ?|특별 ?|화상 ?)*(?:정상|외교"
    "|국방|외무|외상|총리|회담|두 정상))"
)
COMPOUND: Final = (
    rf"(?<![가-힣])(?:{_LETTER}{{2,3}}|(?:{_LETTER}|[ＣＢ])(?:{_DOT}(?:{_LETTER}|[ＣＢ]))+|(?:{_LETTER}"
    rf"|[ＣＢ]){{2}}){_NEXT}"
)
_ROLE: Final = "(?:외교부? ?장관|외무장관|외상|외교수장|국방부? ?장관|국방장관)"
_GONE: Final = "(?P<{}>(?<![가-힣])(?:전임? |전직 |前 ?|신임 |차기 |현 |고 |故 ?))?"
_HONOUR: Final = "(?: ?(?:당선인|내외분?|각하|여사|폐하|전하))*님?"
_NOT: Final = "(?!실|궁|관저|선거|후보|특사|비서|직속|직을|직에|령|제|기록|부인|배|취임)"
_PATTERN: Final = re.compile(
    # 한미 정상은 · 한·미·일 3국 정상이 · 미중 외교장관
    rf"(?P<group>{COMPOUND} ?(?:양국 ?|3국 ?|두 )?(?:정상(?!회|급|외교| ?통화| ?간 ?통화| ?회)"
    rf"|{_ROLE}(?!회|급| ?회)))"
    # 한미 정상회담
    rf"|(?P<compound>{COMPOUND})"
    # 도널드 트럼프(Donald Trump) 미국 대통령 · 美 바이든 대통령 · 전 대통령 Ｎ
    rf"|(?P<named>(?:(?:[ＣＢ]"
    rf"|(?<![가-힣]){_LETTER}) ?)?{_GONE.format('gone')}(?:[ＴＦ] ?)?Ｎ(?: ?\([^()]{{1,40}}\))?"
    rf"(?: {_GONE.format('gone2')}(?:(?:[ＣＢＯ]|{_LETTER}) ?)?{_GONE.format('gone4')}(?:[ＴＦ] ?)*[ＴＦ])?{_HONOUR})"
    # 윤 대통령 · 김 위원장 · 시 주석
    rf"|(?P<surname>(?<![가-힣])(?P<letter>[가-힣]) (?P<title>Ｔ){_HONOUR})"
    # 일본 총리 · 미국 대통령 · 美 대통령
    rf"|(?P<office>{_GONE.format('gone3')}(?:(?:[ＣＢ]|(?<![가-힣]){_LETTER}) ?(?:측 )?Ｔ|Ｆ){_NOT}{_HONOUR})"
    # 양국 정상 · 두 정상 · 양측
    r"|(?P<pair>(?<![가-힣])(?:우리 )?(?:양국|두|양|세|3국|양측|삼국) ?(?:정상(?!회|급|외교)|대통령"
    r"|지도자|총리|나라 정상|국가 정상|외교장관"
    r"|장관|사람)|(?<![가-힣])양측)"
    # 대통령님 · 대통령은 · 국왕님께서
    rf"|(?P<alone>(?:(?<=[저나]와 )|(?<![가-힣] )(?<![가-힣]))Ｔ{_NOT}(?:님|각하| 각하)?)"
    # 나는 · 저와
    r"|(?P<me>(?<![가-힣])(?:나|저)(?=는 |와 |도 |의 |에게 ))"
)


def marks(text: str, cast: Cast, named: list[Iri]) -> list[Mark]:
    """Everything that is named in a clean text; ``named`` keeps who was named, the last one last."""
    fine = _drawn(text, cast)
    return with_people(fine, _people(fine, cast, named))


def _drawn(text: str, cast: Cast) -> Sketch:
    return draw(text, [*_new(text, cast), *_fine(text, cast), *dated(dates(text, cast.anchor))])


def speakers(text: str, cast: Cast) -> Iterator[tuple[tuple[int, int], tuple[int, int]]]:
    """Yield name and role, as spans of a clean text, of those who speak and whom nobody knows."""
    fine = _drawn(text, cast)
    for one in spoken(fine.text):
        yield fine.clean(*one.name), fine.clean(*one.role)


def newcomers(text: str, cast: Cast) -> Iterator[tuple[tuple[int, int], tuple[int, int]]]:
    """Yield name and title, as spans of a clean text, of those whom the authority does not know."""
    fine = _drawn(text, cast)
    for one in introduced(fine.text):
        word = fine.text[slice(*one.name)].split()[-1]
        owners = fine.within(max(0, one.name[0] - 3), one.role[1], "ＣＦ")
        titles = fine.within(*one.role, "ＴＦ")
        offices = [o for o in titles[0].iris if titles[0].sign == sign.OFFICE or not owners or _of(o, owners, cast)]
        holders = {who for office in offices for who in cast.authority.holders(office, cast.days)} if owners else set()
        labels = [cast.authority.label(who, "ko") for who in holders]
        if not any(word in label.split() or not _HANGUL.search(label) for label in labels):
            yield fine.clean(*one.name), fine.clean(*one.role)


def _of(office: Iri, owners: Sequence[Mark], cast: Cast) -> bool:
    return cast.authority.one(office, "officeOf") in {owner.iris[-1] for owner in owners}


def _new(text: str, cast: Cast) -> Iterator[Mark]:
    """Those whom the document introduced, by the whole name and by its last word; surnames that nobody else has."""
    for name, who in cast.new.items():
        last = name.split()[-1]
        forms = [re.escape(name)]
        if len(last) > 1:
            forms.append(rf"(?<![가-힣] )(?<![가-힣]){re.escape(last)}(?= {_CHIEF})")
        elif last != name:
            forms += [rf"(?<![가-힣]){re.escape(part)}(?= {_CHIEF})" for part in (last, name.split()[0])]
        for match in re.finditer("|".join(forms), text):
            yield Mark(sign.NAME, *match.span(), (Ref(who),))
    for form, who in (*cast.speakers.items(), *cast.surnames.items()):
        words = re.escape(form).replace(r"\ ", " [가-힣]{0,5}") if form in cast.short else re.escape(form)
        ends = rf" {_CHIEF}" if len(form) == 1 else _ENDS  # 또 is a word too
        for match in re.finditer(rf"(?<![가-힣]){words}(?={ends})", text):
            yield Mark(sign.NAME, *match.span(), (Ref(who),))


def _fine(text: str, cast: Cast) -> Iterator[Mark]:
    last = 0
    for hit in cast.authority.find(text):
        inside, last = hit.start > last and "가" <= text[hit.start - 1 : hit.start] <= "힣", hit.end
        if (who := cast.forms.get(hit.form)) and not _inside(text, hit):
            yield Mark(sign.NAME, hit.start, hit.end, (Ref(who),))
            continue
        for kind, drawn in _SIGNS:
            if (
                kind == "place"
                and hit.of("organization")
                and not re.match("에서|의|으로|을 방문|를 방문", text[hit.end :])
            ):
                continue  # 백악관은 밝혔다: the house speaks
            if kind == "series" and (part := _body_of(text, hit, cast)):
                yield part
                break
            if kind == "metonym" and re.match("에서|에 도착|을 방문|를 방문", text[hit.end :]):
                continue
            if kind == "place" and (inside or (hit.form in _WORDS and text[hit.end : hit.end + 1] not in {"시", "현"})):
                continue  # 우리가, 세 나라의
            if iris := hit.of(kind):
                if kind == "country" and hit.of("place"):
                    yield Mark(sign.COUNTRY, hit.start, hit.end, iris=(*hit.of("place"), *iris))
                else:
                    yield Mark(
                        drawn, hit.start, hit.end, iris=(*iris, *(hit.of("organization") if kind == "body" else ()))
                    )
                break


def _body_of(text: str, hit: Hit, cast: Cast) -> Mark | None:
    """The body of a series that meets a country: 한-EU 정상회담 is no summit of the EU itself."""
    if not re.search(rf"[가-힣]{_DOT}$", text[: hit.start]):
        return None
    head = hit.form.split(" ")[0]
    inner = next((found for found in cast.authority.find(head) if found.form == head and found.of("body")), None)
    if inner is None:
        return None
    iris = (*inner.of("body"), *inner.of("organization"))
    return Mark(sign.BODY, hit.start, hit.start + len(head), iris=iris)


def _inside(text: str, hit: Hit) -> bool:
    """Whether a short form is part of a longer word: 아베노믹스, 문재인정부."""
    after = text[hit.end :]
    return (
        re.match(
            r"노믹스| ?[12]기 (?:행정부|정부|내각|정권)|정부|정권| 정부| 정권| 행정부|행정부"
            r"|당선 직후| 여사| 부인| 내각| 측| 전 대통령 측",
            after,
        )
        is not None
    )


def _people(fine: Sketch, cast: Cast, named: list[Iri]) -> Iterator[Mark]:
    for match in _PATTERN.finditer(fine.text):
        start, end = match.span()
        if match["pair"]:
            yield Mark(sign.PAIR, *fine.clean(start, end))
            continue
        refs = tuple(_refs(match, fine, cast, named))
        if not refs:
            continue
        if match["office"] and (name := _WORD_BEFORE.search(fine.text[:start])) and not _ENDED.search(name["word"]):
            start = name.start()  # 숄츠 독일 총리
        if not match["compound"]:
            named += [ref.person for ref in refs if ref.person]
        kind = sign.GROUP if match["group"] or match["compound"] else sign.PERSON
        yield Mark(kind, *fine.clean(start, end), refs=refs, edtf="compound" if match["compound"] else "")


def _refs(match: re.Match[str], fine: Sketch, cast: Cast, named: list[Iri]) -> list[Ref]:
    start, end = match.span()
    if match["named"]:
        return list(fine.within(start, end, sign.NAME)[0].refs)
    if match["group"] or match["compound"]:
        return [_named_here(ref, cast) for ref in _members(match[0], fine, start)]
    if match["me"]:
        return [Ref(cast.host)] if cast.host and cast.speech else []
    titles = fine.within(start, end, "ＴＦ")
    if match["surname"]:
        who = _surnamed(match["letter"], titles[-1].iris, cast, named)
        return [Ref(who)] if who else []
    if match["office"]:
        known = [] if match["gone3"] else _office(match[0], fine, start, titles[0], cast)
        return [ref for ref in known if not _of_another(fine.text[:start], ref, cast)]
    who = _alone(titles[0].iris, match[0].endswith(("님", "각하")), cast, named)
    return [Ref(who)] if who else []


def _members(words: str, fine: Sketch, start: int) -> list[Ref]:
    """The leaders, or the ministers, of the countries of 한미, 한·미·일, 한·브루나이; of a body none."""
    role = "foreign-minister" if re.search("외교|외무|외상", words) else "leader"
    role = "defence-minister" if "국방" in words else role
    head = re.split(" |양국|3국|정상|외교|국방|외무|외상", words)[0]
    countries: list[Iri] = []
    bodies: list[Ref] = []
    for offset, character in enumerate(head):
        mark = fine.marks.get(start + offset)
        if mark and mark.sign == sign.BODY:
            if not any(local(iri) == "eu" for iri in mark.iris):
                return []
            bodies = [Ref(offices=(thing("office", office),)) for office in _UNION]
        if mark and mark.sign == sign.COUNTRY:
            countries.append(mark.iris[-1])
        elif character in LETTERS:
            countries.append(thing("country", LETTERS[character]))
    found = [*(Ref(country=country, role=role) for country in dict.fromkeys(countries)), *bodies]
    return found if len(found) > 1 else []


def _named_here(ref: Ref, cast: Cast) -> Ref:
    """The one who leads a country by what the page says, where several do: 한·베트남 정상회담 with the president."""
    who = cast.leads.get(ref.country) if ref.country and ref.role == "leader" else None
    return Ref(who) if who else ref


def _surnamed(letter: str, offices: tuple[Iri, ...], cast: Cast, named: list[Iri]) -> Iri | None:
    """윤 대통령, 김 위원장: the last one named, else the only one in office, whose name begins so."""
    fitting = [t.holder for t in cast.authority.tenures if t.office in offices and t.days[0] <= cast.day <= t.days[1]]
    labels = {who: cast.authority.label(who, "ko") for who in fitting}
    found = {who for who, label in labels.items() if label.startswith(letter) and " " not in label}
    last = next((who for who in reversed(named) if who in found), None)
    return last or (found.pop() if len(found) == 1 else None)


def _office(words: str, fine: Sketch, start: int, title: Mark, cast: Cast) -> list[Ref]:
    if title.sign == sign.OFFICE:
        return [Ref(offices=title.iris)]
    owners = fine.within(start, start + len(words), "ＣＢ")
    letter = next((LETTERS[c] for c in words if c in LETTERS), "")
    owner = owners[0].iris[-1] if owners else thing("country", letter) if letter else None
    offices = tuple(o for o in title.iris if cast.authority.one(o, "officeOf") == owner)
    return [replace(Ref(offices=offices), country=owner)] if offices else []


# 방한한 응우옌 쑤언 푹 | 베트남 국가주석: a name that no form covers stands before the office
_WORD_BEFORE: Final = re.compile(r"(?P<word>[가-힣]{1,8}) $")
_HANGUL: Final = re.compile("[가-힣]")
_ENDED: Final = re.compile(
    r"(?:[은는이가을를와과의에도로께한된인던며고서며들만뒤후간면등각]|오늘|이날|현직|함께|직접|특히|당시|현지)$"
)


def _of_another(before: str, ref: Ref, cast: Cast) -> bool:
    """Whether the word before an office is a name, and not of the one who holds it by the authority."""
    found = _WORD_BEFORE.search(before)
    if found is None or _ENDED.search(found["word"]):
        return False
    who = person(ref, cast.days, cast.authority)
    label = cast.authority.label(who, "ko") if who else ""
    return who is None or (_HANGUL.search(label) is not None and found["word"] not in label.split())


def _alone(offices: tuple[Iri, ...], addressed: bool, cast: Cast, named: list[Iri]) -> Iri | None:  # noqa: FBT001 - private
    """대통령님 is the one spoken to; 대통령은 the last one named who holds the office, else the host."""
    host = cast.host
    holds = host and any(office.iri in offices for office in cast.authority.held(host, cast.days))
    if host and holds and not addressed and host in named:
        return host
    for who in reversed(named):
        if any(office.iri in offices for office in cast.authority.held(who, cast.days)):
            return who
    return host if holds and not addressed else None
