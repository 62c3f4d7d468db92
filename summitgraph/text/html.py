"""Raw text of a page into events: words, white space, tags and links, each with its raw offsets.

What comes in: text that mixes HTML and Markdown, closed or not. What goes out: a stream of `Event`,
left to right. No recursion into elements and no backtracking: every pattern here looks at a character a
bounded number of times.
"""

import html
import re
from collections.abc import Generator, Iterator
from typing import Final, Literal, NamedTuple

Kind = Literal["words", "space", "open", "close", "link", "unlink", "bold"]


class Event(NamedTuple):
    """What stands at ``raw[start:end]``; `value` is the words, the tag's name or the link's address."""

    kind: Kind
    value: str
    start: int
    end: int
    attributes: str = ""


_HIDDEN: Final = "\x00-\x08\x0e-\x1b\x7f\xad\u200b-\u200f\u202a-\u202e\u2060-\u2064\u2066-\u2069\ufeff"
_WHITE: Final = "\t-\r\x1c-\x1f\x85\xa0\u1680\u2000-\u200a\u2028\u2029\u202f\u205f"
# the places where words may stop: markup, unusual white space, a space or ideographic space before another
_SPECIAL = re.compile(rf"[<&\[!*\\{_HIDDEN}{_WHITE} \u3000](?:(?<![ \u3000])|(?=\s))")
# <div class="caption" title='1 > 0'>: no place is passed by more than three scans, so it is linear
_TAG = re.compile(r"""<(/?)([A-Za-z][A-Za-z0-9:-]*+)(?=[\s/>])([^<>"']*+(?:(?:"[^"]*+"|'[^']*+')[^<>"']*+)*+)>""")
# <a title="5" disc">: quotes that do not pair
_LOOSE_TAG = re.compile(r"<(/?)([A-Za-z][A-Za-z0-9:-]*+)(?=[\s/>])([^<>]*+)>")
# <!DOCTYPE html>, <?xml version="1.0"?>, <![CDATA[ ]]>
_DECLARATION = re.compile(r"<[!?][^<>]*+>")
# &nbsp; &#183; &#xB7;
_ENTITY = re.compile(r"&(?:#\d{1,8}|#[xX][0-9A-Fa-f]{1,7}|[A-Za-z][A-Za-z0-9]{1,31});|&nbsp")
# [Two leaders [to] meet](https://example.org/a_(b) "title")
_LINK = re.compile(
    r"\[((?:[^\[\]\n]|\[[^\[\]\n]*+\])*+)\]"
    r"\([ \t]{0,4}((?:[^()\s]|\([^()\s]*+\))*+)(?:[ \t]{1,4}\"[^\"\n]*+\")?[ \t]{0,4}\)"
)
# \# \* \[ : a Markdown sign that is meant as itself
_ESCAPE = re.compile(r"\\(?=[!-/:-@\[-`{-~])")
_HIDDEN_RUN = re.compile(f"[{_HIDDEN}]+")
_SPACE_RUN = re.compile(r"\s+")
_ADDRESS = re.compile(r"[/.#:]")
_RAW_TEXT: Final = frozenset(("script", "style", "template", "textarea", "iframe", "noembed"))
_CLOSERS: Final = {name: re.compile(rf"</{name}(?=[\s/>])[^<>]*+>?", re.IGNORECASE) for name in _RAW_TEXT}


def events(text: str, start: int = 0, end: int | None = None) -> Iterator[Event]:
    """Read ``text[start:end]`` from left to right; comments, scripts and hidden characters leave no event."""
    stop = len(text) if end is None else end
    here = start
    while (match := _SPECIAL.search(text, here, stop)) is not None:
        at = match.start()
        if at > here:
            yield Event("words", text[here:at], here, at)
        sign = text[at]
        if sign == "<":
            here = yield from _angle(text, at, stop)
        elif sign in "[!":
            here = yield from _bracket(text, at, stop)
        elif sign in "&*\\":
            here = yield from _mark(text, at, stop)
        else:
            here = yield from _blank(text, at, stop)
    if here < stop:
        yield Event("words", text[here:stop], here, stop)


def _angle(text: str, at: int, stop: int) -> Generator[Event, None, int]:
    """Read a tag, a comment or a lone ``<``; returns where to go on."""
    if text.startswith("<!--", at):
        closing = text.find("-->", at + 4, stop)
        return stop if closing < 0 else closing + 3
    match = _TAG.match(text, at, stop) or _LOOSE_TAG.match(text, at, stop)
    if match is None:
        if (declaration := _DECLARATION.match(text, at, stop)) is not None:
            return declaration.end()
        yield Event("words", "<", at, at + 1)
        return at + 1
    name, attributes = match[2].lower(), match[3]
    if match[1]:
        yield Event("close", name, at, match.end())
    elif name in _RAW_TEXT and not attributes.endswith("/"):
        closer = _CLOSERS[name].search(text, match.end(), stop)
        return stop if closer is None else closer.end()
    else:
        yield Event("open", name, at, match.end(), attributes)
    return match.end()


def _bracket(text: str, at: int, stop: int) -> Generator[Event, None, int]:
    """Read a Markdown link or image, or a bracket that is only a bracket; an image leaves nothing."""
    image = text[at] == "!"
    match = _LINK.match(text, at + image, stop)
    if match is None or not _ADDRESS.search(match[2]):
        yield Event("words", text[at], at, at + 1)
        return at + 1
    if not image:
        yield Event("link", match[2], at, match.start(1))
        yield from events(text, match.start(1), match.end(1))
        yield Event("unlink", "", match.end(1), match.end())
    return match.end()


def _mark(text: str, at: int, stop: int) -> Generator[Event, None, int]:
    """Read an entity, a Markdown ``**`` or an escaped sign."""
    if text[at] == "&" and (entity := _ENTITY.match(text, at, stop)) is not None:
        words = _HIDDEN_RUN.sub("", html.unescape(entity[0]))
        if words.isspace():
            yield Event("space", words, at, entity.end())
        elif words:
            yield Event("words", words, at, entity.end())
        return entity.end()
    if text.startswith("**", at, stop):
        yield Event("bold", "", at, at + 2)
        return at + 2
    if _ESCAPE.match(text, at, stop) and at + 1 < stop:
        yield Event("words", text[at + 1], at + 1, at + 2)
        return at + 2
    yield Event("words", text[at], at, at + 1)
    return at + 1


def _blank(text: str, at: int, stop: int) -> Generator[Event, None, int]:
    """Read a run of white space, or of characters that nobody sees."""
    if (hidden := _HIDDEN_RUN.match(text, at, stop)) is not None:
        return hidden.end()
    run = _SPACE_RUN.match(text, at, stop)
    if run is None:  # cannot be: only white space is left
        yield Event("words", text[at], at, at + 1)
        return at + 1
    yield Event("space", run[0], at, run.end())
    return run.end()
