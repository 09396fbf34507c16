"""Whether both parties have a place to sign, and whether there is a date."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Sequence

from isip_lint.analysis.dates import find_dates
from isip_lint.analysis.mentions import PERSON
from isip_lint.analysis.model import Agreement, Bearer, Precision, Zone
from isip_lint.analysis.names import find_names, is_no_name
from isip_lint.analysis.people import roles_in
from isip_lint.analysis.sections import is_heading
from isip_lint.documents.model import Block
from isip_lint.engine.checks.parties import people_of
from isip_lint.engine.checks.signed_on import BORN, DATELINE, MARKS, PLACED, tells_day
from isip_lint.language.normalise import fold

_PERSON_WORDS = re.compile(
    r"\b(?:cli[ëe]nte?|gerechtigde|begunstigde|betrokkene|aanvra(?:ger|agster)|deelne(?:mer|emster)|"
    r"stude?nte?|cursiste?|titularis|titulaire|ik|u|jij|"
    r"(?:mijn|jouw|je|uw|haar|zijn) (?:handtekening|naam|krabbel|paraaf|akkoord)|"
    r"b[ée]n[ée]ficiaire|"
    r"int[ée]ress[ée]e?|usag(?:er|[èe]re)|demandeu(?:r|se)|[ée]tudiante?|moi|vous|toi|"
    r"(?:m[ao]n?|t[ao]n?|votre|s[ao]n?) (?:signature|paraphe|griffe|nom|accord)|(?:le|la) jeune|jeune majeure?|stagiaire|"
    r"rechthebbende|jongere|leefloner|persoon|personne|jouw|"
    r"(?:voor|van|pour) (?:mij|jou|haar|hem|elle|lui)|uw kant|votre c[ôo]t[ée]|"
    r"ayant[ -]droit|signataire|contractant|cocontractante?|ondergetekende|soussign[ée]e?)\b",
    re.IGNORECASE,
)
_TITLES = re.compile(
    r"\b(?:mevrouw|mevr\.|mw\.|mijnheer|meneer|de heer|dhr\.|mejuffrouw|madame|mme|monsieur|mademoiselle|"
    r"mlle)(?=\W|$)",
    re.IGNORECASE,
)
_CENTRE_WORDS = re.compile(
    r"\b(?:o\.?c\.?m\.?w|c\.?p\.?a\.?s|voorzitters?|directeur|directrice|secretaris|secr[ée]taire|"
    r"pr[ée]sidente?|^\s*centr(?:e|um)\b\W*$|(?:het |voor het )?(?:centrum|bestuur)|"
    r"(?:le|pour le) (?:centre|service|conseil|comit[ée])|"
    r"(?:onze|namens de) dienst|l['’]équipe|sociaal huis|maison sociale|notre service|cosignataire|(?-i:\bAS\b)|"
    r"maatschappelijke? (?:werk|assist)|assistante? sociale?|travailleu(?:r|se) sociale?|voor de dienst|"
    r"(?:traject)?begeleid(?:er|ster)|r[ée]f[ée]rente?|job ?coach|bijzonder comit[ée]|consulente?|"
    r"dossierbeheerder|directie|namens)",
    re.IGNORECASE,
)
_WE = re.compile(
    r"^(?:wij|nous|ons)\b|\b(?:(?:voor|van|pour|de) (?:ons|nous)|onze handtekening|nos signatures?|notre signature|la n[ôo]tre|"
    r"les n[ôo]tres|(?:handtekening|signature|krabbel|griffe) (?:wij|nous))\b",
    re.IGNORECASE,
)
_BOTH = re.compile(
    r"\b(?:beide partijen|de partijen|elke partij|(?:d|l)es (?:deux )?parties|chaque partie|tous les deux|toutes les deux|"
    r"beide (?:verschijners|ondertekenaars|betrokkenen)|(?:l|d)es deux (?:comparants|signataires)|"
    r"(?:wij|we) (?:beiden|alle ?twee)|allebei|(?:elk|elke|ieder)(?: van| der)?(?: de)? partijen|beide zijden|"
    r"(?:les|des) 2 parties|chacune? des parties|de part et d['’]autre|hun handtekening(?:en)?|leurs? signatures?|"
    r"(?:drie|twee|beide|trois|deux) (?:handtekeningen|signatures|paraphes))\b",
    re.IGNORECASE,
)
_OPENS = re.compile(
    r"\b(?:opgemaakt|gedaan|opgesteld|getekend|ondertekend) (?:te|op|in)\b|handtekening|gelezen en goedgekeurd|"
    r"voor akkoord|(?<!que )(?<!qui )\bfait (?:à|en|le(?! (?:cpas|centre|service))|de bonne)|\b(?:dress[ée]|"
    r"sign[ée]|[ée]tabli)e? (?:à|en|le)|lu et approuv|"
    r"pour accord|signature|w\.g\.",
    re.IGNORECASE,
)
_ASIDE = re.compile(r"\([^()]*\)\W*")
_INITIALS = re.compile(r"\b[A-ZÀ-Þ]\.(?:-[A-ZÀ-Þ]\.)?\s?[A-ZÀ-Þ]\w+\s*[–—/]\s*[A-ZÀ-Þ]\.")
_OPENING = re.compile(r"(?:getekend|ondertekend|signé|en door|et par)\b", re.IGNORECASE)
_PIECES = re.compile(r"\.{4,}|_{3,}|…+|✓|\((?:handt|sign|get)[^)]*\)|[–—;|]|\s-\s|\s{3,}")
_NAME = re.compile(r"\b[A-ZÀ-ÞŒ][\w'’-]{2,}")
# A sentence that tells, with its date, that was signed, as those signed by computer do.
_STATES = re.compile(
    r"\b(?:ge|onder)tekend\b|\b(?:onder)?teken(?:en|t|de)\b|\bsign(?:ée?s?|ons|ent|e)\b",
    re.IGNORECASE,
)
_SETS = re.compile(
    r"\b(?:zet(?:ten)?|plaats(?:en)?|appos\w+|mettons)\b.{0,50}\b(?:handtekening|krabbel|signature|paraphe)",
    re.I,
)
_NOT_STATED = re.compile(
    r"\b(?:moet\w*|zal|zullen|kan|mag|na|voor|v[óo][óo]r|dient|doi(?:t|vent)|devr\w+|peu(?:t|vent)|avant|apr[èe]s|"
    r"bail|huur\w*|stage\w*|"
    r"arbeids\w+|feuille|attest\w*|bij aankomst|telkens|chaque|elke)\b(?! (?:het|le) (?:ocmw|cpas|centrum|centre))",
    re.IGNORECASE,
)
_LAST_INITIAL = re.compile(r"[A-ZÀ-Þ]\.\s*$")
_ONE_NAME = re.compile(r"[A-ZÀ-Þ][\w'’-]+$")
_GREETING = r"\b(?:[Dd]ag|[Bb]este|[Hh]allo|[Cc]her|[Cc]hère|[Bb]onjour|[Ss]alut)\s+"
# Lines and columns of somebody who is no party, of copies and of contacts.
_ANOTHER = re.compile(
    r"^\W*(?:(?:voor|pour|de|het|le|la|l['’])\s*){0,2}(?:kopie|copie|c\.?c\b|contact\w*|versie|version|exemplaires?|"
    r"destinataires?|tolk|interpr[èe]te|getuige|t[ée]moin|werkgever|werkplaats|stageplaats|employeur|school|[ée]cole|vdab|"
    r"forem|actiris|mission locale|vzw|asbl|ouders?|parents?|vader|moeder|p[èe]re|m[èe]re|partner|partenaire|conjointe?|"
    r"echtgeno\w+|bewindvoerder|administrateur|vertrouwenspersoon|personne de confiance|advocaat|avocate?)\b",
    re.IGNORECASE,
)
# Merge fields and lines for parties that bear a letter or a number: "«handtekening_A»", "Sign. partie 2".
_LETTERED = re.compile(
    r"\b(?:handtekening|signature|sign\.|paraaf|paraphe)[ _]+(?:van )?(?:partij|partie|part\.)?[ _]*([AB12])\b",
    re.IGNORECASE,
)
_FOR_CENTRE = re.compile(
    rf"(?:voor |pour |namens )?(?:het |le )?(?:{_CENTRE_WORDS.pattern})[^:]{{0,40}}:", re.I
)
_LATE = 0.55
_SHORT = 20
_SHORT_TAIL = 8
_LAST_LINES = 5
_MAX_LINE = 18
_SENTENCE = 5
_BOTH_PARTIES = 2
_LAST_NAMES = 5
_LAST_ROW = 4
_ABOVE = 2


def lacks_signature(agreement: Agreement) -> bool:
    """Whether a party has no place to sign at the end, or no date stands there."""
    inside = [i for i, block in enumerate(agreement.document.blocks) if not block.is_aside]
    blocks = [agreement.document.blocks[i] for i in inside]
    start = _whole_table(blocks, _tail_start(agreement, blocks, inside))
    places = _places(blocks, start)
    if not tells_day(agreement, blocks, start, places):
        return True
    lines = [_headed(blocks[i]) for i in places]
    if _BOTH.search("\n".join(lines)) or len(_lettered(lines)) >= _BOTH_PARTIES:
        return False
    above = "\n".join(b.text for i, b in enumerate(blocks) if i not in places)
    return not _both_sign(lines, _Names(agreement, above))


def _lettered(lines: Sequence[str]) -> set[str]:
    return {found[1].upper() for line in lines for found in _LETTERED.finditer(line)}


def _headed(block: Block) -> str:
    """The head of its column says for whom a cell is signed: "Pour le CPAS"."""
    head = block.cell.column_head if block.cell is not None else ""
    return f"{head}: {block.text}" if _CENTRE_WORDS.search(head) else block.text


def _places(blocks: Sequence[Block], start: int) -> list[int]:
    """Return the places of the lines to sign on; above a line of place and day only what says so."""
    held = [
        i
        for i in range(start, len(blocks))
        if _holds_signature(blocks[i], _left(blocks, i)) and not _of_another(blocks[i])
    ]
    days = (i for i in range(start, len(blocks)) if DATELINE.search(blocks[i].text))
    day = next(days, len(blocks))
    if not any(i > day and _names_one(blocks[i].text) for i in held):
        return held
    return [i for i in held if i >= day or _says_so(blocks[i].text)]


def _of_another(block: Block) -> bool:
    """Whether a line or cell is for somebody who is no party: an interpreter, an employer, a copy."""
    heads = (block.cell.column_head, block.cell.row_head) if block.cell is not None else ()
    return any(_ANOTHER.match(text) for text in (block.text, *heads))


def _names_one(text: str) -> bool:
    return bool(find_names(text) or _CENTRE_WORDS.search(text) or _PERSON_WORDS.search(text))


def _says_so(text: str) -> bool:
    return bool(MARKS.search(text) or _OPENS.search(text) or _STATES.search(text))


def _left(blocks: Sequence[Block], place: int) -> int:
    """How many blocks are left; behind "Fait à ..., le ..." notes may follow the names."""
    before = blocks[place - 1].text if place else ""
    opened = _OPENS.search(before) is not None and bool(find_dates(before))
    return 1 if opened else len(blocks) - place


def _holds_signature(block: Block, left: int) -> bool:
    """Whether one signs on a block; ``left`` says how many blocks are left from here on."""
    text = block.text
    if PLACED.fullmatch(text.strip(" .")) or (_ASIDE.fullmatch(text) and not _says_so(text)):
        return False
    if _states_signing(text) or (left <= _LAST_NAMES and _all_signed(text)):
        return True
    closing = left <= _LAST_NAMES and bool(find_names(text))
    return _is_line(text) and (closing or left == 1 or _is_signed_on(block))


def _all_signed(text: str) -> bool:
    """Whether a closing sentence says that both have signed: "getekend door beide verschijners"."""
    states = _STATES.search(text) or _SETS.search(text)
    return bool(_BOTH.search(text) and states and not _NOT_STATED.search(text))


def _states_signing(text: str) -> bool:
    if not _STATES.search(text) or _NOT_STATED.search(text):
        return False
    return any(date.precision is Precision.DAY for date in find_dates(text))


def _both_sign(lines: Sequence[str], names: _Names) -> bool:
    """Whether both parties stand on ``lines``; a name that nothing explains is of whoever lacks."""
    pieces = [piece for line in lines for piece in (line, *_fields(line))]
    roles = {role for piece in pieces for role in _signers(piece, names)}
    strangers: set[frozenset[str]] = set()
    for line in lines[-_LAST_NAMES:]:
        strangers |= _strangers(line, names)
    return len(roles) + len(strangers) >= _BOTH_PARTIES


def _fields(line: str) -> list[str]:
    """Return what stands before each place to sign: "Mevrouw: ....... Voor het OCMW: ......."."""
    pieces = line.split(",") if line.rstrip().endswith(",") else MARKS.split(line)
    return [piece.strip() for piece in pieces if any(map(str.isalpha, piece))]


def _whole_table(blocks: Sequence[Block], start: int) -> int:
    """The heads of a table of signatures belong to it; no long table is one."""
    cell = blocks[start].cell if start < len(blocks) else None
    if cell is None:
        return start
    rows = {i: b.cell.row for i, b in enumerate(blocks) if b.cell and b.cell.table == cell.table}
    first = max(0, cell.row - _ABOVE) if max(rows.values()) > _LAST_ROW else 0
    while rows.get(start - 1, -1) >= first:
        start -= 1
    return start


def _tail_start(agreement: Agreement, blocks: Sequence[Block], inside: Sequence[int]) -> int:
    """Return where the part to sign begins: its heading, its opening words, else the last lines.

    ``inside`` holds the place in the document of each of ``blocks``, the running text.
    """
    late = int(len(blocks) * _LATE) if len(blocks) > _SHORT else 1
    signed = [s.start for s in agreement.sections if s.zone is Zone.SIGNATURE]
    heads = [start for start in (bisect_left(inside, s) for s in signed) if start >= late]
    opening = [i for i in range(late, len(blocks)) if _OPENS.search(blocks[i].text)]
    last = _SHORT_TAIL if not heads + opening else _LAST_LINES
    return min([*heads[:1], *opening[:1], max(0, len(blocks) - last)])


def _is_line(text: str) -> bool:
    """A line to sign on, not a sentence that speaks of signing."""
    words = MARKS.sub("", text).split()
    if len(MARKS.findall(text)) > 1 or _OPENING.match(text) or _INITIALS.search(text):
        return True
    if _OPENS.search(text) and re.search(r",\s(?:par|door)\s", text):
        return True
    if len(words) > (_MAX_LINE if not _FOR_CENTRE.match(text) else 2 * _MAX_LINE):
        return False
    if MARKS.search(text):
        return True
    ends = text.rstrip().endswith((".", "?", "!")) and not _LAST_INITIAL.search(text)
    return not (ends and len(words) >= _SENTENCE)


def _is_signed_on(block: Block) -> bool:
    """Headings are no lines to sign on, unless they name a signature ("[HANDTEKENING CLIËNT]")."""
    return not is_heading(block) or _OPENS.search(block.text) is not None


class _Names:
    """To whom a name belongs, from what stands beside it in the text above the signatures."""

    def __init__(self, agreement: Agreement, above: str) -> None:
        self._aliases = agreement.aliases
        self._people = people_of(agreement)
        self._above = above
        self._roles: dict[str, Bearer | None] = {}

    def role(self, name: str) -> Bearer | None:
        """Return the party that ``name`` belongs to, or None for a word that is no name here."""
        if name not in self._roles:
            self._roles[name] = self._look(name)
        return self._roles[name]

    def unplaced(self, line: str) -> str:
        """Return ``line`` without the town that stands before its date."""
        town = PLACED.search(line)
        if town is None or self._is_known(town[0]):
            return line
        return f"{line[: town.start()]} {line[town.end() :]}"

    def _is_known(self, text: str) -> bool:
        known = self._people.party | self._people.staff
        return any(fold(word) in known for word in _NAME.findall(text))

    def _look(self, name: str) -> Bearer | None:
        if _CENTRE_WORDS.match(name) or is_no_name(name):
            return None
        folded = fold(name)
        if folded in self._people.staff:
            return Bearer.CENTRE
        if folded in self._people.party | self._people.titled:
            return Bearer.BENEFICIARY
        known = self._aliases.get(PERSON + folded)
        if known is not None:
            return known
        word = re.escape(name)
        if re.search(rf"\b{re.escape(name.lower())}\b", self._above):
            return None
        if re.search(rf"\b{word}\b\W{{0,3}}{BORN}|{_GREETING}{word}\b", self._above):
            return Bearer.BENEFICIARY
        before = rf"(?:{_CENTRE_WORDS.pattern})[^.;\n]{{0,28}}\b{word}\b"
        beside = rf"{before}|\b{word}\b\s?[,(–-]\s*(?!o\.?c\.?m|c\.?p\.?a){_CENTRE_WORDS.pattern}"
        if re.search(beside, self._above, re.IGNORECASE):
            return Bearer.CENTRE
        # Where the person is known by name, somebody else who signs is not that person.
        told = not self._people.party and re.search(rf"\b{word}\b", self._above, re.IGNORECASE)
        return Bearer.BENEFICIARY if told else None


def _signers(line: str, names: _Names) -> set[Bearer]:
    """Return who signs on a line; an office outweighs a title ("Madame Petit, Présidente")."""
    found: set[Bearer] = set()
    if _CENTRE_WORDS.search(line) or _WE.search(line):
        found.add(Bearer.CENTRE)
    if _PERSON_WORDS.search(line):
        found.add(Bearer.BENEFICIARY)
    told = {
        role
        for name in _NAME.findall(names.unplaced(line))
        if (role := names.role(name)) is not None
    }
    if not told and not found and _TITLES.search(line):
        found.add(Bearer.BENEFICIARY)
    return found | told


def _strangers(line: str, names: _Names) -> set[frozenset[str]]:
    """Return the names on a line, without an office, that the text above does not know."""
    unplaced = names.unplaced(line)
    if _FOR_CENTRE.match(unplaced):
        return set()
    told = {name.words for name, role in roles_in(unplaced) if role is not False}
    if MARKS.search(line):
        single = (piece.strip(" ,:") for piece in _PIECES.split(unplaced))
        told |= {frozenset({p}) for p in single if _ONE_NAME.match(p) and not is_no_name(p)}
    return {words for words in told if all(names.role(w) is None for w in words)}
