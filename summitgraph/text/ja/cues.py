"""Words by which a Japanese sentence goes on about what was told before: also, there, on the same day, the two.

What comes in: nothing. What goes out: patterns over the sketch of a sentence, for `summitgraph.text.ja.telling`.
"""

import re
from typing import Final

# 会談で首相は · その上で両首脳は · また、大統領は: goes on about the same meeting
GOES_ON: Final = re.compile(
    r"^(?:\d{1,2}[. 　]\s?|\(\d+\)\s?|[ア-ン][ 　])?(?:また|さらに|その上で|そのうえで|これに対し|このほか|加えて|"
    r"(?:首脳|外相|同)?会談では?|協議では?|[^。、「」]{2,24}(?:について|をめぐって|を巡って|に関して|に対して|を念頭に|では)(?:は|も)?、(?:両(?:首脳|氏|者)|双方)(?:は|が)|"
    r"[こそ]の中で|冒頭|引き続き|最後に|両(?:首脳|大臣|外相|氏|者|国|政府|大統領|首相|長官)|双方|"
    r"[23三二四]首脳|\d{1,2}[. 　]|[^。]{0,30}Ｐ(?:から|より))"
)
# 一方、大統領は · 大統領から · 報道官によると、首相は
SPEAKS: Final = re.compile(
    r"(?:一方、?|これに対し(?:て)?、?|このうち、?|[^。、「」]{1,20}によると、)?(?:[ＣＬ](?:の)?)?Ｐ(?=(?:氏)?(?:は|も|から))"
)
# 供給網の強化で一致した · 情勢についても協議する見通しだ: without a subject, it is still the same people
AGREED: Final = re.compile(
    r"(?:確認|一致|協議|議論|意見交換|合意|共有|話し合|意見を交わ|提起|表明|訴え|求め|要請|反対|取り上げ|伝え|促し)(?:[^。「」]{0,14}。?$|(?:し|した)が、)"
)
OTHERS: Final = re.compile(
    r"(?:は|(?<!た)が)(?=[、ＰＣ])|[^、。]{2,12}(?:は|が)[^、。]{0,4}(?:発表|明らか)|政府[はが]|省[はが]|官[はが]"
)
# 情勢について会談した · 会談の主な議題は
TOPIC: Final = re.compile(r"について|をめぐ|を巡|に関(?:し|する)|など|議題|テーマ|意見|念頭|受け|交渉|打開|懸案")
# 両氏は16日に開かれる首脳会議にあわせて · 甲乙首脳は首脳会議に出席する: they take part
BOTH_AT: Final = re.compile(
    r"(?:両(?:氏|首脳|者|大統領)|[日米中韓露英仏独印豪]{2}首脳)(?:は|も|が)[^。]*Ｓ[^。、]{0,12}?(?:出席|参加|の際|に(?:あ|合)わせ|の機会)"
)
# 首相は… · 甲国の大統領が29日、来日した · 首相： · 【総理冒頭発言】 whom the report is about
SUBJECT: Final = re.compile(
    r"Ｐ(?=は)|(?<![^のＣ、])Ｐ(?=が[^。ＰＳ]*(?:来日|訪[日米中韓朝露英仏独印豪]|到着|訪問)し(?:た|まし)。?$)|Ｐ(?=(?:氏)?[：:]$)|(?<=^【)Ｐ(?=(?:冒頭)?(?:発言)?】)"
)
# 両首脳 · 両外相
RANK: Final = re.compile(r"両(?:国|氏)?(?:(?P<leaders>首脳|大統領|首相)|外相|大臣|長官|防衛相|国防相)")
# 両首脳はその後、大統領とともに会談した: a third joins the two
JOINED_BY: Final = re.compile(r"両(?:首脳|氏|者|外相)は[^。]*Ｐ(?:と(?:とも|一緒)に|も(?:交え|加わ))")
# また個別の首脳会談も行い、甲乙首脳会談では: where and when they met before
SAME_PLACE: Final = re.compile("(?:また、?|さらに、?|このほか、?)?(?:個別(?:に|の)|続いて|引き続き)")
# 午後に首都で大統領と会談する · 両首脳はその後、大統領とともに会談した: on the day told of just now
SAME_DAY: Final = re.compile(
    "両(?:首脳|氏|者)はその後|(?:この後|その後|続いて)、Ｐと|(?:この後、?|その後、?|続いて、?)?(?:午前|午後|夕方|夕刻|夜|同夜|未明|深夜|昼|朝)(?:に|は|には|、|[ＬＣ])"
)
# 大統領との会談が首都で始まりました: today, where nothing else is said
BEGINS: Final = re.compile(r"(?:が|も)(?:[^。、「」]{0,24}、)?[^。、「」]{0,24}始ま(?:りました|った)。?$")
# 日中、日韓首脳会談もそれぞれ: two meetings
PAIRS: Final = re.compile(r"(?P<first>[日米中韓露英仏独印豪]{2})、(?:[日米中韓露英仏独印豪]{2})の?(?:個別の?)?$")
