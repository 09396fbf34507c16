"""Whether an agreement names both parties: the centre with its place, the person with a name."""

from __future__ import annotations

import re
from collections.abc import Sequence

from isip_lint.analysis.model import Agreement
from isip_lint.analysis.profile import has_blank
from isip_lint.documents.model import Block

_CENTRE = (
    r"(?:o\.?c\.?m\.?w\.?|c\.?p\.?a\.?s\.?|openbaar centrum(?: voor maatschappelijk welzijn)?|"
    r"centre public d['’]?\s?a(?:ction|ide) sociale|sociaal huis|welzijnshuis)"
)
_PLACE = r"[A-ZÀ-ÞŒ][\w'’-]+|«|\{\{|\[|\.{3,}|…|_{3,}|<"
_LINK = r"(?:[\s,:–—(|-]|(?i:van|de|du|der|des|te|à|ville|stad|gemeente|commune|la|le|d['’]|l['’]|het))*"
_NAMED = re.compile(rf"\b(?i:{_CENTRE})(?![\w-]){_LINK}\s*(?:{_PLACE})")
_BIRTH = re.compile(
    r"\bgeb(?:oren|\.)|°\s?[0-9]|\bnée?\b\s*(?:\(e\))?\s*(?:le|à|en|[0-9]{1,2}[ ./-])|\bné\(e\)|\bné·e|geboortedatum|"
    r"date de naissance|rijksregister|registre national",
    re.IGNORECASE,
)
_TITLED = re.compile(
    r"\b(?:mevr(?:ouw)?\.?|mw\.?|de heer|dhr\.?|mijnheer|meneer|mejuffrouw|madame|mme|monsieur|m\.|mlle|"
    r"mademoiselle|mr\.?)\s+(?:[A-ZÀ-Þ]\.?\s?)?[A-ZÀ-Þ][\w'’-]+",
    re.IGNORECASE,
)
_FIELD = re.compile(
    r"\b(?:naam|voornaam|nom|prénom|cliënt|bénéficiaire|usager)\b[^:]{0,30}:\s*\S", re.I
)
_LABELLED = re.compile(
    r"\b(?i:cliënte?|gerechtigde|begunstigde|betrokkene|deelne(?:mer|emster)|stude?nte?|aanvra(?:ger|agster)|"
    r"bénéficiaire|intéressée?|usag(?:er|ère)|étudiante?|demandeu(?:r|se)|naam|nom|je suis|je m['’]appelle|"
    r"ik ben|ik heet|ik,|moi,|tussen|entre|du côté)(?:\s+(?i:en voornaam|et prénom))?[\s:–-]+"
    r"(?:[A-ZÀ-Þ][\w'’-]+\s+){1,2}[A-ZÀ-Þ][\w'’-]+"
)
_DATED = re.compile(
    r"[A-ZÀ-Þ][\w'’-]+\s+(?:[a-z]{2,3}\s+)?[A-ZÀ-ÞŒ][\w'’-]+(?:,\s*|\s*\(\s*)(?:[0-9]{1,2}[ ./-][\w]+[ ./-])"
    r"(?:19[4-9][0-9]|20(?:0[0-9]|1[0-2]))\b"
)
_SALUTED = re.compile(
    r"\b(?:[Dd]ag|[Bb]este|[Hh]allo|[Gg]eachte|[Cc]her|[Cc]hère|[Bb]onjour|[Ss]alut)"
    r"\s+(?:[a-zà-ÿ]+\s+|Madame\s+|Monsieur\s+)?[A-ZÀ-Þ][\w'’-]+"
)
_NO_NAME = re.compile(r"\s(?:Mevrouw|Mijnheer|Heer|Madame|Monsieur|Mademoiselle)$")
_OFFICE = re.compile(
    r"voorzitt|direct|secr[ée]ta|présid|presid|maatschappelijk(?! welzijn)|assistant|begeleid|référent|referent|"
    r"vervang|rempla|travailleu|jobcoach|agente?\b|ocmw|cpas|consulent|conseill|supplé",
    re.IGNORECASE,
)
_SPAN = 50
_SHORT = 6


def missing_party(agreement: Agreement) -> bool:
    """Whether the centre, or the person, is not named as a party."""
    blocks = agreement.document.blocks
    return not (_names_centre(blocks) and _names_person(agreement))


def _texts(blocks: Sequence[Block]) -> list[str]:
    """Return the texts of blocks, and those of whole table rows: a name may stand beside its label."""
    rows: dict[tuple[str, int], str] = {}
    for block in blocks:
        if block.cell is not None:
            key = (block.cell.table, block.cell.row)
            rows[key] = f"{rows.get(key, '')} {block.text}".strip()
    return [b.text for b in blocks] + list(rows.values())


def _names_centre(blocks: Sequence[Block]) -> bool:
    return any(_NAMED.search(text) for text in _texts(blocks))


def _names_person(agreement: Agreement) -> bool:
    blocks = agreement.document.blocks
    return any(map(_is_person, _texts(blocks))) or _has_name_slot(agreement)


def _is_person(text: str) -> bool:
    if _DATED.search(text):
        return True
    labelled = _LABELLED.search(text)
    if _BIRTH.search(text) or (labelled and not _OFFICE.search(labelled[0])):
        return True
    salute = _SALUTED.search(text)
    if salute and not _NO_NAME.search(salute[0]) and len(text.split()) <= _SHORT:
        return True
    for match in _TITLED.finditer(text):
        around = text[max(0, match.start() - _SPAN) : match.end() + _SPAN]
        if match[0].split()[-1][:1].isupper() and not _OFFICE.search(around):
            return True
    return False


def _has_name_slot(agreement: Agreement) -> bool:
    blocks = agreement.document.blocks
    return agreement.profile.template and any(
        _FIELD.search(b.text) or (has_blank(b.text) and _BIRTH.search(b.text)) for b in blocks
    )
