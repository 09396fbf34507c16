"""Dates as people write them, in figures and in words, Dutch beside French."""

import pytest

from isip_lint.analysis.dates import NO_YEAR, find_dates
from isip_lint.analysis.model import Precision

CASES = [
    ("op de achtentwintigste april tweeduizend eenentwintig", ["2021-04-28"]),
    ("le vingt-huit avril deux mille vingt et un", ["2021-04-28"]),
    ("quinze avril 2019", ["2019-04-15"]),
    ("drieëntwintigste mei tweeduizendvijfentwintig", ["2025-05-23"]),
    ("le vingt-et-un juin deux-mille-vingt-et-un", ["2021-06-21"]),
    ("l'an deux mille vingt-cinq, le premier mars", ["2025-03-01"]),
    ("op vijf mei en tweeëntwintig december 2025", ["2025-05-05", "2025-12-22"]),
    ("van 17.02.2023 tot 16/2/24", ["2023-02-17", "2024-02-16"]),
    ("v. 1 maart 2025 t.e.m. 31 aug. 2025", ["2025-03-01", "2025-08-31"]),
]


@pytest.mark.parametrize(("text", "days"), CASES)
def test_days_with_a_year_are_read(text, days):
    assert [str(found.value) for found in find_dates(text)] == days


@pytest.mark.parametrize("text", ["vingt sept élèves", "dix sept ans", "een mei", "un mars"])
def test_other_words_are_no_day(text):
    assert not [found for found in find_dates(text) if found.precision is Precision.DAY]


def test_the_stop_behind_a_month_ends_the_sentence():
    found = find_dates("le 27 janvier et le 19 mai. Le plan vaut du 3 juin 2025 au 2 juin 2026")
    assert [date.value.year for date in found] == [NO_YEAR, NO_YEAR, 2025, 2026]
