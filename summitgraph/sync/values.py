"""Literals as properties and back, without loss.

What comes in: RDF literals of one predicate. What goes out: keys with typed values, or the literals again. A key is
``<name>[_<language>][__<datatype>][__more]``: ``name_zh_hans``, ``date``, ``published__edtf_EDTF``, ``date__more``.
"""

import re
from collections.abc import Iterable, Iterator
from datetime import date
from functools import lru_cache
from typing import Final

from pyoxigraph import Literal, NamedNode

from summitgraph.model import EDTF, XSD
from summitgraph.sync.rows import Property, Scalar
from summitgraph.sync.terms import LANGUAGE, Terms, datatype_of, datatype_suffix
from summitgraph.time import bounds

# heldFrom__first and heldFrom__last are days that follow from heldFrom; headline_zh_hans__more holds further values
_KEY: Final = re.compile(
    r"(?P<base>[A-Za-z][A-Za-z0-9]*)(?:_(?P<language>[a-z0-9]+(?:_[a-z0-9]+)*))?"
    r"(?:__(?P<datatype>(?:xsd|edtf)_[A-Za-z]+))?(?P<more>__more)?",
    re.ASCII,
)
_DERIVED: Final = re.compile(r"(?P<base>[A-Za-z][A-Za-z0-9]*)__(?:first|last)", re.ASCII)
_DAY: Final = re.compile(r"\d{4}-\d\d-\d\d", re.ASCII)
_NUMBER: Final = re.compile(r"0|-?[1-9]\d{0,17}", re.ASCII)
_TRUTH: Final = {"true": True, "false": False}


def properties_of(
    predicate: str, literals: Iterable[Literal], terms: Terms, *, said: bool
) -> Iterator[tuple[str, Property]]:
    """Yield the keys and values for all literals of one predicate on one node."""
    base = terms.key(predicate, said=said)
    groups: dict[str, list[Literal]] = {}
    for found in literals:
        groups.setdefault(base + _suffix(found, terms.datatypes.get(predicate, XSD + "string")), []).append(found)
    for key, found_here in groups.items():
        values = _homogeneous(sorted(found_here, key=_text) if len(found_here) > 1 else found_here)
        if predicate in terms.many:
            yield key, values
            continue
        yield key, values[0]
        if len(values) > 1:
            yield key + "__more", values[1:]
        elif found_here[0].datatype.value == EDTF and not found_here[0].language:
            yield from _days(key, found_here[0].value)


def _text(found: Literal) -> str:
    return found.value


def _suffix(found: Literal, expected: str) -> str:
    if found.language:
        return "_" + found.language.replace("-", "_")
    datatype = found.datatype.value
    return "" if datatype == expected else "__" + datatype_suffix(datatype)


def _homogeneous(literals: list[Literal]) -> list:  # type: ignore[type-arg] # one type for all, which one the data say
    if len(literals) == 1:
        return [native(literals[0].value, literals[0].datatype.value)]
    values = [native(found.value, found.datatype.value) for found in literals]
    return values if len({type(value) for value in values}) == 1 else [found.value for found in literals]


def _days(key: str, text: str) -> Iterator[tuple[str, date]]:
    for name, day in zip(("first", "last"), _bounds(text), strict=True):
        if day:
            yield f"{key}__{name}", day


@lru_cache(maxsize=100_000)
def _bounds(text: str) -> tuple[date | None, date | None]:
    try:
        return bounds(text)
    except ValueError:
        return None, None


def native(text: str, datatype: str) -> Scalar:
    """A literal's text as the database's own type where that gives the same text back; else the text."""
    if datatype == XSD + "integer" and _NUMBER.fullmatch(text):
        return int(text)
    if datatype == XSD + "date" and _DAY.fullmatch(text):
        try:
            return date.fromisoformat(text)
        except ValueError:
            return text
    if datatype == XSD + "boolean":
        return _TRUTH.get(text, text)
    return text


def text_of(value: Scalar) -> str:
    """The text that `native` was given."""
    if isinstance(value, bool):
        return "true" if value else "false"
    return value.isoformat() if isinstance(value, date) else str(value)


@lru_cache(maxsize=100_000)
def parts_of(key: str) -> tuple[str, str, str] | None:
    """A key's first part, its language tag and its datatype suffix; none where the key is not of our making."""
    found = _KEY.fullmatch(key)
    if not found:
        return None
    return found["base"], (found["language"] or "").replace("_", "-"), found["datatype"] or ""


def is_derived(key: str, terms: Terms) -> bool:
    """Whether a key holds what follows from others: ``name``, first and last days."""
    if key == "name":
        return True
    found = _DERIVED.fullmatch(key.replace("__edtf_EDTF", ""))
    return bool(found) and found["base"] in terms.predicates if found else False


def literals_of(key: str, value: Property, terms: Terms, *, said: bool) -> Iterator[tuple[str, Literal]]:
    """Yield the predicate and the literals that a property holds; nothing for a key that is derived or not ours."""
    if is_derived(key, terms):
        return
    parts = parts_of(key)
    predicate = terms.predicate(parts[0], said=said) if parts else None
    if parts is None or predicate is None:
        return
    for one in value if isinstance(value, list) else (value,):
        yield predicate, _literal(text_of(one), parts[1], datatype_of(parts[2]) or terms.datatypes[predicate])


def _literal(text: str, language: str, datatype: str) -> Literal:
    if language:
        return Literal(text, language=language)
    return Literal(text) if datatype == LANGUAGE else Literal(text, datatype=NamedNode(datatype))


def is_ours(key: str, terms: Terms) -> bool:
    """Whether a property key is one that the sync would write."""
    parts = parts_of(key)
    return is_derived(key, terms) or bool(parts and (parts[0] == "name" or parts[0] in terms.predicates))
