"""What a user can rely on: versions and copies of one text are one account, two reports of one event are two."""

from collections.abc import Sequence
from pathlib import Path

import pyoxigraph as ox
import pytest
from hypothesis import given
from hypothesis import strategies as st
from pyoxigraph import NamedNode, Quad

from summitgraph.build import build
from summitgraph.mentions import MeetingView
from summitgraph.model import XSD, Iri, Value
from summitgraph.project import Project
from summitgraph.queries import catalogue, run
from summitgraph.rdf import quad
from summitgraph.reuse import Reuse, Sifting, find_reuse, page_of
from summitgraph.store import open_store
from summitgraph.text.fingerprint import fingerprint, numbers, similarity
from summitgraph.text.script import simplified
from summitgraph.vocab import ONTOLOGY, outside, term, thing

ROOT = Path(__file__).parents[1]
AGENCY = (
    "日本首相岸田文雄与美国总统拜登3月8日在华盛顿白宫举行会谈。",
    "白宫发言人说，会谈持续了大约九十分钟，随后两人共进午餐，并在玫瑰园短暂散步。",
    "双方讨论了半导体供应链、海上风力发电以及一条横跨太平洋的海底光缆，但没有签署任何文件。",
    "一名不愿透露姓名的日本外交官表示，东京希望在夏天之前谈妥光缆的费用分摊。",
    "记者会原定下午举行，因为暴风雪临时改在室内，只有二十名记者获准进入。",
    "分析人士认为，这次会谈的气氛比去年轻松，可是在农产品关税上的分歧依旧没有弥合。",
)
EDITED = (
    "综合报道，日本首相岸田文雄与美国总统拜登3月8日在美国会谈。",
    *AGENCY[1:3],
    "一名不愿透露姓名的日本外交官说，东京希望在夏天之前谈妥光缆的费用。",
    *AGENCY[4:],
)
OTHER = (
    "美国总统拜登3月8日在白宫与到访的日本首相岸田文雄会面。",
    "据在场摄影记者描述，椭圆形办公室的壁炉里生着火，两位领导人先用英语寒暄了几句天气。",
    "拜登在开场白里提到自己的爱尔兰祖母，岸田则送上一只手工烧制的茶碗，逗得众人发笑。",
    "会后发布的清单上列着九个项目，其中最受瞩目的是共同研制一种新的月球车，预算约为七亿美元。",
    "反对党议员批评首相在国会会期中出访，指责他回避有关政治献金的质询。",
    "当晚的欢迎宴会上，海军陆战队乐队演奏了三首日本童谣，菜单以切萨皮克湾的螃蟹为主。",
)
JAPANESE = (
    "日本の岸田文雄首相とアメリカのバイデン大統領は3月8日、ワシントンのホワイトハウスで会談した。",
    "報道官によると会談はおよそ九十分に及び、その後二人は昼食を共にし、庭園を少し歩いたという。",
    "双方は半導体の供給網、洋上風力発電、太平洋を横断する海底ケーブルを話し合ったが、文書には署名しなかった。",
    "名を明かさない日本の外交官は、夏までにケーブルの費用の分担をまとめたいと述べた。",
    "記者会見は午後の予定だったが、吹雪のため急きょ屋内に移され、入れた記者は二十人だけだった。",
)


def page(body: Sequence[str], *, url: str = "https://w3id.org/summitgraph/briefs/one", day: int = 15) -> str:
    """A page as a mirror keeps it."""
    title = f"[白宫会谈]({url})\n------\n\n<div><i>Fri, {day} Mar 2024 12:00:00 GMT</i></div>"
    return title + "".join(f"<p>{line}</p>" for line in body) + "\n"


def alike(one: Sequence[str], other: Sequence[str]) -> float:
    return similarity(numbers(fingerprint(page(one))), numbers(fingerprint(page(other, url="https://example.org/b"))))


