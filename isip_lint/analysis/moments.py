"""Moments told without a date: "halfweg en op het einde", "après quatre, huit et douze mois"."""

from __future__ import annotations

import re
from functools import lru_cache

from isip_lint.analysis.dates import find_dates, folded_in_place
from isip_lint.analysis.numbers import ANY_NUMBER, number

_ONE = rf"(?:[0-9]{{1,2}}(?:e|de|ste|eme)?|{ANY_NUMBER})"
_MONTH = r"(?:maand(?:en)?|mois|kwartaal|trimester|trimestre|week|weken|semaines?)"
_ROW = re.compile(
    rf"\b(?P<row>{_ONE}(?:(?:\s?,\s?|\s(?:en|et)\s)(?:(?:na|de|apres|le|la|au|in de)\s)*{_ONE})*)\s{_MONTH}\b"
    rf"|\b(?:maand|mois)\s(?P<after>[0-9]{{1,2}}(?:(?:\s?,\s?|\s(?:en|et)\s)[0-9]{{1,2}})+)"
)
_LEAD = re.compile(
    r"\b(?:na|in de|in het|op|apres|au bout de|aux?|du|le|a l'issue des|en|et|bij|rond|vers|dans les|,"
    r"|na de|apres le|des|tegen|tijdens de)\s?$"
)
_POINTS = (
    r"halfweg|halverwege|op de helft|halftijds|midden in|in het midden|een tussentijds|a mi-parcours|"
    r"a mi-chemin|a la moitie|au milieu|mi-parcours",
    r"(?:op|aan|tegen|bij) het (?:eind|einde|slot)\b|bij (?:de )?afloop|bij het verstrijken|op de laatste dag|"
    r"ter afronding|na afloop|a la fin|a l'issue|au terme|en fin d[eu']|en cloture|a l'echeance|en finale|"
    r"eindevaluatie|eindgesprek|evaluation finale|bilan final|in de laatste maand|le dernier mois",
    r"bij de start|bij het begin|in het begin|na de opstart|au debut|au demarrage|au depart",
)
_POINT = tuple(re.compile(rf"\b(?:{words})") for words in _POINTS)
_THING = (
    r"(?:keer|keren|maal|fois|reprises|evaluaties?|evaluatiegesprek(?:ken)?|evaluatiemoment(?:en)?|"
    r"gesprek(?:ken)?|momenten|moment|bijeenkomst(?:en)?|besprekingen|overlegmomenten|contactmomenten|"
    r"terugblikken|evaluations?|entretiens?|bilans?|rencontres?|rendez-vous|reunions?|moments?|seances|"
    r"points d'etape|mises au point|jalons|haltes?|escales?|stops)"
)
_TOLD = re.compile(
    rf"\b(?P<n>[2-9]|1[0-2]|twee|tweede|drie|derde|vier|vierde|vijf|zes|deux|trois|quatre|cinq|six|deuxieme|"
    rf"troisieme|quatrieme)\s(?!(?:des|sur|van)\s)(?:[a-z]+\s){{0,2}}?{_THING}\b"
)
_ADDED = re.compile(r"\b(?:en|et|puis|ook|daarna|ainsi)\b")
_JOINED = {"tweemaal": 2, "driemaal": 3, "viermaal": 4}
_ONCE = re.compile(
    r"\b[eé]én\s(?:\w+\s){0,2}?(?:keer|maal|evaluatie|gesprek|moment|bespreking|bijeenkomst|overleg|terugblik)"
    r"|\b[eé]énmaal|\beenmaal|\b[eé]énmalig|\beenmalig|\bslechts een|\been enkele? (?:keer|maal|evaluatie|gesprek)"
    r"|\bune? seule?\b|\bunique\s(?:évaluation|entretien|bilan)|\b(?:évaluation|entretien|bilan) unique"
    r"|\bune fois\b|\b1\s(?:keer|x|maal|fois|evaluatie|évaluation|gesprek|bilan|entretien)\b"
    r"|\been keer\b",
    re.IGNORECASE,
)


@lru_cache(maxsize=4096)
def find_moments(text: str) -> tuple[tuple[int, int], ...]:
    """Return the spans of moments without a date of their own; a row of three gives three spans."""
    plain = folded_in_place(text)
    near = [(d.start, d.end) for d in find_dates(text)]
    found: list[tuple[int, int]] = []
    for match in _ROW.finditer(plain):
        row = match["row"] or match["after"]
        if match["after"] or _LEAD.search(plain[: match.start()]):
            found += [match.span()] * len(re.findall(rf"\b{_ONE}", row))
    for pattern in _POINT:
        first = pattern.search(plain)
        if first:
            found.append(first.span())
    return tuple(span for span in found if not _dated(span, near, plain))


def _dated(span: tuple[int, int], dates: list[tuple[int, int]], text: str) -> bool:
    """Whether a date says the same moment: "halfweg, in december 2017", "in mei (einde)"."""
    for start, end in dates:
        after, before = start - span[1], span[0] - end
        if 0 <= after <= 30 and not _ADDED.search(text[span[1] : start]):
            return True
        if 0 <= before <= 14 and not _ADDED.search(text[end : span[0]]):
            return True
    return False


def told_number(text: str) -> int:
    """Return how many meetings the words announce ("twee gesprekken", "une seule fois"), or 0."""
    plain = folded_in_place(text)
    counts = [number(match["n"]) for match in _TOLD.finditer(plain)]
    counts += [n for word, n in _JOINED.items() if re.search(rf"\b{word}\b", plain)]
    if counts:
        return max(counts)
    return 1 if _ONCE.search(text) else 0
