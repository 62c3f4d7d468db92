"""Whether a meeting was held, is planned, proposed, postponed, cancelled or declined, by Korean words.

What comes in: the words of the clause before and after the trigger. What goes out: a `Status`, or None where the words
deny that there is or was a meeting.
"""

import re
from datetime import date
from typing import Final

from summitgraph.text.status import Status, by_default, contradicted
from summitgraph.time import Days

# 만나지 않았다 · 아직 통화하지 못했다
_NONE: Final = re.compile(
    r"^[^.,]{0,8}?(?:지|적이|적은|적도) ?(?:않았|못했|못한|없)|^[^.,]{0,12}?한 번도"
    # 만난다면 · 만났다면 · 정상회담이 열린다면 · 만났더라면 · 만날 뻔했다 · 만남은 없었다
    r"|^(?:다면|더라면)|^[^., ]{0,3}(?: ?[가-힣]{1,5})?(?:[는난한된린진]다면|[었았했렸났졌]다면|더라면)"
    r"|^(?:[을를] ?[가-힣]{1,4})? ?(?:뻔|리가 없)"
    r"|^(?:은|도|이|조차)? ?(?:전혀 |따로 |별도로 )?없(?:었|다$|다\.)"
)
# 만났다는 보도는 사실이 아니다
_RUMOUR: Final = re.compile(
    r"^[^.,]{0,14}?다는 (?:[가-힣]{1,6} )?(?:보도|주장|소문|설|관측|이야기|얘기|말|추측|의혹|내용)[^.]{0,12}?"
    r"(?P<how>사실이 아니|사실과 다르|사실무근|거짓|오보|허위|근거가? ?없|부인|일축|반박)(?P<rest>[^.]*)"
)
_SAYS: Final = re.compile("밝혔|말했|전했|설명했|강조했|했다|반박|일축|부인|해명")
_AFTER: Final = (
    ("cancelled", "취소|무산|불발|결렬됐다고 볼"),
    ("postponed", "연기|미뤄|미룬|순연|늦춰"),
    ("declined", "거부|거절|않겠|않을|생각이 없|계획이 없|계획은 없|일정이 없|일정은 없|의사가 없|배제|부인했|거부했"),
    (
        "proposed",
        (
            "제안|(?<![문과숙])제의|희망|원한|원하|바란|바라|추진|검토|용의|의향|의사를|가능성|촉구|요청|싶|모색|타진|할"
            " 수 있|만날 수|할지|될지"
            "|초청했|고대|^ ?수 있|있기를|열린 자세|의사가 있|자세가 (?:돼|되어|됐)"
            "|재개하기 위|활성화되기를|조속한 개최|조기 개최"
            "|^야 (?:한|합|할|하)|해야 (?:한|합|할)|(?:열|가져|만나)(?:려|어)?야 (?:한|합|할)"
            "|추진하|기대하고 있다고|성사시키|필요|조건|준비가 돼|준비돼|위해 노력|을 위한 실무"
            "|^(?:을|를)? 위한 [^.,]{0,10}?(?:논의|협의|접촉|물밑)"
        ),
    ),
    (
        "planned",
        (
            "^(?:을|를) (?:합니다|엽니다|갖습니다|가집니다|벌입니다|벌인다|개최합니다)"
            "|^(?: ?등)?(?:을|를)? 위해 [^.]{0,20}(?:도착|출국|방한|방문(?!했|하였)|방일|방미|방중|방러|떠났|출발|향했)"
            "|예정|계획|하기로|갖기로|열기로|만나기로|개최하기로|개최된다|개최한다|열린다|연다|갖는다|가질"
            "|한다(?!면|고 해)|앞두|앞둔|(?<!회담에 )(?<!통화에 )(?<!회의에 )(?<!만남에 )앞서"
            "|(?<![오이직])전 |전망|준비"
            "|조율|될 것|할 것|만난다|개최될|열릴|성공(?:을|적 개최|적으로 개최|적으로 열|하)"
            "|성사될|이 열리게|통해 .{0,20}할 것|예정된"
            "|개최를|하게 될|하게 됩|합니다만|만나게 될|를 돕|있을"
        ),
    ),
    (
        "held",
        (
            "^(?:을|를)? ?열어(?! [^.]{0,40}기로)"
            "|했다|했습|하였|시작|돌입|마무리|폐막|가졌|갖고|열었|열렸|만났|마쳤|마친|개최했|개최됐|개최되었|진행했|진행됐"
            "|(?<!Ｄ )(?<!Ｄ)이후|이어"
            "|나눴|나눈|나누|가진|열린|끝난|뒤 |(?<!이)후 |(?<!이)후에|뒤에|이뤄졌"
            "|성사됐|에서 [^.]{0,40}(?:밝혔|말했|합의|논의|강조)|결과|통해|하고 |하며|당시|때 |모두발언|공동"
            " ?기자회견|공동 ?언론|공동성명|공동선언|계기로|한 바"
            "|했던|가졌던|만난|받았|했으며|했고"
        ),
    ),
)
_CUES: Final = tuple((key, re.compile(words)) for key, words in _AFTER)
_STRONG: Final = ("cancelled", "postponed", "declined")
# 오는 22일 · 예정된 정상회담 · 두 번째 정상회담을 제안
_BEFORE: Final = re.compile("오는 |예정된|예정인|다가오는|앞둔|향후|조만간|다음 ?(?:달|주)|내달|내년|내일")
_PAST: Final = re.compile("지난|작년|어제|전날|앞서|당시|이날 [^.]{0,30}(?:가진|한|마친)|첫 ")


