"""Dates, rhythms and lengths of time, as people write them in Dutch and French."""

from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import date

from isip_lint.analysis.model import FoundDate, Precision, Rhythm
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
_YEAR = r"(?P<year>(?:19|20)[0-9]{2})"
_DAY = r"[0-3]?[0-9](?:er|ste|de|e)?"
_WRITTEN = re.compile(
    rf"(?<![0-9./-])\b(?P<days>{_DAY}(?:\s*(?:,|en|et|of|ou|&)\s*(?:(?:op|le|du|au)\s+)?{_DAY})*)\s+(?:de\s+)?{_MONTH}(?:\s+(?:de\s+)?{_YEAR})?",
)
_MONTH_ONLY = re.compile(rf"(?<![0-9]\s)(?<![0-9])\b{_MONTH}(?:\s+(?:de\s+)?{_YEAR})?")
_NUMERIC = re.compile(
    r"(?<![0-9/.-])(?P<d>[0-3]?[0-9])\s?[/.-]\s?(?P<m>[01]?[0-9])(?:\s?[/.-]\s?(?P<y>(?:19|20)?[0-9]{2}))?(?![0-9/-])(?!\.[0-9])"
)
_ISO = re.compile(r"\b(?P<y>(?:19|20)[0-9]{2})-(?P<m>[01][0-9])-(?P<d>[0-3][0-9])\b")
_AMBIGUOUS = {"mars", "mai", "mei", "jan", "sep", "dec", "avr", "nov", "oct", "jun", "jul", "apr", "feb"}

_NUMBERS = {
    "een": 1, "één": 1, "un": 1, "une": 1, "twee": 2, "deux": 2, "drie": 3, "trois": 3, "vier": 4,
    "quatre": 4, "vijf": 5, "cinq": 5, "zes": 6, "six": 6, "zeven": 7, "sept": 7, "acht": 8,
    "huit": 8, "negen": 9, "neuf": 9, "tien": 10, "dix": 10, "elf": 11, "onze": 11, "twaalf": 12,
    "douze": 12, "achttien": 18, "dix-huit": 18, "vierentwintig": 24, "vingt-quatre": 24,
    "veertien": 14, "quatorze": 14, "vijftien": 15, "quinze": 15, "dertig": 30, "trente": 30,
    "eerste": 1, "andere": 2, "tweede": 2, "derde": 3, "vierde": 4,
}  # fmt: skip
_NUMBER = r"(?P<n>[0-9]{1,3}|" + "|".join(sorted(_NUMBERS, key=len, reverse=True)) + r")"
_UNIT = {"jaar": 1.0, "an": 1.0, "ans": 1.0, "annee": 1.0, "annees": 1.0, "werkjaar": 1.0,
         "kalenderjaar": 1.0, "contractjaar": 1.0, "schooljaar": 1.0, "academiejaar": 1.0, "jaren": 1.0,
         "maand": 12.0, "maanden": 12.0, "mois": 12.0, "week": 52.0, "weken": 52.0, "semaine": 52.0,
         "semaines": 52.0, "trimester": 4.0, "trimestre": 4.0, "kwartaal": 4.0, "semester": 2.0,
         "semestre": 2.0, "quadrimestre": 3.0, "dag": 365.0, "dagen": 365.0, "jour": 365.0,
         "jours": 365.0}  # fmt: skip
