"""The record of what is linked to what, by whom and why: SSSOM 1.1 in a TSV with a YAML header.

What comes in: a table in ``links/``. What goes out: frozen rows, and the same bytes for the same rows. An item that
was refused (``Not``) and one that was looked for in vain (``sssom:NoTermFound``) are rows too.
"""

import re
from collections.abc import Iterable
from dataclasses import dataclass, fields, replace
from datetime import date
from pathlib import Path
from typing import Final

from summitgraph.model import ProjectError
from summitgraph.vocab import BASE

RECORD: Final = "wikidata.sssom.tsv"
PROPOSALS: Final = "wikidata-proposals.sssom.tsv"
NOT: Final = "Not"
NO_TERM: Final = "sssom:NoTermFound"
MANUAL: Final = "semapv:ManualMappingCuration"
COMPOSITE: Final = "semapv:CompositeMatching"
PREDICATES: Final = {"owl:sameAs", "skos:exactMatch"}
_OBJECT: Final = re.compile(r"wikidata:Q[1-9]\d*|sssom:NoTermFound")
_SUBJECT: Final = re.compile(r"[a-z]+:[A-Za-z0-9._~/-]+")
_OUTSIDE: Final = {
    "owl": "http://www.w3.org/2002/07/owl#",
    "semapv": "https://w3id.org/semapv/vocab/",
    "skos": "http://www.w3.org/2004/02/skos/core#",
    "sssom": "https://w3id.org/sssom/",
    "wikidata": "http://www.wikidata.org/entity/",
}
ABOUT: Final = {
    RECORD: "Which thing is which item of Wikidata, which it is not, and what was looked for in vain. "
    "A build reads this file and never writes it.",
    PROPOSALS: "Items of Wikidata that may be ours. To accept a row put your name under reviewer_label and 1 under "
    "reviewer_agreement, to refuse it -1, then type summitgraph link apply.",
}


@dataclass(frozen=True, slots=True)
class Row:
    """One row; the names of its fields are those of SSSOM. `other` holds the features as ``key=value`` with bars."""

    subject_id: str
    subject_label: str
    predicate_id: str
    predicate_modifier: str
    object_id: str
    object_label: str
    mapping_justification: str
    author_label: str
    reviewer_label: str
    reviewer_agreement: str
    confidence: str
    mapping_date: str
    mapping_tool: str
    mapping_tool_version: str
    match_string: str
    other: str
    comment: str

    @property
    def pair(self) -> tuple[str, str]:
        """What is compared with what."""
        return self.subject_id, self.object_id

    @property
    def links(self) -> bool:
        """Whether the row says that two are the same."""
        return not self.predicate_modifier and self.object_id != NO_TERM

    @property
    def verdict(self) -> int:
        """What the reviewer says: 1 yes, -1 no, 0 nothing yet."""
        if not self.reviewer_label or not self.reviewer_agreement:
            return 0
        return (float(self.reviewer_agreement) > 0) - (float(self.reviewer_agreement) < 0)

    @property
    def sure(self) -> bool:
        """Whether the score alone would accept it."""
        return "auto=yes" in self.other.split("|")

    def features(self) -> dict[str, str]:
        """What stands under `other`, by key."""
        return dict(part.split("=", 1) for part in self.other.split("|") if "=" in part)

    def reviewed(self, *, by: str, agreement: int, comment: str = "") -> "Row":
        """The row with a person's verdict."""
        return replace(self, reviewer_label=by, reviewer_agreement=str(agreement), comment=comment or self.comment)


COLUMNS: Final = tuple(field.name for field in fields(Row))
NEEDED: Final = ("subject_id", "predicate_id", "object_id", "mapping_justification")


