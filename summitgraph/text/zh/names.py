"""How the names of people look in Chinese text, whoever they are.

What comes in: nothing. What goes out: patterns of a Chinese, Korean, Japanese or transliterated name, of a name in
parts and of one in Latin letters, for those who find people in reports.
"""

import re
from typing import Final

# no part of a name: particles, verbs of speech, words that follow an office
OTHER: Final = "的了是在和与对向们说称将等这那其个都也及被把从为以并或者此表示指出认为告诉透露强调警告曾已正"
_WORD_TOO: Final = "强(?![调烈迫势力化硬行])|正(?![在式是当式如])"  # letters of names and of words
LETTER: Final = rf"(?:[^\W\da-zA-Z_{OTHER}]|{_WORD_TOO})"
DOT: Final = "[·・‧•．]"
# 谢尔盖·某某夫 · 亚历克斯·Ｍ·某某
PARTS: Final = rf"(?:{LETTER}{{1,7}}{DOT})(?:(?:{LETTER}{{1,7}}|[A-Z]\.?){DOT})*{LETTER}{{1,7}}?"
LATIN: Final = r" ?[（(] ?(?P<latin>[A-Z][A-Za-zÀ-ž .'’-]{2,40})[）)]"
# the most frequent surnames of one character
_SURNAMES: Final = (
    "王李张刘陈杨黄赵吴周徐孙马朱胡郭何林高罗郑梁谢宋唐许韩冯邓曹彭曾肖田董袁潘于蒋蔡余杜叶程苏魏吕丁任沈姚卢姜崔钟谭陆汪范金石廖贾夏韦"
    "方白邹孟熊秦邱江尹薛段雷侯龙史陶黎贺顾毛郝龚邵万钱严武戴莫孔汤温康施文牛樊葛邢安齐易乔伍庞颜倪庄聂章鲁岳殷詹申欧耿关兰焦俞左柳甘祝包"
    "宁尚符舒阮柯纪梅童凌毕季裴霍涂翁骆蓝游辛管柴鲍华房滕饶艾尤卓古简车连麦岑景宫费卫米柏宗闵邝朴区冼甄佘"
    "洪赖傅时靳翟阎闫喻覃冉瞿桂晏臧褚裘茅邸苗盛冀隋仇娄鞠闻佟牟荣卞薄栗习揭池禹仲姬屈丘"
)
# surnames that are also words at the head of a clause (曾公开表示, 于周三指出)
_WORDS_TOO: Final = frozenset("曾于任时严连单关和管简盛游")
SURNAME: Final = f"[{_SURNAMES}]"
CERTAIN_SURNAME: Final = f"[{''.join(c for c in _SURNAMES if c not in _WORDS_TOO)}]"
_DOUBLE: Final = "欧阳|司马|上官|诸葛|司徒|皇甫|南宫|慕容|夏侯|尉迟|东方"
# a letter of a given name
_GIVEN: Final = rf"(?:{_WORD_TOO}|[^\W\da-zA-Z_{OTHER}则又亦续再还均没未不就而但仍只能会可应要让给由于于地得着过所])"
_NO_END: Final = "(?<![会国府部方署局院委社报组员者军团处司党厅层官人权派界家长师次度章件声说刊开站台网摄])"
_NO_NAME: Final = "(?!文[章件中告本]|方面|高[层官]|时报|任何|金融)"  # 文章写道, 方面表示
CHINESE: Final = rf"{_NO_NAME}(?:{CERTAIN_SURNAME}{_GIVEN}{_GIVEN}|(?:{_DOUBLE}){_GIVEN}{{1,2}}){_NO_END}"
_JAPANESE_SURNAMES: Final = (
    "佐藤|铃木|高桥|田中|渡边|伊藤|山本|中村|小林|加藤|吉田|山田|佐佐木|山口|松本|井上|木村|清水|山崎|阿部|池田|桥本|山下|石川|中岛|前田|藤田|"
    "小川|后藤|冈田|长谷川|村上|近藤|石井|坂本|远藤|青木|藤井|西村|福田|太田|三浦|藤原|冈本|松田|中野|原田|小野|竹内|金子|和田|中山|石田|上田|"
    "森田|柴田|酒井|宫崎|横山|高木|安藤|宫本|大野|小岛|工藤|谷口|今井|高田|丸山|增田|杉山|村田|大塚|新井|平野|藤本|河野|上野|野口|武田|松井|"
    "千叶|菅原|岩崎|久保|木下|佐野|野村|松尾|菊地|杉本|市川|岛田|茂木|细田|河村|樱井|内田|平井|西田|福岛|枝野|玉木|志位|小池|吉村|松野|上川|"
    "岩屋|中谷|滨田|木原|二阶|世耕|甘利|野田|谷垣|北村|武藤|水野|矢野|川口|本田|大岛|服部|古川|宫泽|川岛|神田|黑田|植田|白井|小泽|鸠山|津田|"
    "小山|松下|成田|大西|小松|永井|富田|樋口|望月|熊谷|秋山|岩田|山内|三宅|浅野|片山|坂井|星野|本间|荒木|中川|中西|中田|松永|今村|吉川|关口"
)
JAPANESE: Final = rf"(?:{_JAPANESE_SURNAMES}){_GIVEN}{{1,3}}"
# surnames that are places or words too
_PLACES_TOO: Final = frozenset(
    (
        "中山",
        "千叶",
        "福岛",
        "上野",
        "清水",
        "宫崎",
        "川口",
        "石川",
        "山口",
        "大野",
        "小野",
        "松本",
        "永井",
        "今井",
        "白井",
        "津田",
        "神田",
        "北村",
    )
)
_SOUNDS: Final = (
    "阿埃艾安昂奥巴白班邦保鲍贝本比彼毕别宾波伯勃博布查察昌茨达大戴丹当道德登邓狄迪蒂丁顿多俄恩尔法凡范菲费芬丰冯佛夫弗福富盖甘冈戈格葛贡古"
    "圭哈海汉豪赫黑亨洪侯胡华怀惠霍基吉济加佳贾杰金津卡凯坎康考柯科可克肯孔库夸奎昆拉莱赖兰朗劳勒雷蕾黎李里利莉丽连廉良列林琳伦龙卢鲁露"
    "路吕罗洛马玛迈麦曼芒梅门蒙米密妙明摩莫默穆慕拿纳娜内南嫩尼涅宁纽农努诺欧帕派潘庞培佩彭皮珀平泼蒲普浦奇齐契恰强乔切钦琴丘让热瑞若萨塞"
    "赛桑瑟森沙莎山尚绍舍申圣什史士舒朔司丝斯思苏孙索塔台泰坦汤唐陶特滕提田铁廷通图土托陀瓦万旺威韦维魏温文翁沃乌武伍西希锡席夏香肖谢辛欣星"
    "雄修许旭雪逊雅亚延扬杨耶叶伊易因英尤于约赞泽扎詹珍芝朱卓子兹宗佐祖蓬蓉荷妮茜朵娅婷露"
)
FOREIGN: Final = rf"[{_SOUNDS}]{{2,7}}"
NO_SOUND: Final = f"(?![{_SOUNDS}])"  # behind a name of sounds that is whole
FOREIGN_PARTS: Final = rf"[{_SOUNDS}]{{1,7}}{DOT}(?:(?:[{_SOUNDS}]{{1,7}}|[A-Z]\.?){DOT})*(?:甘地|[{_SOUNDS}]{{1,7}})"
# Joe Kaeser · Ursula von der Leyen; no New York Times
_NO_PERSON: Final = (
    "Times|Post|Journal|News|Institute|Bank|University|Center|Centre|Council|Group|"
    "Inc|Corp|Report|Review|Agency|Daily|Press|TV|House|Street|Association"
)
LATIN_NAME: Final = (
    r"(?<![A-Za-zÀ-ž.@/-] )(?<![A-Za-zÀ-ž.@/-])[A-Z][a-zà-ž'’-]+"
    r"(?: (?:[A-Z]\.|de|von|van|der|den|bin|al|la|le|el|di|da))*"
    rf"(?: (?!(?:{_NO_PERSON})\b)[A-Z][A-Za-zà-ž'’-]+){{1,3}}"
)
_ANY_DOT: Final = re.compile(DOT)


def parts(name: str) -> list[str]:
    """The parts of a name, without initials and without what numbers its bearer: 亚历克斯·M·某某二世."""
    found = [part for part in _ANY_DOT.split(name) if not re.fullmatch(r"[A-Z]\.?", part)]
    return [*found[:-1], re.sub("[一二三四五]世$", "", found[-1])] if found else []


def short_form(name: str) -> str:
    """The part of a name by which reports go on to call its bearer: the last of several; empty for other names."""
    if re.match("[A-Z]", name):
        return name.rpartition(" ")[2] if " " in name else ""
    *first, last = parts(name) or [""]
    if first:
        return last if len(last) > 1 else ""
    surname = re.match(rf"(?P<surname>(?:{_JAPANESE_SURNAMES})){LETTER}{{1,3}}$", name)
    return surname["surname"] if surname and surname["surname"] not in _PLACES_TOO else ""
