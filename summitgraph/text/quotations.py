"""Direct quotations with their speakers, and said as facts.

What comes in: the `Quote`s of a page, as the readers of a language find them. What goes out: `Fact`s of Remarks.
"""

from collections.abc import Iterator
from dataclasses import dataclass

from summitgraph.authority import Authority
from summitgraph.model import Fact
from summitgraph.text import mentions
from summitgraph.text.clean import Block
from summitgraph.text.page import Page
from summitgraph.text.sketch import Mark, Ref
from summitgraph.text.who import person


@dataclass(frozen=True, slots=True)
class Quote:
    """Words between quotation marks in a block, and the speaker: a reference and where it is named."""

    block: Block
    start: int
    end: int
    speaker: Mark
    ref: Ref | None
    home: Block


def remark(page: Page, quote: Quote, authority: Authority) -> Iterator[Fact]:
    """Say a quotation of a page, if its speaker is certain."""
    speaker = quote.speaker.iris[0] if quote.speaker.iris else None
    if quote.ref:
        speaker = person(quote.ref, (page.day, page.day), authority)
    if speaker:
        said, named = (quote.block.body, (quote.start, quote.end)), (quote.speaker.start, quote.speaker.end)
        yield from mentions.quotation(page, said, speaker, (quote.home.body, named), authority)
