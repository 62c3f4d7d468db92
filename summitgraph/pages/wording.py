"""The words of the interface in English, Chinese and Japanese, and dates as each language writes them.

What comes in: ``templates/pages/words.toml`` and the ontology's labels; keys, EDTF text. What goes out: plain text.
"""

import re
import tomllib
from collections.abc import Mapping
from functools import lru_cache
from pathlib import Path
from typing import Final

from summitgraph.model import ProjectError
from summitgraph.pages.paths import LANGUAGES, TAGS

WORDS: Final = Path(__file__).parents[1] / "templates" / "pages" / "words.toml"
_MONTHS: Final = (
    "January", "February", "March", "April", "May", "June", "July", "August", "September", "October", "November",
    "December",
)  # fmt: skip
# 2004 · 2022-11 · 2022-09-21, each perhaps uncertain (?), approximate (~) or both (%)
_DATE: Final = re.compile(r"(\d{4})(?:-(\d\d)(?:-(\d\d))?)?([?~%]?)")
_LENGTH: Final = re.compile(r"PT(?:(\d{1,3})H)?(?:(\d{1,4})M)?")
_OPEN: Final = frozenset({"", ".."})


@lru_cache(maxsize=1)
def wordings() -> Mapping[str, Mapping[str, str]]:
    """All words of the interface by language and key."""
    return {language: dict(table) for language, table in tomllib.loads(WORDS.read_text("utf-8")).items()}


def say(language: str, key: str, **values: object) -> str:
    """The words for a key, with values put in; of two forms parted by `` | ``, the first is for one."""
    text = wordings()[language][key]
    one, parted, many = text.partition(" | ")
    if parted:
        text = one if values.get("n") == 1 else many
    shown = {name: f"{value:,}" if isinstance(value, int) else value for name, value in values.items()}
    return text.format(**shown)


def property_words(ontology: Path) -> dict[str, dict[str, str]]:
    """The labels of the ontology's properties by language and local name: ``words["zh"]["calledAs"]``."""
    import pyoxigraph as ox

    from summitgraph.vocab import ONTOLOGY, outside

    found: dict[str, dict[str, str]] = {language: {} for language in LANGUAGES}
    of = {TAGS[language].lower(): language for language in LANGUAGES}
    try:
        for quad in ox.parse(path=str(ontology), format=ox.RdfFormat.TURTLE):
            subject, value = getattr(quad.subject, "value", ""), quad.object
            if quad.predicate.value == outside("rdfs:label") and isinstance(value, ox.Literal):
                language = of.get((value.language or "").lower())
                if language and subject.startswith(ONTOLOGY):
                    found[language][subject[len(ONTOLOGY) :]] = value.value
    except (OSError, SyntaxError) as error:
        raise ProjectError(f"{ontology.name} cannot be read: {error}. Put it right, then publish again.") from error
    return found


@lru_cache(maxsize=65536)
def day(language: str, edtf: str) -> str:
    """A date as people of a language write it; text that is no date stays as it is."""
    head, slash, tail = edtf.partition("/")
    if not slash:
        return _simple(language, edtf)
    if head in _OPEN or tail in _OPEN:
        known = _simple(language, head if tail in _OPEN else tail)
        return say(language, "date-from" if tail in _OPEN else "date-until", day=known)
    return _between(language, head, tail)


def _simple(language: str, edtf: str) -> str:
    if not (found := _DATE.fullmatch(edtf)):
        return edtf
    year, month, number, doubt = found.groups()
    if month and not 1 <= int(month) <= 12:
        return edtf
    if language == "en":
        shown = " ".join(filter(None, (number and str(int(number)), month and _MONTHS[int(month) - 1], year)))
    else:
        shown = f"{int(year)}年" + (f"{int(month)}月" if month else "") + (f"{int(number)}日" if number else "")
    return say(language, "date-doubtful", day=shown) if doubt else shown


def _between(language: str, head: str, tail: str) -> str:
    """Two days as one: ``9–13 June 2021``, ``2021年6月9日至13日``."""
    first, last = _DATE.fullmatch(head), _DATE.fullmatch(tail)
    if head == tail:
        return _simple(language, head)
    if not first or not last or not first[3] or not last[3] or first[1] != last[1] or first[4] or last[4]:
        return say(language, "date-between", first=_simple(language, head), last=_simple(language, tail))
    same = first[2] == last[2]
    if language == "en":
        begun = str(int(first[3])) if same else _simple(language, head).rpartition(" ")[0]
        dash = "–" if same else " – "
        return f"{begun}{dash}{_simple(language, tail)}"
    end = f"{int(last[3])}日" if same else f"{int(last[2])}月{int(last[3])}日"
    return say(language, "date-between", first=_simple(language, head), last=end)


def length(language: str, duration: str) -> str:
    """A length of time, ``PT30M``, in words."""
    found = _LENGTH.fullmatch(duration)
    minutes = int(found[1] or 0) * 60 + int(found[2] or 0) if found else 0
    return say(language, "minutes", n=minutes) if minutes else duration
