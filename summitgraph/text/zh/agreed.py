"""Which names of agreements in a Chinese report mean one agreement, and which of them is the fullest.

What comes in: the `Instrument`s of a page and the authority. What goes out: one for each agreement.
"""

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace
from typing import Final

from summitgraph.authority import Authority
from summitgraph.model import Iri
from summitgraph.text.clean import Block
from summitgraph.text.instruments import Instrument

JOINT: Final = "(?:联合|共同)(?:新闻)?(?:声明|宣言|公报)"
LINK: Final = re.compile("与|和|同|、|－|-")
# 脱欧贸易协议 · 自由贸易协定 · 投资协定: named after what they are about; 签下谅解备忘录
ABOUT: Final = re.compile(
    "(?<![\u3400-\u9fff]份)(?<![一每各任何新类似多种项几些份])(?P<name>(?:脱欧|英退后?|退欧|脱欧后|双边|全面|自由|第一阶段|第[一二]阶段)*"
    "(?:两国)?(?:贸易|自贸|投资|经贸|投资贸易|贸易与?投资|关系正常化)(?:协定|协议))(?!签约|国|的?企业|体系|网)"
)
# 区域全面经济伙伴关系协定（RCEP） · RCEP协定
_SHORT: Final = re.compile(r"[（(](?:简称)?(?P<short>[A-Z]{3,6})[）)]")
_ACRONYM: Final = re.compile("(?P<short>[A-Z]{3,6})(?:协定|协议|条约)?")
_LONG_NAME: Final = 5  # signs of a name that no other agreement of a report ends with


def fullest(found: Sequence[tuple[Block, Instrument]], authority: Authority) -> Iterator[tuple[Block, Instrument]]:
    """Yield each agreement once, where it is named most fully; 联合声明 only if no fuller name ends so."""
    named: dict[str, list[tuple[Block, Instrument]]] = {}
    forms: dict[str, dict[str, Instrument]] = {}  # of each agreement, one for each way in which it is named
    called = _short_names(found)
    for block, one in found:
        short = _ACRONYM.fullmatch(one.name)
        if short and short["short"] in called and called[short["short"]] != one.name:
            continue
        alike = (key for key, ways in forms.items() if any(_alike(one, other, authority) for other in ways.values()))
        key = next(alike, one.known or one.name)
        named.setdefault(key, []).append((block, one))
        forms.setdefault(key, {}).setdefault(one.name, one)
    for key, places in named.items():
        if bare(key) and any(key in other and other != key for other in named):
            continue
        block, best = max(places, key=lambda place: _fullness(place[1].name, authority))
        status = next((one.status for _, one in places if one.status != "unknown"), "unknown")
        known = next((one.known for _, one in places if one.known), None)
        yield block, replace(best, status=status, known=known)


def _short_names(found: Sequence[tuple[Block, Instrument]]) -> dict[str, str]:
    """By which names the short ones go: RCEP for a name with it in brackets, else for the first that has it."""
    short: dict[str, str] = {}
    for block, one in found:
        if match := _SHORT.match(block.body.text, one.span[1]):
            short.setdefault(match["short"], one.name)
    for _, one in found:
        if match := _ACRONYM.fullmatch(one.name):
            short.setdefault(match["short"], one.name)
    return short


def _fullness(name: str, authority: Authority) -> tuple[bool, int, bool]:
    """How fully a name is written: in Chinese before another script, then by its length without the parties."""
    sides, rest = parties(name, authority)
    return not name.isascii(), len(rest) - (2 if name.startswith(("双边", "两国")) else 0), bool(sides)


def _core(name: str) -> str:
    """A name for comparison: 协议 and 协定 are one."""
    return re.sub("双边|两国|全面|临时", "", name).replace("协议", "协定")


def _alike(one: Instrument, other: Instrument, authority: Authority) -> bool:
    if one.known and other.known:
        return one.known == other.known
    first, second = _core(one.name), _core(other.name)
    if min(len(first), len(second)) > _LONG_NAME and (first.endswith(second) or second.endswith(first)):
        return True
    if ABOUT.fullmatch(one.name) or ABOUT.fullmatch(other.name):
        return first.endswith(second) or second.endswith(first)
    return same(one.name, other.name, authority)


def known_as(name: str, authority: Authority) -> Iri | None:
    """The agreement of that name, also where its two parties stand in the other order: 朝韩军事协议."""
    both = re.match(f"[{''.join(sorted(authority.abbreviations))}]{{2}}", name)
    return authority.agreement(name) or (authority.agreement(name[1] + name[0] + name[2:]) if both else None)


def parties(name: str, authority: Authority) -> tuple[tuple[Iri, ...], str]:
    """The parties with which a name begins (日韩…, 日本与欧盟…), and the rest of the name."""
    if head := re.match(f"[{''.join(sorted(authority.abbreviations))}]{{2,4}}", name):
        return tuple(authority.abbreviations[c] for c in head[0]), name[head.end() :]
    found: list[Iri] = []
    end = 0
    for hit in authority.find(name):
        link = LINK.match(name, end)
        if hit.start not in {end, link.end() if link else end} or not hit.of("country", "body"):
            break
        found += [iri for iri in hit.of("country", "organization") if iri not in found][:1]
        end = hit.end
    return (tuple(found), name[end:]) if len(found) > 1 else ((), name)


def same(one: str, other: str, authority: Authority) -> bool:
    """Whether two names are of one agreement: 欧盟-中国投资协定 and 欧中全面投资协定."""
    (mine, rest), (theirs, others) = parties(one, authority), parties(other, authority)
    return bool(mine) and set(mine) == set(theirs) and (rest.endswith(others[-4:]) or others.endswith(rest[-4:]))


def bare(name: str) -> bool:
    """Whether a name is only that of its kind: 联合声明."""
    return re.fullmatch(JOINT, name) is not None
