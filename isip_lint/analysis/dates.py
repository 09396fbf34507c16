"""Dates in a text, as people write them in Dutch and French, and lengths of time."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import replace
from datetime import date
from functools import lru_cache

from isip_lint.analysis.model import FoundDate, Precision
from isip_lint.analysis.numbers import (
    ANY_DAY,
    ANY_NUMBER,
    ANY_YEAR,
    number,
    spelled_day,
    spelled_year,
)
from isip_lint.language.normalise import fold

NO_YEAR = 1
_MONTHS = {
    1: "januari jan janvier janv", 2: "februari feb febr fevrier fevr", 3: "maart mrt mars",
    4: "april apr avril avr", 5: "mei mai", 6: "juni jun juin", 7: "juli jul juillet juil",
    8: "augustus aug aout", 9: "september sept sep septembre", 10: "oktober okt octobre oct",
    11: "november nov novembre", 12: "december dec decembre",
}  # fmt: skip
_MONTH_OF = {name: number for number, names in _MONTHS.items() for name in names.split()}
_MONTH = r"(?P<month>" + "|".join(sorted(_MONTH_OF, key=len, reverse=True)) + r")\b\.?"
_SHORT_MONTH = 5
_SHORT_NAMES = frozenset("mars maart april avril mei mai juni juin juli aout".split())
_YEAR = r"(?P<year>(?:19|20)[0-9]{2})"
_DAY = r"[0-3]?[0-9](?:er|ste|de|e)?"
_JOIN = r"\s*(?:,|en|et|of|ou|&)\s*(?:(?:op|le|du|au)\s+)?"
_WRITTEN = re.compile(
    rf"(?<![0-9./-])\b(?P<days>{_DAY}(?:{_JOIN}{_DAY})*)\s+(?:de\s+)?{_MONTH}"
    rf"(?:\s+(?:de\s+)?{_YEAR})?"
)
_MONTH_ONLY = re.compile(rf"(?<![0-9]\s)(?<![0-9])\b{_MONTH}(?:\s+(?:de\s+)?{_YEAR})?")
_NUMERIC = re.compile(
    r"(?<![0-9/.-])(?P<d>[0-3]?[0-9])\s?[/.-]\s?(?P<m>[01]?[0-9])"
    r"(?:\s?[/.-]\s?(?P<y>(?:19|20)?[0-9]{2}))?(?![0-9/-])(?!\.[0-9])"
)
# "10.02" is a day among such days ("10.02 - 10.06") or behind "voor", "le"; else a number or an hour.
_DOTTED = re.compile(r"[0-3]?[0-9]\.(?:0[1-9]|1[0-2])")
_DOTTED_ROW = re.compile(r"(?:^|[\s(:;,–/-])[0-3]?[0-9]\.(?:0[1-9]|1[0-2])(?=$|[\s):;,–-])")
_DAY_LEAD = re.compile(r"\b(?:op|tegen|voor|vanaf|tot|start|le|du|au|avant)\s$")
_ARTICLE = re.compile(
    r"(?:\bart(?:ikel|icle)?s?|\bpunt|\bpoint|\bn[r°]|§)[.\s]{0,2}(?:[0-9.]+\s(?:en|et|of|ou)\s)?$"
)
_NO_DAY = re.compile(r"\s?(?:euro?s?|u(?:ur)?|h(?:eures?)?|km|m2?|kg)\b|\s?[€%]")
# The hyphen between two dates: "03/03/2025-02/03/2026".
_BETWEEN = re.compile(
    r"(?<=[/.][0-9]{2})-(?=[0-3]?[0-9][/.])|(?<=[/.][0-9]{4})-(?=[0-3]?[0-9][/.])"
)
_ISO = re.compile(r"\b(?P<y>(?:19|20)[0-9]{2})-(?P<m>[01][0-9])-(?P<d>[0-3][0-9])\b")
# Short names of months are words of their own behind a number: "vingt sept", "dix mar".
_LONG_MONTH = (
    r"(?P<month>"
    + "|".join(name for name in _MONTH_OF if len(name) > _SHORT_MONTH or name in _SHORT_NAMES)
    + r")\b"
)
_SPELLED = re.compile(
    rf"(?:\bl'an (?P<before>{ANY_YEAR}),?\s+)?(?:\b(?:le|op|de|den|du|au|ce)\s+)?"
    rf"\b(?P<day>{ANY_DAY})\s+{_LONG_MONTH}"
    rf"(?:\s+(?:{_YEAR}|(?P<after>{ANY_YEAR})))?"
)
_AMBIGUOUS = frozenset("mars mai mei jan sep dec avr nov oct jun jul apr feb".split())
_BEFORE_MONTH = re.compile(
    r"(?:\bin|\beind|\bbegin|\ben|\bhalf|,|\bfin|\bdebut|\bet|\btegen|\bvan|\bde|\bvoor|\bd'|\bmi-"
    r"|\bvanaf|\btot|\bmidden|\bmi|\bdes|\bjusqu'en|\bcourant|\bavant|/|–|-|\ben|^)$"
)
# Feasts, holidays and seasons stand for their month.
_FEASTS = {
    1: "nieuwjaar|nouvel an|en hiver|l'hiver|de winter", 2: "krokus[a-z-]*|carnaval|conges? de detente",
    4: "pasen|paas-|paasvakantie|paasverlof|paques|lente|voorjaar|printemps",
    6: "pinksteren|pentecote|schooljaareinde",
    7: "zomer[a-z]*|grote vakantie|grandes vacances|l'ete|cet ete|vacances d'ete|en ete",
    9: "rentree", 10: "herfst|najaar|automne|l'automne",
    11: "allerheiligen|herfstvakantie|herfstverlof|toussaint",
    12: "kerst[a-z]*|eindejaar|fin d'annee|noel|sinterklaas|saint-nicolas",
}  # fmt: skip
_FEAST = re.compile(
    r"\b(?:"
    + "|".join(f"(?P<m{number}>{words})" for number, words in _FEASTS.items())
    + rf")(?:\b|(?<=-))(?:\s+(?:van\s+|de\s+)?{_YEAR})?"
)
_FEAST_LEAD = re.compile(
    r"(?:\b(?:a|avant|vers|d'ici|pour|apres|des|de|la|le|les|fin|jusqu'a|et|entre|conges|"
    r"vacances|rond|met|voor|na|tegen|tot|in|en|vanaf|tussen|of|ou|het|elke|chaque|dit|deze|mi-)|,"
    r"|l'|d')\s*$"
)
_WEEK = re.compile(
    r"\b(?:week|wk|semaine)\s?(?:nr\.? ?|n° ?)?(?P<week>[0-5]?[0-9])\b(?!\s*(?:uur|h))"
)
_UNIT = {"jaar": 12.0, "jaren": 12.0, "an": 12.0, "ans": 12.0, "annee": 12.0, "annees": 12.0,
         "werkjaar": 12.0, "schooljaar": 12.0, "academiejaar": 12.0, "maand": 1.0, "maanden": 1.0,
         "mois": 1.0, "trimester": 3.0, "trimesters": 3.0, "trimestre": 3.0, "trimestres": 3.0,
         "kwartaal": 3.0, "semester": 6.0, "semesters": 6.0, "semestre": 6.0, "semestres": 6.0,
         "week": 12 / 52, "weken": 12 / 52, "semaine": 12 / 52, "semaines": 12 / 52}  # fmt: skip
LENGTH = re.compile(
    rf"(?:\b(?P<n>{ANY_NUMBER}|[0-9]+)(?:\s?\([0-9]+\))?|\b(?P<half>half|anderhalf))\s?"
    r"(?:(?:volle|volledige|opeenvolgende)\s)?(?P<unit>" + "|".join(sorted(_UNIT, key=len, reverse=True))
    + r")\b"
)  # fmt: skip
_SENTENCE_END = re.compile(r"[.;!?]\s+[A-ZÀ-Þ]")
_PERIODICAL = re.compile(r"(?:\bom de|\btous les|\btoutes les|\belke|\balle|\biedere|\bper)\s*$")


def find_dates(text: str, block_index: int = 0) -> list[FoundDate]:
    """Return the dates in ``text`` in order; a year that stands once at the end of a row serves all.

    A month, a feast ("rond Pasen"), a season or a numbered week counts as a date of precision MONTH.
    """
    return [replace(found, block_index=block_index) for found in _dates_in(text)]


# The same clause is asked for its dates by the analysis and by several rules.
@lru_cache(maxsize=4096)
def _dates_in(text: str) -> tuple[FoundDate, ...]:
    plain = folded_in_place(text)
    found: list[FoundDate] = []
    for look in (_numeric, _written, _spelled, _months, _feasts, _weeks):
        taken = [(d.start, d.end) for d in found]
        for seen in list(look(plain)):
            if not any(s < seen.end and seen.start < e for s, e in taken):
                found.append(seen)
    return tuple(_with_years(sorted(found, key=lambda d: (d.start, d.value)), text))


class _InPlace(dict[int, str]):
    """The folded form of each character by itself, worked out when it is first met."""

    def __missing__(self, code: int) -> str:
        letter = chr(code)
        found = self[code] = "a" if letter in "àÀ" else (fold(letter) or letter)[:1]
        return found


_IN_PLACE = _InPlace()


def folded_in_place(text: str) -> str:
    """Fold each character of ``text`` by itself so that places stay."""
    return text.translate(_IN_PLACE)


def _numeric(text: str) -> Iterator[FoundDate]:
    parted = _BETWEEN.sub(" ", text)
    for match in [*_ISO.finditer(text), *_NUMERIC.finditer(parted)]:
        year = match["y"]
        if year is None and match[0].count("/") != 1 and not _is_dotted(match, parted):
            continue
        value = _date(_year(year), int(match["m"]), int(match["d"]))
        if value:
            yield FoundDate(value, Precision.DAY, 0, match.start(), match.end())


def _is_dotted(match: re.Match[str], text: str) -> bool:
    """Whether "10.02" is a day: it stands in a row of such days, or behind a word that leads to one."""
    if not _DOTTED.fullmatch(match[0]) or _NO_DAY.match(text, match.end()):
        return False
    before = text[: match.start()]
    if _ARTICLE.search(before):
        return False
    return bool(_DAY_LEAD.search(before) or len(_DOTTED_ROW.findall(text)) > 1)


def _year(text: str | None) -> int:
    if text is None:
        return NO_YEAR
    value = int(text)
    return value if value > 99 else 2000 + value if value < 70 else 1900 + value


def _date(year: int, month: int, day: int) -> date | None:
    try:
        return date(year, month, day)
    except ValueError:
        return None


def _written(text: str) -> Iterator[FoundDate]:
    for match in _WRITTEN.finditer(text):
        month = _MONTH_OF[match["month"]]
        for day in re.findall(r"[0-9]+", match["days"]):
            value = _date(_year(match["year"]), month, int(day))
            if value:
                yield FoundDate(value, Precision.DAY, 0, match.start(), match.end())


def _spelled(text: str) -> Iterator[FoundDate]:
    """Yield dates in words: "le quatorze septembre deux mille dix-sept"."""
    for match in _SPELLED.finditer(text):
        day = spelled_day(match["day"])
        told = spelled_year(match["after"] or match["before"] or "")
        year = int(match["year"]) if match["year"] else told
        value = _date(year or NO_YEAR, _MONTH_OF[match["month"]], day) if day else None
        if value:
            yield FoundDate(value, Precision.DAY, 0, match.start(), match.end())


def _months(text: str) -> Iterator[FoundDate]:
    for match in _MONTH_ONLY.finditer(text):
        if _is_month(match, text):
            value = date(_year(match["year"]), _MONTH_OF[match["month"]], 1)
            yield FoundDate(value, Precision.MONTH, 0, match.start(), match.end())


def _is_month(match: re.Match[str], text: str) -> bool:
    if match["month"] == "sept" and not match["year"]:
        return match[0].endswith(".")
    if match["year"] or match["month"] not in _AMBIGUOUS:
        return True
    return bool(_BEFORE_MONTH.search(text[: match.start()].rstrip()))


def _feasts(text: str) -> Iterator[FoundDate]:
    for match in _FEAST.finditer(text):
        month = next(int(k[1:]) for k, v in match.groupdict().items() if v and k[0] == "m")
        led = _FEAST_LEAD.search(text[: match.start()]) or re.search(r"[ ']", match[0])
        if match["year"] or led or match.start() == 0:
            value = date(_year(match["year"]), month, 1)
            yield FoundDate(value, Precision.MONTH, 0, match.start(), match.end())


def _weeks(text: str) -> Iterator[FoundDate]:
    for match in _WEEK.finditer(text):
        week = int(match["week"])
        if 1 <= week <= 53:
            value = date(NO_YEAR, min(12, 1 + int((week - 1) * 7 / 30.44)), 1)
            yield FoundDate(value, Precision.MONTH, 0, match.start(), match.end())


def _with_years(dates: list[FoundDate], text: str) -> list[FoundDate]:
    """Give dates without a year that of the next date in the same sentence."""
    result: list[FoundDate] = []
    year = NO_YEAR
    after = len(text)
    for found in reversed(dates):
        # The full stop behind a month may be that of the sentence: "le 19 mai. Le plan".
        if _SENTENCE_END.search(text[found.end - 1 : after]):
            year = NO_YEAR
        after = found.start
        if found.value.year != NO_YEAR:
            year = found.value.year
        elif year != NO_YEAR:
            value = _date(year, found.value.month, found.value.day) or found.value
            result.append(replace(found, value=value))
            continue
        result.append(found)
    return result[::-1]


def find_months(text: str) -> float | None:
    """Return the first length of time in ``text`` in months ("zes maanden", "un an"), or None."""
    plain = folded_in_place(text)
    for match in LENGTH.finditer(plain):
        if _PERIODICAL.search(plain[: match.start()]):
            continue
        count = number(match["n"]) if match["n"] else {"half": 0.5}.get(match["half"], 1.5)
        return _UNIT[match["unit"]] * count
    return None


def months_between(first: date, last: date) -> float:
    """Return the length from ``first`` to ``last`` (both included) in months of 30.44 days."""
    return ((last - first).days + 1) / 30.44
