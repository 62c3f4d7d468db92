"""What a Japanese sentence says was talked about.

What comes in: a `Line`, the authority. What goes out: issues with the raw words that name them.
"""

import re
from typing import Final

from summitgraph.authority import Authority
from summitgraph.model import Iri
from summitgraph.text.account import Said
from summitgraph.text.ja.lines import Line
from summitgraph.vocab import thing

# 両首脳は…確認した · 大統領から…述べました: what was talked about
TALK: Final = re.compile(
    r"述べ|発言|表明|伝達|伝え|一致|確認|共有|意見交換|議論|協議|話し合|説明|言及|強調|合意|歓迎|非難|約束|提起|求め|応じ|"
    r"謝意|指摘|触れ|意見を交わ|訴え|要請|取り上げ|反対|批判|提案|促し|迫っ"
)

_DEMOCRACY: Final = thing("issue", "democracy-and-rule-of-law")
# 法の支配に基づく国際秩序 · 民主主義などの基本的価値を共有する: said of partners, not talked about
_FORMULA: Final = re.compile(r"[^。]{0,24}?(?:価値|に基づ|秩序)")


def issues_of(line: Line, authority: Authority) -> tuple[Said[Iri], ...]:
    """The issues that a sentence names, each where it names them first."""
    found: dict[Iri, Said[Iri]] = {}
    for hit in authority.issues.find(line.text):
        if hit.of("issue") == (_DEMOCRACY,) and _FORMULA.match(line.text, hit.start):
            continue
        at = line.block.body.raw(line.start + hit.start, line.start + hit.end)
        for iri in hit.of("issue"):
            found.setdefault(iri, Said(iri, *at))
    return tuple(found.values())
