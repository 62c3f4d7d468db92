"""Bytes into text, and how they were read.

What comes in: the bytes of a file. What goes out: text and the name of its encoding, such that
``data.decode(encoding, errors="replace")`` is that text again, whoever reads it later; nothing else is
changed, line ends least of all.
"""

import codecs
from typing import Final, NamedTuple


class Decoded(NamedTuple):
    """Text, the encoding it was read in, and whether the bytes left any doubt about it."""

    text: str
    encoding: str
    sure: bool = True


_MARKS: Final = (  # UTF-32 before UTF-16: the mark of one begins with that of the other
    (codecs.BOM_UTF8, "utf-8-sig"),
    (codecs.BOM_UTF32_LE, "utf-32"),
    (codecs.BOM_UTF32_BE, "utf-32"),
    (codecs.BOM_UTF16_LE, "utf-16"),
    (codecs.BOM_UTF16_BE, "utf-16"),
)
_SIGNS: Final = "，。、；：？！“”‘’「」『』（）《》〈〉・·ー—…　"
_HANS: Final = (
    "的一是不了在人有我他这个们中来上大为和国地到以说时要就出会可也你对生能而子那得于着下自之年过发后"
    "作里用道行所然家种事成方多经么去法学如都同现当没动面起看定天分还进好小部其些主样理心前开但因"
    "只从想实日军者意无力它与长把机十民第公此已工使情明性知全三又关点正业外将两高间由问很最重并物手应"
    "战向头文体政美相见被利什二等产或新己制身果加西斯月话合回特代内信表化老给世位次度门任常先海通"
    "教儿原东声提立及比员解水名真论处走义各入几口认条平系气题活尔更别打女变四神总何电数安少报才结反受"
    "目太量再感建务做接必场件计管期市直德资命山金指克许统区保至队形社便空决治展马科司五基眼书非"
    "则听白却界达光放强即像难且权思王象完设式色路记南品住告类求据程北边死张该交规万取拉格望觉术领共确"
    "传师观清今切院让识候带导争运访韩朝首脑谈议协联盟总统称示报会晤峰"
)
_HANT: Final = (
    "的一是不了在人有我他這個們中來上大為和國地到以說時要就出會可也你對生能而子那得於著下自之年過發後"
    "作裡用道行所然家種事成方多經麼去法學如都同現當沒動面起看定天分還進好小部其些主樣理心前開但因"
    "只從想實日軍者意無力它與長把機十民第公此已工使情明性知全三又關點正業外將兩高間由問很最重並物手應"
    "戰向頭文體政美相見被利什二等產或新己制身果加西斯月話合回特代內信表化老給世位次度門任常先海通"
    "教兒原東聲提立及比員解水名真論處走義各入幾口認條平系氣題活爾更別打女變四神總何電數安少報才結反受"
    "目太量再感建務做接必場件計管期市直德資命山金指克許統區保至隊形社便空決治展馬科司五基眼書非"
    "則聽白卻界達光放強即像難且權思王象完設式色路記南品住告類求據程北邊死張該交規萬取拉格望覺術領共確"
    "傳師觀清今切院讓識候帶導爭運訪韓朝首腦談議協聯盟總統稱示報會晤峰灣台臺黨選蔡"
)
_JAPANESE: Final = (
    "".join(map(chr, (*range(0x3041, 0x3094), *range(0x30A1, 0x30F7))))
    + "日一国会人年大十二本中長出三同時政事自行社見月分議後前民生連五発間対上部東者党地合市業内相方四定"
    "今回新場金員九入選立開手米力学問高代明実円関決子動京全目表戦経通外最言氏現理調体化田当八六約主題"
    "下首意法不来作性的要用制治度務強気小七成期公野協取都和統以機平総加山思家話世受区領多県続進正安設"
    "保改数記院女初北午指権心界支第産結百派点教報済書府活原先共得解名交資予川向際査勝面委告軍文反"
)
_KOREAN: Final = (
    "이다는을의에가고한를로은하지도사대정기어해자시인들그리나서일으상수과라보아제전부만국여주안것장있"
    "했니게면구성미관방동위회공선화조북중오신세소비연내계스력였경통남무유개되문명상야원당할등거모민"
    "와간때결적러두실분까마생년월입습합협담우외교발진최재후용행물던려저운체치향표양산반단드바결식복논"
    "책않없며된말히핵평"
)
_LATIN: Final = "‘’“”–—…•éèêëàâçñöüäßóíáúøåæôî©®°·½«»£€"
_CANDIDATES: Final = (
    ("gb18030", frozenset(_HANS + _SIGNS), 0.3),
    ("big5hkscs", frozenset(_HANT + _SIGNS), 0.3),
    ("cp932", frozenset(_JAPANESE + _SIGNS), 0.3),
    ("euc_jp", frozenset(_JAPANESE + _SIGNS), 0.3),
    ("cp949", frozenset(_KOREAN + _SIGNS), 0.3),
    ("cp1252", frozenset(_LATIN), 0.6),
)
_SAMPLE: Final = 65_536


def decode(data: bytes) -> Decoded:
    """Read bytes as UTF-8 if they are, else in the encoding whose commonest characters they show."""
    for mark, encoding in _MARKS:
        if data.startswith(mark):
            return Decoded(data.decode(encoding, errors="replace"), encoding)
    try:
        return Decoded(data.decode("utf-8"), "utf-8")
    except UnicodeDecodeError:
        pass
    if _mostly_utf8(data):
        return Decoded(data.decode("utf-8", errors="replace"), "utf-8")
    encoding = _likeliest(data[:_SAMPLE])
    return Decoded(data.decode(encoding or "utf-8", errors="replace"), encoding or "utf-8", bool(encoding))


def _mostly_utf8(data: bytes) -> bool:
    """Whether the bytes are UTF-8 with damage: far more whole characters than broken ones."""
    text = data[:_SAMPLE].decode("utf-8", errors="replace")
    broken = text.count("\ufffd")
    whole = sum(sign > "\x7f" for sign in text) - broken
    return whole > 4 * broken


def _likeliest(sample: bytes) -> str:
    """Name the encoding in which most characters beyond ASCII are common; empty when none convinces."""
    scores = [(_score(sample, name, common), name, least) for name, common, least in _CANDIDATES]
    best, name, least = max(scores, key=lambda row: row[0])
    return name if best >= least else ""


def _score(sample: bytes, encoding: str, common: frozenset[str]) -> float:
    """Weigh common characters among those beyond ASCII; each broken one counts three against."""
    beyond = [sign for sign in sample.decode(encoding, errors="replace") if sign > "\x7f"]
    good = sum(sign in common for sign in beyond)
    return (good - 3 * beyond.count("\ufffd")) / max(1, len(beyond))
