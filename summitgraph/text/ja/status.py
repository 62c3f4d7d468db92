"""How far a meeting had come, by the words behind it and by the end of the sentence: held, planned, called off ...

What comes in: the sketch of a sentence from a word for meeting on. What goes out: a status and where its words end.
"""

import re
from typing import Final

CALLED_OFF: Final = frozenset({"cancelled", "postponed", "declined"})
# 会談していない · 会談が実現していない: nothing took place, nobody refused
_NOT: Final = re.compile(
    r"^に(?:は|も)[^。]*(?:出席|参加|同席|同行)"
    r"|^(?:にし(?:たい|よう|ます)|について|をめぐ|に関(?:し|する)|の(?:是非|要請|申し入れ|日程|議題|準備))"
    r"|^[^。、]{0,14}(?:していない|していません|しておらず|行っていない|実現していない|実現しなかった|行われていない|開かれていない|せずに|なしに|"
    r"するかどうか|すれば|した場合|できれば|ないまま|録|要旨|場所|会場|前に記者)"
    # 会談すべきではない
    r"|^[^。、]{0,10}?(?:すべき|るべき)(?:で(?:は)?(?:な|あ(?:りません|るまい)))"
    # 会談できなかった · 会談はなかった · 会談したとの報道は誤りだ
    r"|^[^。、]{0,14}?(?:(?:し|でき|行わ|行え|行われ|開か|開かれ|持た|実現でき)(?:なかった|ませんでした)|するなら|した(?:なら|こと[はが]な)"
    r"|(?:は|も)(?:なかった|ありませんでした)|したと(?:の|いう)(?:報道|うわさ|噂|情報)[^。]{0,12}(?:誤り|事実で(?:は)?な|否定|虚偽))"
)
_STATUS: Final[tuple[tuple[str, re.Pattern[str]], ...]] = (
    # 会談を中止した · 会談は見送られた
    (
        "cancelled",
        re.compile(r"^[^。]{0,16}(?:中止|取りやめ|取り消|キャンセル|見送|断念|立ち消え|実現しない(?:見|方|こ|公))"),
    ),
    # 会談を延期した
    ("postponed", re.compile(r"^[^。]{0,16}(?:延期|先送り|延ばす|延ばし)")),
    # 会談を拒否した · 会談には応じない
    (
        "declined",
        re.compile(
            r"^[^。]{0,16}(?:拒否|拒ん|拒む|拒絶|応じない|応じなかった|受け入れない|会わない|行わない|しない(?:考え|方針|意向|と)|否定し|否定す?(?:る|。|、|$)|望ま(?:ない|ず)|予定(?:に|に?は|も|が)?な(?:い|く|かった)|つもりはない|退け)"
        ),
    ),
    # 会談を調整している · 会談に意欲を示した · 会談を呼びかけた
    (
        "proposed",
        re.compile(
            r"^[^。]{0,18}(?:調整|検討|模索|提案|呼びかけ|呼び掛け|意欲|期待|希望|求め|要求|目指|めざ|打診|意向|実現(?!し|[をに][^、。]{0,10}(?:感謝|謝意|歓迎|評価))|可能性|用意がある|"
            r"したい|行いたい|持ちたい|模様|機会を|探(?:る|り|っ)|(?:す|る)べき)"
        ),
    ),
    # 会談する予定だ · 会談を行うことで合意した · 会談に臨む · 会うのを楽しみに · 首相、大統領と会談へ
    (
        "planned",
        re.compile(
            r"^(?:(?:を|も)?(?:し|行っ|開い)て[^。]{0,30}[うくすつぬぶむる]こと(?:で|を|も)(?:一致|合意|申し合わせ|確認)"
            r"|[^。]{0,14}(?:予定(?!され(?:る|ている|た)[^。、]|には?な|では?な)|見通し|見込み|運び|方向(?=[でとだに。]|$)|方針(?:だ|です|を固め)|ことで(?:合意|一致)|ことを?(?:発表|決め|決定)|(?:する|行う|開く)と(?:発表|明らか|述べ|語)|に臨む|に臨みます|を控え|を前に|に先立|のを楽しみ)"
            r"|(?:を|が|に)?(?:する|行う|行われる|開く|開かれる|開催する|開催される|持つ|実施する|します|行います|行われます|開きます|開かれます|開催します)(?:。|、|$|と(?!とも)|こと(?!がで)|が、)"
            r"|の(?:開催|実施)[をでに](?:確認|発表|決|明らか|公表|合意|一致|同意)"
            # 首脳会談もそれぞれ9日に行う
            r"|[をもが][^。、Ｐ]{0,14}(?:行う|開く|開催する|実施する|行います|開きます|開催します)(?:。|$)"
            # 会談や首脳会合も予定している
            r"|や、?[^。]*(?:予定し|控え|計画し|見込)"
            r"|(?:で合意)?へ(?:[ 　=＝。「]|$)"
            # 会談が16日、東京で行われる
            r"|(?:が|は|も)[^。]{0,24}?(?:行われ(?:る|ます)|開かれ(?:る|ます)|開催され(?:る|ます)|予定されてい|設定され)(?!時期|か|可能性|場合))"
        ),
    ),
    # 会談が16日、東京で行われた
    (
        "held",
        re.compile(
            r"^(?:が|は|も)[^。]{0,50}?(?:行な?われ(?!る|ます)|開かれ(?!る|ます)|開催され(?!る|ます)|始ま(?!る)|終わ|終了|実現した)"
        ),
    ),
    # 会談を行ったところ · 会談し · 会談が開かれた · 会談で
    (
        "held",
        re.compile(
            r"^[^。、]{0,10}?(?:(?:する|行う|開く)と(?:とも|同時)に|行っ|行い(?!ます)|行なっ|行われ(?!る|ます)|実施(?!する|される|します)|開い|開かれ(?!る|ます)|開き(?!ます)|開催し(?!ます)|開催され(?!る|ます)|持っ|持ち|終え|終わ|終了|受け|"
            r"し(?!ない|たい|ます|ません)[、たてまなと]|した|しました|し$|に臨ん|に臨み(?!ます)|を重ね|った|って|での|で(?=[^き])|では|の(?:中|結果|内容|冒頭|席|際|後|成果)|後|において|にて|に続|以来|を踏まえ|いた)"
        ),
    ),
)
# 会談では…について協議する見通しだ · 会談で合意できるかが焦点となる · 会談で想定される論点
# 首脳会議に出席し、…を訴える方針だ: the end of a sentence that is still to come
_AHEAD: Final = re.compile(
    r"[うくすつぬぶむるい](?:見通し|見込み|方針|構え|予定|方向|ものとみられ|とみられ|ことにしてい)(?:だ|です|である|る|ます)?(?:。|$)"
)
_EXPECTED: Final = re.compile(
    r"(?:で(?:は|の|も)?|を通じて?|に(?:は|おいて)?|は、|(?:に臨み|し|[をも]行い|[をも]開き)、?|の(?:主要)?(?:議題|テーマ|焦点))[^。]*?"
    r"(?:[うくすつぬぶむるい](?:見通し|見込み|方針|構え|予定|方向|ものとみられ|とみられ|ことにしてい|もよう|模様)(?:だ|です|である|る|ます)?"
    r"|(?:たい|る|す|う|む|く)(?:考え|意向)(?:だ|です)?|(?:焦点|課題|議題|テーマ)(?:と|に)なり?(?:る|そう|ます)(?:だ)?|想定される[^。]{1,20})(?:。|$)"
)
# 会談で協力を確認し、来年も会う見通しだ: what took place stands before what is expected
_TOLD: Final = re.compile(
    r"(?:述べ|伝え)(?:、|た|まし)|(?:一致|確認|合意|強調|表明|説明|要請|協議)し(?:、|た(?!い)|まし)"
)


