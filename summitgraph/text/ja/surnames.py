"""Surnames of one sign, which name somebody only with a title: 習主席, 菅氏, 尹大統領.

What comes in: the texts of a page, its cast, the day. What goes out: the cast with these forms settled.
"""

import re
from collections import defaultdict
from collections.abc import Sequence
from dataclasses import replace
from datetime import date
from typing import TYPE_CHECKING, Final

from summitgraph.authority import Authority
from summitgraph.text.ja.officials import Cast
from summitgraph.text.zh.who import reader

if TYPE_CHECKING:
    from summitgraph.model import Iri

_TITLES: Final = ("氏", "主席", "国家主席", "総書記", "委員長", "大統領", "書記長", "国務委員長")
# 菅首相: a form that counts under a rule of the authority
_RULED: Final = re.compile(r"(?P<surname>[一-龠])(?:前|元)?(?:首相|総理大臣|総理|大統領|外相|官房長官)")
_HAN: Final = re.compile(r"[一-龠]{3}")


def with_surnames(cast: Cast, texts: Sequence[str], authority: Authority, day: date) -> Cast:
    """Settle the forms of people whom the page names in full, or by a form whose rule holds on that day."""
    ruled = {form: who for form, who in reader(texts, authority, day, {}).forms.items() if _RULED.fullmatch(form)}
    forms: dict[str, set[Iri]] = defaultdict(set)
    for form, who in ruled.items():
        forms[form].add(who)
        forms[f"{form[0]}氏"].add(who)
    for name, who in cast.full.items():
        if _HAN.fullmatch(name) and authority.country_of(who) != cast.home:
            for title in _TITLES:
                forms[f"{name[0]}{title}"].add(who)
    return replace(cast, forms={**cast.forms, **{form: min(who) for form, who in forms.items() if len(who) == 1}})
