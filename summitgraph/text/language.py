"""Which language a text is written in, by its script alone.

What comes in: text. What goes out: ``zh-Hans``, ``zh-Hant``, ``ja``, ``ko`` or ``en`` (BCP 47).
"""

import re
from functools import lru_cache
from typing import Final

from summitgraph.text.script import simplified_signs, traditional_signs

_KANA: Final = re.compile(r"[\u3041-\u30ff]")
_HANGUL: Final = re.compile(r"[\uac00-\ud7af]")
_HAN: Final = re.compile(r"[\u3400-\u9fff]")
_ENOUGH: Final = 4000  # characters that settle it


@lru_cache(maxsize=1)  # a loader asks for it, then reads
def language(text: str) -> str:
    """The language by script: kana make it Japanese, hangul Korean; Han alone is Chinese, in the commoner script."""
    sample = text[:_ENOUGH]
    han, kana, hangul = (len(script.findall(sample)) for script in (_HAN, _KANA, _HANGUL))
    if kana > (han + kana) / 10:
        return "ja"
    if hangul > han:
        return "ko"
    if han * 5 < len(re.findall(r"[A-Za-z]", sample)) and han < 200:
        return "en"
    return _chinese("".join(_HAN.findall(sample)))


def _chinese(characters: str) -> str:
    traditional, simple = (len(signs.findall(characters)) for signs in (traditional_signs(), simplified_signs()))
    return "zh-Hant" if traditional > simple else "zh-Hans"
