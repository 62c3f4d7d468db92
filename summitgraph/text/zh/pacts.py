"""Further turns of phrase in which Chinese reports name agreements: by what they are about, by what is done with them.

What comes in: clean text. What goes out: the places of the names.
"""

import re
from collections.abc import Iterator
from typing import Final

_KIND: Final = "(?:条约|协定|协议|公约|宣言|议定书|备忘录)"
_WITHIN: Final = r"[^，。；：！？《》“”「」『』、（）()的了将就是及在对被把向某该此这\s]"
_MADE: Final = "(?:签署|签订|签下|续签|续约|延长|缔结|达成)(?:了|过)?(?:一[项份个])?"
# 签署了关于主教任命的临时协议 · 签署一项有关网络安全的双边协议
_ABOUT: Final = re.compile(
    rf"{_MADE}(?P<name>(?:关于|有关)[^，。；：《》“”]{{2,24}}?的{_WITHIN}{{0,6}}?{_KIND})(?!草案|谈判|问题)"
)
# 签署了一项防务合作协议 · 与塔利班达成安全协议 · 签署了停战协议
_OF_A_KIND: Final = re.compile(
    rf"(?:签署|签订|签下|缔结)(?:了|过)?一[项份个](?P<name>(?!婚前|离婚|保密|认罪|和解|贷款|租赁|雇佣|劳动|赞助|转会|[一二三四五六七八九十两\d]+年期?协议){_WITHIN}{{2,12}}?(?:协议|协定|条约|备忘录))(?!草案|谈判|框架|书)"
    r"|(?:签署|签订|达成)了?(?:一项)?(?P<peace>(?:全面|临时|永久|长期)?(?:停火|停战|和平|安全|防务|防御|引渡|军事合作|情报共享|渔业)(?:合作)?(?:协议|协定|条约))(?!草案|谈判|框架)"
)
# 与加拿大有着引渡条约 · 两国订有共同防御条约
_HELD: Final = re.compile(rf"(?:签有|订有|有着|缔结有|签订有)(?P<name>{_WITHIN}{{2,10}}?(?:条约|协定|协议))")
# 依据共同防御条约 · 违反日内瓦公约; not 违反国际公约, 根据该协议
_BY_IT: Final = re.compile(
    rf"(?:依据|根据|依照|按照|遵守|履行|违反|基于|适用于?|作为)了?(?!国际|双边|两|有关|相关|上述|其|各|这|此|本|任何|多项?|双方|现有|新)(?P<name>{_WITHIN}{{2,14}}?(?:条约|公约)(?!数))"
)
# BECA（基本交流与合作协定）: its full name in brackets
_GLOSS: Final = re.compile(r"[A-Z]{3,8}[（(](?P<name>[^，。；（）()]{4,24}?(?:协定|协议|条约|公约))[）)]")
# 签署了《布拉格提议》 · 发表“2040愿景” · 根据《最后文件》: names in marks of other kinds
_IN_MARKS: Final = re.compile(
    "(?:签署|签订|发表|通过|达成|发布|根据|依据|公布)(?:了)?[^，。；：《》“”「」]{0,20}[《“「](?P<name>[^《》“”「」，。]{2,20}(?:愿景|提议|文件|指针|路线图|框架|原则|共识|纲要))[》”」]"
    "|《(?P<titled>[^《》，。]{4,24})》(?=协定|协议|条约|公约)"
)
# 签署“一带一路”倡议谅解备忘录: a word in marks within the name
_MARKED: Final = re.compile(
    rf"{_MADE}(?P<name>[“「《][^“”「」《》，。]{{2,8}}[”」》]{_WITHIN}{{0,8}}?(?:备忘录|协定))|(?P<phase>[“「]第[一二]阶段[”」](?:贸易|经贸)?协[议定])"
)
# 为第二阶段协议作出让步
_PHASE: Final = re.compile("(?P<name>第[一二三]阶段协[议定])")
# 联合国禁止酷刑公约 · 国际劳工组织禁止强迫劳动公约
_OF_A_BODY: Final = re.compile(
    "(?P<name>(?:联合国|国际劳工组织|日内瓦|维也纳|海牙|欧洲)(?![一二三四五六七八九十几多两]项|主要|重要|基本|核心)"
    rf"(?:(?!公约|议定书){_WITHIN}){{1,14}}?(?:公约|议定书))"
)
_ALL: Final = (_ABOUT, _OF_A_KIND, _HELD, _BY_IT, _GLOSS, _IN_MARKS, _MARKED, _PHASE, _OF_A_BODY)
# 希望达成安全协议 · 无法签署和平协议: not made
_WISHED: Final = re.compile(
    "(?:希望|期待|争取|努力|尽快|尽早|无法|未能|没有|不能|能否|可能|有助于|为了|推动|呼吁|要求|如果|若|一旦|寻求|试图|迫使|促使|将|要|未|没|以|想|能|可|会)"
    "[^，。；：《》“”]{0,10}$"
)


def pacts(text: str) -> Iterator[tuple[int, int]]:
    """Yield the places of agreements that are named in these ways."""
    for pattern in _ALL:
        for match in pattern.finditer(text):
            if match.lastgroup == "peace" and _WISHED.search(text, max(0, match.start() - 16), match.start()):
                continue
            yield match.span(match.lastgroup or 0)
