"""What part a stretch of text plays, told by its words alone.

What comes in: the clean text of a block. What goes out: whether it is a date line, a photo credit,
boilerplate, a heading. The patterns are few and whole-block: an article's own sentences must never
match.
"""

import re
from typing import Final

# 13/02/2024 - 16:06 | 2021-02-11T04:40:44Z | Tue, 11 Jul 2023 09:42:28 GMT | 2018.05.22 국외 성명/담화문
# 令和4年2月15日 | 2021年3月5日 14:00
_DAY: Final = (
    r"(?:\d{1,2}[/.-]\d{1,2}[/.-](?:19|20)\d{2}|(?:19|20)\d{2}[/.-]\d{1,2}[/.-]\d{1,2}"
    r"|(?:[A-Z][a-z]{2,8}\.?,? )?\d{1,2} [A-Z][a-z]{2,8}\.? (?:19|20)\d{2}"
    r"|(?:[A-Z][a-z]{2,8}, )?[A-Z][a-z]{2,8}\.? \d{1,2}, (?:19|20)\d{2}"
    r"|(?:(?:令和|平成|昭和)(?:\d{1,2}|元)|(?:19|20)\d{2})年\d{1,2}月\d{1,2}日(?:[（(][一-龠]{1,3}[)）])?"
    r"|(?:19|20)\d{2}년 ?\d{1,2}월 ?\d{1,2}일)"
)
_CLOCK: Final = (
    r"(?:(?:[T,-]|\s)*\d{1,2}:\d{2}(?::\d{2})?(?:\.\d+)?\s*"
    r"(?:Z|GMT|UTC|[+-]\d{2}:?\d{2}|[AP]M|JST|KST|CST)?)?"
)
# 发表时间：2021-03-05 14:00 | Updated: 5 March 2021
_BYLINE = re.compile(
    r"(?:(?:发表|發表|发布|發布|更新|公開|掲載)(?:时间|時間|日期|日時|日)?|Published|Updated|Posted|Date"
    r"|日期|时间|時間|입력|수정)?"
    rf"\s*[:：]?\s*(?:on )?{_DAY}{_CLOCK}"
    r"(?:\s+(?:국내|국외|사설)?\s?[가-힣]{2,5}(?:/[가-힣]{2,5})?)?[.。]?",
    re.IGNORECASE,
)
# 責任編輯：王小明 | 分享 : | 手机上长按此图 | 原文地址：https://… | 获取更多RSS： | 発信元サイトへ | © 2024
_BOILERPLATE = re.compile(
    r"(?:[（(\[【]?(?:责任?编辑?|責任?編輯?|责编|責編|网编|編輯|编辑|编译|編譯|审校|審校)\s?[：:／/]"
    r"|(?:分享|转发|Share|Tweet|シェア|공유)\s*(?:(?:到|on|this)[^，。]{0,16})?\s*[:：]?$"
    r"|手机上长按|长按.{0,8}二维码|原文(?:地址|链接|鏈接)|获取更多\s?RSS|我们的标准\s?[：:]|发信元"
    r"|発信元サイト|.{1,12}へ戻る$|ページの先頭"
    r"|(?:参看|查看|点击|點擊|請點)[^。]{0,30}(?:here|这里|這裡|原文)[。.]?$|(?:本网站|本網站).{0,20}版权"
    r"|(?:请|請)(?:加入|訂閱|订阅|下載|下载|關注|关注)|(?:月費|年費)訂戶"
    r"|(?:相关|相關|延伸|推荐|推薦|関連)(?:阅读|閱讀|新闻|新聞|报道|報導|文章|链接|記事|リンク)\s*(?:[:：]|$)"
    r"|©|\(c\) ?(?:19|20)\d{2}|Copyright\s*(?:©|\(c\)|\d{4}|$)|All rights reserved"
    r"|版权所有|版權所有|著作権|無断転載|무단 ?전재"
    r"|(?:Read more|Related|Advertisement|广告|廣告|広告|기사 ?제보)\s*(?:[:：]|$)|编译\s\S{2,12}[；;]\s?审校"
    r"|(?:https?://|www\.)\S+\s*$)",
    re.IGNORECASE,
)
# 自由亚洲电台记者林明 台北报道 责编：陈华 网编：李平
_CREDITS = re.compile(r"(?:记者|記者|编译|編譯|编辑|編輯)[^，。！？]{2,30}\s(?:责编|責編|责任编辑|責任編輯)[：:]")
# 握手する両首脳 (写真提供:内閣広報室) | Reuters file photo
_CREDITED_PHOTO = re.compile(
    r"[^。！？]{2,120}[（(](?:写真|寫真|图片|圖片|照片|資料写真|Photo)(?:提供|来源|來源)?\s?[:：][^（）()]{1,40}[)）]$",
    re.IGNORECASE,
)
# They met.” | 会谈。” | 他说：
_SENTENCE_END = re.compile(r"[。！？!?；;：:，,、…][”’」』）)\]】\"]*$|\.[”\"’)]*$")


def is_byline(text: str) -> bool:
    """Whether the text is a line that only dates the document."""
    return len(text) <= 60 and _BYLINE.fullmatch(text) is not None


def is_boilerplate(text: str) -> bool:
    """Whether the text belongs to the page around the article: editors, sharing, addresses, rights."""
    return len(text) <= 300 and (_BOILERPLATE.match(text) is not None or _CREDITS.search(text) is not None)


def is_photo_line(text: str) -> bool:
    """Whether the text is a caption by its photo credit."""
    return len(text) <= 200 and _CREDITED_PHOTO.fullmatch(text) is not None


def is_headline(text: str, *, longest: int = 60) -> bool:
    """Whether the text can be a title or heading: short, and not ended as a sentence is."""
    return 1 < len(text) <= longest and _SENTENCE_END.search(text) is None
