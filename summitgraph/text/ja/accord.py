"""The facts of agreements: the declaration that a record carries, and the others that it names.

What comes in: an `Account` and what `declaration` and `commitments` read. What goes out: `Fact`s about
AgreementMentions, Clauses and Commitments.
"""

import re
from collections.abc import Iterable, Iterator
from typing import Final

from summitgraph.model import Document, Fact, Finding, Iri, Value, edtf, integer, words
from summitgraph.text.clean import CleanText
from summitgraph.text.dates import dates
from summitgraph.text.gazetteer import Hit
from summitgraph.text.ja.account import LANGUAGE, Account
from summitgraph.text.ja.commitments import Commitment, commitments
from summitgraph.text.ja.declaration import Clause, Declaration, declaration, signatories
from summitgraph.text.ja.officials import Authority, Cast, Official
from summitgraph.text.ja.record import evidence
from summitgraph.vocab import RDF_TYPE, local, mention, named_agreement, term, thing

# 甲乙間の「協力の枠組み」 · 南北共同宣言
_BETWEEN: Final = re.compile(r"(?P<pair>[一-龠]{2})(?:両国)?間の「?$")
_KOREAS: Final = (thing("country", "kor"), thing("country", "prk"))
# 漁業条約を遵守すること: who demands that a treaty be kept says that it is in force
_IN_FORCE: Final = re.compile(r"遵守|履行|順守")


def agreement_iri(name: str, authority: Authority) -> Iri:
    """The agreement of that name: the known one, else one named by its name."""
    return authority.agreement(name) or named_agreement(name)


def agreement_facts(account: Account) -> Iterator[Fact | Finding]:
    """Yield the facts of the declaration that the document carries and of all others that it names."""
    title = ""
    if account.record.declaration:
        read = declaration(account.record.declaration)
        title = read.title.text
        yield from _declared(account, read)
        if read.summary:
            why = "only a summary of the agreement is here: its clauses are numbered as the agreement's own are not"
            yield Finding("clauses-summarised", why, evidence(account.document, read.title), "info")
    yield from _others(account.document, account.record.bodies, account.cast, declared=title)


def _declared(account: Account, read: Declaration) -> Iterator[Fact]:
    document, cast = account.document, account.cast
    agreement = agreement_iri(read.title.text, cast.authority)
    span = evidence(document, read.title)
    iri = mention("agreement", span)
    signed = signatories(read, cast)
    parties = _parties(account, read, signed)
    yield from _named(document, iri, read.title, agreement)
    for party, at in parties.items():
        yield Fact(iri, term("party"), party, evidence(document, *at))
    block = read.signatures if signed and read.signatures else read.title
    for official in signed:
        signature = evidence(document, block, official.start, official.end)
        yield Fact(iri, term("signatory"), official.person, signature)
    status = "signed" if signed else "unknown"
    yield Fact(iri, term("agreementStatus"), thing("agreement-status", status), evidence(document, block))
    if account.iri:
        yield Fact(iri, term("concludedAt"), account.iri, span)
    yield from _dated(account, iri, read)
    for clause in () if read.summary else read.clauses:
        yield from _clause(document, agreement, clause)
        found = commitments(clause.body.text, parties=tuple(parties), authority=cast.authority, day=account.day)
        for order, commitment in enumerate(found, start=1):
            yield from _commitment(document, agreement, clause, order, commitment)


def _named(document: Document, iri: Iri, name: CleanText, agreement: Iri) -> Iterator[Fact]:
    span = evidence(document, name)
    yield Fact(iri, RDF_TYPE, term("AgreementMention"), span)
    yield Fact(iri, term("name"), words(name.text, LANGUAGE), span)
    yield Fact(iri, term("agreement"), agreement, span)


