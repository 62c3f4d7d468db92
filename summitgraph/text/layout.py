"""Events of a page into blocks: where a block begins and ends, and what the markup says of it.

What comes in: raw text. What goes out: `Block`s. One pass with counters instead of a tree, so that
unclosed and very deep markup costs no more than other text.
"""

import re
from dataclasses import dataclass, field

from summitgraph.text.boilerplate import is_boilerplate
from summitgraph.text.bylines import is_byline
from summitgraph.text.clean import Block, CleanText, clean
from summitgraph.text.elements import AROUND, BLOCK, HEADINGS, TIGHT, is_around, is_caption
from summitgraph.text.html import Event, events
from summitgraph.text.lines import CLOSED, MARK, joins
from summitgraph.text.normalise import normalise
from summitgraph.text.roles import is_headline, is_photo_line

_WORD = re.compile(r"\w")
_WHOLE = 80  # characters of a paragraph that is no teaser
_WRAPPED = 120  # characters that a line has at most where the lines of a paragraph are broken
_ADDRESS = re.compile(r"https?://[^\s)]+")


def lay_out(text: str, begin: int = 0) -> list[Block]:
    """Read ``text[begin:]`` into blocks, in reading order."""
    layout = _Layout(text, line=begin)
    layout.line_starts(begin)
    for event in events(text, begin):
        if event.end > layout.skip:
            layout.take(event)
    layout.flush()
    layout.reopen()
    return layout.found


