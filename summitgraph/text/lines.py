"""Lines of text that stand in no paragraph element: how they begin, how they end, how two of them join.

What comes in: characters at a line break. What goes out: what the break means.
"""

import re

# ### Heading | ------ | - item | 3. item | （１）item | ● item
MARK = re.compile(
    r"[ \t]*+(?:(?P<hashes>#{1,6})[ \t]+|(?P<rule>-{3,}+|={3,}+|_{3,}+|\*{3,}+)[ \t]*+(?=[\r\n]|\Z)"
    r"|(?P<bullet>[-*+][ \t]+|>[ \t]?)|(?P<item>(?=[0-9０-９]{1,2}[.．)）、](?![0-9０-９])"
    r"|[(（][0-9０-９一-十ア-ン]{1,2}[)）]|[①-⑳●○◆◇■□▼・※]|注[：:\d０-９])))"
)
# 。” | ：
CLOSED = re.compile(r"[。！？!?：:；][”’」』）)】\"]*$")


def joins(left: str, right: str) -> bool:
    """Whether a line break between two characters is no space: Chinese and Japanese have none, Korean has."""
    if _hangul(left) or _hangul(right):
        return False
    return _cjk(left) or _cjk(right)


def _hangul(sign: str) -> bool:
    return "\uac00" <= sign <= "\ud7a3" or "\u1100" <= sign <= "\u11ff" or "\u3130" <= sign <= "\u318f"


def _cjk(sign: str) -> bool:
    return (
        "\u2e80" <= sign <= "\ua4cf"
        or "\uf900" <= sign <= "\ufaff"
        or "\ufe30" <= sign <= "\uffef"
        or sign >= "\U00020000"
    )
