"""Whether a meeting was held, is planned, proposed, postponed, cancelled or declined, by English words.

What comes in: the words before the trigger, the trigger, the words after it, the days of the meeting, the day of
publication. What goes out: a `Status`, or None where the words deny that there is or was a meeting.
"""

import re
from datetime import date
from typing import Final

from summitgraph.text.status import Status, by_default, contradicted
from summitgraph.time import Days

_MEET: Final = r"(?:met|meet|spoken|spoke|speak|talked|talk|held|hold)"
# They have not met; the two have yet to speak; he never met her; did not hold talks; failed to meet; no meeting
_NONE: Final = re.compile(
    r"(?:(?:\b(?:not|never)|n['’]t)(?<!will not)(?<!won['’]t)(?: yet| ever| directly| formally| personally)?"
    rf"|\byet to|\b(?:failed|unable) to|\bwithout(?: having)?) {_MEET}?(?: (?:a|an|any|the))? ?$|\b[Nn]o (?:[\w-]+ )?$"
)
# the meeting never took place
_NEVER: Final = re.compile(
    r"^[^.;]{0,60}?(?:\bnever|(?<!will )(?<!would )\bnot|did\s?n['’]t) "
    r"(?:take place|took place|taken place|happen\w*|materiali[sz]\w+)"
)
# If Ｐ met Ｐ, relations would improve
_IF: Final = re.compile(r"\b(?:[Ii]f|[Uu]nless)\b[^.;]*$")
_WOULD: Final = r"would (?:be )?(?:like|love|consider|welcome|willing|open|ready|happy|prepared|honou?red|want|prefer)"
_BEFORE: Final = (
    # Ｐ cancelled a meeting with Ｐ; a cancelled summit
    ("cancelled", r"cancell?\w*|call(?:ed|ing)? off|scrap(?:ped|ping)?|abandon(?:ed|ing)|scuttl\w+"),
    # Ｐ postponed the talks
    ("postponed", r"postpon\w*|put off|push(?:ed)? back|delay(?:ed|ing)|defer(?:red)?"),
    # Ｐ refused to meet Ｐ; has no plans to meet; will not meet; ruled out talks
    (
        "declined",
        (
            r"refus\w*|declin(?:e[ds]?|ing)\b|reject\w*|rul(?:e[ds]?|ing) out|den(?:y|ies|ied|ying)|turn"
            r"(?:ed)? down|unwilling|snub\w*"
            r"|(?:no|not have(?: any)?) (?:plans?|intention|desire|interest|reason)\b"
            r"|(?:will|would|did|does|do|is|are|was|were|wo|could|can|ca)(?: not|n['’]t|not) (?:be )?"
            r"(?:currently |planning |plan |intend |going |want |agree |due |scheduled |expected )*(?:to )?"
        ),
    ),
    # Ｐ hopes to meet Ｐ; offered to hold talks; could meet
    (
        "proposed",
        (
            rf"{_WOULD}|hop(?:e[sd]?|ing)|want(?:s|ed|ing)?|wish(?:es|ed)?|seek(?:s|ing)?|sought|propos\w*|offer\w*"
            r"|invit\w*|ready|willing(?:ness)?|open to|could|may|might|should|ask(?:s|ed|ing)?|urg(?:e[sd]?|ing)"
            r"|call(?:s|ed|ing)? (?:on|for)|consider\w*|suggest\w*|push(?:es|ing|ed)? for|likely|possibl[ey]"
            r"|possibility"
            r"|potential|prospects?|if|try|trying|eager|keen|prepared to|looking to|request\w*|demand\w*|explor\w+"
            r"|mull\w*|interest(?:ed)? in|desire|unless|whether|any|chance of|plea for|bid for|even without"
        ),
    ),
    # Ｐ will meet Ｐ; is set to hold talks; ahead of a meeting; agreed to meet
    (
        "planned",
        (
            r"will(?! be remembered)|shall|would|(?<!prior )(?<!due )(?<!up )to|is set"
            r"|are set|due|schedul\w*|plan(?:s|ned|ning)?"
            r"|expect\w*|agree[ds]?|agreeing"
            r"|arrang\w*|going to|prepar\w*|ahead of|before|upcoming|forthcoming|slated|eve of|look\w* forward|until"
            r"|announc\w+|finali[sz]\w+|organi[sz]ing|intend\w*|scheduling|coming|next"
        ),
    ),
    # after meeting Ｐ; Ｐ held talks with Ｐ; during a call
    (
        "held",
        (
            r"first (?:[\w-]+ ){0,4}to|after|following|follow(?:s|ed)|since|during|held|hosted|had|has|have"
            r"|were|was|been|met|spoke|at"
            r"|in|when|concluded"
            r"|wrapped up|ended|attended|took part|convened|led|co-?chaired|chaired|joined|participated|while"
            r"|finished|completed|last|earlier|previous|latest|recent|holds|hosts|arrived"
            r"|details of|outcomes? of|results? of|contents? of"
            r"|emerged|came out of|read-?outs? of|transcript of|account of"
        ),
    ),
)
# Ｐ will hold talks on the sidelines of the summit, plus a meeting with Ｐ: the words before decide
_BESIDE: Final = ("beside", r"on the (?:sidelines|margins)")
_CUE: Final = re.compile("|".join(rf"(?P<{key}>\b(?:{words})(?=\W|$))" for key, words in (*_BEFORE, _BESIDE)))
_AFTER: Final = (
    ("cancelled", re.compile(r"^[^.;]{0,40}?\b(?:(?:was|were|been|is|be) (?:cancell?ed|called off|scrapped))\b")),
    ("postponed", re.compile(r"^[^.;]{0,40}?\b(?:was|were|been|is|be) (?:postponed|put off|delayed|pushed back)\b")),
    ("cancelled", re.compile(r"^[^.;]{0,90}?\b(?:plans?|efforts?|attempts?|it"
    r"|they)\b[^.;]{0,12}? (?:fell through|came to nothing)\b")),
    ("declined", re.compile(
        r"^[^.;]{0,40}?\b(?:(?:was|were|been|is) (?:ruled out|rejected|refused)|will not take place|would"
        r" not take place)\b"
)),
    ("proposed", re.compile(r"^[^.;]{0,30}?\b(?:could|may|might|would) (?:take place|be held|happen|be possible)\b")),
    ("planned", re.compile(
                r"^[^.;]{0,40}?\b(?:will|is (?:scheduled|set|due|expected|planned|slated)|are (?:scheduled|set|due"
        r"|expected|planned)|"
        r"(?:was|were) (?:scheduled|expected)|to (?:be held|take place))\b"
    )),
    ("held", re.compile(
        r"^[^.;]{0,40}?\b(?:took place|was held|were held|ended|concluded|lasted|began|has begun|ran for"
        r"|focused|covered)\b"
)),
)  # fmt: skip
_GONE: Final = re.compile(
    r"^(?:met|spoke|held|hosted|talked|welcomed|received|had|called|phoned|telephoned|sat|conferred"
    r"|consulted|participated|joined|convened|dined|meets|holds|hosts|speaks|welcomes|receives|greeted"
    r"|rang|exchanged|visited|attended|gathered|gather)\b"
)
# will also have talks · is to be held: the auxiliary tells nothing of its own
_MODAL: Final = re.compile(
    r"\b(will|would|shall|to|could|may|might|should|can)(?: (?:also|then|later|soon|likely"
    r"|first))? (?:have|be|been|has)\b ?"
)
_JUST: Final = re.compile(r"\b(?:before|ahead of|prior to) (?:the |their |his |her |a )?$")
_WAS_TO: Final = re.compile(r"\b(?:were|was) (?:also )?(?:set|due|expected|scheduled|slated|to)\b[^.;]{0,20}$")
_STRONG: Final = frozenset({"cancelled", "postponed", "declined"})


