"""How often things recur: "om de vier maanden", "trois fois par an", "elk kwartaal"."""

from __future__ import annotations

import re
from collections.abc import Iterator

from isip_lint.analysis.dates import folded_in_place
from isip_lint.analysis.model import Rhythm
from isip_lint.analysis.numbers import ANY_NUMBER, number

_UNIT = {
    1.0: "jaar jaren an ans annee annees werkjaar kalenderjaar contractjaar schooljaar academiejaar jaarlijks",
    12.0: "maand maanden mois",
    52.0: "week weken semaine semaines maandag dinsdag woensdag donderdag vrijdag zaterdag lundi mardi "
    "mercredi jeudi vendredi samedi lundis mardis mercredis jeudis vendredis",
    26.0: "quinzaine",
    4.0: "trimester trimestre kwartaal seizoen saison", 2.0: "semester semestre halfjaar",
    3.0: "rapport schoolrapport bulletin quadrimestre examenperiode examenreeks zittijd session sessions "
    "examenzittijd examensessie",
    365.0: "dag dagen jour jours werkdag lesdag",
}  # fmt: skip
_PER_YEAR = {word: rate for rate, words in _UNIT.items() for word in words.split()}
_UNITS = r"(?P<unit>" + "|".join(sorted(_PER_YEAR, key=len, reverse=True)) + r")\b"
_NUMBER = rf"(?P<n>[0-9]{{1,3}}|{ANY_NUMBER})"
_NOUN = (
    r"(?:keer|keren|maal|x|×|fois|reprises|(?:persoonlijke |gezamenlijke |tussentijdse )?"
    r"(?:gesprek(?:ken)?|evaluaties?|momenten|moment|bijeenkomst(?:en)?|overleg(?:gen)?|evaluation(?:s)?|"
    r"evaluatiegesprek(?:ken)?|evaluatiemoment(?:en)?|entretiens?|moments|bilans?|rencontres?|"
    r"rendez-vous|reunions?|seances?|points?|mises? au point|contacts?|bespreking(?:en)?))"
)
_PER = (
    r"(?:\bper\b|\bpar\b|\bop (?:een|1|het|elk)\b|\bin (?:een|het|de)\b|\bbinnen het\b|\bl'|\bdans l'|"
    r"\bsur l'|\bsur (?:une|un)\b|\belke?\b|\biedere?\b|\bchaque\b|\bpendant l'|\bau cours de l'|/)"
)
_TIMES = re.compile(rf"\b{_NUMBER}\s?{_NOUN}\b[^.;]{{0,24}}?{_PER}\s?{_UNITS}")
_BARE_TIMES = re.compile(rf"\b{_NUMBER}\s(?:per|par)\s{_UNITS}")
_JOINED_TIMES = re.compile(
    rf"\b(?P<n>een|twee|drie|vier|vijf|zes|[0-9])\s?(?:maal|keer|x)?\s?(?:per|in een|op een|/)\s?{_UNITS}"
)
_EVERY = re.compile(
    r"\b(?:om de|om het|na elk|apres chaque|elke|iedere|alle|tous les|toutes les|chaque|per|elk|ieder|par|a chaque|ttes les)"
    rf"\s(?:fin de\s|einde van\s)?(?:{_NUMBER}\s)?{_UNITS}"
)
_ORDINAL_DAY = re.compile(
    r"\b(?:elke|iedere|de|chaque|le|les|tous les)\s(?:eerste|tweede|derde|laatste|premiers?|deuxieme|"
    r"dernier|derniers|troisieme|1er|1e|1ste|2e|2de)\s(?:[a-z]+\s)?(?:van (?:de|elke|iedere) maand|"
    r"du mois|de chaque mois)"
)
_HALF_TIME = re.compile(r"\b(?:[a-z-]+|week-end|semaine) sur (?P<n>deux|trois|quatre)\b")
_HALF_YEAR = re.compile(
    r"\b(?:elk|ieder|om het|per) half jaar\b|\b(?:om de|elke) zes maand\b|\bchaque demi-annee\b"
)
_ADVERBS = {
    365.0: "dagelijks quotidien quotidiennement journalier", 52.0: "wekelijks hebdomadaire hebdomadairement "
    "hebdomadaires wekelijkse", 26.0: "tweewekelijks veertiendaags tweewekelijkse veertiendaagse",
    24.0: "bimensuel bimensuelle", 12.0: "maandelijks maandelijkse mensuel mensuelle mensuels mensuelles "
    "mensuellement maandgesprek", 6.0: "tweemaandelijks tweemaandelijkse bimestriel bimestrielle bimestriels "
    "bimestrielles", 4.0: "driemaandelijks driemaandelijkse trimestrieel trimestriele kwartaalgesprek "
    "kwartaalevaluatie trimestriel trimestrielle trimestriels trimestrielles trimestriellement",
    3.0: "viermaandelijks viermaandelijkse quadrimestriel quadrimestrielle quadrimestriels "
    "quadrimestrielles quadrimestriellement driemaal", 2.0: "halfjaarlijks halfjaarlijkse semestrieel "
    "semestriele zesmaandelijks zesmaandelijkse semestriel semestrielle semestriels semestrielles "
    "semestriellement bisannuel bisannuelle semesterieel",
    1.0: "jaarlijks jaarlijkse annuel annuelle annuellement annuels annuelles",
    0.5: "tweejaarlijks tweejaarlijkse biennal biennale", 1 / 3: "driejaarlijks driejaarlijkse triennal",
}  # fmt: skip
_RATE_OF = {word: rate for rate, words in _ADVERBS.items() for word in words.split()}
_ADVERB = re.compile(r"\b(" + "|".join(sorted(_RATE_OF, key=len, reverse=True)) + r")\b(?!\s+per)")
_COUNTERS = ("keer", "fois", "maal", "x", "euro", "euros", "eur", "€", "uur", "heures", "uren")


