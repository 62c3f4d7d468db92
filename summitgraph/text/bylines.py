"""Lines of a page that say when, by whom and from where it comes, and nothing of the world.

What comes in: the clean text of a line or a block. What goes out: whether it is such a line.
"""

import re
from typing import Final

_LONGEST: Final = 120
_YEAR: Final = r"(?:19|20)\d{2}"
_DAY: Final = re.compile(
    rf"(?<!\d)(?:{_YEAR}(?:[/-]|\. ?)\d{{1,2}}(?:[/-]|\. ?)\d{{1,2}}|\d{{1,2}}[/.-]\d{{1,2}}[/.-]{_YEAR})(?!\d)"
    rf"|(?:(?:令和|平成|昭和|民國|民国)\s?(?:\d{{1,3}}|元)"
    rf"|(?<!\d){_YEAR})\s?[年년]\s?\d{{1,2}}\s?[月월]\s?\d{{1,2}}\s?[日號号일]"
    rf"|\b\d{{1,2}} [A-Z][A-Za-z]{{2,8}}\.?,? {_YEAR}\b|\b[A-Z][A-Za-z]{{2,8}}\.? \d{{1,2}},? {_YEAR}\b"
)
# what may stand around the day: a clock, a weekday, a zone, words that say that this is a date
_CLOCK: Final = (
    r"(?:(?:上午|下午|晚上|午前|午後|오전|오후"
    r"|早上)\s?)?T?\d{1,2}[:：时時시]\s?\d{1,2}(?:[:：分분]\s?\d{0,2}秒?)?(?:\.\d+)?"
    r"(?:\s?(?:Z|[AaPp]\.?[Mm]\.?|分|[+-]\d{2}:?\d{2}))?"
)
_WORD: Final = (
    r"(?:首次|最后|最後|最終|初回)?(?:发表|發表|发布|發布|發佈|更新|公開|公开|掲載|刊登|発表|配信|投稿"
    r"|作成|初公開|修改)"
    r"(?:时间|時間|日期|日時|日|于|於)?|时间|時間|日期|日付|기사입력|입력|수정|승인|등록일?"
    r"|송고(?:시간)?|작성|게재|일시"
    r"|(?:First |Last )?(?:Published|Updated|Posted|Modified|Issued)|Date|Release Date|on|at"
)
_AROUND: Final = re.compile(
    rf"(?:\.(?=\s|$)|[\s|｜•·／/,，、;；（()）)\[\]【】:：~—–-]+|{_CLOCK}|{_WORD}"
    r"|[（(]?(?:星期|週|周)[一二三四五六日天][）)]?|[月火水木金土日](?:曜日?)?(?=[)）\s]|$)|[월화수목금토일]요일"
    r"|(?:Mon|Tues?|Wed(?:nes)?|Thur?s?|Fri|Sat(?:ur)?|Sun)(?:day)?\b|GMT|UTC|\b(?:[JKCBEIPMS]|AE|AK|NZ|CE|EE|WA)[SD]T\b|ET|HKT|MSK|SGT|CET|PHT|WIB|北京时间|台北時間"
    r"|\d{1,2}/\d{1,2}(?!\d))",
    re.IGNORECASE,
)
# from here on the line says who wrote it and where it stood: 来源：新华网 · STATEMENTS AND RELEASES · 국외 성명/담화문
_FROM: Final = re.compile(
    r"来源|來源|稿源|出处|出典|作者|文[:：／/]|(?:记者|記者)(?![会會团團])|编辑|編輯|责编|責編"
    r"|字[号號体體]|打印|评论|阅读|閱讀|瀏覽|浏览|點閱"
    r"|by\b|source|statements?\b|briefing|press\b|readout|국내|국외|성명|담화|연설|사설|[가-힣]{2,4} ?기자"
    r"|(?:[A-Z]{2,5} News|Reuters|AFP|Associated Press|Xinhua|Yonhap|Kyodo)(?=\s*(?:$|[|/,]))"
    r"|총리|総理の一日|\d+ ?(?:次|回|views)",
    re.IGNORECASE,
)
# By Jane Doe, John Roe · 作者：王小明 · 김철수 기자 · 文／王小明
_AUTHOR: Final = re.compile(
    r"By [A-Z][\w.'’-]+(?: [A-Z][\w.'’-]+)+(?:(?:,| and|, and| &) [A-Z][\w.'’ -]+)*+"
    r"|(?:作者|文|撰文|撰稿|记者|記者|編譯|编译)\s?[:：／/][^。！？]{1,40}|[가-힣]{2,4} (?:선임)?기자(?: ?=)?"
    r"|[\w.]+@[\w.]+"
)
# by Jane Doe | 15 February 2013: the author before the day
_BY: Final = re.compile(r"^\s*[Bb]y [A-Z][\w.'’&/-]*(?: [A-Z][\w.'’&/-]*){0,5}(?=[\s,|])")
_STOP: Final = re.compile(r"[。！？!?]|\.\s")


def is_byline(text: str) -> bool:
    """Whether the text is a line that only dates the document, or names who wrote it."""
    if len(text) > _LONGEST:
        return False
    if _AUTHOR.fullmatch(text.strip()):
        return True
    day = _DAY.search(text)
    return (
        day is not None
        and _says_nothing(_BY.sub("", text[: day.start()]), "")
        and _says_nothing(text[day.end() :], "from")
    )


def _says_nothing(text: str, also: str) -> bool:
    """Whether a part of the line is only clock, weekday and words for a date; after the day also who wrote it."""
    at = 0
    while at < len(text):
        match = _AROUND.match(text, at) or _DAY.match(text, at)
        if match is None:
            return bool(also) and _FROM.match(text, at) is not None and _STOP.search(text, at) is None
        at = match.end()
    return True
