"""Whether an agreement names both parties: the centre with its place, the person with a name."""

from __future__ import annotations

import re
from collections.abc import Sequence
from functools import lru_cache

from isip_lint.analysis.model import Agreement
from isip_lint.analysis.names import CENTRE, GREETING, NAMED_CENTRE, UPPER, is_no_name
from isip_lint.analysis.people import People, is_third, read_people, roles_in
from isip_lint.analysis.profile import BLANK, has_blank
from isip_lint.documents.model import Block

_BIRTH = re.compile(
    r"\bgeb(?:oren|\.)|°\s?[0-9]|\bnée?\b\s*(?:\(e\))?\s*(?:le|à|en|[0-9]{1,2}[ ./-])|\bné\(e\)|\bné·e|geboortedatum|"
    r"date de naissance|rijksregister|registre national",
    re.IGNORECASE,
)
_FIELD = re.compile(
    r"\b(?:naam|voornaam|nom|prénom|cliënt|bénéficiaire|usager)\b[^:]{0,30}:\s*\S", re.I
)
_NAME_FIELD = re.compile(
    rf"(?i:\b(?:nom|naam|familienaam|achternaam|cli[ëe]nte?|b[ée]n[ée]ficiaire|gerechtigde|begunstigde|"
    rf"[ée]tudiante?|stude?nte?)\b)"
    rf"[^:.;|]{{0,24}}:\s*(?P<name>[{UPPER}][\w'’-]+)"
)
_SLOT_LEAD = (
    r"(?:u|jij|vous|toi|ik|tussen|entre|soussign[ée]e?|ondergetekende|mevrouw|madame|monsieur|mijnheer|heer|m\.|"
    r"mme|en|et)"
)
_SALUTED = re.compile(
    r"\b(?:[Dd]ag|[Bb]este|[Hh]allo|[Gg]eachte|[Cc]her|[Cc]hère|[Bb]onjour|[Ss]alut)"
    r"\s+(?:[a-zà-ÿ]+\s+|Madame\s+|Monsieur\s+)?[A-ZÀ-Þ][\w'’-]+"
)
_NO_NAME = re.compile(r"\s(?:Mevrouw|Mijnheer|Heer|Madame|Monsieur|Mademoiselle)$")
_SLOT = re.compile(rf"\b{_SLOT_LEAD}\W{{0,4}}(?={BLANK.pattern})", re.IGNORECASE)
_ASIDE = re.compile(
    r"\b(?:dossier|brief|beslissing|besluit|beschikking|schrijven|lettre|courrier|d[ée]cision|attestation|"
    r"vroegere?|vorige?|ancien(?:ne)?|pr[ée]c[ée]dent)\b[^.;:]{0,24}$|"
    r"\b(?:steun|hulp|aide)\s(?:\w+\s){0,2}(?:van(?: het)?|d[eu]|vanwege(?: het)?)\s*$|"
    r"\b(?:waar|où)\s(?:het|le)\s*$",
    re.IGNORECASE,
)
_PLACE = rf"[{UPPER}][\w'’]+(?:-[\w'’]+)*"
# The place before the centre, at the start of a line: "Saint-Gilles – CPAS", "Lier (OCMW)".
_PLACED_BEFORE = re.compile(
    rf"(?:^|[|/–—·]\s*){_PLACE}(?:\s(?i:sur|sous|op den|op|aan de|bij)\s{_PLACE})?\s*[(|/–—·-]\s*(?i:{CENTRE})\b"
)
_PLACED_BEHIND = re.compile(
    rf"\b(?i:{CENTRE})(?:-|,?\s(?i:(?:hier|d['’]ici),?\s)?(?i:in|te|à)\s|"
    rf"\b[^.;:]{{0,24}}\s(?i:celui|dat)\s(?i:de\s|d['’]|van\s)){_PLACE}"
)
_GREETED = re.compile(rf"(?:{GREETING})\s(?P<name>{_PLACE})\s*[,!]")
_AGED = re.compile(
    rf"\b(?i:ik|jij|u|moi|toi|vous|je suis|ik ben|ik heet|je m['’]appelle),?\s(?P<name>{_PLACE}),?\s\(?"
    r"(?:1[89]|[2-7][0-9])\s(?:jaar|ans)\b"
)
_TOP = 8
_SHORT = 6


def missing_party(agreement: Agreement) -> bool:
    """Whether the centre, or the person, is not named as a party."""
    blocks = agreement.document.blocks
    texts = texts_of(blocks)
    named = any(map(_names_centre, texts)) or any(map(_places_centre, texts_of(blocks[:_TOP])))
    return not (named and _names_person(agreement, texts))


def _names_centre(text: str) -> bool:
    """A file, a letter or a decision of a centre names it in passing only."""
    return any(not _ASIDE.search(text[: found.start()]) for found in NAMED_CENTRE.finditer(text))


def _places_centre(text: str) -> bool:
    """Whether a line near the top names the place of the centre in another way than "CPAS de Namur"."""
    return bool(_PLACED_BEFORE.search(text) or _PLACED_BEHIND.search(text))


def texts_of(blocks: Sequence[Block]) -> list[str]:
    """Return the texts of blocks, and those of whole table rows: a name may stand beside its label."""
    rows: dict[tuple[str, int], str] = {}
    for block in blocks:
        if block.cell is not None:
            key = (block.cell.table, block.cell.row)
            rows[key] = f"{rows[key]} | {block.text}" if key in rows else block.text
    return [b.text for b in blocks] + list(rows.values())


@lru_cache(maxsize=2)
def people_of(agreement: Agreement) -> People:
    """Return who is who in an agreement."""
    return read_people(texts_of(agreement.document.blocks))


def _names_person(agreement: Agreement, texts: Sequence[str]) -> bool:
    people = people_of(agreement)
    if people.party or people.titled or any(map(_is_person, texts)):
        return True
    if any(map(_names_beside_centre, texts_of(agreement.document.blocks[:_TOP]))):
        return True
    return any(map(_has_slot, texts)) or _has_name_slot(agreement)


def _names_beside_centre(text: str) -> bool:
    """Whether a line near the top names, beside the centre, somebody who is neither staff nor a third."""
    if not (_names_centre(text) or _places_centre(text)):
        return False
    roles = list(roles_in(text))
    free = [name for name, role in roles if role is None and not is_third(text, name)]
    centre = re.search(CENTRE, text, re.IGNORECASE)
    before = any(name.end <= centre.start() for name in free) if centre else False
    return before or (bool(free) and not any(role is False for _, role in roles))


def _is_person(text: str) -> bool:
    called = _GREETED.match(text) or _AGED.search(text)
    if called and not is_no_name(called["name"]):
        return True
    if _BIRTH.search(text):
        return True
    if any(not is_no_name(field["name"]) for field in _NAME_FIELD.finditer(text)):
        return True
    salute = _SALUTED.search(text)
    return bool(salute and not _NO_NAME.search(salute[0]) and len(text.split()) <= _SHORT)


def _has_slot(text: str) -> bool:
    """Whether a place for a name is open beside the centre: "U, ........, en het OCMW van Wortel"."""
    return _SLOT.search(text) is not None and NAMED_CENTRE.search(text) is not None


def _has_name_slot(agreement: Agreement) -> bool:
    blocks = agreement.document.blocks
    return agreement.profile.template and any(
        _FIELD.search(b.text) or (has_blank(b.text) and _BIRTH.search(b.text)) for b in blocks
    )
