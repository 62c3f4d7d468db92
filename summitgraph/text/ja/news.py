"""A Japanese page, whole: ministry releases of talks and calls, and news reports.

What comes in: a `Page` (blocks, day, language, source) and the authority. What goes out: `Fact`s with raw spans.
"""

from collections.abc import Iterator
from dataclasses import replace

from summitgraph.authority import Authority
from summitgraph.model import Fact, Finding
from summitgraph.text import mentions
from summitgraph.text.instruments import agreements
from summitgraph.text.ja.accords import instruments
from summitgraph.text.ja.circumstances import JAPAN
from summitgraph.text.ja.lines import lines
from summitgraph.text.ja.officials import gather
from summitgraph.text.ja.speech import speeches
from summitgraph.text.ja.strangers import newcomer_facts, newcomers, with_them
from summitgraph.text.ja.surnames import with_surnames
from summitgraph.text.ja.telling import Teller
from summitgraph.text.occasions import beside, occasions
from summitgraph.text.page import Page
from summitgraph.text.portions import portions


def read(page: Page, authority: Authority) -> Iterator[Fact | Finding]:
    """Read who met, who spoke and what was agreed."""
    page = replace(page, blocks=tuple(portions(page.blocks)))
    texts = [block.body.text for block in page.blocks]
    cast = with_surnames(gather(texts, authority, (page.day, page.day), home=JAPAN), texts, authority, page.day)
    new = newcomers(page.document, page.blocks, cast)
    yield from newcomer_facts(page.document, new)
    cast = with_them(cast, new)
    accounts = Teller(page, authority).accounts(lines(page, cast, authority))
    found = beside(occasions(accounts, authority.lies_in))
    yield from mentions.meetings(
        page.document,
        found,
        authority,
        day=page.day,
        dated=page.anchor is not None,
        heads={one.iri for one in new if one.leading},
    )
    for block, speech in speeches(page.blocks, cast, authority):
        said, named = (block.body, speech.quote), (speech.home.body, speech.named)
        yield from mentions.quotation(page, said, speech.speaker, named, authority)
    yield from agreements(page, authority, instruments)
