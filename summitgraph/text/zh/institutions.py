"""Institutions that speak in a Chinese report and that the authority does not know.

What comes in: the `Passage`s of a page. What goes out: the same passages, each institution drawn as a house with an
IRI of the document; which of them spoke, said as facts.
"""

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from typing import Final

from summitgraph.model import Fact, Iri, Span, boolean, words
from summitgraph.text import sketch as sign
from summitgraph.text.page import Page
from summitgraph.text.passage import Passage
from summitgraph.text.sketch import Mark, Sketch, draw
from summitgraph.vocab import RDF_TYPE, mention, term

# 司法部, 防卫省: a name by itself
_MINISTRY: Final = (
    "(?:外交|国防|防务|财政|司法|商务|内政|内务|卫生|贸易|经济|能源|农业|教育|交通|公安|统一|文化|劳动|环境|产业|科技|国家安全|国土安全|"
    "旅游|移民|对外联络|住房|退役军人事务|外交与贸易|外交和国际合作)部|(?:外务|防卫|财务|经济产业|法务|总务|厚生劳动|农林水产|国土交通)省|"
    "总统府|总理府|首相府|首相官邸|总统办公室|总理办公室|首相办公室|国务院|行政院|立法院|最高法院|参议院|众议院|中央银行"
)
# 驻美大使馆, 竞选团队: whose it is must be told
_HOUSE: Final = (
    "办公室|办公厅|大使馆|使馆|领事馆|总领馆|代表团|使团|代表处|办事处|委员会|竞选团队|竞选阵营|竞选总部|过渡团队|议会|国会|法院|检察院|检察厅|"
    "警方|警察局|警察厅|警务处|军方|司令部|参谋部|参谋本部|央行|银行|协会|联合会|基金会|研究所|研究院|研究中心|理事会|商会|工会|联盟|管理局|"
    "情报局|调查局|总署|特区政府|市政府|州政府|(?:事务|管理|情报|调查|安全|教育|卫生|环境|贸易|旅游|保安|警务|民政|外事|统计)[局处署]|省政府|党团|议员团|公司|集团|学会|论坛|红十字会|教会"
)
_NO_NAME: Final = (
    "，。；：！？…“”‘’「」『』《》（）()\\s、ＰＨＡＧＤＣＢＬＯＳＴＦＮ"
    "的了与和在对向于是为被把将由从给让使就其但而也还则又不未已曾等该此这那某各多两每"
)
_INSIDE: Final = f"[^{_NO_NAME}]"
_KIND: Final = f"(?:{_MINISTRY}|{_HOUSE})"
# 国防部长, 议会选举, 委员会主席: the word goes on
_WHOLE: Final = (
    "(?!长|官|队|体|里|内|外|上|选举|主席|主任|成员|委员|议员|议长|代表|总裁|"
    "行长|院长|所长|会长|秘书长|大楼|门口|门前|人员|广场|领导|党组|大使)"
)
_OWNED: Final = re.compile(
    # 波兰驻美大使馆 · 印度国防部部长办公室 · 拜登竞选团队 · 匈牙利政府
    rf"(?P<name>(?:[ＣＢＬ]常?驻[ＣＢＯＬ]?|[ＣＢＯＬ]){_INSIDE}{{0,10}}{_KIND}{_WHOLE}(?!Ｏ)"
    rf"|Ｐ(?:[-－·\u3400-\u9fff]{{2,12}}[（(][^（）()]+[）)])?(?:总统|总理|首相)?(?:办公室|(?:竞选|过渡)?团队|竞选阵营|竞选总部|阵营)|[ＣＬ]政府)(?!{_KIND})"
    # 俄外交部周三说 · 保守党议员团表示
    rf"|(?:^|(?<=[，。；：“”]))(?:但|而|不过|对此|另据|据)?(?P<bare>{_INSIDE}{{0,2}}(?:{_MINISTRY})|{_INSIDE}{{2,10}}{_KIND}){_WHOLE}(?!Ｏ)"
)
# 自民党保守派团体“某某会”表示: a name in marks; 《观察者网》评论称
_IN_MARKS: Final = re.compile(
    "(?:团体|组织|议员联盟|智库|网站|协会|党团|社团|联盟)[“「『](?P<name>[^“”「」『』，。]{3,16})[”」』]"
    "|[“「『](?P<quoted>[^“”「」『』，。]{2,14}(?:之会|联盟|阵线|协会|同盟|研究会|基金会|委员会|论坛))[”」』](?!的?(?:会议|峰会|上|期间))"
    "|《(?P<paper>[^《》，。]{1,10}(?:[时日晚早导邮周]报|报|网|周刊|杂志|新闻))》"
)
# 独立研究公司Example分析师说
_LATIN: Final = re.compile("[A-Za-z][A-Za-z&.-]+(?: [A-Z][A-Za-z&.-]+)*")


@dataclass(frozen=True, slots=True)
class Institution:
    """An institution under the name by which a document first calls it in full."""

    iri: Iri
    name: str
    span: Span


def drawn(passages: Sequence[Passage], page: Page) -> tuple[list[Passage], dict[Iri, Institution]]:
    """The passages with their institutions, each under the fullest name before, and those by IRI."""
    told: dict[str, Institution] = {}
    again: list[Passage] = []
    for passage in passages:
        marks = []
        for start, end in _named(passage.sketch):
            first, last = passage.sketch.clean(start, end)
            name = passage.body.text[first:last]
            if name not in told:
                span = page.document.span(*passage.body.raw(first, last))
                told[name] = next(
                    (one for known, one in told.items() if known.endswith(name)),
                    Institution(mention("institution", span), page.written(span), span),
                )
            marks.append(Mark(sign.ORGANIZATION, first, last, iris=(told[name].iri,)))
        again.append(_with(passage, marks) if marks else passage)
    return again, {one.iri: one for one in told.values()}


def _named(sketch: Sketch) -> Iterator[tuple[int, int]]:
    """Where a sentence names institutions that have no sign of their own yet."""
    for match in _OWNED.finditer(sketch.text):
        start, end = match.span(match.lastgroup or 0)
        latin = _LATIN.match(sketch.text, end)
        yield start, latin.end() if latin else end
    for match in _IN_MARKS.finditer(sketch.text):
        yield match.span(match.lastgroup or 0)


def _with(passage: Passage, marks: list[Mark]) -> Passage:
    end = max(passage.sketch.ends)
    sketch = draw(passage.body.text, [*marks, *passage.sketch.marks.values()], start=passage.sketch.starts[0], end=end)
    return replace(passage, sketch=sketch)


def spoken(speakers: Iterable[str], known: dict[Iri, Institution], page: Page) -> Iterator[Fact]:
    """Say each institution that spoke, once."""
    for one in (known[Iri(iri)] for iri in dict.fromkeys(speakers) if iri in known):
        iri = one.iri
        yield Fact(iri, RDF_TYPE, term("Institution"), one.span)
        yield Fact(iri, term("name"), words(one.name, page.language), one.span)
        yield Fact(iri, term("reviewed"), boolean(truth=False), one.span)
