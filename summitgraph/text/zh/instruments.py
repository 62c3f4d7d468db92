"""Treaties, declarations and plans named in a Chinese report.

What comes in: clean text and the authority. What goes out: `Instrument`s: which one, where, date and status.
"""

import re
from collections.abc import Iterator
from functools import cache
from typing import Final

from summitgraph.authority import Authority
from summitgraph.text.gazetteer import Hit
from summitgraph.text.instruments import Instrument, around, outermost
from summitgraph.text.zh.agreed import ABOUT, JOINT, LINK, bare, known_as, parties

_KIND: Final = (
    f"条约|協定|协定|协议书?|宣言|公报|{JOINT}|议定书|备忘录|框架协议|公约|和约|宪章|路线图|行动计划|行动纲领|合作计划"
)
# 通过1965年的《日韩请求权协定》解决
_TITLED: Final = re.compile(
    rf"[《“「](?P<name>[^《》“”「」，。]{{2,30}}(?:{_KIND}))[》”」]|《(?P<long>[^《》。]{{2,60}}(?:{_KIND}))》"
)
_VAGUE: Final = (
    r"多|数|几|若干|一|两|三|[\d项份个]|双边|双方|该|这|此|上述|有关|相关|新|任何|各|本|其|类似|同样|许多|众多|重要|历史性|"
    r"包括|领袖宣|领导人宣|首脑宣|主席声|部长宣|反对|取消|另|最|如此|真正|可能|所谓|"
    r"联合宣|共同宣|联合声|共同声|联合公|共同公|国际|最终|初步|全面协议|合作协议|合作协定|合作备忘录"
)
# no part of a name: 签署了有关……的协定
_WITHIN: Final = r"[^，。；：！？《》“”「」『』、（）()的了将就是及在对被把向\s]"
# 两国签署了相互提供物资与服务协定 · 呼吁缔结和平条约 · 发表终战宣言; not 签署多项协定, 签署上述条约
_MADE: Final = re.compile(
    r"(?:签署|签订|缔结|签下|发表|达成|批准|退出|废除|重返|加入|续签|修订)(?:了|过)?"
    rf"(?!{_VAGUE})(?P<name>{_WITHIN}{{2,18}}?(?:条约|协定|公约|宣言|和约|议定书))(?!草案|框架|第|谈判|签|书)"
)
# 双方签署了相互提供弹药协议 · 签下能源合作备忘录: no name of what is only wished for (达成贸易协议)
_SIGNED: Final = re.compile(
    rf"(?:签署|签订|签下|缔结)(?:了|过)?(?!{_VAGUE})(?P<name>{_WITHIN}{{4,20}}?(?:协议|备忘录|合作计划|行动计划|路线图))(?!草案|框架|第|谈判|签|书)"
)
# 签署了“伦敦声明” · 通过《喀山宣言》: a declaration named after its place
_DECLARED: Final = re.compile(
    '(?:签署|通过|发表|达成|公布)(?:了)?[《“「"](?P<name>[^《》“”「」"，。]{2,12}声明)[》”」"]'
)
# 达成的乌克兰停火协议 · 加沙停火协议
_TRUCE: Final = re.compile(
    rf"(?<=[的反守行署成了订持进])(?P<name>{_WITHIN}{{2,8}}?(?:停火|停战|核)(?:协议|协定))(?!草案|谈判)"
)
# 会后发表联合声明 · 联合声明指出 · 签署共同宣言
_ISSUED: Final = re.compile(
    rf"(?:发表|发布|发出|签署|公布|通过|达成|刊发|会后的?|签订)[^，。；：《》“”「」]{{0,12}}?(?P<name>{JOINT})"
    rf"|(?:^|[，。；、])(?:双方|三方|两国|会后|在|据|根据|这份|该|峰会)?(?:领导人|元首|首脑)?(?:的)?(?P<told>{JOINT})(?:中|还|又|也|并|草案)*"
    "(?:指出|说|称|强调|重申|表示|呼吁|提到|提及|提起|写道|指|宣布|谴责|谈到|内容)"
)
_IN_IT: Final = re.compile(rf"在(?:会后的?|这份|该份?)?(?P<name>{JOINT})[中里内]")
# 就投资协定举行磋商 · 重启自贸协定谈判: still to be made
_NEGOTIATED: Final = re.compile(
    rf"(?:就|关于|推动|重启|启动|加快|完成|继续)(?:签署|达成|缔结|商签|商谈)?(?:一项|一份)?(?!{_VAGUE})"
    rf"(?P<name>{_WITHIN}{{2,16}}?(?:协议|协定|条约|公约))(?:问题|草案|文本)?"
    r"(?:正在|继续|再度|重新)?(?:举行|进行|展开|开展|启动|重启)?(?:的)?(?:磋商|谈判|协商)"
)
# 两国领导人会后发表联合声明: a paper of leaders, not of officers or officials
_OF_LEADERS: Final = re.compile(
    "双方|三方|领导人|领袖|元首|首脑|峰会|总统|首相|总理|主席|习|拜登|普京|[一二三四五六七八九十两几]国"
)
_OF_OFFICERS: Final = re.compile(
    "军方|两军|军长|国防部|指挥官|官员|警方|企业|公司|学者|团体|议员|组织[^，。]{0,4}发表|外交部[^长]"
)
_ONLY_ASKED: Final = re.compile("是否|有无|能否|有没有|尚未|并未|没有|未能|未|无法|拒绝|不会|取消")
_NOT_ISSUED: Final = re.compile("(?:没有|没|未能|未|无法|不会|拒绝|取消|难以|放弃|不)(?:再|就此|能|有|共同|对外)?$")
_ANY_KIND: Final = re.compile(_KIND)
# “历史性的协议”: words of praise in marks, no name
_LOOSE: Final = re.compile(
    rf"(?:{_VAGUE})|(?!关于)[^关]{{0,6}}的.{{2,4}}$|(?:我们|我|他|这|希望|将|不)|.{{0,8}}(?:达成|签署|接近|一项)"
)
_VERBS: Final = (
    "没有|没|之间|尚无|有无|缺乏|是否|达成|签|缔结|重返|退出|履行|遵守|关于|谈判|"
    "领导人|元首|首脑|总统|首相|将|发表|发布|就|举行"
)
_REST: Final = re.compile(
    rf"(?:两国|双边|三边|三方)?(?:(?!{_VERBS})[^，。；：！？《》“”「」、（）()的了\s]){{0,14}}?(?:{_KIND})(?!草案|谈判代表)"
)
_YEAR: Final = re.compile(r"(?P<year>(?:19|20)\d\d)年[^，。《》]{0,8}[《“「]?$")
_NONE_OF_IT: Final = re.compile(
    "(?:没有|无|缺乏|非|不是|各种|多个|多项|其他|双边|区域|一系列|任何|许多|几项|一些|若干|更[^，。；]{1,3}|公平|良好|理想)的?$"
)
_PLAIN: Final = re.compile("(?:签署|签订|签下|达成|签)(?:了|过)?[^，。；《“]{0,14}?(?P<name>谅解备忘录)")
_OF_FIRMS: Final = re.compile("公司|企业|集团|银行|大学")
_COLLECTED: Final = re.compile("等(?:协议|协定|条约|公约|备忘录)$")
# 新加坡宣言 · 巴黎气候保护协议 · 板门店停战协定
_OF_PLACE: Final = re.compile(
    "(?:气候(?:变化|保护)?|和平|停火|停战|停战停火|核|裁军|海军|和平与|战略|共同|议定|诸边)?(?:宣言|协定|协议|公约|议定书|条约|联合公报|共同声明)(?!书|草案|国|组织|谈判|签|的签)"
)
# 若签署条约 · 签署协定的传言不实: nothing is signed
_NOT_MADE: Final = re.compile(
    "(?:若|如果|假如|倘若|一旦|除非|能否|是否|未能|没有|尚未|拒绝|不会|无法)[^，。；]{0,16}?(?:签署|签订|缔结|达成|发表|签)|"
    "(?:传言|传闻|谣言|说法|消息|报道)[^，。；]{0,6}(?:不实|不属实|子虚乌有|毫无根据|没有根据|有误|是假)"
)
# 两家公司签署供货协议: no agreement of states
_OF_COMPANIES: Final = re.compile(
    "(?:公司|企业|集团|银行|财团|大学|俱乐部|车厂|厂商|航空|球会|商会)[^，。；《》]{0,16}$"
)
_STATUS: Final = (
    (
        "planned",
        re.compile(
            "(?:将|会|拟|计划|预计|准备|有望|可望|呼吁|期待|尽早|争取)(?:在[^，。]{1,10})?(?:公布|签署|发表|签订|写入|宣布|发布|缔结|达成)"
            "|考虑的是写入|迈进|(?:协议|协定|条约)(?:举行|进行|展开|的)?(?:磋商|谈判|协商)"
        ),
    ),
    ("ended", re.compile("退出|废除|终止|撕毁|失效")),
    (
        "signed",
        re.compile(
            "签署了|签订了|签下了|签署的|发表了|达成了|签了|声明(?:指出|说|称|强调)|"
            "(?:发表|发布|发出|签署|签订)[^，。《]{0,10}(?:声明|宣言|公报|协定|协议|条约|备忘录)"
        ),
    ),
    ("in-force", re.compile("通过|依据|根据|遵守|履行|基于|已")),
)


