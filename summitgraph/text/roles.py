"""What part a stretch of text plays, told by its words alone.

What comes in: the clean text of a block. What goes out: whether it is a caption by its photo credit, or can be a
heading. The patterns are few and whole-block: an article's own sentences must never match. Lines that date a page are
told in `bylines`, those of the page around the article in `boilerplate`.
"""

import re

# 握手する両首脳 (写真提供:内閣広報室) | Reuters file photo
_CREDITED_PHOTO = re.compile(
    r"[^。！？]{2,120}[（(](?:写真|寫真|图片|圖片|照片|資料写真|Photo)(?:提供|来源|來源)?\s?[:：][^（）()]{1,40}[)）]$",
    re.IGNORECASE,
)
# They met.” | 会谈。” | 他说：
_SENTENCE_END = re.compile(r"[。！？!?；;：:，,、…][”’」』）)\]】\"]*$|\.[”\"’)]*$")


def is_photo_line(text: str) -> bool:
    """Whether the text is a caption by its photo credit."""
    return len(text) <= 200 and _CREDITED_PHOTO.fullmatch(text) is not None


def is_headline(text: str, *, longest: int = 60) -> bool:
    """Whether the text can be a title or heading: short, and not ended as a sentence is."""
    return 1 < len(text) <= longest and _SENTENCE_END.search(text) is None
