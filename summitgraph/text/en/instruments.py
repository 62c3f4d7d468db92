"""Treaties, declarations and accords named in English prose.

What comes in: clean text and the authority. What goes out: `Instrument`s: which one, where, date and status.
"""

import re
from collections.abc import Iterator
from typing import Final

from summitgraph.authority import Authority
from summitgraph.text.instruments import Instrument, around, outermost

_KIND: Final = (
    r"(?:Agreement|Treaty|Declaration|Joint Statement|Joint Communiqu[eé]s?|Communiqu[eé]|Accords?"
    r"|Pact|Charter|Protocol|Convention|Compact"
    r"|Memorandum of Understanding|Memorandum of Cooperation|Memorandum|Arrangement|Deal)"
)
_CAP: Final = r"(?:[A-Z][\w.'’-]*(?:/[A-Z]\w*)*|[A-Z]\.(?:[A-Z]\.)+)"
# the Belfast/Good Friday Agreement · the U.S.-Japan Treaty of Mutual Cooperation · the Treaty on Open Skies
_NAMED: Final = re.compile(
    rf"\b(?:[Tt]hree|[Ff]our) Joint Communiqu[eé]s|\b(?:\d{{4}} )?(?P<head>{_CAP}(?: (?:{_CAP}|on|of"
    rf"|for|and|the|to)){{0,8}}?) {_KIND}\b(?: (?:on|of|for) (?:the )?{_CAP}(?: (?:{_CAP}|and|of"
    rf"|the)){{0,7}})?"
    r"|\b(?:Treaty|Convention|Charter|Agreement|Declaration|Joint Declaration|Joint Statement"
    rf"|Protocol) (?:on|of|for) (?:the )?{_CAP}(?: (?:{_CAP}|and|of|the|for|on))*(?<! and)(?<! of)(?<!"
    r" the)"
)
_YEAR: Final = re.compile(r"(?P<year>(?:19|20)\d\d) $|^,? (?:of|signed in|in) (?P<year2>(?:19|20)\d\d)\b")
_STATUS: Final = (
    ("planned", re.compile(
        r"\b(?:will|to|expected to|plan\w* to|set to) (?:sign|adopt|issue|conclude|announce|release"
        r"|finali[sz]e)|hope\w* to (?:sign|conclude)|negotiat\w+"
)),
    ("ended", re.compile(r"\b(?:withdr\w+ from|pull\w* out of|terminat\w+|scrap\w*|abrogat\w*|expired?|quit)\b")),
    ("signed", re.compile(r"\b(?:signed|adopted|issued|concluded|announced|released|endorsed|signing of)\b")),
    ("in-force", re.compile(
        r"\b(?:under|guided by|in accordance with|uphold\w*|compl\w+|implement\w*|extend|extension"
        r"|protect\w*|gains of|commit\w*|based on|according to|enshrined|violat\w*|respect\w*|principles"
        r" of)\b"
)),
)  # fmt: skip
_NOT: Final = re.compile(
    r"^(?:The|This|That|In|On|A|An|Joint|New|Trade|Framework|Free Trade|Their|Both|Under|Draft|Our"
    r"|Peace|Ceasefire|Climate|Final|Statement)$"
)
_VERBAL: Final = re.compile(r"\b(?:Readout|Statement|Remarks|Meeting|Call|President|Minister) ")


def instruments(text: str, authority: Authority, sentences: list[tuple[int, int]]) -> Iterator[Instrument]:
    """Yield the agreements of a text, those the authority knows and those with a proper name."""
    known = {(hit.start, hit.end): hit.of("agreement")[0] for hit in authority.agreements(text)}
    spans = {match.span(): None for match in _NAMED.finditer(text) if _proper(match)} | known
    for (start, end), iri in outermost(spans):
        near = around(start, sentences, text)
        year = _YEAR.search(text[max(0, start - 8) : start]) or _YEAR.search(text[end : end + 20])
        found = None
        if year:
            group = "year" if year["year"] else "year2"
            base = max(0, start - 8) if group == "year" else end
            found = (year[group], base + year.start(group), base + year.end(group))
        status = next((key for key, pattern in _STATUS if pattern.search(near)), "unknown")
        yield Instrument(text[start:end], (start, end), iri or authority.agreement(text[start:end]), found, status)


def _proper(match: re.Match[str]) -> bool:
    """Whether a name says which agreement it is: not "the Agreement", "a Joint Statement"."""
    head = match["head"]
    if head is None:
        return True
    return not _NOT.match(head) and not _VERBAL.search(match[0])