# 会談は先方が打診し、約20分間行われた
_TOOK_PLACE: Final = re.compile(
    r"(?:は|が)(?:(?!中止|延期|見送|拒|、[^。、]*(?:会合|会議|協議)[はがも])[^。]){0,34}?(?:行な?われ|開かれ|開催され)(?:た|まし|、)"
)
# 首脳会談に向け · 首脳会談へ準備: one side at least prepares it
_TOWARDS: Final = re.compile(r"(?:の実現)?(?:に向け|へ(?:の)?(?:準備|地ならし|布石|環境整備))")
# 16日に行った首脳会談 · 来週開かれる首脳会談: the clause before the word tells it
_CLAUSE: Final[tuple[tuple[str, re.Pattern[str]], ...]] = (
    (
        "held",
        re.compile(
            r"(?:行った|実施した|開いた|行われた|開かれた|開催した|開催された|実現した|臨んだ|終えた|重ねた)"
            r"(?:[^、。「」Ｐ ]{0,16}|[^、。「」Ｐ ]{0,6}Ｐとの[^、。Ｐ]{0,8})$"
        ),
    ),
    (
        "planned",
        re.compile(
            r"(?:行う|実施する|予定する|予定している|予定される|予定されている|予定の|控えた|控える|迫った|開かれる|行われる|開催される|見込まれる|"
            r"決まった|合意した)(?:[^、。「」Ｐ ]{0,16}|[^、。「」Ｐ ]{0,6}Ｐとの[^、。Ｐ]{0,8})$"
        ),
    ),
)