def instruments(text: str, authority: Authority, sentences: list[tuple[int, int]]) -> Iterator[Instrument]:
    """Yield the agreements of a text, which has these sentences."""
    known = {_unmarked(hit): hit.of("agreement")[0] for hit in authority.agreements(text)}
    spans = {**dict.fromkeys(_named(text, authority)), **known}
    for (start, end), iri in outermost(spans):
        if any(s < start < e < end for s, e in spans):
            continue  # two names run into each other: the first one counts
        if _COLLECTED.search(text[start:end]):
            continue
        if bare(text[start:end]) and not _by_leaders(text, start, sentences):
            continue
        year = _YEAR.search(text, max(0, start - 20), start)
        yield Instrument(
            text[start:end],
            (start, end),
            iri or known_as(text[start:end], authority),
            (year["year"], *year.span("year")) if year else None,
            _status(text, (start, end), around(start, sentences, text)),
            parties(text[start:end], authority)[0],
        )


def _by_leaders(text: str, start: int, sentences: list[tuple[int, int]]) -> bool:
    """Whether a paper that has no name but its kind is one of leaders, and is really issued."""
    near = around(start, sentences, text)
    return bool(_OF_LEADERS.search(near)) and not _ONLY_ASKED.search(near) and not _OF_OFFICERS.search(near)


