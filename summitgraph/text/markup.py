"""A document's raw text, HTML or Markdown or plain or all three, into blocks of clean text.

What comes in: the text of a `Document`. What goes out: `Block`s in reading order, each with its role
(title, heading, caption, byline, paragraph, boilerplate) and a body that knows its raw offsets;
boilerplate says nothing of the world. The work is done in `header`, `html` (events), `layout` (blocks),
`roles`, `normalise`, `sentences`.
"""

import re
from functools import lru_cache

from summitgraph.text.clean import Block
from summitgraph.text.header import body_start, harvest_time, header
from summitgraph.text.layout import lay_out
from summitgraph.text.normalise import normalise
from summitgraph.text.roles import is_headline
from summitgraph.text.sentences import sentences

__all__ = ["Block", "blocks", "harvest_time", "header", "link", "normalise", "sentences"]

# <!--1707839102000--> and blank lines above the first words
_ABOVE = re.compile(r"(?:\s++|<!--[^<>]*+>)*+")
# [Two leaders to meet](https://example.org/a) on a line of its own
_LINK_LINE = re.compile(
    r"(?:#{1,6}[ \t]+)?\[(?:[^\[\]\n]|\[[^\[\]\n]*+\])*+\]\(((?:[^()\s]|\([^()\s]*+\))*+)"
    r"(?:[ \t]+\"[^\"\n]*+\")?[ \t]*+\)[ \t]*+\r?$",
    re.MULTILINE,
)


def blocks(text: str) -> list[Block]:
    """Read raw text into blocks; every body's characters know the raw code points they stand for."""
    return list(_blocks(text))


@lru_cache(maxsize=2)  # each loader asks of the same page, and whoever reads it asks again
def _blocks(text: str) -> tuple[Block, ...]:
    found = lay_out(text, body_start(text))
    return tuple(found if any(block.role == "title" for block in found) else _titled(text, found))


def link(text: str) -> tuple[str, int, int] | None:
    """Find the Markdown link that is the first line: its address with raw offsets; None without one."""
    above = _ABOVE.match(text, body_start(text))
    match = _LINK_LINE.match(text, above.end() if above else 0)
    if match is None or "://" not in match[1]:
        return None
    return match[1], match.start(1), match.end(1)


def _titled(text: str, found: list[Block]) -> list[Block]:
    """Take as title the first heading, else the header's, else a short first line."""
    for index, block in enumerate(found):
        if block.role == "heading":
            return [*found[:index], Block("title", block.body), *found[index + 1 :]]
        if block.role == "paragraph":
            break
    if (named := header(text).get("title")) is not None:
        return [Block("title", normalise(named)), *found]
    for index, block in enumerate(found[:-1]):
        if block.role == "paragraph":
            if is_headline(block.body.text):
                return [*found[:index], Block("title", block.body), *found[index + 1 :]]
            break
    return found