def _parties(account: Account, read: Declaration, signed: list[Official]) -> dict[Iri, tuple[CleanText, int, int]]:
    """The parties in order: the countries that the signatures name, of who signed, of who met."""
    authority = account.cast.authority
    found: dict[Iri, tuple[CleanText, int, int]] = {}
    if block := read.signatures:
        for hit in authority.find(block.text) if signed else ():
            for country in hit.of("country")[:1]:
                found.setdefault(country, (block, hit.start, hit.end))
        for official in signed if len(found) < 2 else ():
            if country_of := authority.country_of(official.person):
                found.setdefault(country_of, (block, official.start, official.end))
    if (meeting := account.meeting) and len(found) < 2:
        for official in account.people:
            if country_of := authority.country_of(official.person):
                found.setdefault(country_of, (meeting.body, official.start, official.end))
    return found


def _dated(account: Account, iri: Iri, read: Declaration) -> Iterator[Fact]:
    """The day that the preamble or the signatures give."""
    bodies = [c.body for c in read.clauses if c.number.startswith("preamble")]
    for body in [*bodies, *([read.signatures] if read.signatures else [])]:
        for found in dates(body.text, None):
            if found.edtf:
                span = evidence(account.document, body, found.start, found.end)
                yield Fact(iri, term("date"), edtf(found.edtf), span)
                return


def _clause(document: Document, agreement: Iri, clause: Clause) -> Iterator[Fact]:
    iri = thing("agreement", local(agreement), clause.number)
    span = evidence(document, clause.body)
    yield Fact(iri, RDF_TYPE, term("Clause"), span)
    yield Fact(iri, term("clauseOf"), agreement, span)
    yield Fact(iri, term("number"), Value(clause.number), span)
    yield Fact(iri, term("order"), integer(clause.order), span)
    yield Fact(iri, term("text"), words(clause.body.text, LANGUAGE), span)


def _commitment(document: Document, agreement: Iri, clause: Clause, order: int, read: Commitment) -> Iterator[Fact]:
    iri = thing("agreement", local(agreement), clause.number, str(order))
    span = evidence(document, clause.body, read.start, read.end)
    yield Fact(iri, RDF_TYPE, term("Commitment"), span)
    yield Fact(iri, term("clause"), thing("agreement", local(agreement), clause.number), span)
    yield Fact(iri, term("order"), integer(order), span)
    yield Fact(iri, term("kind"), thing("kind", read.kind), span)
    for party in read.bound:
        yield Fact(iri, term("bound"), party, span)
    for issue in read.issues:
        yield Fact(iri, term("issue"), issue, span)
    if read.until:
        yield Fact(iri, term("until"), edtf(read.until), span)


def _others(document: Document, bodies: Iterable[CleanText], cast: Cast, *, declared: str) -> Iterator[Fact]:
    """Yield what is said of the known agreements that the text names, each once, but the declaration itself.

    Where a document carries 甲乙川口宣言, 川口宣言 in it is the same.
    """
    seen = {agreement_iri(declared, cast.authority)} if declared else set()
    for body in bodies:
        for hit in cast.authority.agreements(body.text):
            agreement = hit.of("agreement")[0]
            if agreement not in seen and not declared.endswith(hit.form):
                seen.add(agreement)
                yield from _mentioned(document, body, hit, agreement, cast.authority)


def _mentioned(document: Document, body: CleanText, hit: Hit, agreement: Iri, authority: Authority) -> Iterator[Fact]:
    name = body.slice(hit.start, hit.end)
    span = evidence(document, name)
    iri = mention("agreement", span)
    yield from _named(document, iri, name, agreement)
    for party in _between(body.text[max(0, hit.start - 12) : hit.start], name.text, authority):
        yield Fact(iri, term("party"), party, span)
    sentence = body.text[body.text.rfind("。", 0, hit.start) + 1 :].partition("。")[0]
    kept = name.text.endswith("条約") and _IN_FORCE.search(sentence)
    yield Fact(iri, term("agreementStatus"), thing("agreement-status", "in-force" if kept else "unknown"), span)


def _between(before: str, name: str, authority: Authority) -> tuple[Iri, ...]:
    """The parties that the words beside a name give: 甲乙間の, or 南北 for the two Koreas."""
    if "南北" in name or before.endswith("南北間の"):
        return _KOREAS
    match = _BETWEEN.search(before)
    pair = [authority.abbreviations.get(sign) for sign in match["pair"]] if match else []
    return tuple(party for party in pair if party) if all(pair) else ()
