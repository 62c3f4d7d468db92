"""Chinese news pages as mirrors keep them: RFI, VOA and The Epoch Times, and briefs in the same layouts.

What comes in: a `Document` in one of three layouts (a Markdown link title under a harvest comment, twice; a
heading with a template of links). What goes out: the document's own data, meetings, quotations, agreements.
"""

from collections.abc import Iterator

from summitgraph import Document, Fact, Finding, Source
from summitgraph.authority import Authority
from summitgraph.text.zh import news

VERSION = "1"
SOURCES = (
    Source("rfi-zh", "法国国际广播电台", "zh-Hans", "https://www.rfi.fr/cn/"),
    Source("voa-zh", "美国之音", "zh-Hans", "https://www.voachinese.com/"),
    Source("epochtimes-zh", "大纪元", "zh-Hans", "https://www.epochtimes.com/gb/"),
    Source(
        "summitgraph-briefs",
        "summitgraph briefs",
        "zh-Hans",
        "https://w3id.org/summitgraph/briefs/",
        "https://creativecommons.org/licenses/by/4.0/",
    ),
)


def identify(document: Document) -> bool:
    """Whether it is a Chinese page with a mirror's title line."""
    return news.has_mirror_title(document.text) and news.is_chinese(document.text)


def load(document: Document, authority: Authority) -> Iterator[Fact | Finding]:
    """Read who met, who spoke and what was agreed."""
    yield from news.read(document, authority, SOURCES)
