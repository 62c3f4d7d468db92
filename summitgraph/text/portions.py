"""Blocks in portions that can be read in a bounded time, whatever somebody puts into a page.

What comes in: the blocks of a page. What goes out: the same words in blocks of whole sentences, without what is longer
than a sentence can be.
"""

from collections.abc import Iterable, Iterator
from typing import Final

from summitgraph.text.clean import Block
from summitgraph.text.markup import sentences

PORTION: Final = 3000  # characters of a block; real paragraphs stay whole
SENTENCE: Final = 1500  # characters; what is longer is a list or no prose


def portions(blocks: Iterable[Block]) -> Iterator[Block]:
    """Yield short blocks as they are, long ones cut at the ends of sentences."""
    for block in blocks:
        if len(block.body) <= SENTENCE:
            yield block
            continue
        first = last = 0
        for start, end in sentences(block.body):
            if end - start > SENTENCE or end - first > PORTION:
                if last > first:
                    yield Block(block.role, block.body.slice(first, last))
                first = end if end - start > SENTENCE else start
            last = end
        if last > first:
            yield Block(block.role, block.body.slice(first, last))