# 통화를 갖고 … 논의할 예정이다: the verb at the end says when
_GOING_ON: Final = re.compile("갖고|하고|열고|열어|하며|만나|통해")
_DONE: Final = re.compile("만난|만났|조우했|조우한|뵈었")
_LATER: Final = re.compile("(?P<verb>[가-힣]) (?:예정|계획|방침|전망|것으로|것이)")
# 의견을 나누게 된다 · 논의한다
_PRESENT: Final = re.compile("(?P<will>게 (?:된다|됩니다|될 것))[^.]{0,8}[.]?$|(?P<verb>[가-힣])다[.]?$")
# 의견을 교환합니다, no 교환했습니다
_POLITE: Final = re.compile("(?P<verb>(?!습)[가-힣])니다[.]?$")
# 관계를 개선했다고 평가한다
_THOUGHT: Final = re.compile("[가-힣](?<=[했었았였됐졌섰쳤갔왔냈렸웠꼈눴뤘켰썼쌓])다(?:고|며)")
_QUOTED: Final = re.compile('[“"][^”"]*[”"]?')


# 회담은 새 관계의 출발점이 될 것이다: what it means, not when it is
_MEANS: Final = re.compile(
    r"(?:은|는|이|가) [^.]{0,60}?(?:계기|출발점|전환점|이정표|기회|밑거름|디딤돌|초석)[이가]? ?[될되]"
)

# 회담이 성사되면 전환점이 될 것이다
_UNSURE: Final = re.compile("면[ ,]|예정|열릴|할 경우")


def status(before: str, trigger: str, after: str, *, days: Days | None, published: date) -> Status | None:
    """Judge by the first cue after the trigger, where Korean puts its verbs, else by the date or a word before."""
    after = _QUOTED.sub("□", after)
    if _NONE.search(after) or after.startswith(" 것 같지"):  # 만날 것 같지 않다
        return None
    if rumour := _RUMOUR.match(after):
        return Status("declined", 3) if _SAYS.search(rumour["how"] + rumour["rest"]) else None
    found = [(m.start(), order, key) for order, (key, pattern) in enumerate(_CUES) if (m := pattern.search(after[:60]))]
    strong = [one for one in found if one[2] in _STRONG and one[0] < 30]
    key = min(strong or found, default=(0, 0, ""))[2]
    if _DONE.match(trigger) and key not in _STRONG:
        key = "held"
    if (means := _MEANS.match(after)) and days is None and not _UNSURE.search(means[0]):
        return Status("held", 1)
    if trigger in {"만날", "뵐"} and after.startswith(" 것") and key not in _STRONG:
        key = "planned"
    if key == "held" and _GOING_ON.search(trigger + after[:6]) and _ahead(after):
        key = "planned"
    if key and not contradicted(key, days, published):
        return Status(key, 3)
    if days is not None:
        return by_default(days, published)
    if _BEFORE.search(before):
        return Status("planned", 2)
    return Status("held", 2 if _PAST.search(before) else 1)


def _ahead(words: str) -> bool:
    """Whether a verb before 예정 or 것으로 is of the future (논의할), or the last of the present (논의한다)."""
    if any((ord(match["verb"]) - 0xAC00) % 28 == 8 for match in _LATER.finditer(words)):
        return True
    if (polite := _POLITE.search(words)) and (ord(polite["verb"]) - 0xAC00) % 28 == 17:
        return not _SAYS.search(words)
    last = _PRESENT.search(words)
    return last is not None and (
        last["will"] is not None or ((ord(last["verb"]) - 0xAC00) % 28 == 4 and not _THOUGHT.search(words))
    )
