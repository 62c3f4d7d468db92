"""Direct quotations: the exact words between the outer marks, and the one who said them."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from summitgraph.model import document_of
from summitgraph.text.zh.quotations import quotations, quoted
from tests.world import passages, quotes, told

KISHIDA = "fumio-kishida"


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("岸田说：“我们愿意与任何人坐下来谈。”", ["我们愿意与任何人坐下来谈。"]),
        ("岸田周三表示，他“不会放弃任何一次机会”。", ["不会放弃任何一次机会"]),
        ("“我们愿意坐下来谈，”岸田说。", ["我们愿意坐下来谈，"]),
        ("“这就是我们的立场”，岸田周三在国会说。", ["这就是我们的立场"]),
        ("“我们没有改变立场，”岸田说，“也不会改变立场。”", ["我们没有改变立场，", "也不会改变立场。"]),
        ("岸田强调“不设任何条件”，并重申“大门一直敞开”。", ["不设任何条件", "大门一直敞开"]),
        ("岸田对尹锡悦说：“谢谢你的邀请。”", ["谢谢你的邀请。"]),
        ("尹锡悦对岸田表示欢迎，岸田说：“谢谢你的邀请。”", ["谢谢你的邀请。"]),
        ("岸田则指，“我们必须承担起自己的责任”。", ["我们必须承担起自己的责任"]),
        ("岸田还说了「我们愿意谈判」这样的话。", ["我们愿意谈判"]),
        ("岸田说，这是“wonderful and very good news”。", ["wonderful and very good news"]),
        ("岸田在羽田机场对记者说：“我会带着结果回来的。”", ["我会带着结果回来的。"]),
        # goes on in the paragraph
        ("岸田在记者会上表示：“门一直开着。”“现在就看对方的态度。”", ["门一直开着。", "现在就看对方的态度。"]),
        ("岸田表示，“这是第一步”。他补充说，“后面的路还长”。", ["这是第一步", "后面的路还长"]),
        ("岸田周三会见了记者。“我们没有收到消息。”他说。", ["我们没有收到消息。"]),
        # an agency passes it on
        ("共同社援引岸田的话说，“下一次轮到我们了”。", ["下一次轮到我们了"]),
        ("“我们不会先开口。”共同社引述岸田的话说。", ["我们不会先开口。"]),
        # marks within marks, marks left open
        ("岸田说：“他告诉我‘一切都会好起来’，我相信他。”", ["他告诉我‘一切都会好起来’，我相信他。"]),
        ("岸田说：“他告诉我“一切都会好起来”，我相信他。”", ["他告诉我“一切都会好起来”，我相信他。"]),
        ("岸田说，“‘自由开放的印太’是共同的目标。", ["‘自由开放的印太’是共同的目标。"]),
        (
            '岸田在声明中说："我们会听取意见。“他还说："委员会会提出方案。“委员会有十三人。',
            ["我们会听取意见。", "委员会会提出方案。"],
        ),
        ("岸田说，“我们挽救了两国的一致“ ，“这是一次胜利”。", ["我们挽救了两国的一致", "这是一次胜利"]),
        ('岸田说："这是"第一步"，后面的路还长。"', ['这是"第一步"，后面的路还长。']),
        # his own words, or those of another's guest
        ("岸田周三抵达首尔。他说：“我们很高兴来到这里。”", ["我们很高兴来到这里。"]),
        ("金正恩的客人岸田说：“我们很高兴来到这里。”", ["我们很高兴来到这里。"]),
        ("岸田说，「中央政府理解地方的迫切期望」。", ["中央政府理解地方的迫切期望"]),
        ("岸田认为，这的确“是个艰难的决定”。", ["是个艰难的决定"]),
        ("岸田认为，对话“政治意义大于军事意义”。", ["政治意义大于军事意义"]),
        ("岸田表达谨慎态度称“并非协调日程的阶段”。", ["并非协调日程的阶段"]),
        ("岸田目前维持“尚未进入那个阶段”的立场。", ["尚未进入那个阶段"]),
        # no statement
        ("岸田说，“我们需要采取更强硬的立场”。", ["我们需要采取更强硬的立场"]),
        ("岸田批评此举“严重违反国际关系基本准则”。", ["严重违反国际关系基本准则"]),
        ("岸田称“好”。", []),
        ("岸田说，会谈“很有意义”。", []),
        ("岸田支持所谓“自由开放的印太秩序”。", []),
        ("岸田说，这是一次被称为“大胆的构想方案”的行动。", []),
        ("岸田说，他读了《两国关系的历史与未来》。", []),
        ("岸田什么也没有说。", []),
    ],
)
def test_what_a_speaker_said_stands_between_the_marks(text: str, words: list[str]) -> None:
    assert quotes(text) == [(KISHIDA, quote) for quote in words]


@pytest.mark.parametrize(
    "text",
    [
        "一名官员说：“我们没有收到消息。”",
        "岸田的发言人说：“我们会继续努力的。”",
        "岸田周三抵达首尔。他的妻子说：“我们会继续努力的。”",
        "岸田文雄的妻子岸田裕子说：“我们会继续努力的。”",
        "白宫一名高级官员说：“我们会继续努力的。”",
        "“我们会继续努力的。”白宫官员说。",
        "岸田政府表示：“我们会继续努力的。”",
        "尹锡悦抵达东京，岸田的发言人说：“我们会继续努力的。”",
        "岸田抵达首尔，一名外交官说：“我们会继续努力的。”",
        "岸田抵达首尔。“我们会继续努力的。”一名日本记者说。",
        "岸田表示欢迎。中方强调，“我们会继续努力的”。",
        "报道引述知情人士称，“我们会继续努力的”。",
        "岸田表示欢迎。外界普遍认为，“我们会继续努力的”。",
        "岸田和尹锡悦在通话后发表联合声明称：“我们会继续努力的。”",
        "岸田表示欢迎，有人问：“我们会继续努力的？”",
        "对岸田来说，尹锡悦与前任不同，“先会面比较好”。",
        "岸田会见法国代表团，一名成员透露：“我们会继续努力的。”",
        "“这是最宏大的成果，”该官员补充说。",
        "一位欧洲外交官解释说：“我们会继续努力的。”",
        "该文章写道：“我们会继续努力的。”文章写道，“这是事实。”",
        "岸田与尹锡悦举行会谈，随后被指责“没有尽自己的努力”。",
        "岸田文雄大学的一名教授说：“我们会继续努力的。”",
    ],
)
def test_words_that_nobody_certain_said_are_left_out(text: str) -> None:
    assert quotes(text) == []


def test_a_paragraph_that_is_one_quotation_belongs_to_the_speaker_before() -> None:
    text = "岸田在记者会上指出，两国需要对话。\n“现在就看对方的态度。”"
    assert quotes(text) == [(KISHIDA, "现在就看对方的态度。")]


def test_a_speaker_does_not_go_on_in_a_paragraph_with_other_words() -> None:
    text = "岸田在记者会上表示：“门一直开着的。”\n街上的标语写着“现在就看对方的态度。”"
    assert quotes(text) == [(KISHIDA, "门一直开着的。")]


def test_words_whose_closing_mark_is_missing_go_on_to_the_end_of_the_paragraph() -> None:
    text = "岸田表示：“我们无法在春天举行会议。我相信这是必要的。\n尹锡悦没有回应。"
    assert quotes(text) == [(KISHIDA, "我们无法在春天举行会议。我相信这是必要的。")]


@pytest.mark.parametrize(
    "text",
    [
        "岸田说，他要在“较平静的气氛”下访问首尔。",
        "岸田表示，美国将启动“快速恢复制裁”机制。",
        "岸田表示，“全面投资协定”的命运还不清楚。",
        "岸田表示，反对搞“疫苗民族主义”。",
        "岸田称赞尹锡悦是一股“正义的力量”。",
        "岸田谈到“加强全球供应链和自由贸易的必要性”。",
        "韩国总统府这名官员表示：“我们会继续努力的。”",
        "岸田表示“积极考虑加入”多国参加的协定。",
        "岸田强调“因应气候变迁”的重要性。",
        "岸田考虑加入“跨太平洋伙伴全面进步协定”。",
        "岸田说，以“不预设政治前提的对话”为名绕开共识，行不通。",
        "岸田说，“四方会谈的机制”是一个非正式组织。",
        "岸田内阁的一名匿名官员表示：“我们会继续努力的。”",
        "岸田表示，两国要以“自由与开放的东海与西部海域”为目标。",
        "岸田说，取消外访是要完成“顺利而有序的交接过程”。",
        "岸田表示，同盟是「地区和平与稳定的基础」。",
        "岸田批评“单边主义、保护主义、霸凌行径”加剧了风险。",
        "岸田警告，尹锡悦会为此“付出沉重代价”。",
    ],
)
def test_a_term_in_marks_is_no_statement(text: str) -> None:
    assert quotes(text) == []


@pytest.mark.parametrize(
    "text",
    [
        '岸田说，与尹锡悦会谈"是我的希望。我们正在努力"。',
        '"是我的希望。我们正在努力"，岸田周二对记者表明。',
        "“是我的希望。我们正在努力”，岸田在会后，对媒体表明。",
    ],
)
def test_straight_marks_and_late_speakers_are_read(text: str) -> None:
    assert quotes(text) == [(KISHIDA, "是我的希望。我们正在努力")]


@pytest.mark.parametrize(
    ("text", "speaker"),
    [
        ("日本外务省表示：“我们将继续努力下去。”", "ministry-of-foreign-affairs-of-japan"),
        ("据韩联社报道，尹锡悦说，“下一次轮到我们了”。", "yoon-suk-yeol"),
        ("韩国总统说：“下一次轮到我们了。”", "yoon-suk-yeol"),
        ("朝中社周三发表公报。公报又指，韩国承诺和平，「却做出如此不妥当的行为」。", "kcna"),
        ("尹锡悦周三发表声明。声明说：“下一次轮到我们了。”", "yoon-suk-yeol"),
        ("尹锡悦抵达东京，岸田说：“下一次轮到我们了。”", KISHIDA),
        ("岸田会见尹锡悦，并告诉他：“下一次轮到我们了。”", KISHIDA),
        # labels, papers, bodies, words of others
        ("日本首相 岸田：“下一次轮到我们了。”", KISHIDA),
        ("日本首相岸田文雄（左）：“下一次轮到我们了。”", KISHIDA),
        ("这就是岸田所说的“下一次轮到我们了”。", KISHIDA),
        ("岸田还“重申了不设条件对话的必要性”。", KISHIDA),
        ("北约闭幕公报写道，“我们愿意承担共同的责任”。", "nato"),
        ("《环球时报》周五发表社评，谈到会谈。\n社评又说，“下一次轮到我们了”。", "global-times"),
        ("共同社引述岸田在书中写道，“下一次轮到我们了”。", KISHIDA),
        ("岸田引述尹锡悦的说法，“下一次轮到我们了”。", "yoon-suk-yeol"),
        # the one to whom something is done does not speak
        ("岸田表示感谢，会见尹锡悦时说：“下一次轮到我们了。”", KISHIDA),
        ("岸田分享动态，包括迎接尹锡悦的画面，大赞「这是一个成功的民主国家」。", KISHIDA),
        ("岸田接受共同社专访时表示，“下一次轮到我们了”。", KISHIDA),
        # a verb without a subject of its own gives way to the one that has it
        ("岸田表示，1982年签署联合公报，对台承诺不变，“这里是我们最佳的会面地点”。", KISHIDA),
        ("岸田希望“定期”访问韩国：“我希望能够延续这一传统。”", KISHIDA),
        # who speaks on, who is meant by "he" and by a title
        ("岸田指出，会谈有益。并表示希望韩方“客观理性看待这一变化”。", KISHIDA),
        ("尹锡悦强调立场，此事亦有讨论，岸田批评军演。他指：“下一次轮到我们了。”", KISHIDA),
        ("岸田表示，大门敞开。不过，如果会谈不顺利，“我们随时准备离开”。", KISHIDA),
        ("韩国总统尹锡悦抵达东京。总统指出：“下一次轮到我们了。”", "yoon-suk-yeol"),
        # who is named behind the words, clauses away
        ("“大门一直敞开，”主持会议的日本首相岸田文雄对记者表示，他说的是邻国。", KISHIDA),
        ("“大门一直敞开，”与尹锡悦会谈之前，岸田在羽田机场说。", KISHIDA),
        ("岸田当时则以“那是我们共同的想法”来回应。", KISHIDA),
        ("尹锡悦问及会谈，岸田简短回复“因为交通堵塞了”。", KISHIDA),
        ("岸田评价了邻国，认为尹锡悦政府阻止了危局，并表示：“下一次轮到我们了。”", KISHIDA),
        ("岸田周三与尹锡悦举行会谈。并表明为了两国关系“共同负起责任来”。", KISHIDA),
        ("岸田说，尹锡悦“一直支持民主的邻国”。", KISHIDA),
        ("日本政府发言人、首相岸田文雄在记者会上说：“下一次轮到我们了。”", KISHIDA),
        ("拜登阵营的资深顾问岸田说：“下一次轮到我们了。”", KISHIDA),
        (
            "法国外交部通过声明表示关切。声明强调，法国“极度担忧爆发大规模冲突”。",
            "ministry-of-foreign-affairs-of-france",
        ),
        # as others pass it on, by his own title, behind reasons
        ("据岸田文雄说：“下一次轮到我们了。”", KISHIDA),
        ("据岸田在推特上表示，两国会谈有益，“下一次轮到我们了”。", KISHIDA),
        ("路透社援引外务省的熟人岸田的话指，“下一次轮到我们了”。", KISHIDA),
        ("“下一次轮到我们了。” 路透社援引日本首相岸田文雄说。", KISHIDA),
        ("岸田引用相关数据指称，“下一次轮到我们了”。", KISHIDA),
        ("岸田议员对记者说：“下一次轮到我们了。”", KISHIDA),
        ("岸田认为，会谈不会顺利，因为白宫已改变政策，而中国也不会让步：“下一次轮到我们了。”", KISHIDA),
        ("美国驻日本大使岸田说：“下一次轮到我们了。”", KISHIDA),
        ("尹锡悦律师岸田说：“下一次轮到我们了。”", KISHIDA),
        ("三国领导人代表岸田致词表示，“下一次轮到我们了”。", KISHIDA),
        ("岸田问，外交部“有没有在沟通？有没有在努力？”尹锡悦没有说话。", KISHIDA),
        ("尹锡悦抵达东京，首先发言的是东道主岸田，他说：“下一次轮到我们了。”", KISHIDA),
        ("岸田预估下一次“还会强调自由的贸易”。", KISHIDA),
        # Chinese with the punctuation of another script
        ("岸田说:“下一次轮到我们了,我们会准备好的。”", KISHIDA),
    ],
)
def test_the_speaker_is_the_subject_of_the_verb_of_speech(text: str, speaker: str) -> None:
    assert [who for who, _ in quotes(text)] == [speaker]


def test_a_gloss_in_latin_letters_says_nothing_new() -> None:
    text = "岸田写道：「这是完全正确的做法」（“This is exactly the right thing to do”）。"
    assert quotes(text) == [(KISHIDA, "这是完全正确的做法")]


def test_a_headline_that_the_text_repeats_counts_once() -> None:
    found = told(
        document_of("# 岸田：“我们愿意谈判”\n\n2024-03-15\n\n岸田周五表示，“我们愿意谈判”。\n", name="a.txt"), "Remark"
    )
    assert len(found) == 1


SIGNS = "“”‘’「」『』岸田说表示，。：他共同社引述的话我们会谈所谓"


@given(st.text(SIGNS, max_size=50))
@settings(deadline=None)  # the first example loads what is read once
def test_any_text_can_be_read_and_each_quotation_lies_inside(text: str) -> None:
    drawn = passages(text)
    for passage in drawn:
        for start, end in quoted(passage):
            assert 0 <= start < end <= len(passage.sketch.text)
    for quotation in quotations(drawn):
        assert 0 <= quotation.start < quotation.end <= len(text)
