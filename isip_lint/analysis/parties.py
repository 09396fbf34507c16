"""The names that a document gives its own parties."""

from __future__ import annotations

import re
from collections.abc import Iterable

from isip_lint.analysis.mentions import PERSON
from isip_lint.analysis.model import Bearer
from isip_lint.documents.model import Block
from isip_lint.language.normalise import fold

_DEFINED = re.compile(
    r"(?:hierna|hieronder|verder|voortaan|ci-après|dénommée?|nommée?|appelée?|désignée?)\b[^.;:\"'“«„‘]{0,40}"
    r"[\"'“«„‘]\s*([^\"'”»’]{2,40}?)\s*[\"'”»’]",
    re.IGNORECASE,
)
_CAPITAL = r"[A-ZÀ-ÖØ-Þ][\w'’-]+"
_NAME = re.compile(
    rf"{_CAPITAL}(?:[ -](?:(?:van|de|den|der|del|di|el|le|la|du|ben|Van|De|ter|ten|vande|'t) ?){{0,3}}{_CAPITAL})+"
)
_PERSON = re.compile(
    r"\b(?:mevr(?:ouw)?\.?|mw\.?|de heer|dhr\.?|mijnheer|meneer|madame|mme|monsieur|m\.|mlle|mademoiselle|mr\.?)\s+"
    rf"((?:(?:van|de|den|der|le|la|du|Van|De) )*{_CAPITAL})",
    re.IGNORECASE,
)
_CENTRE = re.compile(
    r"ocmw|cpas|voorzitter|pr[ée]sident|direct(?:eur|rice)|secr[ée]taris|secr[ée]taire|maatschappelijk|"
    r"assistant|travailleu|begeleid|trajectbegeleid|vertegenwoordigd|repr[ée]sent|consulent|jobcoach|"
    r"agente?\b|conseill|r[ée]f[ée]rent|vervang|rempla|dossierbeheerder|contactpersoon|sociale dienst",
    re.IGNORECASE,
)
_PERSONAL = re.compile(
    r"geboren|°|n[ée]e? (?:le|à)|né\(e\)|wonende|woont|domicili|demeurant|r[ée]sidant|habitant|rijksregister|"
    r"registre national|geboorte|naissance|b[ée]n[ée]ficiaire|cli[ëe]nt|gerechtigde|betrokkene|int[ée]ress|"
    r"usager|student|[ée]tudiant|begunstigde|leefloner|adres|adresse|\bnaam\b|\bnom\b|^u$|^vous$",
    re.IGNORECASE,
)
_COMMON = frozenset(
    """ocmw cpas het de la le les l' van der den project projet contrat contract sociale social dienst artikel
    article leefloon revenu centre centrum rue straat laan place plein avenue januari februari""".split()
)


def find_aliases(blocks: Iterable[Block]) -> dict[str, Bearer]:
    """Return the folded names that the document uses for its parties, with their role.

    Both definitions ("hierna 'de gerechtigde' genoemd", "ci-après « l'usager »") and the names of
    persons beside a date of birth, an address or an office (marked with PERSON: only with a capital).
    """
    aliases: dict[str, Bearer] = {}
    for block in blocks:
        head = f"{block.cell.row_head} {block.cell.column_head}" if block.cell else ""
        _defined(block.text, aliases)
        _persons(block.text, head, aliases)
    return aliases


def _defined(text: str, aliases: dict[str, Bearer]) -> None:
    start = 0
    for match in _DEFINED.finditer(text):
        before = text[start : match.start()]
        role = _role(before) or Bearer.THIRD
        start = match.end()
        for word in re.split(r"[\s'’]+", match[1]):
            if len(word) > 2 and fold(word) not in _COMMON:
                aliases.setdefault(fold(word), role)


def _role(text: str) -> Bearer | None:
    """The nearer of a personal detail and an office decides; an office in front of nothing else."""
    personal = list(_PERSONAL.finditer(text))
    office = list(_CENTRE.finditer(text))
    if personal and not office:
        return Bearer.BENEFICIARY
    if office and not personal:
        return Bearer.CENTRE
    if personal and office:
        return Bearer.BENEFICIARY if personal[-1].start() > office[-1].start() else Bearer.CENTRE
    return None


def _persons(text: str, head: str, aliases: dict[str, Bearer]) -> None:
    for match in [*_NAME.finditer(text), *_PERSON.finditer(text)]:
        name = match[1] if match.re is _PERSON else match[0]
        role = _nearest(text, match, head)
        if role is None:
            continue
        for word in re.split(r"[\s]+", name):
            folded = fold(word)
            if len(folded) > 2 and folded not in _COMMON and word[0].isupper():
                aliases.setdefault(PERSON + folded, role)


def _nearest(text: str, match: re.Match[str], head: str) -> Bearer | None:
    before = text[max(0, match.start() - 60) : match.start()]
    after = text[match.end() : match.end() + 60]
    in_office = _CENTRE.search(before) or _CENTRE.match(after.lstrip(" (,-–")) or _CENTRE.search(head)
    if _PERSONAL.search(after) and not _CENTRE.match(after.lstrip(" (,-–")):
        return Bearer.BENEFICIARY
    if in_office:
        return Bearer.CENTRE
    return Bearer.BENEFICIARY if _PERSONAL.search(f"{head} {before}") else None
