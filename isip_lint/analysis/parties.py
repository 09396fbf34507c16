"""The names that a document gives its own parties."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence

from isip_lint.analysis.labels import without_label
from isip_lint.analysis.mentions import PERSON
from isip_lint.analysis.model import Bearer
from isip_lint.analysis.names import GREETING, NAMED_CENTRE
from isip_lint.analysis.people import read_people
from isip_lint.analysis.staff import staff_names
from isip_lint.documents.model import Block, BlockKind
from isip_lint.language.normalise import fold

_DEFINED = re.compile(
    r"(?:hierna|hieronder|verder|voortaan|ci-après|dénommée?|nommée?|appelée?|désignée?)\b[^.;:\"'“«„‘]{0,40}"
    r"(?:«\s*([^»]{2,40}?)\s*»|[“„\"]\s*([^”“\"]{2,40}?)\s*[”“\"]|['‘]\s*([^'’]{2,40}?)\s*['’])",
    re.IGNORECASE,
)
_CAPITAL = r"[A-ZÀ-ÖØ-Þ][\w'’-]+"
_NAME = re.compile(
    rf"{_CAPITAL}(?:[ -](?:(?:van|de|den|der|del|di|el|le|la|du|ben|Van|De|ter|ten|vande|'t) ?){{0,3}}{_CAPITAL})+"
)
_PERSON = re.compile(
    r"\b(?:mevr(?:ouw)?\.?|mw\.?|de heer|dhr\.?|mijnheer|meneer|madame|mme|monsieur|m\.|mlle|mademoiselle|mr\.?)\s+"
    rf"((?:(?:van|den?|der|le|la|du) )*{_CAPITAL})",
    re.IGNORECASE,
)
_CENTRE = re.compile(
    r"ocmw|cpas|voorzitter|pr[ée]sident|direct(?:eur|rice)|secr[ée]taris|secr[ée]taire|maatschappelijk|"
    r"assistant|travailleu|begeleid|trajectbegeleid|vertegenwoordigd|repr[ée]sent|consulent|jobcoach|"
    r"agente?\b|conseill|r[ée]f[ée]rent|vervang|rempla|dossierbeheerder|contactpersoon|sociale dienst",
    re.IGNORECASE,
)
_OFFICE_BEFORE = re.compile(
    rf"(?:{_CENTRE.pattern})[\w·()-]*(?:\s+(?:sociale?|werk(?:st)?er|général|van het|du|de la|d'insertion|OCMW"
    r"|CPAS|dossier|traitant|référente?|door|par|is|est)){0,4}$",
    re.IGNORECASE,
)
_OFFICE_AFTER = re.compile(rf"\s*[,(–-]\s*(?:\w+\s+){{0,3}}(?:{_CENTRE.pattern})", re.IGNORECASE)
_BIRTHDAY = re.compile(
    r"\s*[,(]\s*\d{1,2}(?:[./-]\d{1,2}[./-]|\s[a-zà-ÿ]{3,9}\s)(?:19[4-9]\d|200\d|201[0-2])\b"
)
_TITLE_END = re.compile(
    r"(?:mevr(?:ouw)?\.?|mw\.?|de heer|dhr\.?|mijnheer|madame|mme|monsieur|m\.|mlle|mr\.?)\s*$",
    re.IGNORECASE,
)
_PERSONAL = re.compile(
    r"geboren|°|n[ée]e? (?:le|à)|né\(e\)|wonende|woont|domicili|demeurant|r[ée]sidant|habitant|rijksregister|"
    r"registre national|geboorte|naissance|b[ée]n[ée]ficiaire|cli[ëe]nt|gerechtigde|betrokkene|int[ée]ress|"
    r"usager|student|[ée]tudiant|begunstigde|leefloner|adres|adresse|\bnaam\b|\bnom\b|^u$|^vous$",
    re.IGNORECASE,
)
_IDENTITY = re.compile(
    r"\bgeboren\b|°\s?[0-9]|\bn[ée]e?\b\s*(?:\(e\)|·e)?\s*(?:le|à|en|[0-9])|\bwonende|\bwoont\b|"
    r"\bdomicili|\bdemeurant|\br[ée]sidant|\bhabit(?:e|ant)\b|rijksregister|registre national|geboorte|"
    r"naissance|vertegenwoordigd|repr[ée]sent[ée]e?s?\W+(?:par|valablement|aux)\b|tussen de|ondergetekende|"
    r"^\W*(?:entre|considérant|attendu que|vu|gelet|overwegende)\b|soussign|"
    r"hierna|ci-après|enerzijds|anderzijds|d'une part|d'autre part|\b(?:adresse?|n(?:aa|o)m|cli[ëe]nte?|"
    r"b[ée]n[ée]ficiaire|gerechtigde|usag(?:er|[èe]re)|[ée]tudiante?|studente?|travailleu(?:r|se) sociale?|"
    r"maatschappelijk werk(?:st)?er|assistante? sociale?)\s*:",
    re.IGNORECASE,
)
_CHILD = re.compile(
    r"\b(?i:fils|fille|fillette|bébé|petite?|aînée?|cadette?|zoon(?:tje)?|dochter(?:tje)?|kleuter|peuter|baby)"
    rf"\s(?:[a-zà-ÿ]+\s)?(?P<name>{_CAPITAL})"
)
_AGED = re.compile(
    rf"(?P<name>{_CAPITAL})\s?(?:[,(]\s?|\s)(?P<age>[0-9]{{1,2}})\s(?:ans?|jaar|(?P<months>mois|maanden?))\b"
)
_ADULT = 18
_FIRST_PERSON = {
    "nl": frozenset({"ik", "mij", "mijn"}),
    "fr": frozenset({"je", "j", "moi", "mon", "ma", "mes"}),
}
_FIRST_SUBJECT = {"nl": ("ik",), "fr": ("je", "j'")}
_SECOND_PERSON = {
    "nl": frozenset({"u", "uw", "jij", "jou", "jouw", "je"}),
    "fr": frozenset({"vous", "votre", "vos", "tu", "ton", "ta", "tes", "toi"}),
}
_BLANK_NAME = re.compile(
    r"(?:\[|«\s?|\{\{\s?|<)(NAAM|VOORNAAM|CLI[ËE]NTE?|GERECHTIGDE|NOM|PR[ÉE]NOM|B[ÉE]N[ÉE]FICIAIRE|USAGER)\b"
)
_POSTCODE = re.compile(rf"\b[1-9][0-9]{{3}}\s+(?:De\s)?({_CAPITAL})")
# "Voor het OCMW Jan Peeters" tells who signs, "het OCMW Lier" where it is.
_SIGNS_FOR = re.compile(r"\b(?:voor|namens|pour|au nom)\s(?:het\s|le\s|du\s)?$", re.IGNORECASE)
# Whom a letter greets: "Beste mevrouw Aksoy,", "Bonjour Jordan !".
_GREETED = re.compile(
    rf"^(?i:{GREETING})\s+(?i:(?:mevrouw|mijnheer|meneer|heer|madame|monsieur|mademoiselle)\s+)*"
    rf"(?P<name>{_CAPITAL}(?:\s{_CAPITAL})*)\s*(?:[,!:]|$)"
)
_LAST_NAME = re.compile(rf"\s(?:(?:van|de|den|der|le|la|du|Van|De|El)\s)*{_CAPITAL}")
_COMMON = frozenset(
    """madame monsieur mme mlle mademoiselle mevrouw mevr. mevr mijnheer meneer heer dhr dhr. mw mw. m.
    ocmw cpas het de la le les l' van der den project projet contrat contract sociale social dienst artikel
    article leefloon revenu centre centrum rue straat laan place plein avenue januari februari""".split()
)


def find_aliases(blocks: Sequence[Block], language: str) -> dict[str, Bearer]:
    """Return the folded names that the document uses for its parties, with their role.

    Both definitions ("hierna 'de gerechtigde' genoemd", "ci-après « l'usager »") and the names of
    persons beside a date of birth, an address or an office (marked with PERSON: only with a capital).
    """
    aliases: dict[str, Bearer] = {}
    if first_person(blocks, language) is Bearer.CENTRE:
        aliases.update(dict.fromkeys(_FIRST_SUBJECT[language], Bearer.CENTRE))
    plain = {w for b in blocks for w in re.findall(r"\b[a-zà-ÿ]{3,}\b", b.text)}
    texts = [_unlabelled(block) for block in blocks]
    for block, text in zip(blocks, texts, strict=True):
        head = f"{block.cell.row_head} {block.cell.column_head}" if block.cell else ""
        _defined(text, aliases)
        _persons(text, head, aliases)
    for text in texts:
        for name in staff_names(text):
            aliases.setdefault(PERSON + fold(name), Bearer.CENTRE)
    people = read_people(texts)
    if _FIRST_SUBJECT[language][0] in aliases:
        aliases |= {PERSON + word: Bearer.BENEFICIARY for word in _greeted(texts)}
    aliases |= {PERSON + word: Bearer.CENTRE for word in people.staff}
    aliases |= {PERSON + word: Bearer.BENEFICIARY for word in people.party}
    # A word that also stands in small letters is no name: "Gaat Hawa", "Pour Madame".
    none = plain | _towns(texts)
    known = {n: r for n, r in aliases.items() if not (n.startswith(PERSON) and n[1:] in none)}
    return {**known, **_blank_names(blocks)}


def _greeted(texts: Iterable[str]) -> Iterator[str]:
    """Yield the folded names that a letter greets, which is written to the person."""
    for text in texts:
        found = _GREETED.match(text)
        if found:
            yield from (w for w in map(fold, found["name"].split()) if w not in _COMMON)


def _towns(texts: Sequence[str]) -> frozenset[str]:
    """Return the folded names of the places of the centre and of addresses; a title makes a name of one."""
    found = [word for text in texts for word in _places(text)]
    titled = {fold(match[1].split()[-1]) for text in texts for match in _PERSON.finditer(text)}
    return frozenset(fold(word) for word in found) - titled


def _places(text: str) -> Iterator[str]:
    for match in NAMED_CENTRE.finditer(text):
        person = _SIGNS_FOR.search(text[: match.start()]) or _LAST_NAME.match(text[match.end() :])
        if not person and not re.search(r"[,:–—|]|\.\s", match[0]):
            yield from re.findall(_CAPITAL, match[0])[1:]
    yield from (match[1] for match in _POSTCODE.finditer(text))


def _unlabelled(block: Block) -> str:
    """The letter before a heading is no initial: "E. Afspraken cliënt"."""
    titled = block.kind is BlockKind.HEADING or block.bold
    return without_label(block.text) if titled else block.text


def _blank_names(blocks: Sequence[Block]) -> dict[str, Bearer]:
    """Return the words in capitals that a template puts where the person's name will stand: "[NAAM]"."""
    found = {m[1] for block in blocks for m in _BLANK_NAME.finditer(block.text)}
    return dict.fromkeys((PERSON + fold(word) for word in found), Bearer.BENEFICIARY)


