"""The term of an agreement as short lines tell it: "zes maanden vanaf vandaag", "Du .../... au .../..."."""

from __future__ import annotations

import re
from itertools import pairwise

from isip_lint.analysis.dates import LENGTH, find_dates, folded_in_place
from isip_lint.analysis.numbers import ANY_NUMBER

_BLANK_DATE = re.compile(
    r"[._…]{2,}(?:\s?[/.-]\s?[._…]{2,}){1,2}|[._…]{3,}|\[[^\]]{2,40}\]|\b(?:dd|jj|xx)[/.-](?:mm|xx)\b[/.-]?\w*",
    re.IGNORECASE,
)
_NOW = re.compile(
    r"\b(?:nu|vandaag|heden|aujourd'hui|ce jour|maintenant|la signature|(?:de )?ondertekening)\b",
    re.I,
)
_FROM = re.compile(
    r"(?:\b(?:van|vanaf|du|de|des|a partir (?:du|de|d')|a dater (?:du|de)|start(?:datum)?|begin|begint|debut|ingang|aanvang|"
    r"periode|looptijd|duur|duree|prise d'effet|entree en vigueur|loopt|court|geldt|va)|[:|(]|^)"
    r"\W*(?:le|op|van|du|de|d')?\W*$"
)
_TO = re.compile(
    r"[\s,;.)|-]*(?:inclus|inbegrepen|et|en)?[\s,;.)|-]*"
    r"(?:tot(?: en met| aan)?|t\.?\s?e\.?\s?m\.?|t/m|tem|au|a|→|->|=>|–|—|-|jusqu'(?:au|a|en)|eind(?:e|datum)?|"
    r"fin|stop|terme|echeance)"
    r"\W*(?:le|op|van|du|au|eind|fin|de)?\W*"
)
_STARTS = re.compile(
    r"(?:\s?\([^)]*\))?(?:\s(?:samen|ensemble|lang))?(?:,?\s(?:hernieuwbaar|verlengbaar|renouvelables?|"
    r"prolongeables?|reconductibles?))?,?\s*"
    r"(?:a (?:partir|dater|compter)|te (?:rekenen|tellen|beginnen)|gerekend|vanaf|met ingang|ingaand|prenant (?:cours|effet)|"
    r"debutant|commencant|startend|beginnend|aanvangend|na (?:de )?onderteken|apres (?:la )?signature|des (?:la|le|aujourd)|"
    r"depuis (?:la|le|aujourd))"
)
_SHORTENED = re.compile(
    r"\b(?:binnen(?: de)?|dans(?: les)?|endeans|om de|tous les|elke|apres|na|max\w*|ten hoogste|minstens)\s*$"
)
_LABEL = re.compile(
    r"\W*(?:\d+[.)]?\s*)?(?:periode|duree|duur|looptijd|contractduur|hoe ?lang|combien de temps|termijn|"
    r"geldigheid(?:sduur)?|validite|"
    r"van wanneer|de quand|jusqu'a quand|tot wanneer|quand|dates)\b[^:.?!0-9]{0,30}[:.?!–|-]+\s*(?P<value>.{2,120})"
)
_UNTIL = re.compile(r"\W*(?:\d+[.)]?\s*)?(?:jusqu'a quand|tot wanneer)\b")
_BARE = re.compile(
    r"\W*(?:\d+[.)]\s)?(?:[0-9(\[._…]|(?:geldig|valable|loopt|court|dit|ceci|tout|alles|start|begin|debut|ingang\w*|date|datum|"
    rf"periode|duur|duree|{ANY_NUMBER})\b|(?:van|vanaf|du|de|des|le|a partir d[eu])\s(?:[0-9(\[._…]|nu\b|vandaag|heden|"
    rf"ce jour|aujourd|jan|fe[bv]|maa|mars|apr|avr|me?i|mai|ju[inl]|aou|aug|sep|o[ck]t|nov|dec|{ANY_NUMBER}))"
)
_PACT = re.compile(
    r"\b(?:werken .{0,30}samen|travaill(?:ons|ent) .{0,30}ensemble|travaillons)\b|"
    r"\b(?:contract\w*|overeenkomst|project|plan|gpmi|afspraken|afspraak|traject|akkoord|pact|engage\w*|"
    r"verbind\w*|spreken|maken|"
    r"contrat|convention|projet|piis|accord|engag\w+|convenons|equipe|parcours|lettre|brief|papier|dit alles|tout ceci)\b"
)
_ITS_LENGTH = re.compile(
    r"\b(?:(?:contract|overeenkomst|project|plan|gpmi|traject|contrat|convention|projet|plan|piis|accord)\s(?:van|voor|"
    r"d'|de|pour)|(?:le tout|tout (?:ceci|cela)|l'ensemble|alles|dit alles|het geheel|dit contract|ce contrat|"
    r"dit plan|ce plan|le projet|le contrat|het plan|het project|het contract|de overeenkomst)\s(?:court|dure|vaut|est valable|"
    r"porte sur|couvre|loopt|duurt|geldt|telt|is geldig)(?:\s(?:sur|pour|pendant|over|voor|gedurende))?)\s?$"
)
_BRIEF = 12
_OPENING = 24
_NEAR = 14


