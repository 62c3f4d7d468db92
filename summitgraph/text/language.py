"""Which language a text is written in, by its script alone.

What comes in: text. What goes out: ``zh-Hans``, ``zh-Hant``, ``ja``, ``ko`` or ``en`` (BCP 47).
"""

import re
from collections import Counter
from functools import cache, lru_cache
from operator import ne
from typing import TYPE_CHECKING, Final

if TYPE_CHECKING:
    from opencc import OpenCC

_KANA: Final = re.compile(r"[\u3041-\u30ff]")
_HANGUL: Final = re.compile(r"[\uac00-\ud7af]")
_HAN: Final = re.compile(r"[\u3400-\u9fff]")
_FEW: Final = 100  # characters of a script that a page in another may have
_ENOUGH: Final = 4000  # characters that settle it


@lru_cache(maxsize=4)  # each loader asks of the same page
def language(text: str) -> str:
    """The language by script: kana make it Japanese, hangul Korean; Han alone is Chinese, in the commoner script."""
    sample = text[:_ENOUGH]
    han, kana, hangul = (len(script.findall(sample)) for script in (_HAN, _KANA, _HANGUL))
    letters = len(re.findall(r"[A-Za-z]", sample))
    if (han + kana + hangul) * 10 < letters and kana + hangul < _FEW:
        return "en"  # 입력 2030.05.09 over a page in English
    if kana > (han + kana) / 10:
        return "ja"
    if hangul > han:
        return "ko"
    if han * 5 < letters and han < 200:
        return "en"
    return _chinese("".join(_HAN.findall(sample)))


def simplified(text: str) -> str:
    """The text with its Chinese characters in their simplified form."""
    return str(_converter("t2s").convert(text))


def _chinese(characters: str) -> str:
    """The script by single characters; by whole phrases (slow) where those do not settle it."""
    counts = Counter(characters)
    traditional, simplified = (
        sum(map(counts.__getitem__, _changing(config).intersection(counts))) for config in ("t2s", "s2t")
    )
    if 2 * min(traditional, simplified) + 10 > max(traditional, simplified):
        traditional, simplified = (_changed(characters, config) for config in ("t2s", "s2t"))
    return "zh-Hant" if traditional > simplified else "zh-Hans"


def _changed(characters: str, config: str) -> int:
    converted = _converter(config).convert(characters)
    return sum(map(ne, characters, converted))


@cache
def _changing(config: str) -> frozenset[str]:
    """The characters that change when they stand alone."""
    every = [chr(code) for code in range(0x3400, 0xA000)]
    converted = _converter(config).convert("\n".join(every)).split("\n")
    return frozenset(character for character, other in zip(every, converted, strict=True) if character != other)


@cache
def _converter(config: str) -> "OpenCC":
    from opencc import OpenCC

    return OpenCC(config)
