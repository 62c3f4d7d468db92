"""Another world: the same documents and authority with other people, places, years, days and weekdays.

What comes in: a seed. What goes out: a `World` that renames texts, moves dates, and says how a row must change.
"""

import random
import re
import unicodedata
from dataclasses import dataclass
from datetime import date, timedelta

# a name as Chinese, Japanese (also with the signature's spaces) and English write it
PEOPLE = {
    "Fumio Kishida": ("岸田文雄", "岸田"),
    "Junichiro Koizumi": ("小泉純一郎", "小泉纯一郎", "小泉 純一郎", "小泉"),
    "Kim Jong-il": ("金正日", "金 正 日"),
    "Kim Jong-un": ("金正恩",),
    "Yoon Suk-yeol": ("尹锡悦",),
    "Moon Jae-in": ("文在寅",),
    "Shinzo Abe": ("安倍晋三", "安倍"),
    "Joe Biden": ("拜登",),
    "Donald Trump": ("特朗普",),
    "Vladimir Putin": ("普京",),
    "Volodymyr Zelenskyy": ("泽连斯基",),
    "Jens Stoltenberg": ("斯托尔滕贝格",),
    "Antony Blinken": ("布林肯",),
    "Park Jin": ("朴振",),
    "Kim Yung-ho": ("金暎浩",),
    "本田雅俊": ("本田雅俊",),
    "高明铉": ("高明铉",),
    "金泰宇": ("金泰宇",),
}
SURNAMES = ("桐野", "藤堂", "鹭泽", "柏木", "椎名", "榎本", "槙原", "菖田", "堇崎", "楠瀬")
GIVEN = ("直哉", "恭平", "彰良", "悠介", "慎吾", "隆盛", "克己", "幸雄", "宽治", "英机")
KOREAN = ("徐道铉", "禹哲雄", "卞熙荣", "吕东旭", "奉昌洙", "池英勋", "明承勋", "牟庆焕", "邕基范", "琴载勋")
FOREIGN = ("梅森格", "哈登伯", "罗文斯", "科瓦奇", "伦德格", "沃伦顿", "帕特森", "温斯基", "格里芬", "布朗森")
PLACES = {
    "Pyongyang": ("平壤", "平壌"),
    "Madrid": ("马德里",),
    "Camp David": ("戴维营",),
    "New York": ("纽约",),
    "Bali": ("巴厘岛",),
    "Hiroshima": ("广岛",),
}
TOWNS = ("栗林镇", "榆溪城", "柳湾港", "枫岭市", "竹泉湾", "棠溪谷", "杉丘城", "桂塘湾", "橡湖镇", "槐荫城")
WEEKDAYS = "一二三四五六日"
ENGLISH_DAYS = ("Mon", "Tue", "Wed", "Thu", "Fri", "Sat", "Sun")
_DIGITS = str.maketrans("0123456789", "０１２３４５６７８９")


