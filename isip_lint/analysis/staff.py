"""Names of the people of the centre, told by what a text says that they do for the person."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import lru_cache

_FIRST = r"[A-ZÀ-ÖØ-Þ][a-zà-ÿ][\w'’-]*"
_NAME = rf"(?P<name>{_FIRST}(?:\s+(?:(?:van|de|den|der|le|la|du|Van|De|Vande)\s+){{0,2}}{_FIRST}){{0,2}})"
_TITLE = r"(?:(?:mevr(?:ouw)?|mw|dhr|meneer|mijnheer|de heer|mme|madame|monsieur|m)\.?\s+)?"
_OFFICE = (
    r"(?:(?:maatschappelijk[e ]*|sociaal )(?:werk(?:st)?er|assistente?|verpleegkundige)|"
    r"(?:[a-z]+)?begeleid(?:st)?er|(?:[a-z]+)?consulente?|(?:job|traject|loopbaan)?coach|mw|as|contactpersoon|"
    r"dossierbeheerd(?:st)?er|referentiepersoon|aanspreekpunt|contact op de dienst|"
    r"assistante? sociale?|travailleu(?:r|se) sociale?|r[ée]f[ée]rente?|accompagnat(?:eur|rice)|"
    r"agente? d['’]insertion|conseill(?:er|[èe]re)|personne de contact|gestionnaire)"
)
_SHORT = r"(?:uw|je|jouw|mijn|haar|zijn|de|het|votre|ton|ta|mon|ma|son|sa|le|la|l['’])"
_AWAY = (
    r"(?:bij (?:\w+\s)?(?:verlof|afwezigheid|ziekte|verhindering)|er niet(?: is)?|afwezig(?: is)?|verhinderd|"
    r"(?:is|ben) (?:ik )?ziek|ziek is|vervang\w*|remplac\w*|en (?:son|leur|mon|cas d['’]) ?absence|"
    r"(?:est|suis) absente?|n['’]est pas là|emp[êe]ch[ée]e?|en cong[ée])"
)
_BODY = r"(?:ocmw|cpas|centrum|centre|sociaal huis|welzijnshuis|service social)"
_PATTERNS = tuple(
    re.compile(pattern)
    for pattern in (
        rf"{_NAME},? (?:begeleidt|volgt (?:\w+ ){{0,3}}(?:dossier|op\b)|helpt u\b|vervangt|springt in|"
        rf"neemt\b[^.;]{{0,25}}\bover|"
        rf"(?i:suit (?:\w+ ){{0,2}}dossier|vous (?:suit|accompagne|re[çc]oit)|t['’]accompagne|remplace|prend le relais))",
        rf"{_NAME} (?:is|wordt|est|sera) (?:{_SHORT} ?)?(?:vaste |eerste )?(?i:{_OFFICE})\b",
        rf"\b(?i:{_OFFICE})\b(?: (?:is|heet|est|blijft))?\s*[:=,–-]?\s*{_TITLE}{_NAME}",
        rf"{_NAME} \((?:{_SHORT} ?)?(?:(?i:{_OFFICE})|MA)\b[^)]{{0,30}}\)",
        rf"{_NAME}, (?:{_SHORT} ?)?(?:vaste )?(?i:{_OFFICE})\b(?=[,.;:]| [a-z])",
        rf"\b(?:[Cc]ollega|(?:[Nn]otre|[Mm]on|[Mm]a) coll[èe]gue),? {_NAME}",
        rf"\b(?i:{_AWAY})[^.;A-ZÀ-Þ]{{0,45}}{_TITLE}{_NAME}",
        rf"\b(?i:{_AWAY})[^.;]{{0,30}}(?:neemt|springt|helpt|antwoordt|belt? (?:je|u)(?: naar)?|ik naar|appelez|appelle|"
        rf"contactez|remplace)\s+{_TITLE}{_NAME}",
        rf"\b(?i:bellen|mailen|contact opnemen|t[ée]l[ée]phoner|appeler) "
        rf"(?:naar|met|[àa])? ?{_TITLE}{_NAME}",
        rf"\b(?i:gezicht|persoon|contact|medewerk(?:st)?er|stem|visage|personne|membre|voix) (?i:van|voor|bij|d[eu]|pour|au) "
        rf"(?:(?:het|la|le|de) )?(?i:ocmw|cpas|centr\w+|dienst|service)\s*[:=–-]\s*{_TITLE}{_NAME}",
        rf"{_NAME},? (?:onder)?(?i:tekent|signe) (?:\w+ ){{0,2}}(?i:voor|namens|pour|au nom d[eu]) "
        rf"(?:(?:het|le|la|de) )?(?i:ocmw|cpas|centr\w+|dienst|service|bestuur)",
        rf"{_NAME}, (?:van (?:het|ons)|d[eu]|de notre) (?i:{_BODY})\b(?= ?,| [a-z])",
        rf"{_NAME} van (?:het|ons) (?i:{_BODY}) (?:[a-zë]+t|zal|kan|wil|en (?:ik|jij|u))\b",
        rf"{_NAME} (?:du|de notre) (?i:{_BODY}) (?:[mtl]['’]\w+|vous|me|te|lui|a|va|paie|vient|fait|prend|passe|reste|"
        rf"suit|cherche|appelle|et (?:moi|toi|vous))\b",
        rf"{_NAME} (?:[a-zà-ÿ]+ ){{1,3}}(?:namens|au nom d[eu]) (?:(?:het|ons|le|la|notre) )?(?i:{_BODY})\b",
        rf"\b(?i:gevolgd|begeleid|opgevolgd|suivie?|accompagn[ée]e?) (?:door|par) {_TITLE}{_NAME}",
        rf"\b(?:Ik ben|Je suis|Je m['’]appelle|"
        rf"Mijn naam is) {_NAME},? (?:en )?(?:ik )?(?:(?:{_SHORT} ?)(?i:{_OFFICE})|begeleid|"
        rf"vous accompagne)",
    )
)
_NO_NAMES = frozenset(
    """de het een mevrouw meneer mijnheer madame monsieur wij we u je ik nous vous le la les un une
    als is dan voor bij met en of zij hij ze er dit dat sociale dienst huis ocmw cpas forem actiris
    vdab mme mlle mr mevr dhr heer mademoiselle elle elles ils il on étape tél président présidente
    directeur directrice voorzitter secretaris monsieur cliënt cliënte klant gerechtigde begunstigde bénéficiaire
    usager usagère étudiant étudiante steun hulp leefloon aide gezien gelezen lu""".split()
)


# The same paragraph is read for the names of clauses and for the parties.
@lru_cache(maxsize=2048)
def staff_names(text: str) -> tuple[str, ...]:
    """Return the words of the names of those who, ``text`` says, follow, help or replace."""
    return tuple(_names(text))


def _names(text: str) -> Iterator[str]:
    for pattern in _PATTERNS:
        for match in pattern.finditer(text):
            for word in match["name"].split():
                if word[:1].isupper() and word.casefold() not in _NO_NAMES:
                    yield word