def test_small_edits_leave_a_text_alike() -> None:
    assert alike(AGENCY, AGENCY) == 1
    assert 0.6 < alike(AGENCY, EDITED) < 1


@pytest.mark.parametrize("other", [OTHER, JAPANESE], ids=["another report", "a translation"])
def test_a_report_or_a_translation_of_ones_own_is_another_text(other: Sequence[str]) -> None:
    assert alike(AGENCY, other) < 0.1


def test_traditional_writing_and_width_make_no_other_text() -> None:
    traditional = [simplified(line).translate(str.maketrans("国总统与会谈华举", "國總統與會談華舉")) for line in AGENCY]
    assert traditional != list(AGENCY)
    assert alike(AGENCY, traditional) == 1


def test_a_text_of_a_few_words_has_no_fingerprint() -> None:
    assert fingerprint(page(["两人会谈。"])) == ""


@given(st.text(max_size=3000))
def test_any_text_has_a_fingerprint_or_none_and_is_like_itself(text: str) -> None:
    found = numbers(fingerprint(text))
    assert len(found) <= 128
    assert similarity(found, found) == (1 if found else 0)


@given(st.integers(0, 400), st.integers(0, 400))
def test_the_estimate_is_near_the_true_share(shared: int, own: int) -> None:
    """Within five standard errors, for texts made of numbered words."""
    common = "".join(f"{n:05d}" for n in range(shared))
    texts = [common + "".join(f"{n:05d}" for n in range(start, start + own)) for start in (20_000, 40_000)]
    first, second = ({text[at : at + 5] for at in range(len(text) - 4)} for text in texts)
    if min(len(first), len(second)) >= 64:
        estimate = similarity(*(numbers(fingerprint(text)) for text in texts))
        assert abs(estimate - len(first & second) / len(first | second)) < 0.25


def document(letter: str) -> Iri:
    return thing("document", letter * 64)


def told(letter: str, *, text: Sequence[str] = (), url: str = "", published: str = "") -> list[Quad]:
    """What reuse reads of a document known by one letter."""
    iri = document(letter)
    values = {
        "fingerprint": Value(fingerprint(page(text)) if text else ""),
        "url": Value(url, XSD + "anyURI"),
        "published": Value(published, XSD + "date"),
    }
    return [quad(iri, term(name), value, NamedNode(iri)) for name, value in values.items() if value.text]


A_PAGE, B_PAGE = "https://example.org/a", "https://example.org/b"
DOCUMENTS = [
    *told("a", text=AGENCY, url=A_PAGE, published="2024-03-08"),
    *told("b", text=EDITED, url=B_PAGE, published="2024-03-09"),
    *told("c", text=[*AGENCY, "更正：会谈在3月9日举行。"], url=A_PAGE + "/#top", published="2024-03-10"),
    *told("d", text=OTHER, published="2024-03-08"),
    *told("e", text=JAPANESE, published="2024-03-08"),
]


@given(st.permutations(DOCUMENTS))
def test_versions_and_copies_are_found_in_any_order(quads: list[Quad]) -> None:
    found = find_reuse(quads)
    assert found.versions == ((document("a"), document("c")),)
    assert [(copy.document, copy.original) for copy in found.copies] == [(document("b"), document("a"))]
    assert found.repeats == {document("a"): document("c"), document("b"): document("c")}


def test_of_two_versions_without_a_day_the_same_one_is_current_each_time() -> None:
    found = find_reuse([*told("b", text=OTHER, url=A_PAGE), *told("a", text=AGENCY, url=A_PAGE)])
    assert found.versions == ((document("a"), document("b")),)


@pytest.mark.parametrize(
    ("one", "other", "same"),
    [
        ("http://Example.org/a", "https://example.org/a/", True),
        ("https://example.org/a#top", "https://example.org/a", True),
        ("https://example.org/a?id=1", "https://example.org/a?id=2", False),
        ("https://example.org/A", "https://example.org/a", False),
    ],
)
def test_when_two_addresses_are_of_one_page(one: str, other: str, same: bool) -> None:  # noqa: FBT001 - a table gives it
    assert (page_of(one) == page_of(other)) is same