def status(before: str, trigger: str, after: str, *, days: Days | None, published: date) -> Status | None:
    """Judge by the tense of the trigger, else the nearest cue before it, else one after it, else by the date."""
    if _NONE.search(before) or _NEVER.search(after):
        return None
    before = _MODAL.sub(r"\1 ", before)
    cues = [(m.lastgroup or "", m.end()) for m in _CUE.finditer(before)]
    keys = [key for key, _ in cues]
    key = next((k for k in reversed(keys) if k in _STRONG), "")
    if not key:
        key = next((k for k, pattern in _AFTER if pattern.search(after)), "")
    if not key and _GONE.match(trigger) and not (cues and _bound(before, cues[-1])):
        key = "held"
    if not key and cues:
        key = _told(keys)
    if key == "held" and _IF.search(before):
        return None
    if key == "planned" and days is None and _WAS_TO.search(before):
        return Status("held", 1)  # they were set to discuss trade: in the talks told of before
    if key == "planned" and days and days == (published, published) and _JUST.search(before):
        return Status(key, 1)  # a picture of the day, taken before the talks
    if key and not contradicted(key, days, published):
        return Status(key, 3)
    return by_default(days, published)


def _bound(before: str, cue: tuple[str, int]) -> bool:
    """Whether a form such as "had" or "called" belongs to an auxiliary right before it: will have held."""
    return cue[0] in {"planned", "proposed"} and not before[cue[1] :].strip()


def _told(keys: list[str]) -> str:
    """The nearest cue; "hopes to", "offered to": the bare infinitive yields to what governs it."""
    last = keys[-1]
    if last == "beside":
        return next((key for key in reversed(keys) if key != "beside"), "held")
    if last == "planned" and len(keys) > 1 and keys[-2] == "proposed":
        return "proposed"
    return last


_COMING: Final = re.compile(
    r"\b(?:will|shall|would|could|may|expect\w*|plan\w*|schedul\w*|upcoming|ahead of|next|due|set to"
    r"|hop(?:e|es|ed|ing) to|before|prepar\w+"
    r"|to (?:attend|host|take part|participate|join|travel|discuss|raise)|forthcoming|look\w* (?:forward|ahead)"
    r"|in the run-up to|agreed to)\b"
)
_OFF: Final = (
    ("cancelled", re.compile(r"\b(?:cancell?ed|called off)\b")),
    ("postponed", re.compile(r"\b(?:postponed|put off|delayed)\b")),
)


def of_series(before: str, after: str, *, days: Days | None, published: date) -> Status:
    """The status of a multilateral meeting: by its days, else by words of its clause that put it ahead."""
    for key, pattern in _OFF:
        if pattern.search(after[:60]):
            return Status(key, 3)
    ahead = _COMING.search(before) or re.match(r"[^.;]{0,40}?\b(?:will|is (?:scheduled|set|due|expected))\b", after)
    if days is not None and not (ahead and days[0] < published < days[1]):
        return Status("planned" if days[0] > published else "held", 2)
    return Status("planned", 3) if ahead else Status("held", 1)
