"""Treaties, declarations and plans: name, year, parties and how far they have come."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from summitgraph.text.zh.instruments import instruments
from tests.world import Told, authority, page, told


def agreements(text: str) -> list[Told]:
    return told(page(text), "AgreementMention")


@pytest.mark.parametrize(
    ("text", "name", "year", "parties", "status"),
    [
        ("双方签署了《日朝平壤宣言》。", "日朝平壤宣言", "", ["jpn", "prk"], "signed"),
        ("日本与韩国1998年发表了《日韩共同宣言》。", "日韩共同宣言", "1998", ["jpn", "kor"], "signed"),
        ("双方依据1965年的《日韩请求权协定》处理。", "日韩请求权协定", "1965", ["jpn", "kor"], "in-force"),
        ("1965年的《日韩基本条约》是关系的基础。", "日韩基本条约", "1965", ["jpn", "kor"], "unknown"),
        ("美国退出了《中导条约》。", "中导条约", "", ["rus", "usa"], "ended"),
        ("双方将签署《清洁能源合作备忘录》。", "清洁能源合作备忘录", "", [], "planned"),
        ("两国将公布“个别针对性伙伴关系计划”。", "个别针对性伙伴关系计划", "", ["jpn", "nato"], "planned"),
        ("各方发表了《韩美日合作宣言》。", "韩美日合作宣言", "", ["jpn", "kor", "usa"], "signed"),
        ("两国防长签署了相互提供弹药与燃料协定，随后握手。", "相互提供弹药与燃料协定", "", [], "signed"),
        ("总统说，双方准备签署停火与撤军条约。", "停火与撤军条约", "", [], "planned"),
        ("双方谈到中印边境管理协定。", "中印边境管理协定", "", ["chn", "ind"], "unknown"),
        ("日本与加拿大情报保护协定去年生效。", "日本与加拿大情报保护协定", "", ["can", "jpn"], "unknown"),
        ("双方会后发表联合声明，宣布合作。", "联合声明", "", [], "signed"),
        ("两国领导人在联合声明中表达关切。", "联合声明", "", [], "unknown"),
        ("联合声明指出，两国将扩大合作。", "联合声明", "", [], "signed"),
        ("两国防长签署了弹药互供合作备忘录。", "弹药互供合作备忘录", "", [], "signed"),
        ("领导人签署了“釜山声明”。", "釜山声明", "", [], "signed"),
        ("各方遵守达成的苏丹停火协议。", "苏丹停火协议", "", [], "in-force"),
        ("双方正在就投资保护协定举行磋商。", "投资保护协定", "", [], "planned"),
        ("两人谈到新加坡宣言的基础。", "新加坡宣言", "", [], "unknown"),
        ("两国政府签下了为期五年的谅解备忘录。", "谅解备忘录", "", [], "signed"),
        ("如果双方签署和平条约，战争将结束。", "和平条约", "", [], "unknown"),
        ("总统说，签署停火与撤军条约的传言不实。", "停火与撤军条约", "", [], "unknown"),
        ("两国防长签署了停火与撤军条约，如果双方守约，战争将结束。", "停火与撤军条约", "", [], "signed"),
    ],
)
def test_an_agreement_has_name_year_parties_and_status(
    text: str, name: str, year: str, parties: list[str], status: str
) -> None:
    (found,) = agreements(text)
    assert (found.one("name"), found.one("date"), found.one("agreementStatus")) == (name, year, status)
    assert found.all("party") == parties
    assert found.spans["name"].quotation == name


@pytest.mark.parametrize(
    ("text", "known"),
    [
        ("双方签署了《日朝平壤宣言》。", "japan-dprk-pyongyang-declaration"),
        ("双方谈到日朝平壤宣言。", "japan-dprk-pyongyang-declaration"),
        ("美国退出了《中导条约》。", "inf-treaty"),
        ("双方将签署《清洁能源合作备忘录》。", ""),
        ("双方谈到朝韩军事协议。", "panmunjom-military-agreement"),
        ("美国坚持三个联合公报。", "us-china-joint-communiques"),
        ("各方支持《亚伯拉罕协议》。", "abraham-accords"),
    ],
)
def test_a_known_agreement_is_linked(text: str, known: str) -> None:
    (found,) = agreements(text)
    assert found.one("agreement") == known


def test_an_agreement_is_told_once_a_page() -> None:
    text = "双方签署了《日朝平壤宣言》。双方遵守《日朝平壤宣言》。\n平壤宣言仍然有效。"
    assert [found.one("agreementStatus") for found in agreements(text)] == ["signed"]


@pytest.mark.parametrize(
    ("text", "names"),
    [
        ("双方谈到欧盟-中国投资协定。\n欧中全面投资协定仍未批准。", ["欧中全面投资协定"]),
        ("会后发表联合声明。\n《日韩联合声明》谈到贸易。", ["日韩联合声明"]),
        (
            "两国签署兩韓軍事協議。\n双方见证签署《关于落实板门店宣言中军事领域共识的协议》。",
            ["关于落实板门店宣言中军事领域共识的协议"],
        ),
    ],
)
def test_an_agreement_with_several_names_is_told_by_the_fullest(text: str, names: list[str]) -> None:
    assert [found.one("name") for found in agreements(text)] == names


@pytest.mark.parametrize(
    "text",
    [
        "他读了《两国关系史》。",
        "双方没有发表联合声明。",
        "两国未能就此达成联合声明。",
        "日中达成协议。",
        "两国签署协议。",
        "外交部发表声明。",
        "双方没有达成协议。",
        "这是一份“很好的文件”。",
        "两国签署了多项协定。",
        "两国军方在会后发表联合声明。",
        "两国领导人会后是否有联合声明还不清楚。",
        "他称赞这是“历史性的协议”。",
        "甲国与乙国之间没有引渡条约。",
        "他承诺争取更好的贸易协议。",
        "英国、法国和德国等协议签约国表示反对。",
        "两家公司签署能源合作协议。",
        "双方签署上述条约。",
        "他签署条约。",
        "两国发表了一份宣言。",
        "该国加入公约组织的条约谈判。",
        "",
    ],
)
def test_other_titles_are_no_agreements(text: str) -> None:
    assert agreements(text) == []


@given(st.text("《》“”日韩请求权协定条约宣言1965年的签署了将，。", max_size=50))
@settings(deadline=None)  # the first example loads what is read once
def test_spans_are_the_names(text: str) -> None:
    end = 0
    for found in instruments(text, authority(), []):
        assert end <= found.span[0] < found.span[1]
        assert text[slice(*found.span)] == found.name
        end = found.span[1]


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("两国在九月签署关于渔业管理的临时协议。", "关于渔业管理的临时协议"),
        ("部长将与邻国签署一项有关网络安全的双边协议。", "有关网络安全的双边协议"),
        ("两国在2007年签署了一项防务合作协议。", "防务合作协议"),
        ("今年二月美国与塔利班达成安全协议。", "安全协议"),
        ("美国与加拿大有着引渡条约，因此可以移交。", "引渡条约"),
        ("两国表示将依据共同防御条约合作。", "共同防御条约"),
        ("双方有望签署ABCD（信息交换与合作协定），以增进关系。", "信息交换与合作协定"),
        ("各国在布拉格签署的有关网络安全的《布拉格提议》。", "布拉格提议"),
        ("领导人会议发表“2040太子城愿景”，期许合作。", "2040太子城愿景"),
        ("印度不加入《区域发展伙伴关系》协定。", "区域发展伙伴关系"),
        ("意大利与中国签署“一带一路”倡议谅解备忘录。", "“一带一路”倡议谅解备忘录"),
        ("两国评估“第一阶段”贸易协议的执行情况。", "“第一阶段”贸易协议"),
        ("北京承诺批准国际劳工组织禁止强迫劳动公约。", "国际劳工组织禁止强迫劳动公约"),
    ],
)
def test_an_agreement_is_known_by_what_it_is_about_or_what_is_done_with_it(text: str, name: str) -> None:
    assert [found.one("name") for found in agreements(text)] == [name]


@pytest.mark.parametrize(
    "text",
    [
        "双方希望尽快达成和平协议。",
        "各方未能达成停火协议。",
        "政府宣布紧急事态宣言。",
        "北京尚未批准国际劳工组织八项主要公约中的四项。",
        "这违反有关公约。",
        "公司曾提出与印方签署“无后门”协议。",
    ],
)
def test_what_is_wished_for_or_no_agreement_of_states_is_left_out(text: str) -> None:
    assert agreements(text) == []


def test_both_names_of_a_phase_mean_one_agreement() -> None:
    text = "两国将评估“第一阶段”贸易协议。第一阶段贸易协议去年签署。中方遵守第一阶段协议。"
    assert [found.one("name") for found in agreements(text)] == ["第一阶段贸易协议"]
