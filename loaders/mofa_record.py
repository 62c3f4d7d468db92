"""外務省: the Japanese foreign ministry's records of summit talks, with the declarations made there.

What comes in: a document that the ministry drew up (a PDF's text, with its punctuation out of place).
What goes out: the meeting, remarks by speaker and topic, reactions, assessments, figures, agreements.
"""

import re
from collections.abc import Iterator
from typing import Final

from summitgraph import Document, Fact, Finding, Iri, Source, thing
from summitgraph.text.ja.accord import agreement_facts
from summitgraph.text.ja.account import LANGUAGE, Account, account_facts, document_facts
from summitgraph.text.ja.displaced import mend
from summitgraph.text.ja.encounter import days_named, encounter, participants
from summitgraph.text.ja.newcomers import newcomer_facts, newcomers, with_newcomers
from summitgraph.text.ja.officials import Authority, gather
from summitgraph.text.ja.paragraphs import paragraphs
from summitgraph.text.ja.record import Record, outline

SOURCES: Final = (Source("mofa-japan", "外務省", "ja", "https://www.mofa.go.jp/"),)
VERSION: Final = "1"
HOME: Final = thing("country", "jpn")

_KANA: Final = re.compile(r"[ぁ-ゖ]")
# 外務省作成
_MAKER: Final = re.compile(r"^外務省(?:作成|発表|公表)?\s*$", re.MULTILINE)
# 総理より、以下のとおり述べた。
_TALKS: Final = re.compile(r"(?:より|から)、?(?:以下|次)の(?:とおり|発言|ように)")
# 海洋に関する共同宣言 (a line of its own), then 双方は
_DECLARATION: Final = re.compile(
    r"^[^\n、。]{2,40}(?:宣言|共同声明)(?:の要旨|（要旨）)?\s*$(?=[\s\S]*双方は)", re.MULTILINE
)
# １．双方は、対話を続けることとした。
_CLAUSE: Final = re.compile(r"^[１-９1-9][．.]", re.MULTILINE)


def identify(document: Document) -> bool:
    """Whether this is a Japanese official record: drawn up by the ministry, talks by speaker, or a declaration."""
    text = document.text
    if len(_KANA.findall(text[:4000])) < 20 or not _CLAUSE.search(text):
        return False
    return bool(_MAKER.search(text) or _TALKS.search(text) or _DECLARATION.search(text))


def load(document: Document, authority: Authority) -> Iterator[Fact | Finding]:
    """Yield what the record says."""
    if not document.text:
        return
    record = outline(paragraphs(mend(document.text)))
    yield from document_facts(document, record, thing("source", SOURCES[0].id))
    meeting = encounter(record.preface)
    if meeting is None:
        yield Finding("no-meeting", "no sentence above the first heading says who met whom", document.name)
    bodies = record.bodies
    days = meeting.days if meeting else days_named(bodies)
    cast = gather((body.text for body in bodies), authority, days, home=HOME)
    new = newcomers(document, record.preface, cast)
    cast = with_newcomers(cast, new)
    people = tuple(participants(meeting, cast)) if meeting else ()
    account = Account(document, record, cast, meeting, people, _speaker(record, authority))
    yield from newcomer_facts(new, LANGUAGE)
    yield from account_facts(account)
    yield from agreement_facts(account)


def _speaker(record: Record, authority: Authority) -> Iri:
    """The ministry that drew the record up, where the authority knows it; else its country."""
    hits = authority.find(record.maker.text) if record.maker else []
    return next((iri for hit in hits for iri in hit.of("organization")), HOME)