@dataclass(slots=True)
class _Layout:
    """The block that is open, what is around it, and the blocks that are done."""

    text: str
    line: int  # raw start of the line
    skip: int = 0  # events that end before this are line marks
    found: list[Block] = field(default_factory=list)
    pieces: list[tuple[str, int, int]] = field(default_factory=list)
    space: tuple[str, int, int] | None = None  # white space since the last words
    breaks: int = 0  # <br> since the last words
    level: int = 0  # of the heading that is open
    one_line: bool = False  # a Markdown heading ends with its line
    tight: bool = False  # inside <p> and the like a blank line means nothing
    around: str = ""  # role that an element around gives: caption, boilerplate, silent
    around_tag: str = ""
    depth: int = 0  # open tags of that name
    mark: int = 0  # blocks that were done when it opened
    anchor: str = ""  # the open tag that is a link, "[" in Markdown
    linked: int = 0  # characters of link text
    links: int = 0
    titles: bool = False  # whether a link may be the title: one in Markdown, or in a heading
    strong: int = 0  # open <b>, <strong>
    bold: int = 0  # characters in bold

    def take(self, event: Event) -> None:
        """Read one event."""
        match event.kind:
            case "words":
                self.words(event)
            case "space":
                self.white(event)
            case "open":
                self.open(event)
            case "close":
                self.close(event)
            case "link":
                self.anchor, self.links, self.titles = "[", self.links + 1, True
            case "unlink":
                self.anchor = ""
            case "bold":
                self.strong = 1 - min(self.strong, 1)

    def words(self, event: Event) -> None:
        """Add words to the open block, with the white space before them if it means something."""
        _, value, start, end, _ = event
        if self.around == "silent":
            return
        if len(value) == end - start:
            if start < self.skip:
                value, start = value[self.skip - start :], self.skip
            bare = value.lstrip()
            if len(bare) < len(value):
                self.blank(value[: len(value) - len(bare)], start, end - len(bare))
                value, start = bare, end - len(bare)
            bare = value.rstrip()
            if not bare:
                return
            self.add(bare, start, start + len(bare))
            if len(bare) < len(value):
                self.blank(value[len(bare) :], start + len(bare), end)
        else:
            self.add(value, start, end)

    def add(self, value: str, start: int, end: int) -> None:
        """Add words that begin and end with no white space."""
        if self.space is not None:
            gap, first, last = self.space
            if not (gap == "\n" and joins(self.pieces[-1][0][-1], value[0])):
                self.pieces.append((" " if gap == "\n" else gap, first, last))
            self.space = None
        self.breaks = 0
        self.pieces.append((value, start, end))
        self.linked += len(value) if self.anchor else 0
        self.bold += len(value) if self.strong else 0

    def blank(self, value: str, start: int, end: int) -> None:
        """Remember white space inside a block; of several, the first and last offsets."""
        if not self.pieces:
            return
        gap = "\n" if "\n" in value or "\r" in value else "\u3000" if value == "\u3000" else " "
        if self.space is not None:
            start = self.space[1]
            gap = "\n" if "\n" in (gap, self.space[0]) else " "
        self.space = (gap, start, end)

    def white(self, event: Event) -> None:
        """Read white space: outside <p> a blank line ends a block, and so may the end of a line."""
        lines = event.value.count("\n") or event.value.count("\r")
        if lines and not self.tight:
            if lines > 1 or self.line_ends(event):
                self.flush()
            self.line_starts(event.end)
        self.blank(event.value, event.start, event.end)

    def line_ends(self, event: Event) -> bool:
        """Whether the end of this line is the end of a block."""
        if not self.pieces:
            return False
        if self.one_line or CLOSED.search(self.pieces[-1][0][-9:]):
            return True
        line = self.text[max(self.line, event.start - 300) : event.start].strip()
        following = self.text[event.end : event.end + 300].partition("\n")[0].strip()
        if is_photo_line(line) or any(is_byline(part) or is_boilerplate(part) for part in (line, following)):
            return True
        if any(len(_ADDRESS.sub("", part)) > _WRAPPED for part in (line, following)):
            return True
        alone = not self.found and self.pieces[0][1] >= self.line and is_headline(line, longest=40)
        return alone and len(following) > 1.5 * len(line)

    def line_starts(self, at: int) -> None:
        """Read what Markdown and lists put before a line."""
        self.line = at
        match = MARK.match(self.text, at)
        if match is None:
            return
        if match["rule"] and self.pieces and not self.level:
            self.level = 2  # Heading over a line of dashes
        self.flush()
        self.skip = match.end()
        if match["hashes"]:
            self.level, self.one_line = len(match["hashes"]), True

    def open(self, event: Event) -> None:
        """Read an opening tag."""
        name, attributes = event.value, event.attributes[:2000]
        if name == "br":
            self.break_line(event)
            return
        if name in BLOCK:
            self.flush()
            self.tight = name in TIGHT
            self.level = int(name[1]) if name in HEADINGS else 0
            self.titles = self.level > 0
            if self.around == "silent" and name != "title":
                self.leave()
        elif name in ("b", "strong"):
            self.strong += 1
        if not self.anchor and "href" in attributes:
            self.anchor, self.links = name, self.links + 1
        if name == self.around_tag:
            self.depth += 1
        elif not self.around and (role := self.role_around(name, attributes)):
            self.flush()
            self.around, self.around_tag, self.depth, self.mark = role, name, 1, len(self.found)

    def role_around(self, name: str, attributes: str) -> str:
        """Tell what the element says of everything in it."""
        if role := AROUND.get(name):
            return role
        if is_around(name, attributes):
            return "boilerplate"
        return "" if self.pieces or not is_caption(name, attributes) else "caption"

    def close(self, event: Event) -> None:
        """Read a closing tag."""
        name = event.value
        if name == self.anchor:
            self.anchor = ""
        if name in BLOCK:
            self.flush()
            self.tight = False
        elif name in ("b", "strong"):
            self.strong = max(0, self.strong - 1)
        if name == self.around_tag:
            self.depth -= 1
            if not self.depth:
                self.leave()

    def leave(self) -> None:
        """End what the element around says; a box with whole paragraphs is the article, whatever it is called."""
        self.flush()
        inside = self.found[self.mark :]
        if (
            self.around == "boilerplate"
            and sum(len(b.body) > _WHOLE and not is_headline(b.body.text) for b in inside) > 2
        ):
            self.reopen()
        self.around, self.around_tag, self.depth = "", "", 0

    def break_line(self, event: Event) -> None:
        """Read <br>: two end a block, one does if the line before it is whole."""
        self.breaks += 1
        if self.breaks > 1 or (self.pieces and CLOSED.search(self.pieces[-1][0][-9:])):
            self.flush()
        self.blank("\n", event.start, event.end)
        self.line = event.end

    def flush(self) -> None:
        """Close the open block, if it says anything."""
        if self.pieces:
            body = normalise(clean(self.pieces))
            if _WORD.search(body.text):
                self.found.append(Block(self.role(body), body))
        self.pieces = []
        self.space = None
        self.anchor = "" if self.anchor != "[" else "["
        self.one_line = False
        self.level = self.linked = self.links = self.strong = self.bold = 0
        self.titles = False

    def role(self, body: CleanText) -> str:
        """Tell what the block is, by the markup and by its words."""
        text = body.text
        size = len(text)
        named = self.links == 1 and self.linked >= size - 2 and self.around == "" and self.begins() and self.titles
        if named:
            return "title"
        if self.around == "boilerplate" or self.linked * 2 > size or is_boilerplate(text):
            return "boilerplate"
        if self.around == "caption" or is_photo_line(text):
            return "caption"
        if is_byline(text):
            return "byline"
        headed = self.level or (self.bold * 10 >= size * 9 and is_headline(text))
        return "heading" if headed else "paragraph"

    def begins(self) -> bool:
        """Whether nothing of the article came before."""
        return self.level <= 3 and not any(block.role != "boilerplate" for block in self.found)

    def reopen(self) -> None:
        """Take back what an element around said when it was never closed: it would swallow the article."""
        if self.around in ("caption", "boilerplate"):
            late = self.found[self.mark :]
            self.found[self.mark :] = [
                Block("paragraph", block.body) if block.role == self.around else block for block in late
            ]