_UNITS = r"(?P<unit>" + "|".join(sorted(_UNIT, key=len, reverse=True)) + r")\b"
_TIMES = re.compile(
    rf"\b{_NUMBER}\s?(?:keer|maal|x|×|fois|gesprekken|evaluaties|evaluations|entretiens|momenten|bilans|rencontres|rendez-vous)\b"
    rf"[^.;]{{0,24}}?(?:\bper|par|op een|in een|op het|l'|dans l'|sur l'|elk|elke|chaque|/)\s?{_UNITS}"
)
_JOINED_TIMES = re.compile(
    rf"\b(?P<n>een|twee|drie|vier|vijf|zes|[0-9])\s?(?:maal|x)\s?(?:per|in een|op een|/)\s?{_UNITS}"
)
_EVERY = re.compile(
    rf"\b(?:om de|elke|iedere|alle|tous les|toutes les|chaque|per|elk|ieder)\s(?:{_NUMBER}\s)?{_UNITS}"
)
_ADVERBS = {
    "wekelijks": 52, "hebdomadaire": 52, "hebdomadairement": 52, "tweewekelijks": 26, "veertiendaags": 26,
    "bimensuel": 24, "bimensuelle": 24, "maandelijks": 12, "mensuel": 12, "mensuelle": 12, "mensuellement": 12,
    "tweemaandelijks": 6, "bimestriel": 6, "bimestrielle": 6, "driemaandelijks": 4, "trimestrieel": 4,
    "trimestriel": 4, "trimestrielle": 4, "trimestriels": 4, "trimestrielles": 4, "trimestriellement": 4,
    "viermaandelijks": 3, "quadrimestriel": 3, "quadrimestrielle": 3, "quadrimestrielles": 3,
    "quadrimestriels": 3, "halfjaarlijks": 2, "semestrieel": 2, "semestriel": 2, "semestrielle": 2,
    "semestriels": 2, "semestrielles": 2, "semestriellement": 2, "zesmaandelijks": 2, "jaarlijks": 1,
    "annuel": 1, "annuelle": 1, "annuellement": 1, "annuels": 1, "annuelles": 1, "driejaarlijks": 1 / 3,
    "wekelijkse": 52, "maandelijkse": 12, "driemaandelijkse": 4, "viermaandelijkse": 3,
    "halfjaarlijkse": 2, "zesmaandelijkse": 2, "jaarlijkse": 1, "tweemaandelijkse": 6, "mensuels": 12,
    "mensuelles": 12, "dagelijks": 365, "quotidien": 365, "driemaal": 3,
}  # fmt: skip
_ADVERB = re.compile(r"\b(" + "|".join(sorted(_ADVERBS, key=len, reverse=True)) + r")\b(?!\s+per)")
_LENGTH = re.compile(rf"\b(?:{_NUMBER}|(?P<half>half))\s?{_UNITS}")


def find_dates(text: str, block_index: int = 0) -> list[FoundDate]:
    """Return the dates in ``text`` in order; a year that stands once at the end of a row serves all."""
    plain = _same_length(text)
    found = [*_numeric(plain, block_index), *_written(plain, block_index)]
    taken = [(d.start, d.end) for d in found]
    for match in _MONTH_ONLY.finditer(plain):
        if not any(s < match.end() and match.start() < e for s, e in taken) and _is_month(match, plain):
            found.append(_month(match, block_index))
    return _with_years(sorted(found, key=lambda d: (d.start, d.value)))


def _same_length(text: str) -> str:
    """Fold each character by itself so that places stay."""
    return "".join(c if len(c) == 1 else c[:1] for c in (fold(ch) or ch for ch in text))


def _numeric(text: str, block_index: int) -> Iterator[FoundDate]:
    for match in [*_ISO.finditer(text), *_NUMERIC.finditer(text)]:
        year = match["y"]
        if year is None and match[0].count("/") != 1:
            continue
        value = _date(_year(year), int(match["m"]), int(match["d"]))
        if value:
            yield FoundDate(value, Precision.DAY, block_index, match.start(), match.end())


def _year(text: str | None) -> int:
    if text is None:
        return NO_YEAR
    number = int(text)
    return number if number > 99 else 2000 + number if number < 70 else 1900 + number


def _date(year: int, month: int, day: int) -> date | None:
    try:
        return date(year, month, day)
    except ValueError:
        return None