# 会談で首相は訪日を提案した · 会談では延期を確認した · 会談後に求めた: what was said there; but 16日の会談で調整
_AT_IT: Final = re.compile(
    r"(?:で(?!き|あ)(?![^、。はが]{0,8}(?:調整|検討))(?:は|の|も)?|の(?:席|中|場|冒頭|結果|成果|際|後|終了後)|(?:終了)?後|において|を通じ)"
)
# 会談し協力を求めた · 会談した上で提案した · 会談を行い要請した: it took place, whatever was asked for there
_DONE: Final = re.compile(
    r"[をもはが]?(?:(?:行い|開き|持ち|終え|実施し|開催し|し)(?=[、一-龠ァ-ヴＰＣＬＳ「])"
    r"|(?:行っ|行なっ|行われ|開い|開かれ|持っ|終え|実施し|実施され|開催し|開催され|し)(?:た|まし)(?!い|ら|こと[をはが]|との|という|と[^きこ]))"
)
# 首脳会談 首相の訪米で調整: a headline goes on about something else behind its first words
_ELSE: Final = re.compile(r"[ \u3000][^ \u3000]{0,14}(?:訪[日米中韓朝露独英仏伊印豪加]|来日)で?")


def said_before(before: str) -> str:
    """The status that a clause right before a meeting gives, "" if none."""
    return next((name for name, pattern in _CLAUSE if pattern.search(before)), "")


def said(after: str) -> tuple[str, int] | None:
    """The status that the words right behind a meeting give, "" if none; None where nothing took place."""
    if _NOT.search(after):
        return None
    if _TOWARDS.match(after):
        return "proposed", 0
    if held := _TOOK_PLACE.match(after) or _AT_IT.match(after) or _DONE.match(after):
        return "held", held.end()
    if _ELSE.match(after):
        return "", 0
    for words in (after.split("、", maxsplit=1)[0] + "、", after):
        for name, pattern in _STATUS:
            if told := pattern.search(words):
                return name, min(told.end(), len(after))
    return "", 0


def looks_ahead(text: str) -> bool:
    """Whether a sentence ends with what is only expected."""
    return _AHEAD.search(text) is not None


def expected(text: str, start: int, end: int) -> bool:
    """Whether the sentence ends with what is only expected of the meeting: 会談では…を協議する見通しだ."""
    begin = text.rfind("。", 0, start) + 1
    match = None if "「" in text[begin:start] else _EXPECTED.match(text, end)
    return match is not None and _TOLD.search(match[0]) is None
