"""Rows of words in capitals that read as the name of a person, and the centre with its place."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import lru_cache

from isip_lint.language.normalise import fold

UPPER = "A-ZÀ-ÖØ-ÞŒŠŽŁĞİŞČ"
CENTRE = (
    r"(?:o\.?c\.?m\.?w\.?|c\.?p\.?a\.?s\.?|openbaar centrum(?: voor m\w+ welzijn)?|"
    r"centre public d['’]?\s?a(?:ction|ide) sociale|sociaal huis|welzijnshuis)"
)
GREETING = r"[Dd]ag|[Bb]este|[Hh]allo|[Gg]eachte|[Ll]ieve|[Cc]her|[Cc]hère|[Bb]onjour|[Ss]alut"
_PARTICLE = (
    r"(?:[Vv]an|[Vv]on|[Dd]en?|[Dd]er|[Dd]el|[Dd]ella|[Dd]i|[Dd]os|[Dd]as|[Dd]a|[Dd]u|[Ee]l|[Aa]l|[Ll]e|[Ll]a|"
    r"[Bb]en|[Bb]in|[Tt]e[rn]?|[Vv]anden?|[Vv]ander|['’]t|[Ii]bn|[Aa]ït)"
)
_LINK = r"(?:[\s(-]|\b(?i:van|de|du|der|des|te|à|ville|stad|gemeente|commune|la|le|het)\b|\b[dDlL]['’])*"
_TOWN = (
    rf"(?:(?:La|Le|Les|Sint|Saint|Sainte|Haute?|Basse?|Nieuw|Oud)[ -])?(?![DdLl]['’]\s)[{UPPER}][\w'’-]*"
    rf"(?:\s(?:sur|sous|op den|op|lez|aan de|aan|bij|ter|ten)\s[{UPPER}][\w'’-]*)?"
)
_BLANK_TOWN = r"«[^»]*»|\{\{[^}]*\}\}|\[[^\]]*\]|\.{3,}|…+|_{3,}|<[^>]*>"
# Behind a colon or a comma stands a town ("OCMW: Lier"), or who signs ("Voor het OCMW, An Maes").
NAMED_CENTRE = re.compile(
    rf"\b(?i:{CENTRE})(?![\w-])(?:{_LINK}\s*(?:{_TOWN}|{_BLANK_TOWN})"
    rf"|(?<!(?i:le)\s\w{{4}})(?<!(?i:het)\s\w{{4}})(?<!(?i:du)\s\w{{4}})\)?\s*[,:–—|]{_LINK}\s*"
    rf"(?:{_BLANK_TOWN}|{_TOWN}(?![\w'’-]|\s(?:{_PARTICLE}\s)?[{UPPER}])))"
)
_WORD = rf"(?:[DO]['’](?=[{UPPER}]))?[{UPPER}]\w*(?:['’-]\w+)*"
_INITIALS = rf"(?:[{UPPER}]\.[ -]?)+"
_MORE = rf"\s(?:{_PARTICLE}\s){{0,3}}(?:[{UPPER}]\.\s?|d['’])?{_WORD}"
_RUN = re.compile(
    rf"(?:(?<![\w'’.@-])|(?<=\b[dl]['’]))(?:{_INITIALS}\s?(?:{_PARTICLE}\s){{0,3}}{_WORD}(?:{_MORE}){{0,3}}"
    rf"|{_WORD}\s[{UPPER}]\.(?!\w|\s?[{UPPER}])|{_WORD}(?:{_MORE}){{1,4}}"
    r"|(?:(?<=mevrouw )|(?<=heer )|(?<=madame )|(?<=monsieur )|(?<=meneer )|(?<=mijnheer )"
    rf"|(?<=mw\. )|(?<=mme ))(?:{_PARTICLE}\s){{0,3}}{_WORD})"
)
_TITLES = frozenset(
    "mevrouw mevr mw heer dhr mijnheer meneer mejuffrouw madame mme monsieur mlle mademoiselle".split()
)
_PIECE = re.compile(rf"{_INITIALS}(?=\s?\w)|[\w'’-]+\.?")
_IS_PARTICLE = re.compile(_PARTICLE)
_LETTER = 1
# Words with a capital that are none of a name: openings of sentences, titles, labels, institutions.
_NO_NAME = frozenset(
    """het een dit dat deze die wij we u jij je ik hij zij ze er als bij met voor door tussen namens en of om op
    in na naar wat wie hoe wanneer waar niet geen ook toen samen beide partij partijen dag beste geachte hallo
    naam namen voornaam familienaam achternaam datum plaats adres handtekening handtekeningen akkoord gelezen getekend
    ondertekend opgemaakt gedaan elektronisch digitaal cliënt cliënte begunstigde gerechtigde betrokkene student
    studente mevrouw mijnheer meneer heer mejuffrouw mevr mw dhr voorzitter voorzitster directeur secretaris algemeen
    maatschappelijk sociaal sociale werker dienst centrum stad gemeente ocmw vdab rva hva cvo caw ngo project contract
    overeenkomst plan traject gpmi artikel art punt stap doel duur school huis huisarts groep vzw bijzonder comité
    raad bestuur begeleider begeleidster jobcoach vertrouwenspersoon contactpersoon vervanger vervangster nederlands
    les entre le la les un une ce cette ces nous vous tu toi moi je il elle on si par pour avec et ou dans sur sous
    quand que qui quoi où chez dès après avant cher chère chers bonjour salut date lieu signature signatures fait lu
    lus lue établi dressé signé nom prénom noms adresse bénéficiaire intéressé intéressée usager étudiant étudiante
    demandeur demandeuse madame monsieur mademoiselle mme mlle m mr président présidente directeur directrice
    secrétaire général générale assistant assistante social sociale référent référente agent agente service centre
    cpas forem actiris onem projet convention accord piis article point étape but durée école maison société comité
    conseil commune ville province ministère médecin bourgmestre asbl agence fonds groupe office institut université
    haute rue avenue place chaussée boulevard cette bon reçu tout toute chaque notre votre nos vos ton ta mon ma son sa
    januari februari maart april mei juni juli augustus september oktober november december janvier février mars avril
    mai juin juillet août septembre octobre novembre décembre maandag dinsdag woensdag donderdag vrijdag zaterdag
    zondag lundi mardi mercredi jeudi vendredi samedi dimanche belgië belgique vlaanderen wallonie bruxelles brussel
    maître dokter docteur dr mter meester enerzijds anderzijds ondergetekende ondergetekenden soussigné soussignée
    soussignés contractant contractants contractanten partie parties gemeenschap region région housing first kind gezin
    crèche maison office fédération mutualité ziekenfonds mutualiteit banque bank""".split()
)
_NO_ENDING = re.compile(
    r"(?:straat|laan|steenweg|plein|baan|dreef|kaai|lei|markt|school|dienst|centrum|werking|huis|winkel)$"
)


@dataclass(frozen=True, slots=True)
class Name:
    """A name at ``start`` to ``end``; ``words`` are its folded words of more than a letter; ``titled``
    when "mevrouw", "Monsieur" and the like stand before it."""

    start: int
    end: int
    words: frozenset[str]
    titled: bool


@lru_cache(maxsize=2048)
def find_names(text: str) -> tuple[Name, ...]:
    """Return the names in ``text``, of two parts ("Ans Peeters", "J.-L. Piret", "Aline N.") or behind a
    title ("mevrouw Peeters").

    A text all in capitals shows no names.
    """
    return () if text.isupper() else tuple(_names(text))


def _names(text: str) -> Iterator[Name]:
    for run in _RUN.finditer(text):
        pieces: list[re.Match[str]] = []
        titled = text[: run.start()].rstrip().rsplit(" ", 1)[-1].rstrip(".").casefold() in _TITLES
        for piece in _PIECE.finditer(text, *run.span()):
            if is_no_name(piece[0]):
                yield from _name(pieces, titled=titled)
                pieces, titled = [], piece[0].rstrip(".").casefold() in _TITLES
            else:
                pieces.append(piece)
        yield from _name(pieces, titled=titled)


def is_no_name(word: str) -> bool:
    """Whether a word with a capital is none of a name: a title, an institution, the start of a line."""
    plain = word.rstrip(".").casefold()
    if len(plain) == 1:
        return not word.endswith(".")
    return plain in _NO_NAME or fold(plain) in _FOLDED or _NO_ENDING.search(plain) is not None


def _name(pieces: list[re.Match[str]], *, titled: bool) -> Iterator[Name]:
    while pieces and pieces[-1][0].islower():
        pieces.pop()
    named = [p[0] for p in pieces if p[0][:1].isupper()]
    whole = (w for w in named if len(w.rstrip(". -")) > _LETTER and not _IS_PARTICLE.fullmatch(w))
    words = frozenset(fold(w) for w in whole if "." not in w[:-1])
    if words and (titled or len(named) > 1):
        yield Name(pieces[0].start(), pieces[-1].end(), words, titled or named[0] == "M.")


_FOLDED = frozenset(fold(word) for word in _NO_NAME)


def mask_centres(text: str) -> str:
    """Return ``text`` with "§" over each centre that is named with its place; places stay."""
    return NAMED_CENTRE.sub(lambda found: "§" + "§" * (len(found[0]) - 1), text)
