"""Treaties and declarations that a Japanese report names: 日米安全保障条約, 日朝平壌宣言.

What comes in: a page, the authority. What goes out: facts of AgreementMentions, one an agreement.
"""

import re
from collections.abc import Iterator
from typing import Final

from summitgraph.authority import Authority
from summitgraph.model import Fact, Iri, words
from summitgraph.text.clean import Block
from summitgraph.text.mentions import raw_span
from summitgraph.text.page import Page
from summitgraph.vocab import RDF_TYPE, mention, term, thing

# 日米安全保障条約 · 日・EU経済連携協定 · 共同声明「…」 stays unnamed
_NAME: Final = re.compile(
    r"(?P<name>(?:[日米韓中朝露英仏独印豪台]{2,4}|[日米韓中朝露英仏独印豪]・?(?:EU|ASEAN))[一-龠ァ-ヴー・]{0,14}?"
    r"(?:条約|協定|共同宣言|共同声明|共同コミュニケ|宣言|議定書))"
)
_STATUS: Final = (
    ("planned", re.compile(r"署名する(?:予定|見通し)|締結(?:を目指|に向け)|発表する(?:予定|見通し)")),
    ("ended", re.compile(r"破棄|失効|脱退|離脱")),
    ("signed", re.compile(r"署名し|締結し|調印|発表し|発出し|署名され")),
    ("in-force", re.compile(r"第[0-9一-九十]+条|に基づ|を遵守|の適用|を履行|に従")),
)


def accords(page: Page, authority: Authority) -> Iterator[Fact]:
    """Yield each agreement where the page first names it."""
    seen: set[str] = set()
    for block in page.blocks:
        known = {(hit.start, hit.end): hit.of("agreement")[0] for hit in authority.agreements(block.body.text)}
        spans = {**{m.span("name"): None for m in _NAME.finditer(block.body.text)}, **known}
        for span, iri in sorted(spans.items()):
            name = block.body.text[slice(*span)]
            inside = any(s <= span[0] and span[1] <= e and (s, e) != span for s, e in spans)
            if inside or (iri or name) in seen:
                continue
            seen.add(iri or name)
            yield from _facts(page, block, span, iri or authority.agreement(name), authority)


def _facts(page: Page, block: Block, at: tuple[int, int], known: Iri | None, authority: Authority) -> Iterator[Fact]:
    span = raw_span(page.document, block.body, at)
    name = block.body.text[slice(*at)]
    around = block.body.text[max(0, at[0] - 40) : at[1] + 40]
    status = next((key for key, pattern in _STATUS if pattern.search(around)), "unknown")
    iri = mention("agreement", span)
    yield Fact(iri, RDF_TYPE, term("AgreementMention"), span)
    yield Fact(iri, term("name"), words(name, "ja"), span)
    yield Fact(iri, term("agreementStatus"), thing("agreement-status", status), span)
    own = [authority.abbreviations[sign] for sign in name[:4] if sign in authority.abbreviations]
    listed = authority.links.get((known, "party"), ()) if known else ()
    for party in listed or (own if len(own) > 1 else ()):
        yield Fact(iri, term("party"), party, span)
    if known:
        yield Fact(iri, term("agreement"), known, span)
