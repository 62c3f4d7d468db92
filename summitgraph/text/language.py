"""Which language a text is written in, by its script alone.

What comes in: text. What goes out: ``zh-Hans``, ``zh-Hant``, ``ja``, ``ko`` or ``en`` (BCP 47).
"""

import re
from functools import cache
from typing import TYPE_CHECKING, Final

if TYPE_CHECKING:
    from opencc import OpenCC

_KANA: Final = re.compile(r"[\u3041-\u30ff]")
_HANGUL: Final = re.compile(r"[\uac00-\ud7af]")
_HAN: Final = re.compile(r"[\u3400-\u9fff]")
_ENOUGH: Final = 4000  # characters that settle it


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
    traditional = _changed(characters, "t2s")
    simplified = _changed(characters, "s2t")
    return "zh-Hant" if traditional > simplified else "zh-Hans"


def _changed(characters: str, config: str) -> int:
    converted = _converter(config).convert(characters)
    return sum(a != b for a, b in zip(characters, converted, strict=False))


@cache
def _converter(config: str) -> "OpenCC":
    from opencc import OpenCC

    return OpenCC(config)


def simplified(text: str) -> str:
    """Chinese in simplified characters, for comparing: 李克強 and 李克强 are one name."""
    return str(_converter("t2s").convert(text))
