"""Words of the page around an article: editors, sharing, subscriptions, rights, lists of other articles.

What comes in: the clean text of a line or a block. What goes out: whether it is such a line, and whether it heads a
list of other articles. The patterns say how a line begins; an article's own sentences must never match.
"""

import re
from typing import Final

_LONGEST: Final = 300
_LINES: Final = (
    # 責任編輯：王小明 · (责编：岳某、杜某) · 编译 张某；审校 李某 · Reporting by Jane Doe; editing by John Roe
    r"[（(\[【]?(?:责任?编辑?|責任?編輯?|责编|責編|网编|主编|總編輯|核稿(?:編輯)?|編輯|编辑|编译|編譯|审校|審校|校对)\s?[：:／/]",
    r"(?:稿源|來源|来源)\s?[：:／/]|【?(?:纠错|糾錯)】?|编译\s\S{2,12}[；;]\s?审校",
    r"(?:Additional |Writing and )?(?:Reporting|Writing|Editing|Compiled) by [A-Z]",
    # 分享 : · 分享到： · シェアする · 공유하기 · 【打印】【关闭】 · 字号：大 中 小 · Share this
    r"(?:分享|转发|轉發|收藏|Share|Tweet|シェア|ツイート|공유)(?:する|하기)?\s*(?:(?:到|至|给|on|via)[^，。]{0,24})?\s*[:：]?$",
    r"[【\[]?(?:打印|列印|关闭(?:窗口)?|印刷|인쇄|返回顶部|回到頂部|TOP|Print)[】\]]?(?:\s?[【\[].{1,6}[】\]])*$",
    r"(?:字号|字號|字体大小|文字サイズ)\s?[:：]?[\s大中小标准標特超+-]*$",
    r"手机上长按|长按.{0,8}二维码|扫(?:一扫|描).{0,12}二维码",
    # 原文地址：https://… · 获取更多RSS： · 発信元サイトへ · 外務省・新着情報 · インドへ戻る
    r"原文(?:地址|链接|鏈接|連結|网址)|获取更多\s?RSS|我们的标准\s?[：:]|Our Standards?\s?:|发信元|発信元サイト",
    r".{1,12}へ戻る$|ページの先頭|.{2,8}[省庁府邸][・･]新着情報$|(?:https?://|www\.)\S+\s*$",
    r"(?:参看|查看|点击|點擊|請點|点此|點此)[^。]{0,30}(?:here|这里|這裡|原文|全文)[。.]?$",
    # トップ > 総理の一日 > 会見 · 首页 > 新闻 > 正文 · 当前位置：首页 · Home > Press · The White House
    r"(?:トップ(?:ページ)?|ホーム|首页|首頁|홈|Home|Top)\s?[>＞»›/｜|]|(?:当前位置|您的位置|目前位置|現在位置)\s?[:：]",
    r"(?:The White House|Ministry of Foreign Affairs(?: of [A-Z][\w ]{2,30})?|Prime Minister.s Office(?: of \w+)?)$",
    # 请加入 · 訂閱《國際新聞》電子報 · 請輸入正確的電子信箱格式 · 感謝您的訂閱！ · 下载APP · Subscribe · 구독
    r"(?:请|請|欢迎|歡迎)(?:加入我|訂閱|订阅|下載|下载|關注|关注|點擊|点击|輸入|输入|登入|登录|註冊|注册)|請加入成為",
    r"(?:月費|年費)訂戶|(?:按讚|加好友|點讚)|(?:下載|下载)[^，。]{0,12}(?:APP|应用|應用|客户端|客戶端)",
    r"(?:訂閱|订阅|加入|追蹤|關注|关注)[^，。！]{0,24}(?:電子報|电子报|頻道|频道|APP|粉絲團|粉丝团|公众号|官方帳號)",
    r"(?:感謝|感谢)您的(?:訂閱|订阅|支持|阅读|閱讀)",
    r"(?:Sign up|Subscribe|Newsletter|Follow us|Download (?:the|our) app|Get the app|Log ?in|Register (?:now|for))\b",
    r"(?:会員登録|会員限定|有料会員|無料(?:会員|登録)|この記事は(?:有料|会員)|メルマガ|フォロー(?:する)?$)",
    r"구독|기사 ?제보|제보는|카카오톡",
    # © 2024 · 版权所有 · 本網站之文字…，非經授權 · 未经授权不得转载 · 無断転載を禁じます · 저작권자(c)
    r"©|ⓒ|\(c\) ?(?:19|20)\d{2}|Copyright\s*(?:©|\(c\)|\d{4}|$)|All rights reserved|<?저작권자|무단 ?전재",
    r"版权所有|版權所有|著作権|無断転載|転載(?:を)?禁|(?:版权|版權|免责|免責|特别)(?:声明|聲明)",
    r"(?:本网站|本網站|本网|本文).{0,20}(?:版权|版權|授權|授权|转载|轉載)",
    r"(?:未经|未經|非經|如需|如需要)[^。]{0,12}(?:授权|授權|许可|許可|转载|轉載)",
    # 《 人民日报 》（ 2019年09月07日 01 版） · Advertisement · 广告 · Next Post: Press Briefing
    r"[《〈][^《》]{2,10}[》〉]\s?[（(]\s?(?:19|20)\d\d年.{0,30}版\s?[)）]$",
    r"(?:Advertisement|广告|廣告|広告|광고|PR)\s*(?:[:：]|$)|(?:Next|Previous) (?:Post|Article|Story)\b",
    r"(?:上|下)一(?:篇|页|頁|則)\s?[:：]?|(?:前|次)の(?:記事|ページ)|(?:이전|다음) ?(?:글|기사)",
)
_LINE: Final = re.compile("|".join(_LINES), re.IGNORECASE)
# 相关阅读： · 更多相关内容 · 热读 · 関連ニュース · あわせて読みたい · 관련기사 · Related Links · ▶ 延伸閱讀
_LIST: Final = re.compile(
    r"[▶►■◆●【\[\s]*(?:"
    r"(?:更多|其他|最新|热门|熱門|今日)?(?:相关|相關|延伸|推荐|推薦|热门|熱門|精彩|編輯)的?(?:阅读|閱讀|新闻|新聞|报道|報導|報道"
    r"|文章|链接|鏈接|連結|内容|內容|主题|主題|话题|話題|推荐|推薦|视频|影片)"
    r"|热读|熱讀|热点|特别推荐|頭條|头条新闻|更多新聞|更多新闻|更多报道|人氣排行|点击排行|阅读排行|猜你喜欢|大家都在看|編輯精選|编辑推荐"
    r"|関連(?:ニュース|記事|リンク|情報|ページ)|あわせて読みたい|人気(?:記事|ランキング)|アクセスランキング|おすすめ(?:記事)?"
    r"|最新(?:ニュース|記事)|(?:관련|추천|인기|주요|많이 본) ?(?:기사|뉴스|글|콘텐츠)"
    r"|(?:Related|Recommended|More|Further|Most) (?:links?|articles?|stories|news|content|topics?|reading|popular|read"
    r"|viewed|on this story|from \w+|to read)|Read more|Related|You may also like)"
    r"[】\]\s]*[:：]?[】\]\s]*",
    re.IGNORECASE,
)
# 自由亚洲电台记者林明 台北报道 责编：陈华 网编：李平
_CREDITS: Final = re.compile(
    r"(?:记者|記者|编译|編譯|编辑|編輯)[^，。！？]{2,30}\s(?:责编|責編|责任编辑|責任編輯)[：:]"
)


def is_boilerplate(text: str) -> bool:
    """Whether the text belongs to the page around the article."""
    if len(text) > _LONGEST:
        return False
    return _LINE.match(text) is not None or _CREDITS.search(text) is not None or heads_list(text)


def heads_list(text: str) -> bool:
    """Whether the text is the heading of a list of other articles, or of links to them."""
    return len(text) < 40 and _LIST.fullmatch(text) is not None
