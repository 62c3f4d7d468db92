"""Foreigners whom the authority does not know, where a Japanese page introduces them with their office.

What comes in: the texts of a page, its cast. What goes out: `Newcomer`s and the cast that knows them.
"""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from typing import Final

from summitgraph.model import Document, Fact, Iri, boolean, words
from summitgraph.text.clean import Block
from summitgraph.text.ja.officials import Cast
from summitgraph.text.mentions import raw_span
from summitgraph.vocab import RDF_TYPE, mention, term

_LEADING: Final = "大統領|首相|国王|国家主席|首長|大公|暫定大統領|暫定首相|議長"
_OTHER: Final = (
    "外相|外務大臣|外務・貿易大臣|国防相|国防大臣|副首相|副大統領|外務・国際協力大臣|特使|国務相|財務相|国防長官|財務長官|商務長官|"
    "(?:[一-龠]{1,8})?(?:首席)?補佐官|[一-龠]{0,4}報道官|官房副長官|外務副大臣|外務審議官|外務報道官|(?:国務|国防|財務)?(?:副長官|次官補|次官)|駐[一-龠]{1,2}大使|事務局長"
)
# ロバート・アベーラ首相 · ロバート・アベーラ・マルタ首相(H.E. Mr. Robert Abela, Prime Minister of Malta)
_INTRODUCED: Final = re.compile(
    rf"(?P<name>[ァ-ヴー]{{2,}}(?:[・＝=][ァ-ヴー]+)+?)(?:・(?P<country>[ァ-ヴー一-龠]{{2,12}}?))?(?P<role>{_OTHER}|{_LEADING})"
    r"(?:[(（](?:H\.\s?[EM]\.\s)?(?:Mr|Ms|Mrs|Dr|Hon)?\.?\s?(?P<latin>[A-Z][^,()（）]{3,40}))?"
)


@dataclass(frozen=True, slots=True)
class Newcomer:
    """A person of one document: name, Latin name and role as clean offsets of a block; ``leading`` by the role."""

    iri: Iri
    block: Block
    name: tuple[int, int]
    latin: tuple[int, int] | None
    role: tuple[int, int] | None
    leading: bool


def newcomers(document: Document, blocks: Sequence[Block], cast: Cast) -> list[Newcomer]:
    """Those whom the page introduces, each once; nobody whom the authority knows."""
    found: dict[str, Newcomer] = {}
    for block in blocks:
        text = block.body.text
        known = [(o.start, o.end) for o in cast.officials(text) if o.title != text[o.start : o.end]]
        for match in _INTRODUCED.finditer(text):
            if any(start < match.end() and match.start() < end for start, end in known):
                continue
            name = _without_country(text, match.span("name"), cast)
            iri = mention("person", raw_span(document, block.body, name))
            latin = match.span("latin") if match["latin"] else None
            leading = re.fullmatch(_LEADING, match["role"]) is not None
            found.setdefault(text[slice(*name)], Newcomer(iri, block, name, latin, match.span("role"), leading))
        for name in _addressed(text):
            if not any(start < name[1] and name[0] < end for start, end in known):
                iri = mention("person", raw_span(document, block.body, name))
                found.setdefault(text[slice(*name)], Newcomer(iri, block, name, None, None, leading=False))
        for name, role in (*_of_country(text, cast), *_spokesmen(text, cast)):
            if any(start < role[1] and name[0] < end for start, end in known) or text[slice(*name)] in found:
                continue
            iri = mention("person", raw_span(document, block.body, name))
            leading = re.fullmatch(_LEADING, text[slice(*role)]) is not None
            if not any(key.endswith(text[slice(*name)]) for key in found):
                found[text[slice(*name)]] = Newcomer(iri, block, name, None, role, leading)
    return list(found.values())


def _without_country(text: str, name: tuple[int, int], cast: Cast) -> tuple[int, int]:
    """Where a name ends, without the country that a ministry writes behind it: アーブ・ペルー大統領."""
    first, _, last = text[slice(*name)].rpartition("・")
    own = any(hit.of("country") and hit.form == last for hit in cast.authority.find(last))
    return (name[0], name[0] + len(first)) if first and own else name


