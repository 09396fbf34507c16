"""Whether an agreement names both parties: the centre with its place, the person with a name."""

from __future__ import annotations

import re
from collections.abc import Sequence
from functools import lru_cache

from isip_lint.analysis.model import Agreement
from isip_lint.analysis.names import NAMED_CENTRE, UPPER, is_no_name
from isip_lint.analysis.people import People, read_people
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
    r"\b(?:dossier|brief|beslissing|besluit|beschikking|schrijven|steun|hulp|lettre|courrier|d[ée]cision|aide|attestation|"
    r"vroegere?|vorige?|ancien(?:ne)?|pr[ée]c[ée]dent)\b[^.;:]{0,24}$",
    re.IGNORECASE,
)
_SHORT = 6


def missing_party(agreement: Agreement) -> bool:
    """Whether the centre, or the person, is not named as a party."""
    texts = texts_of(agreement.document.blocks)
    return not (any(map(_names_centre, texts)) and _names_person(agreement, texts))


def _names_centre(text: str) -> bool:
    """A file, a letter or a decision of a centre names it in passing only."""
    return any(not _ASIDE.search(text[: found.start()]) for found in NAMED_CENTRE.finditer(text))


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
    return any(map(_has_slot, texts)) or _has_name_slot(agreement)


def _is_person(text: str) -> bool:
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
