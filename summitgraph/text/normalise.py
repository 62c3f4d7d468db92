"""Letters, digits and kana in one width.

What comes in: clean text. What goes out: the same text in which full-width Latin letters and digits,
half-width katakana (with its punctuation ``｡｢｣､･``) and kana with a separate voicing mark have their
usual form. Everything else stays as it is: ``（ ） ： ％ Ⅰ ①`` are not touched, so that quotation marks and
colons can be found as written.
"""

import re
import unicodedata
from typing import Final

from summitgraph.text.clean import CleanText, recast

_PLAIN: Final = "".join(map(chr, (*range(0xFF10, 0xFF1A), *range(0xFF21, 0xFF3B), *range(0xFF41, 0xFF5B))))
_HALF: Final = "".join(map(chr, range(0xFF61, 0xFFA0)))
_TABLE: Final = {ord(sign): unicodedata.normalize("NFKC", sign) for sign in _PLAIN + _HALF}
# ２００２年 (full-width digits), ｷﾑ･ｼﾞｮﾝｲﾙ (half-width kana)
_WIDE = re.compile("[０-９Ａ-Ｚａ-ｚ｡-ﾟ]")
# ｼﾞ is two characters that mean one, as is は followed by a combining mark
_VOICED = re.compile("[ｦ-ﾝ][ﾞﾟ]|[\u3041-\u30fe][\u3099\u309a]")


def normalise(body: CleanText) -> CleanText:
    """Give letters, digits and kana their usual width; the way back to the raw text stays exact."""
    text = body.text
    if _VOICED.search(text):
        body = _composed(body)
        text = body.text
    if not _WIDE.search(text):
        return body
    return CleanText(text.translate(_TABLE), body.starts, body.ends)


def _composed(body: CleanText) -> CleanText:
    """Join each kana with its voicing mark where Unicode has one character for both."""
    pieces: list[tuple[str, int, int]] = []
    last = 0
    for match in _VOICED.finditer(body.text):
        joined = unicodedata.normalize("NFKC", match[0])
        if len(joined) != 1:
            continue
        pieces += [(body.text[last : match.start()], last, match.start()), (joined, *match.span())]
        last = match.end()
    pieces.append((body.text[last:], last, len(body.text)))
    return recast(body, pieces)
