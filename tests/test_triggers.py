"""Who meets whom: the patterns in which Chinese reports tell of a meeting."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from summitgraph.text.sketch import Mark, draw
from summitgraph.text.zh.triggers import clause, clauses_before, encounters
from tests.world import meetings


@pytest.mark.parametrize(
    ("sentence", "people"),
    [
        # with: 与 同 和 跟
        ("日本首相岸田文雄与韩国总统尹锡悦在首尔举行会谈。", ["fumio-kishida yoon-suk-yeol"]),
        ("习近平同普京通电话。", ["vladimir-putin xi-jinping"]),
        ("拜登与岸田通了电话。", ["fumio-kishida joe-biden"]),
        ("普京和金正恩在俄罗斯远东会晤。", ["kim-jong-un vladimir-putin"]),
        ("岸田上周跟朔尔茨在柏林见面。", ["fumio-kishida olaf-scholz"]),
        ("拜登、岸田与尹锡悦举行三边会谈。", ["fumio-kishida joe-biden yoon-suk-yeol"]),
        ("冯德莱恩与岸田在布鲁塞尔会谈。", ["fumio-kishida ursula-von-der-leyen"]),
        ("日本外务大臣上川阳子与韩国外交部长官赵兑烈会谈。", ["cho-tae-yul yoko-kamikawa"]),
        ("普京、金正恩周三会晤。", ["kim-jong-un vladimir-putin"]),
        ("拜登与岸田、尹锡悦周五在戴维营举行三方会谈。", ["fumio-kishida joe-biden yoon-suk-yeol"]),
        ("习近平周二在北京与来访的朔尔茨举行会谈。", ["olaf-scholz xi-jinping"]),
        ("岸田在与尹锡悦的会谈中谈到贸易。", ["fumio-kishida yoon-suk-yeol"]),
        ("拜登的特使与王毅会晤。", []),
        ("冯德莱恩周二与日本轮值主席国首相岸田举行会谈。", ["fumio-kishida ursula-von-der-leyen"]),
        ("岸田12日与自行宣布在本月初大选中胜选的美国前副总统拜登举行电话会谈。", ["fumio-kishida joe-biden"]),
        ("岸田周二与尹锡悦、议长某某、拜登会面。", ["fumio-kishida joe-biden yoon-suk-yeol"]),
        ("在约25分钟的通话中，岸田向尹锡悦表明立场。", ["fumio-kishida yoon-suk-yeol"]),
        ("岸田在电话通话中向尹锡悦警告。", ["fumio-kishida yoon-suk-yeol"]),
        ("岸田在与记者的会谈中，批评尹锡悦。", []),
        ("岸田和尹锡悦举行他连任以来的第一次通话。", ["fumio-kishida yoon-suk-yeol"]),
        # meets
        ("拜登在白宫会见了来访的德国总理朔尔茨。", ["joe-biden olaf-scholz"]),
        ("拜登将会见岸田和尹锡悦。", ["fumio-kishida joe-biden yoon-suk-yeol"]),
        ("普京在莫斯科接见了朝鲜外相崔善姬。", ["choe-son-hui vladimir-putin"]),
        ("岸田访问首尔，会见了尹锡悦。", ["fumio-kishida yoon-suk-yeol"]),
        ("拜登在白宫接待德国总理朔尔茨。", ["joe-biden olaf-scholz"]),
        ("普京设宴款待金正恩。", ["kim-jong-un vladimir-putin"]),
        # calls
        ("拜登周三致电岸田，讨论贸易。", ["fumio-kishida joe-biden"]),
        ("岸田周三打电话给尹锡悦。", ["fumio-kishida yoon-suk-yeol"]),
        ("岸田周三接到拜登打来的电话。", ["fumio-kishida joe-biden"]),
        ("马克龙和普京周五通了两个小时的电话。", ["emmanuel-macron vladimir-putin"]),
        ("习近平致电普京，祝贺他当选总统。", []),
        # talks, and words that are talks only where people hold them
        ("岸田与尹锡悦在首尔举行会议。", ["fumio-kishida yoon-suk-yeol"]),
        ("拜登周三与普京进行了长时间的交谈。", ["joe-biden vladimir-putin"]),
        ("拜登与岸田讨论改善关系的步骤。", ["fumio-kishida joe-biden"]),
        ("在周三的通话中，拜登和普京讨论了贸易。", ["joe-biden vladimir-putin"]),
        ("岸田与尹锡悦重视对话。", []),
        # the subject stands behind
        ("应约同拜登通电话时，习近平谈到贸易。", ["joe-biden xi-jinping"]),
        ("在与尹锡悦的会谈中，岸田谈到贸易。", ["fumio-kishida yoon-suk-yeol"]),
        # headlines
        ("拜登普京会晤历时三小时。", ["joe-biden vladimir-putin"]),
        ("拜登抵达日内瓦，与普京举行两人首次面对面的峰会。", ["joe-biden vladimir-putin"]),
        ("拜登将与习近平会面。拜习会定于11月举行。", ["joe-biden xi-jinping"]),
        ("拜登将与习近平会面。拜习会议题未定。", ["joe-biden xi-jinping"]),
        ("拜习会定于11月举行。", []),
        # a state or a house, nobody whom we know
        ("拜登抵达首尔，希望韩国恢复与金正恩会谈。", []),
        ("拜登政府与金正恩会谈。", []),
        ("布林肯说：“总统期待与普京会面。”", []),
        # invites
        ("拜登提议邀请普京在日内瓦举行峰会。", ["joe-biden vladimir-putin"]),
        ("泽连斯基呼吁拜登会见普京。", ["joe-biden vladimir-putin"]),
        ("马克龙主张拜登与普京会晤。", ["joe-biden vladimir-putin"]),
        # each alone
        ("岸田与尹锡悦、习近平分别会谈。", ["fumio-kishida yoon-suk-yeol", "fumio-kishida xi-jinping"]),
        ("岸田将同尹锡悦、拜登分别举行会谈。", ["fumio-kishida yoon-suk-yeol", "fumio-kishida joe-biden"]),
        ("岸田已经先后与尹锡悦、拜登通话。", ["fumio-kishida yoon-suk-yeol", "fumio-kishida joe-biden"]),
        # groups
        ("美日韩领导人去年8月在戴维营举行三边峰会。", ["fumio-kishida joe-biden yoon-suk-yeol"]),
        ("韩美日三国外长周四举行电话会谈。", ["antony-blinken cho-tae-yul yoko-kamikawa"]),
        ("2018年4月，两韩领袖在板门店会面。", ["kim-jong-un moon-jae-in"]),
        ("2019年12月的印度日本领袖高峰会被取消。", ["narendra-modi shinzo-abe"]),
        ("美日高级别会谈周三举行。", []),
        ("美中两军将军级会谈周三举行。", []),
        ("芬兰曾主办过拜登和弗拉基米尔-普京的峰会。", ["joe-biden vladimir-putin"]),
        ("拜登周四举行晚宴，欢迎岸田一行。", ["fumio-kishida joe-biden"]),
        ("日朝峰会2004年在平壤举行。", ["junichiro-koizumi kim-jong-il"]),
        # by office
        ("2004年，日本首相在平壤会见了金正日。", ["junichiro-koizumi kim-jong-il"]),
        ("韩国外长与日本外相周四在东京举行会谈。", ["cho-tae-yul yoko-kamikawa"]),
        ("2018年5月，日本首相与韩国总统在东京会谈。", ["moon-jae-in shinzo-abe"]),
        # kin
        ("金正恩的父亲金正日2002年在平壤会见了小泉纯一郎。", ["junichiro-koizumi kim-jong-il"]),
        ("金正恩的妹妹在平壤与文在寅会谈。", []),
        ("金正恩的妹妹在平壤会见了文在寅。", []),
        ("朔尔茨抵达平壤。金正恩的妹妹会见了文在寅。", []),
        # nobody certain
        ("岸田与其他领导人会晤。", []),
        ("前首相与尹锡悦会谈。", []),
        ("两国领导人举行了会谈。", []),
        ("他愿意与金正恩会谈。", []),
        # people of theirs, not the two themselves
        ("拜登与岸田会谈。双方代表周四在首尔会谈。", ["fumio-kishida joe-biden"]),
        ("拜登与岸田会谈。双方官员周四再次会谈。", ["fumio-kishida joe-biden"]),
        ("拜登与岸田会谈。两人的妻子周四在首尔会面。", ["fumio-kishida joe-biden"]),
        ("拜登与岸田周三会谈。双方周四在首尔会谈。", ["fumio-kishida joe-biden"] * 2),
        ("拜登与岸田周三会谈。双方外长周四会谈。", ["fumio-kishida joe-biden", "antony-blinken yoko-kamikawa"]),
        ("岸田走进了会谈室，与尹锡悦握手。", []),
        ("双方的会谈纪要没有公布。", []),
    ],
)
def test_a_sentence_tells_who_met(sentence: str, people: list[str]) -> None:
    assert [meeting.people for meeting in meetings(sentence)] == people


def test_those_who_receive_a_guest_together_all_take_part() -> None:
    assert meetings("岸田与尹锡悦周三在首尔会见拜登。")[-1].people == "fumio-kishida joe-biden yoon-suk-yeol"
    assert meetings("岸田与尹锡悦周三会谈后会见拜登。")[-1].people == "fumio-kishida joe-biden"


def test_an_invitation_to_a_summit_is_no_meeting_of_two() -> None:
    assert [meeting.one("series") for meeting in meetings("拜登邀请普京出席二十国集团峰会。")] == ["g20"]


@pytest.mark.parametrize(
    ("sentences", "people"),
    [
        ("马克龙去年在巴黎会见朔尔茨。他上个月在柏林会见了泽连斯基。", "emmanuel-macron volodymyr-zelenskyy"),
        ("拜登说，他将在下个月与岸田会谈。", "fumio-kishida joe-biden"),
        ("如果普京愿意，拜登可能与他会晤。", "joe-biden vladimir-putin"),
        ("岸田与尹锡悦3月6日会谈。双方还将在5月再次会谈。", "fumio-kishida yoon-suk-yeol"),
        ("尹锡悦与岸田3月6日会谈。两国首脑上一次会谈是2019年。", "moon-jae-in shinzo-abe"),
        ("赵兑烈与上川阳子3月6日在首尔会谈。两国外长上一次会谈是去年11月。", "park-jin yoko-kamikawa"),
        ("韩国和日本同意恢复往来，两国领导人3月6日在东京举行了会谈。", "fumio-kishida yoon-suk-yeol"),
        ("金正恩与特朗普2018年6月在新加坡会晤，两人2019年2月在河内再次会面。", "donald-trump kim-jong-un"),
    ],
)
def test_pronouns_stand_for_those_named_before(sentences: str, people: str) -> None:
    assert meetings(sentences)[-1].people == people


@pytest.mark.parametrize(
    ("drawn", "expected"),
    [
        ("Ｐ与Ｐ在Ｌ会谈", [("with", "会谈")]),
        ("Ｐ会见了来访的Ｐ", [("meets", "会见")]),
        ("Ｇ举行三边峰会", [("group", "峰会")]),
        ("Ａ最近一次会面是在Ｄ", [("pair", "会面")]),
        ("Ａ继Ｄ会谈之后再次会晤", [("again", "Ｄ")]),
        ("此次会谈很短", [("this", "此次会谈")]),
        ("Ｂ（Ｂ）将在Ｌ举行峰会", [("body", "峰会")]),
        ("Ｐ将出席Ｓ，以及Ｓ", [("series", "Ｓ"), ("series", "Ｓ")]),
        ("Ｐ与Ｐ走进会谈室", []),
        ("Ｐ到了。会谈很短", []),
    ],
)
def test_each_pattern_has_its_trigger(drawn: str, expected: list[tuple[str, str]]) -> None:
    found = [e for e in encounters(draw(drawn, [])) if e.subject or e.objects or e.kind in {"this", "series"}]
    assert [(e.kind, drawn[slice(*e.trigger)]) for e in found] == expected


@pytest.mark.parametrize(
    ("text", "at", "around", "before"),
    [
        ("甲，乙，丙。", 4, "丙", ["乙", "甲"]),
        ("甲，以及乙", 4, "甲，以及乙", []),
        ("甲", 0, "甲", []),
    ],
)
def test_clauses_stand_between_commas(text: str, at: int, around: str, before: list[str]) -> None:
    assert text[slice(*clause(text, at))] == around
    assert [text[start:end] for start, end in clauses_before(text, at)] == before


DRAWN = "ＰＧＡＨＤＬＣＢＳ与和、同在将举行了会谈晤面见峰通电话此次继之后再分别的父亲妹，。：“”（）"


@given(st.text(DRAWN, max_size=50) | st.text(max_size=50))
@settings(max_examples=300)
def test_encounters_never_raise_and_each_trigger_counts_once(text: str) -> None:
    taken: set[int] = set()
    for meeting in encounters(draw(text, [Mark(c, i, i + 1) for i, c in enumerate(text) if c in DRAWN[:9]])):
        places = set(range(*meeting.trigger))
        assert places
        assert places.isdisjoint(taken)
        assert 0 <= meeting.start <= meeting.trigger[0] < meeting.trigger[1] <= len(text)
        taken |= places