def find_rhythms(text: str, block_index: int = 0) -> list[Rhythm]:
    """Return how often things recur in ``text``, in times a year."""
    plain = folded_in_place(text)
    found: list[Rhythm] = []
    for look in (_counted, _ordinal_days, _every, _adverbs):
        taken = [(r.start, r.end) for r in found]
        for rhythm in list(look(plain, block_index)):
            if not any(s < rhythm.end and rhythm.start < e for s, e in taken):
                found.append(rhythm)
    return _without_overlap(sorted(found, key=lambda r: (r.start, -r.end)))


def _without_overlap(rhythms: list[Rhythm]) -> list[Rhythm]:
    kept: list[Rhythm] = []
    for rhythm in rhythms:
        if not kept or rhythm.start >= kept[-1].end:
            kept.append(rhythm)
    return kept


def _counted(text: str, block_index: int) -> Iterator[Rhythm]:
    for pattern in (_TIMES, _JOINED_TIMES, _BARE_TIMES):
        for match in pattern.finditer(text):
            yield Rhythm(number(match["n"]) * _PER_YEAR[match["unit"]], block_index, *match.span())


def _ordinal_days(text: str, block_index: int) -> Iterator[Rhythm]:
    for match in _ORDINAL_DAY.finditer(text):
        yield Rhythm(12.0, block_index, *match.span())


def _every(text: str, block_index: int) -> Iterator[Rhythm]:
    for match in _EVERY.finditer(text):
        count = number(match["n"]) if match["n"] else 1
        before = text[: match.start()].rstrip()
        amount = match[0].startswith(("per ", "par ")) and before.endswith(_COUNTERS)
        if count and not amount:
            yield Rhythm(_PER_YEAR[match["unit"]] / count, block_index, *match.span())
    for match in _HALF_YEAR.finditer(text):
        yield Rhythm(2.0, block_index, *match.span())
    for match in _HALF_TIME.finditer(text):
        yield Rhythm(52.0 / number(match["n"]), block_index, *match.span())


def _adverbs(text: str, block_index: int) -> Iterator[Rhythm]:
    for match in _ADVERB.finditer(text):
        yield Rhythm(_RATE_OF[match[1]], block_index, *match.span())
