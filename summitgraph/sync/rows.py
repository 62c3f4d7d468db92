"""What the database holds, as frozen rows: nodes and relationships.

What comes in: nothing. What goes out: the two types that mapping, reading and writing share.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date

Scalar = str | int | bool | date
Property = Scalar | list[str] | list[int] | list[bool] | list[date]
Properties = Mapping[str, Property]


@dataclass(frozen=True, slots=True)
class Node:
    """A node that we own: its IRI, its labels without ``SummitGraph``, its properties without ``iri``."""

    iri: str
    labels: tuple[str, ...]
    properties: Properties


@dataclass(frozen=True, slots=True)
class Link:
    """A relationship that we own: its type, its ``fact``, both ends, and its properties without ``fact``."""

    type: str
    fact: str
    start: str
    end: str
    properties: Properties

    @property
    def key(self) -> tuple[str, str]:
        """What no two relationships share."""
        return self.type, self.fact


def alike(one: object, other: object) -> bool:
    """Whether two property values are the same, also in type: 1 is not true."""
    if isinstance(one, list) and isinstance(other, list):
        return len(one) == len(other) and all(map(alike, one, other))
    return type(one) is type(other) and one == other


def same(one: Properties, other: Properties) -> bool:
    """Whether two sets of properties are the same."""
    return one == other and all(alike(value, other[key]) for key, value in one.items())
