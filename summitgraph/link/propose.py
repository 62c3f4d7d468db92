"""From things without a link to proposals, which a person decides on.

What comes in: subjects, a source of candidates, the tables of ``links/``. What goes out: rows in the table of
proposals, written after each group, so that a run that dies is gone on with. What a person has decided is never
changed and never asked again.
"""

from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from typing import Final

import summitgraph
from summitgraph.link.candidates import Source, fits
from summitgraph.link.score import Fit, chosen
from summitgraph.link.subjects import Subject
from summitgraph.link.trouble import AbsentError
from summitgraph.link.wikidata import Wikidata
from summitgraph.sssom import COMPOSITE, NO_TERM, PROPOSALS, RECORD, Row, read_rows, write_rows

GROUP: Final = 50
SHOWN: Final = 5
WORTH: Final = 0.3
TOOL: Final = "summitgraph link propose"
CONCEPTS: Final = {"Series", "Issue"}

Progress = Callable[[int, int], None]


@dataclass(slots=True)
class Tally:
    """What a run found: things looked for, sure proposals, others, things not there, things not in the cache."""

    asked: int = 0
    sure: int = 0
    open: int = 0
    absent: int = 0
    unknown: int = 0


def undecided(subjects: Iterable[Subject], rows: Iterable[Row]) -> list[Subject]:
    """The subjects with no row that links them, waits for a verdict, or says that they are not there."""
    settled = {row.subject_id for row in rows if not row.predicate_modifier}
    return [subject for subject in subjects if subject.curie not in settled]


def propose(
    subjects: Sequence[Subject],
    *,
    wikidata: Wikidata,
    source: Source,
    links: Path,
    today: date,
    progress: Progress | None = None,
) -> Tally:
    """Look for every undecided subject and add what was found to the table of proposals."""
    record, waiting = read_rows(links / RECORD), read_rows(links / PROPOSALS)
    refused = {row.pair for row in (*record, *waiting) if row.predicate_modifier or row.verdict < 0}
    taken = {row.object_id for row in record if row.links}
    todo = undecided(subjects, (*record, *waiting))
    tally = Tally()
    for start in range(0, len(todo), GROUP):
        group = todo[start : start + GROUP]
        for subject, found in _look(group, wikidata, source, tally):
            rows = list(_rows(subject, found, refused, taken, today))
            _count(rows, tally)
            waiting += rows
        write_rows(links / PROPOSALS, waiting)
        if progress:
            progress(min(start + GROUP, len(todo)), len(todo))
    return tally


def _look(
    group: Sequence[Subject], wikidata: Wikidata, source: Source, tally: Tally
) -> Iterator[tuple[Subject, list[Fit]]]:
    """Yield subjects with their fits: by the preferred name, and by all others where that settles nothing."""
    try:
        asked = dict(zip(group, source.first(group), strict=True))
        found = fits(wikidata, asked)
        unsure = [subject for subject in group if not chosen(found[subject], subject)]
        found |= fits(wikidata, {s: list(dict.fromkeys([*asked[s], *source.more(s)])) for s in unsure})
    except AbsentError:
        if len(group) > 1:
            for subject in group:
                yield from _look([subject], wikidata, source, tally)
        else:
            tally.unknown += 1
        return
    yield from found.items()


def _rows(
    subject: Subject, found: Sequence[Fit], refused: set[tuple[str, str]], taken: set[str], today: date
) -> Iterator[Row]:
    """The rows for a subject: its best candidates that nobody refused, or that nothing was found."""
    left = [f for f in found if (subject.curie, _curie(f)) not in refused and f.score >= WORTH]
    best = chosen(left, subject)
    for number, one in enumerate(left[:SHOWN]):
        behind = left[number + 1].score if number + 1 < len(left) else 0.0
        told = one.features() | {"gap": f"{one.score - behind:.2f}"}
        if one is best and _curie(one) not in taken:
            told["auto"] = "yes"
        yield _row(subject, _curie(one), today, one.item.label(), one.score, one.matched, told | _labels(one))
    if not left:
        yield _row(subject, NO_TERM, today)


def _labels(found: Fit) -> dict[str, str]:
    """The item's labels by language, which the shapes compare with ours."""
    return {f"label.{language}": text.replace("|", " ") for language, text in sorted(found.item.labels.items())}


def _row(
    subject: Subject,
    target: str,
    today: date,
    label: str = "",
    score: float = 0.0,
    matched: str = "",
    told: dict[str, str] | None = None,
) -> Row:
    return Row(
        subject_id=subject.curie, subject_label=subject.label(),
        predicate_id="skos:exactMatch" if subject.kind in CONCEPTS else "owl:sameAs", predicate_modifier="",
        object_id=target, object_label=label, mapping_justification=COMPOSITE, author_label="", reviewer_label="",
        reviewer_agreement="", confidence=f"{score:.4f}" if target != NO_TERM else "", mapping_date=today.isoformat(),
        mapping_tool=TOOL, mapping_tool_version=summitgraph.__version__, match_string=matched,
        other="|".join(f"{key}={value}" for key, value in (told or {}).items()), comment="",
    )  # fmt: skip


def _curie(found: Fit) -> str:
    return f"wikidata:{found.item.id}"


def _count(rows: Sequence[Row], tally: Tally) -> None:
    tally.asked += 1
    if rows[0].object_id == NO_TERM:
        tally.absent += 1
    elif any(row.sure for row in rows):
        tally.sure += 1
    else:
        tally.open += 1