# アーブ・クーリ氏は: a full name with what is said of people, who does something
_ADDRESSED: Final = re.compile(
    r"(?<![ァ-ヴー・＝=])(?P<name>[ァ-ヴー]{2,}(?:[・＝=][ァ-ヴー]+)+)(?:氏|さん)(?=は|が|も|によると)"
)


# サキ報道官 · 木原誠二官房副長官: titles of those who speak for others, after a name
_SPOKESMAN: Final = re.compile(
    r"(?<![ァ-ヴー・＝=])(?P<name>[ァ-ヴー]{2,})(?P<role>(?:[米英仏独露ロ]|[一-龠]{0,4}大統領)*(?:報道官|補佐官))"
    r"|(?<![一-龠々の])(?P<full>[一-龠々]{3,5}?)(?P<post>官房長官|官房副長官|外務副大臣|外務審議官|外務報道官|外務次官|外務事務次官)"
)


def _spokesmen(text: str, cast: Cast) -> Iterator[tuple[tuple[int, int], tuple[int, int]]]:
    """Yield names and titles; a place or a body before such a title is no name."""
    taken = [(hit.start, hit.end) for hit in cast.authority.find(text) if hit.of("country", "place", "organization")]
    for match in _SPOKESMAN.finditer(text):
        name, role = ("name", "role") if match["name"] else ("full", "post")
        if not any(start < match.end(name) and match.start(name) < end for start, end in taken):
            yield match.span(name), match.span(role)


def _addressed(text: str) -> Iterator[tuple[int, int]]:
    yield from (match.span("name") for match in _ADDRESSED.finditer(text))


# ペルーのアーブ首相 · ラオスの海野外相
_AFTER: Final = re.compile(rf"の?(?P<name>[ァ-ヴー]{{2,}}|[一-龠]{{2,4}}?)(?P<role>{_OTHER}|{_LEADING})")


def _of_country(text: str, cast: Cast) -> Iterator[tuple[tuple[int, int], tuple[int, int]]]:
    """Yield names of one word, and titles, that stand right after their country's の."""
    hits = cast.authority.find(text)
    taken = [(hit.start, hit.end) for hit in hits if hit.of("title", "office", "country", "place", "organization")]
    for hit in hits:
        match = _AFTER.match(text, hit.end) if hit.of("country") and text[hit.end : hit.end + 1] == "の" else None
        if match and not any(start < match.end("name") and match.start("name") < end for start, end in taken):
            yield match.span("name"), match.span("role")


def with_them(cast: Cast, found: Sequence[Newcomer]) -> Cast:
    """The cast that also knows newcomers: by the whole name, and by its last part with the title."""
    forms: dict[str, Iri] = {}
    for one in found:
        text = one.block.body.text
        name = text[slice(*one.name)]
        last = re.split("[・＝=]", name)[-1]
        titles = ("", text[slice(*one.role)], "氏") if one.role else ("", "氏")
        forms |= {f"{name}{title}": one.iri for title in titles}
        forms |= {f"{last}{title}": one.iri for title in titles[1:]}
        if len(name) > 3 and re.fullmatch("[一-龠々]+", name):  # 木原誠二 is 木原氏 further on
            forms[f"{name[:2]}氏"] = one.iri
    return replace(cast, forms={**cast.forms, **forms})


def newcomer_facts(document: Document, found: Sequence[Newcomer]) -> Iterator[Fact]:
    """Say each as a Person of the document, unreviewed."""
    for one in found:
        body = one.block.body
        span = raw_span(document, body, one.name)
        yield Fact(one.iri, RDF_TYPE, term("Person"), span)
        yield Fact(one.iri, term("name"), words(body.text[slice(*one.name)], "ja"), span)
        if one.latin:
            yield Fact(
                one.iri,
                term("name"),
                words(body.text[slice(*one.latin)].strip(), "en"),
                raw_span(document, body, one.latin),
            )
        if one.role:
            role = raw_span(document, body, one.role)
            yield Fact(one.iri, term("role"), words(body.text[slice(*one.role)], "ja"), role)
        yield Fact(one.iri, term("reviewed"), boolean(truth=False), span)