def _status(text: str, span: tuple[int, int], sentence: str) -> str:
    """How far an agreement has come by its sentence; signed only where its own clause does not deny or suppose it."""
    key = next((key for key, pattern in _STATUS if pattern.search(sentence)), "unknown")
    first = max(text.rfind(mark, 0, span[0]) for mark in "，。；") + 1
    rest = re.match("[^，。；]*", text[span[1] :])
    clause = text[first : span[1]] + (rest[0] if rest else "")
    return "unknown" if key == "signed" and _NOT_MADE.search(clause) else key


def _named(text: str, authority: Authority) -> Iterator[tuple[int, int]]:
    for pattern in (_TITLED, _MADE, _SIGNED, _DECLARED, _TRUCE, _IN_IT, _NEGOTIATED):
        for match in pattern.finditer(text):
            if pattern is _TITLED and match[0][0] != "《" and _LOOSE.match(match["name"]):
                continue
            if pattern is _SIGNED and _OF_COMPANIES.search(text, max(0, match.start() - 30), match.start()):
                continue
            yield (
                _to_its_kind(text, match.span(match.lastgroup or 0))
                if pattern in {_MADE, _SIGNED}
                else match.span(match.lastgroup or 0)
            )
    yield from _between(text, authority)
    yield from _after_places(text, authority)
    for match in ABOUT.finditer(text):
        if not _NONE_OF_IT.search(text, max(0, match.start() - 6), match.start()):
            yield match.span("name")
    for match in _PLAIN.finditer(text):
        if not _OF_FIRMS.search(text, max(0, match.start() - 40), match.end()):
            yield match.span("name")
    yield from _papers(text)


def _papers(text: str) -> Iterator[tuple[int, int]]:
    """Joint statements that are issued, by no name but that of their kind."""
    for match in _ISSUED.finditer(text):
        if not _NOT_ISSUED.search(text, max(0, match.start() - 8), match.start()):
            yield match.span(match.lastgroup or 0)


def _to_its_kind(text: str, span: tuple[int, int]) -> tuple[int, int]:
    """A name up to the first word of kind that no other follows: 联合声明, not 联合声明时互换备忘录."""
    for kind in _ANY_KIND.finditer(text, *span):
        if not _ANY_KIND.match(text, kind.end()):
            return span[0], kind.end()
    return span


def _between(text: str, authority: Authority) -> Iterator[tuple[int, int]]:
    """Agreements named after their parties: 中欧投资协定, 日本与澳大利亚互惠准入协定."""
    if not _ANY_KIND.search(text):
        return
    short = "".join(sorted(authority.abbreviations))
    parties = {m.start(): m.end() for m in _initials(short).finditer(text)}
    countries = {hit.start: hit.end for hit in authority.find(text) if hit.of("country", "body")}
    for start, end in countries.items():
        link = LINK.match(text, end)
        second = link.end() if link else end
        if second in countries:
            parties[start] = countries[second]
        elif text[second : second + 1] in authority.abbreviations and text[second : second + 1]:
            parties[start] = second + 1
    for start, end in parties.items():
        if (match := _REST.match(text, end)) and not text.startswith(("等", "在", "于", "之", "还", "都"), end):
            yield start, match.end()


def _after_places(text: str, authority: Authority) -> Iterator[tuple[int, int]]:
    """Agreements named after the place where they were made: 新加坡宣言, 巴黎气候协定."""
    if not _ANY_KIND.search(text):
        return
    for hit in authority.find(text):
        if hit.of("place", "country") and (match := _OF_PLACE.match(text, hit.end)):
            yield hit.start, match.end()


@cache
def _initials(short: str) -> re.Pattern[str]:
    return re.compile(
        rf"(?<!\w)[{short}]{{2,4}}|(?<=[的了和与在署订结成出返行反照据守到对持是由有按就含括及论])[{short}]{{2,4}}"
    )


def _unmarked(hit: Hit) -> tuple[int, int]:
    """Where the name itself stands: 《中导条约》 without its marks."""
    return hit.start + hit.form.startswith("《"), hit.end - hit.form.endswith("》")
