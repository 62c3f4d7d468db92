"""What people decided stands in ``links/`` in rows that a program can read: who is which item of Wikidata."""

import re
from pathlib import Path

from summitgraph.model import Iri
from summitgraph.sssom import COLUMNS
from summitgraph.vocab import BASE
from tests.world import authority

TABLE = Path(__file__).parent.parent / "links" / "wikidata.sssom.tsv"


def read() -> tuple[list[str], list[dict[str, str]]]:
    """The lines of the header, and the rows by column."""
    lines = TABLE.read_text(encoding="utf-8").splitlines()
    header = [line for line in lines if line.startswith("#")]
    columns, *rows = [line.split("\t") for line in lines if not line.startswith("#")]
    assert columns == list(COLUMNS)
    return header, [dict(zip(columns, row, strict=True)) for row in rows]


def test_every_row_links_a_leader_of_the_authority_to_an_item_and_says_which_export_does() -> None:
    _, rows = read()
    assert len(rows) == 321
    for row in rows:
        subject = Iri(BASE + row["subject_id"].replace(":", "/", 1))
        assert authority().kinds.get(subject) == "leader", subject
        assert authority().label(subject) == row["subject_label"]
        assert row["predicate_id"] == "skos:exactMatch"
        assert re.fullmatch(r"wikidata:Q[1-9]\d*", row["object_id"])
        assert re.fullmatch(r"\d{4}-\d\d-\d\d", row["mapping_date"])
        assert "Wikidata export" in row["comment"]


def test_nobody_is_two_items_and_no_item_two_people() -> None:
    _, rows = read()
    for column in ("subject_id", "object_id"):
        assert len({row[column] for row in rows}) == len(rows)


def test_the_header_names_the_licence_and_every_prefix() -> None:
    header, rows = read()
    text = "\n".join(header)
    assert "license: https://creativecommons.org/licenses/by/4.0/" in text
    used = {row[c].split(":")[0] for row in rows for c in ("subject_id", "predicate_id", "object_id")}
    used |= {row["mapping_justification"].split(":")[0] for row in rows}
    assert all(f"  {prefix}: http" in text for prefix in used)