def spans_of_time(text: str) -> bool:
    """Whether ``text`` names a start and an end: two dates, or places for them, joined by "tot", "au"."""
    plain = folded_in_place(text)
    days = [(d.start, d.end) for d in find_dates(text)]
    days += [m.span() for m in _BLANK_DATE.finditer(plain) if not _within(m.start(), days)]
    starts = [m.span() for m in _NOW.finditer(plain)]
    return any(
        _FROM.search(plain[: first[0]]) is not None and _TO.fullmatch(plain, first[1], last[0])
        for first, last in pairwise(sorted({*days, *starts}))
        if last in days
    )


def _within(place: int, spans: list[tuple[int, int]]) -> bool:
    return any(start <= place < end for start, end in spans)


def opens_with_length(text: str) -> bool:
    """Whether ``text`` begins with a length and tells where it begins: "12 maanden, beginnend op ..."."""
    return LENGTH.match(folded_in_place(text.lstrip(" *–-•"))) is not None and lasts_from(text)


def length_of_agreement(text: str) -> bool:
    """Whether ``text`` says of the agreement itself how long it is: "un projet d'un an", "alles loopt
    een jaar"."""
    plain = folded_in_place(text)
    return any(
        _ITS_LENGTH.search(plain[: found.start()]) is not None for found in LENGTH.finditer(plain)
    )


def lasts_from(text: str) -> bool:
    """Whether ``text`` tells a length and where it begins: "quatre mois à partir du 15 avril"."""
    plain = folded_in_place(text)
    days = [d.start for d in find_dates(text)]
    for found in LENGTH.finditer(plain):
        begins = _STARTS.match(plain, found.end())
        if begins is None or _SHORTENED.search(plain[: found.start()]):
            continue
        near = range(begins.end() - 1, begins.end() + _NEAR)
        now = _NOW.search(plain, begins.start(), begins.end() + _NEAR)
        if now or any(day in near for day in days):
            return True
    return False


def labelled_term(text: str) -> bool:
    """Whether a line such as "Période : 20/09/2024 → juin 2027", "Hoelang? Zes maanden." tells the end."""
    match = _LABEL.match(folded_in_place(text))
    if match is None:
        return False
    value = text[match.start("value") : match.end("value")]
    enough = 1 if _UNTIL.match(folded_in_place(text)) else 2
    if len(find_dates(value)) >= enough or spans_of_time(value) or spans_of_time(f": {value}"):
        return True
    return LENGTH.search(folded_in_place(value[:_OPENING])) is not None


def is_of_agreement(text: str) -> bool:
    """Whether a line names the agreement, or is short and opens with the dates themselves."""
    plain = folded_in_place(text)
    bare = len(text.split()) <= _BRIEF and _BARE.match(plain) is not None
    return bare or _PACT.search(plain) is not None