def find_children(blocks: Sequence[Block]) -> frozenset[str]:
    """Return the folded names that the document gives to children ("Lola (7 ans)", "zoon Sam")."""
    text = "\n".join(b.text for b in blocks)
    found = [m["name"] for m in _CHILD.finditer(text)]
    found += [m["name"] for m in _AGED.finditer(text) if m["months"] or int(m["age"]) < _ADULT]
    return frozenset(fold(name) for name in found) - _COMMON


def tells_identity(text: str, *, short: bool) -> bool:
    """Whether a paragraph at the top names the parties, as ``short`` lines there do; longer prose is
    part of the agreement."""
    return (short and len(text.split()) < 7) or _IDENTITY.search(text) is not None


def first_person(blocks: Sequence[Block], language: str) -> Bearer:
    """Return who says "I": the social worker in a letter that addresses the person, else the person."""
    heads = [b for b in blocks if b.kind is BlockKind.HEADING or b.bold]
    if _count(heads, _FIRST_PERSON[language]) and not _count(heads, _SECOND_PERSON[language]):
        return Bearer.BENEFICIARY
    first, second = (
        _count(blocks, _FIRST_PERSON[language]),
        _count(blocks, _SECOND_PERSON[language]),
    )
    return Bearer.CENTRE if second >= 5 and second > 0.5 * first else Bearer.BENEFICIARY


def _count(blocks: Iterable[Block], words: frozenset[str]) -> int:
    return sum(fold(w) in words for b in blocks for w in re.findall(r"[^\W\d_]+", b.text))


def _defined(text: str, aliases: dict[str, Bearer]) -> None:
    start = 0
    for match in _DEFINED.finditer(text):
        before = text[start : match.start()]
        role = _role(before) or (Bearer.BENEFICIARY if _PERSON.search(before) else Bearer.THIRD)
        start = match.end()
        for word in re.split(r"[\s'’]+", match[match.lastindex or 1]):
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
    before = _TITLE_END.sub("", text[max(0, match.start() - 60) : match.start()]).rstrip(' ,:(–-«"')
    after = text[match.end() : match.end() + 60]
    if _OFFICE_AFTER.match(after):
        return Bearer.CENTRE
    if _PERSONAL.search(after) or _BIRTHDAY.match(after):
        return Bearer.BENEFICIARY
    if _OFFICE_BEFORE.search(before) or _CENTRE.search(head):
        return Bearer.CENTRE
    return Bearer.BENEFICIARY if _PERSONAL.search(f"{head} {before}") else None