@pytest.mark.parametrize("url", ["https://example.org/", "https://example.org", "", "https://[broken/a"])
def test_a_site_as_a_whole_is_no_page(url: str) -> None:
    assert page_of(url) == ""


def test_rows_of_one_register_are_one_account() -> None:
    rows = [MeetingView(Iri(f"{thing('source', 'visits', str(n))}/meeting/0-2")) for n in range(3)]
    other = MeetingView(Iri(f"{document('a')}/meeting/0-2"))
    assert Sifting.of(Reuse()).independent([*rows, other]) == 2


@pytest.fixture(scope="module")
def store(tmp_path_factory: pytest.TempPathFactory) -> ox.Store:
    """The graph of an agency's text in two outlets, one of them in two versions, a report and a translation."""
    folder = tmp_path_factory.mktemp("pages")
    outlet = "https://www.voachinese.com/a/one"
    pages = {
        "first.txt": page(AGENCY, url=outlet, day=10),
        "revised.txt": page([AGENCY[0].replace("华盛顿白宫", "戴维营"), *AGENCY[1:]], url=outlet, day=12),
        "carried.txt": page(EDITED, url="https://www.rfi.fr/cn/two", day=11),
        "own.txt": page([OTHER[0].replace("白宫", "美国"), *OTHER[1:]], url="https://www.rfi.fr/cn/three", day=12),
    }
    for name, text in pages.items():
        (folder / name).write_text(text, encoding="utf-8")
    assert build([folder], out=folder / "out", project=Project(ROOT)).ok
    return open_store(folder / "out")


def names(store: ox.Store, relation: str) -> set[tuple[str, str]]:
    """The file names of documents that stand in a relation."""
    asked = "SELECT ?one ?other WHERE { GRAPH ?a { ?a sg:fileName ?one } GRAPH ?b { ?b sg:fileName ?other } ?a REL ?b }"
    answer = store.query(asked.replace("REL", f"<{relation}>"), prefixes={"sg": ONTOLOGY})
    assert isinstance(answer, ox.QuerySolutions)
    return {(row[0].value, row[1].value) for row in answer}


def test_a_build_states_versions_and_copies_with_their_figure(store: ox.Store) -> None:
    assert names(store, outside("prov:wasRevisionOf")) == {("revised.txt", "first.txt")}
    assert names(store, outside("dcterms:isReplacedBy")) == {("first.txt", "revised.txt")}
    assert names(store, term("sameTextAs")) == {("carried.txt", "first.txt")}
    (figure,) = store.quads_for_pattern(None, NamedNode(term("similarity")), None)
    assert isinstance(figure.object, ox.Literal)
    assert 0.5 <= float(figure.object.value) < 1


def test_a_meeting_counts_independent_accounts_and_stands_where_the_current_version_says(store: ox.Store) -> None:
    (meeting,) = store.quads_for_pattern(None, NamedNode(term("independentAccounts")), None)
    values = {q.predicate.value: q.object for q in store.quads_for_pattern(meeting.subject, None, None)}
    assert meeting.object == ox.Literal(2)
    assert values[term("place")] == NamedNode(thing("place", "camp-david"))
    assert term("contested") not in values


@pytest.mark.parametrize("union", [False, True])
def test_coverage_counts_a_text_once_where_it_was_first_told(store: ox.Store, union: bool) -> None:  # noqa: FBT001 - a table gives it
    table = run(catalogue(ROOT / "queries")["coverage"], store, [], union=union)
    shown = {row[0]: (row[2], row[3]) for row in table.rows}
    assert shown == {"美国之音": ("2", "1"), "法国国际广播电台": ("2", "1")}