def read_rows(path: Path) -> list[Row]:
    """The rows of a table, none where there is no table; ProjectError names a line that cannot stand."""
    if not path.is_file():
        return []
    try:
        lines = path.read_text(encoding="utf-8").splitlines()
    except UnicodeDecodeError as error:
        raise ProjectError(f"links/{path.name} cannot be read: {error}. Save it as UTF-8.") from error
    numbered = [(n, line) for n, line in enumerate(lines, start=1) if line.strip() and line[0] != "#"]
    if not numbered:
        return []
    columns = numbered[0][1].split("\t")
    if missing := [name for name in NEEDED if name not in columns]:
        raise ProjectError(f"links/{path.name} lacks the column {', '.join(missing)}. It wants: {', '.join(NEEDED)}.")
    return [_row(path, number, columns, line.split("\t")) for number, line in numbered[1:]]


def _row(path: Path, number: int, columns: list[str], cells: list[str]) -> Row:
    where = f"links/{path.name} line {number}"
    if len(cells) != len(columns):
        raise ProjectError(f"{where} has {len(cells)} cells, not {len(columns)}. Separate them by one tab each.")
    told = {name: cell.strip() for name, cell in zip(columns, cells, strict=True)}
    row = Row(**{name: told.get(name, "") for name in COLUMNS})
    if not _SUBJECT.fullmatch(row.subject_id) or not _OBJECT.fullmatch(row.object_id):
        raise ProjectError(
            f"{where}: {row.subject_id!r} or {row.object_id!r} is none of leader:<id>, wikidata:Q<number>."
        )
    if row.predicate_id not in PREDICATES or row.predicate_modifier not in {"", NOT}:
        raise ProjectError(f"{where}: write owl:sameAs or skos:exactMatch, and Not where the two are not the same.")
    if not _agreement(row.reviewer_agreement) or not _share(row.confidence) or not _day(row.mapping_date):
        raise ProjectError(
            f"{where}: reviewer_agreement lies between -1 and 1, confidence between 0 and 1, mapping_date is a day."
        )
    return row


def _agreement(text: str) -> bool:
    return not text or bool(re.fullmatch(r"-?(?:0(?:\.\d+)?|1(?:\.0+)?)", text))


def _share(text: str) -> bool:
    return not text or bool(re.fullmatch(r"0(?:\.\d+)?|1(?:\.0+)?", text))


def _day(text: str) -> bool:
    try:
        return not text or bool(date.fromisoformat(text))
    except ValueError:
        return False


def order(row: Row) -> tuple[str, float, str]:
    """Rows by subject, the best first."""
    return row.subject_id, -float(row.confidence or 0), row.object_id


def table(rows: Iterable[Row], name: str) -> str:
    """The text of a table: header and rows, each cell on one line."""
    found = sorted(rows, key=order)
    kinds = sorted({row.subject_id.partition(":")[0] for row in found})
    prefixes = {kind: f"{BASE}{kind}/" for kind in kinds} | _OUTSIDE
    head = [
        "sssom_version: 1.1",
        f"mapping_set_id: https://w3id.org/summitgraph/links/{name.removesuffix('.sssom.tsv')}",
        f'mapping_set_description: "{ABOUT[name]}"',
        "license: https://creativecommons.org/licenses/by/4.0/",
        "curie_map:",
        *(f"  {prefix}: {prefixes[prefix]}" for prefix in sorted(prefixes)),
    ]
    body = ["\t".join(_cell(getattr(row, column)) for column in COLUMNS) for row in found]
    return "\n".join([*(f"#{line}" for line in head), "\t".join(COLUMNS), *body]) + "\n"


def _cell(text: str) -> str:
    return re.sub(r"[\x00-\x1f\x7f\u0085\u2028\u2029]+", " ", text).strip()


def write_rows(path: Path, rows: Iterable[Row]) -> None:
    """Write a table whole or not at all."""
    import os

    half = path.with_name(f".{path.name}.part")
    with half.open("w", encoding="utf-8", newline="\n") as stream:
        stream.write(table(rows, path.name))
        stream.flush()
        os.fsync(stream.fileno())
    half.replace(path)
