"""Where the page of a thing stands, and how one page leads to another.

What comes in: IRIs, as they stand in a graph that may be hostile. What goes out: paths below the site, relative
addresses; nothing for an IRI that has no page, so that nothing else ever becomes a link.
"""

import re
from functools import lru_cache
from typing import Final
from urllib.parse import quote, urlsplit

from summitgraph.citizen.homes import MENTION, path_of

LANGUAGES: Final = ("en", "zh", "ja")
TAGS: Final = {"en": "en", "zh": "zh-Hans", "ja": "ja"}
FOLDER: Final = {"en": "", "zh": "zh/", "ja": "ja/"}
_MENTION: Final = re.compile(rf"({MENTION})/([a-z]+/[\w.~-]+)", re.ASCII)


def place_of(iri: str) -> tuple[str, str]:
    """The page of an IRI and the place on it: what a document says stands on the page of the document."""
    path = path_of(iri)
    mention = _MENTION.fullmatch(path)
    return (mention[1], mention[2]) if mention else (path, "")


def numbered(path: str, number: int) -> str:
    """The path of a page of a long list; the first has no number: ``leader/joe-biden,2``."""
    return path if number == 1 else f"{path},{number}"


def file_of(path: str, language: str) -> str:
    """The file of a page: ``zh/leader/joe-biden.html``."""
    return f"{FOLDER[language]}{path}.html"


def relative(here: str, there: str) -> str:
    """The address of one file of the site from another."""
    return _way(here.rpartition("/")[0], there)


@lru_cache(maxsize=100_000)
def _way(folder: str, there: str) -> str:
    """From a folder to a file: up to where the two part, then down."""
    mine, parts = folder.split("/") if folder else [], there.split("/")
    shared = 0
    while shared < min(len(mine), len(parts) - 1) and mine[shared] == parts[shared]:
        shared += 1
    return quote("/".join([".."] * (len(mine) - shared) + parts[shared:]), safe="/,~")


def web_address(text: str) -> str:
    """The text, if it is an address that may be followed (http or https with a host); otherwise nothing."""
    try:
        parts = urlsplit(text)
    except ValueError:
        return ""
    plain = text.isprintable() and not re.search(r"[\s\"'<>\\^`{|}]", text)
    return text if parts.scheme in {"http", "https"} and parts.hostname and plain and "@" not in parts.netloc else ""
