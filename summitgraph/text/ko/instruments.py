"""Treaties, declarations and accords named in Korean prose.

What comes in: clean text and the authority. What goes out: `Instrument`s: which one, where, date and status.
"""

import re
from collections.abc import Iterator
from typing import Final

from summitgraph.authority import Authority
from summitgraph.text.instruments import Instrument, around, outermost

_KIND: Final = "(?:공동선언문|공동선언|공동성명|선언|협정|조약|협약|의정서|합의서|군사합의|양해각서|공동문서)"
# ‘판문점 선언’ · 한일 청구권협정 · 9·19 군사합의
_NAMED: Final = re.compile(
    rf"[‘「『“\"](?P<quoted>[^‘’「」『』“”\".]{{2,30}}{_KIND})[’」』”\"]"
    r"|(?<![가-힣·])(?P<name>(?:\d+·\d+ ?|(?:[한미일중북남러조영독불][·ㆍ]?){2,3} ?)(?:[가-힣]{2,8} ?)?"
    r"(?:공동선언|공동성명|선언|협정|조약|협약|의정서|군사합의|합의서)"
    r"|(?!공동|정상|최종|별도|이번|양국|관련|평화|무역|독립|비상|투자|어업|국제|기본|상호)[가-힣]{2,8}"
    r" ?(?:선언|협정|조약|협약|의정서))"
    r"(?![가-힣]*(?:하|국|문을))"
)
# 판문점선언, no 그런 선언
_LOOSE: Final = re.compile(
    r"[가-힣]*(?:[은는을를고며의로한된인던할에도]|그런|이런|새|모든|다자|양자) (?:선언|협정|조약|협약|의정서)$"
)
_YEAR: Final = re.compile(r"(?P<year>(?:19|20)\d\d)년[^.,「‘“]{0,12}$")
_STATUS: Final = (
    ("planned", re.compile("체결할|서명할|채택할|체결하기로|협상|추진")),
    ("ended", re.compile("파기|탈퇴|폐기|종료")),
    ("signed", re.compile("체결|서명|채택|발표했|합의했")),
    ("in-force", re.compile("따라|이행|준수|근거|기반|존중|계승|정신")),
)


def instruments(text: str, authority: Authority, sentences: list[tuple[int, int]]) -> Iterator[Instrument]:
    """Yield the agreements of a text, those the authority knows and those with a proper name."""
    known = {(hit.start, hit.end): hit.of("agreement")[0] for hit in authority.agreements(text)}
    named = [match.span("quoted" if match["quoted"] else "name") for match in _NAMED.finditer(text)]
    spans = {span: None for span in named if not _LOOSE.match(text[slice(*span)])} | known
    for (start, end), iri in outermost(spans):
        if text.startswith("기구", end):
            continue  # 북대서양조약기구
        near = around(start, sentences, text)
        year = _YEAR.search(text, max(0, start - 24), start)
        status = next((key for key, pattern in _STATUS if pattern.search(near)), "unknown")
        found = (year["year"], *year.span("year")) if year else None
        yield Instrument(text[start:end], (start, end), iri or authority.agreement(text[start:end]), found, status)