def _written(text: str, block_index: int) -> Iterator[FoundDate]:
    for match in _WRITTEN.finditer(text):
        month = _MONTH_OF[match["month"]]
        year = int(match["year"]) if match["year"] else NO_YEAR
        for day in re.findall(r"[0-9]+", match["days"]):
            value = _date(year, month, int(day))
            if value:
                yield FoundDate(value, Precision.DAY, block_index, match.start(), match.end())


def _is_month(match: re.Match[str], text: str) -> bool:
    if match["year"] or match["month"] not in _AMBIGUOUS:
        return True
    before = text[: match.start()].rstrip()
    return bool(re.search(r"(?:\bin|\beind|\bbegin|\ben|\bhalf|,|\bfin|\bdebut|\bet|\btegen|\bvan|\bde|\bvoor|\bd'|\bmi-|/|^)$", before))


def _month(match: re.Match[str], block_index: int) -> FoundDate:
    year = int(match["year"]) if match["year"] else NO_YEAR
    value = date(year, _MONTH_OF[match["month"]], 1)
    return FoundDate(value, Precision.MONTH, block_index, match.start(), match.end())


def _with_years(dates: list[FoundDate]) -> list[FoundDate]:
    result: list[FoundDate] = []
    year = NO_YEAR
    for found in reversed(dates):
        if found.value.year != NO_YEAR:
            year = found.value.year
        elif year != NO_YEAR:
            value = _date(year, found.value.month, found.value.day) or found.value
            found = FoundDate(value, found.precision, found.block_index, found.start, found.end)
        result.append(found)
    return result[::-1]


def find_rhythms(text: str, block_index: int = 0) -> list[Rhythm]:
    """Return how often things recur in ``text``, in times a year."""
    plain = _same_length(text)
    found = [
        *_counted(plain, block_index, _TIMES),
        *_counted(plain, block_index, _JOINED_TIMES),
        *_every(plain, block_index),
    ]
    taken = [(r.start, r.end) for r in found]
    for match in _ADVERB.finditer(plain):
        if not any(s <= match.start() < e for s, e in taken):
            found.append(Rhythm(float(_ADVERBS[match[1]]), block_index, *match.span()))
    return _without_overlap(sorted(found, key=lambda r: (r.start, -r.end)))


def _without_overlap(rhythms: list[Rhythm]) -> list[Rhythm]:
    kept: list[Rhythm] = []
    for rhythm in rhythms:
        if not kept or rhythm.start >= kept[-1].end:
            kept.append(rhythm)
    return kept


def number(text: str) -> int:
    """Return the value of digits or of a number word. Raises KeyError for other words."""
    return int(text) if text.isdigit() else _NUMBERS[fold(text)]


def _counted(text: str, block_index: int, pattern: re.Pattern[str]) -> Iterator[Rhythm]:
    for match in pattern.finditer(text):
        value = number(match["n"]) * _UNIT[match["unit"]]
        yield Rhythm(value, block_index, *match.span())


def _every(text: str, block_index: int) -> Iterator[Rhythm]:
    for match in _EVERY.finditer(text):
        count = number(match["n"]) if match["n"] else 1
        if count and not text[: match.start()].rstrip().endswith(("keer", "fois", "maal", "x")):
            yield Rhythm(_UNIT[match["unit"]] / count, block_index, *match.span())


def find_months(text: str) -> float | None:
    """Return the first length of time in ``text`` in months ("zes maanden", "un an"), or None."""
    plain = _same_length(text)
    for match in _LENGTH.finditer(plain):
        per_year = _UNIT[match["unit"]]
        if per_year in {1.0, 12.0, 52.0, 4.0, 2.0} and (match["n"] or match["half"]):
            count = number(match["n"]) if match["n"] else 0.5
            return 12.0 * count / per_year
    return None


def months_between(first: date, last: date) -> float:
    """Return the length from ``first`` to ``last`` (both included) in months of 30.44 days."""
    return ((last - first).days + 1) / 30.44