@dataclass(frozen=True, slots=True)
class World:
    """Renamings (longest first), how many years and days everything is moved."""

    names: tuple[tuple[str, str], ...]
    years: int
    days: int

    def renamed(self, text: str) -> str:
        """Text with other people and places."""
        for old, new in self.names:
            text = text.replace(old, new)
        return text

    def document(self, text: str, published: date | None) -> str:
        """A document of this world: renamed, all its years, days and weekdays moved alike."""
        text = re.sub(r"(?<=平成)([0-9０-９]{1,2})(?=年)", lambda m: self._like(m[1], int(m[1]) + self.years), text)
        text = re.sub(r"([1１][9９]|[2２]\s?[0０])\s?[0-9０-９]\s?[0-9０-９](?=\s?年)", self._year, text)
        text = re.sub(r"(?<=月)([0-9０-９]{1,2})(?=日)", self._day, text)
        text = re.sub(r"(?<=（)(１７)(?=日)|(?<=、)(１７)(?=日)", self._day, text)
        text = re.sub(r"\b(\d{2})/(\d{2})/(20\d\d)\b", self._slashed, text)
        if published:
            text = self._weekdays(text, published)
        return self.renamed(text)

    def ontology(self, turtle: str, *, tenures: bool) -> str:
        """The authority of this world: other names; terms of office moved by the same years."""
        if tenures:
            turtle = re.sub(
                r'(?<=sg:held)(From|Until)(\s+")(\d{4})', lambda m: f"{m[1]}{m[2]}{int(m[3]) + self.years}", turtle
            )
            turtle = re.sub(r'"(\d\d(?:\d[13579]|[02468][26]|[13579][048]))-02-29"', r'"\1-02-28"', turtle)
        return self.renamed(turtle)

    def cell(self, text: str) -> str:
        """A cell of a row as it must read in this world."""
        moved = re.sub(r"(?<!\d)((?:19|20)\d\d)(-\d\d)?(-\d\d)?(?![\d])", self._iso, text)
        parts = [self.renamed(part) for part in moved.split("; ")]
        return "; ".join(sorted(parts))

    def _iso(self, match: re.Match[str]) -> str:
        year, month, day = int(match[1]) + self.years, match[2] or "", match[3] or ""
        return f"{year}{month}-{int(day[1:]) + self.days:02}" if day else f"{year}{month}"

    def _like(self, old: str, number: int) -> str:
        new = str(number).zfill(2 if old.startswith(("0", "０")) else 1)
        return new if old.isascii() else new.translate(_DIGITS)

    def _year(self, match: re.Match[str]) -> str:
        """A year, also one that a line break divides: its digits are exchanged, the break stays."""
        old = unicodedata.normalize("NFKC", "".join(match[0].split()))
        new = iter(self._like(match[0], int(old) + self.years))
        return "".join(c if c.isspace() else next(new) for c in match[0])

    def _day(self, match: re.Match[str]) -> str:
        old = match[1] or match[2]
        return self._like(old, int(unicodedata.normalize("NFKC", old)) + self.days)

    def _slashed(self, match: re.Match[str]) -> str:
        return f"{int(match[1]) + self.days:02}/{match[2]}/{int(match[3]) + self.years}"

    def _weekdays(self, text: str, published: date) -> str:
        moved = date(published.year + self.years, published.month, published.day) + timedelta(days=self.days)
        shift = moved.weekday() - published.weekday()
        text = re.sub(
            rf"(周|星期)([{WEEKDAYS}])(?!年)", lambda m: m[1] + WEEKDAYS[(WEEKDAYS.index(m[2]) + shift) % 7], text
        )
        head = f"{ENGLISH_DAYS[published.weekday()]}, {published.day:02} "
        english = f"{ENGLISH_DAYS[moved.weekday()]}, {moved.day:02} "
        text = text.replace(head, english)
        month = published.strftime("%b")
        return text.replace(f"{english}{month} {published.year}", f"{english}{month} {moved.year}")


def world(seed: int) -> World:
    """The world of a seed; the same seed gives the same world."""
    chance = random.Random(seed)
    surnames, given, korean, foreign, towns = (
        chance.sample(pool, len(pool)) for pool in (SURNAMES, GIVEN, KOREAN, FOREIGN, TOWNS)
    )
    names: dict[str, str] = {}
    for number, (english, forms) in enumerate(PEOPLE.items()):
        longest = max(forms, key=len)
        if any(" " not in form and len(form) == 2 and longest.startswith(form) for form in forms[1:]):
            new = surnames.pop() + given.pop()
            short = new[:2]
        elif english.startswith(("Kim ", "Yoon", "Moon", "Park", "高", "金")):
            new = short = korean.pop()
        elif english == "本田雅俊":
            new = short = surnames.pop() + given.pop()
        else:
            new = short = foreign.pop()
        for form in forms:
            names[form] = _written(form, longest, new, short)
        if english.isascii():
            names[english] = f"Person {chr(65 + number)}{seed} Test"
    for number, (english, forms) in enumerate(PLACES.items()):
        town = towns.pop()
        names |= dict.fromkeys(forms, town) | {english: f"Town {chr(65 + number)}{seed}"}
    ordered = sorted(names.items(), key=lambda pair: -len(pair[0]))
    return World(tuple(ordered), chance.choice([y for y in range(-6, 7) if y]), chance.choice([-2, -1, 1]))


def _written(form: str, longest: str, new: str, short: str) -> str:
    if " " in form:
        return f"{new[:2]} {new[2:]}" if len(new) > 3 else " ".join(new)
    return short if len(form) == 2 and longest.startswith(form) and len(longest) > 2 else new
