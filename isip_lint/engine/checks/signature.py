"""Whether both parties have a place to sign, and whether there is a date."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Sequence

from isip_lint.analysis.mentions import PERSON
from isip_lint.analysis.model import Agreement, Bearer, Zone
from isip_lint.analysis.profile import has_blank
from isip_lint.analysis.sections import is_heading
from isip_lint.documents.model import Block
from isip_lint.language.normalise import fold

_PERSON_WORDS = re.compile(
    r"\b(?:cli[ëe]nte?|gerechtigde|begunstigde|betrokkene|aanvra(?:ger|agster)|deelne(?:mer|emster)|"
    r"stude?nte?|cursiste?|ik|u|jij|(?:mijn|jouw|je|uw|haar|zijn) (?:handtekening|naam)|b[ée]n[ée]ficiaire|"
    r"int[ée]ress[ée]e?|usag(?:er|[èe]re)|demandeu(?:r|se)|[ée]tudiante?|moi|vous|toi|"
    r"(?:ma|ta|votre|sa) signature|(?:le|la) jeune|stagiaire|rechthebbende|leefloner|persoon|personne|"
    r"signataire|contractant|cocontractante?|ondergetekende|soussign[ée]e?)\b",
    re.IGNORECASE,
)
_TITLES = re.compile(
    r"\b(?:mevrouw|mevr\.|mw\.|mijnheer|meneer|de heer|dhr\.|mejuffrouw|madame|mme|monsieur|mademoiselle|"
    r"mlle)(?=\W|$)",
    re.IGNORECASE,
)
_CENTRE_WORDS = re.compile(
    r"\b(?:o\.?c\.?m\.?w|c\.?p\.?a\.?s|voorzitters?|directeur|directrice|secretaris|secr[ée]taire|"
    r"pr[ée]sidente?|(?:het |voor het )?(?:centrum|bestuur)|(?:le|pour le) (?:centre|service|conseil|comit[ée])|"
    r"maatschappelijke? (?:werk|assist)|assistante? sociale?|travailleu(?:r|se) sociale?|voor de dienst|"
    r"(?:traject)?begeleid(?:er|ster)|r[ée]f[ée]rente?|job ?coach|bijzonder comit[ée]|consulente?|"
    r"dossierbeheerder|directie|namens)",
    re.IGNORECASE,
)
_WE = re.compile(
    r"^(?:wij|nous|ons|voor ons|pour nous)\b|\b(?:onze handtekening|nos signatures?|notre signature)",
    re.IGNORECASE,
)
_BOTH = re.compile(
    r"\b(?:beide partijen|de partijen|elke partij|les (?:deux )?parties|chaque partie)\b",
    re.IGNORECASE,
)
_DATE_SLOT = re.compile(r"datum|\bdate|\b(?:le|op|den)\s*:?\s*(?:[._…/]|[0-9])", re.IGNORECASE)
_OPENS = re.compile(
    r"\b(?:opgemaakt|gedaan|opgesteld|getekend|ondertekend) (?:te|op|in)\b|handtekening|gelezen en goedgekeurd|"
    r"voor akkoord|\bfait (?:à|en|le|de bonne)|\b(?:dress[ée]|sign[ée]|[ée]tabli)e? (?:à|en|le)|lu et approuv|"
    r"pour accord|signature|w\.g\.",
    re.IGNORECASE,
)
_MARKS = re.compile(
    r"\.{4,}|_{3,}|…+|✓|✍|(?:\.\s){4,}|[(\[]\s?(?:get|hand|sign|w\.g|s\.\))[^)\]]*[)\]]|\(s\.\)|\bw\.g\.",
    re.IGNORECASE,
)
_INITIALS = re.compile(r"\b[A-ZÀ-Þ]\.(?:-[A-ZÀ-Þ]\.)?\s?[A-ZÀ-Þ]\w+\s*[–—/]\s*[A-ZÀ-Þ]\.")
_OPENING = re.compile(r"(?:getekend|ondertekend|signé|en door|et par)\b", re.IGNORECASE)
_PIECES = re.compile(r"\.{4,}|_{3,}|…+|✓|\((?:handt|sign|get)[^)]*\)|[–—;|]|\s-\s|\s{3,}")
_PAIR = re.compile(r"[A-ZÀ-Þ][\w'’-]+\s(?:[a-z]{2,3}\s){0,2}[A-ZÀ-Þ][\w'’-]+\s*:?$")
_NAME = re.compile(r"\b[A-ZÀ-ÞŒ][\w'’-]{2,}")
_BORN = r"(?:geboren|°|née?\b|né\(e\)|\(?(?:[A-ZÀ-Þ][\w'’-]+[,\s(]+)?[0-9]{1,2}[ ./-]\w+[ ./-](?:19[4-9][0-9]|200[0-9]))"
_GREETING = r"\b(?:[Dd]ag|[Bb]este|[Hh]allo|[Cc]her|[Cc]hère|[Bb]onjour|[Ss]alut)\s+"
_NO_NAME = re.compile(
    r"(?:centre|centrum|algemeen|général|comité|handtekening|signature|pour|voor)", re.I
)
_PLACED = re.compile(
    r"(?:\b(?:te|à|in)\s)?[A-ZÀ-Þ][\w'’-]+(?:[ -][A-ZÀ-Þ][\w'’-]+)*\s*,?\s*(?:le|op|den)?\s*[0-9]{1,2}[ ./-]\w+[ ./-][0-9]{2,4}"
)
_LATE = 0.55
_SHORT = 20
_SHORT_TAIL = 8
_LAST_LINES = 5
_MAX_LINE = 18
_SENTENCE = 5
_NEAR = 45


def lacks_signature(agreement: Agreement) -> bool:
    """Whether a party has no place to sign at the end, or no date stands there."""
    inside = [i for i, block in enumerate(agreement.document.blocks) if not block.is_aside]
    blocks = [agreement.document.blocks[i] for i in inside]
    start = _whole_table(blocks, _tail_start(agreement, blocks, inside))
    tail = blocks[start:]
    if not _has_date(agreement, tail):
        return True
    lines = [b.text for b in tail if _is_line(b.text) and _is_signed_on(b)]
    text = "\n".join(lines)
    if _BOTH.search(text):
        return False
    names = _Names(agreement, "\n".join(b.text for b in blocks[:start]))
    roles = {role for line in lines for role in _signers(line, names)}
    return not roles >= {Bearer.BENEFICIARY, Bearer.CENTRE}


def _whole_table(blocks: Sequence[Block], start: int) -> int:
    """The heads of a table of signatures belong to it."""
    cell = blocks[start].cell if start < len(blocks) else None
    while start and cell is not None and blocks[start - 1].cell is not None:
        before = blocks[start - 1].cell
        if before is None or before.table != cell.table:
            break
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
    words = _MARKS.sub("", text).split()
    if len(_MARKS.findall(text)) > 1 or _OPENING.match(text) or _INITIALS.search(text):
        return True
    if _OPENS.search(text) and re.search(r",\s(?:par|door)\s", text):
        return True
    if len(words) > _MAX_LINE:
        return False
    if _MARKS.search(text):
        return True
    return not (text.rstrip().endswith((".", "?", "!")) and len(words) >= _SENTENCE)


def _is_signed_on(block: Block) -> bool:
    """Headings are no lines to sign on, unless they name a signature ("[HANDTEKENING CLIËNT]")."""
    return not is_heading(block) or _OPENS.search(block.text) is not None


def _has_date(agreement: Agreement, tail: Sequence[Block]) -> bool:
    if agreement.profile.signed is not None or agreement.profile.template:
        return True
    return any(has_blank(b.text) and _DATE_SLOT.search(b.text) for b in tail)


class _Names:
    """To whom a name belongs, from what stands beside it in the text above the signatures."""

    def __init__(self, agreement: Agreement, above: str) -> None:
        self._aliases = agreement.aliases
        self._above = above
        self._roles: dict[str, Bearer | None] = {}

    def role(self, name: str) -> Bearer | None:
        """Return the party that ``name`` belongs to, or None for a word that is no name here."""
        if name not in self._roles:
            self._roles[name] = self._look(name)
        return self._roles[name]

    def _look(self, name: str) -> Bearer | None:
        if _CENTRE_WORDS.match(name) or _TITLES.match(name) or _NO_NAME.match(name):
            return None
        known = self._aliases.get(PERSON + fold(name))
        if known is not None:
            return known
        word = re.escape(name)
        if re.search(rf"\b{re.escape(name.lower())}\b", self._above):
            return None
        if re.search(rf"\b{word}\b\W{{0,3}}{_BORN}|{_GREETING}{word}\b", self._above):
            return Bearer.BENEFICIARY
        before = rf"(?:{_CENTRE_WORDS.pattern})[^.;\n]{{0,28}}\b{word}\b"
        beside = rf"{before}|\b{word}\b\s?[,(–-]\s*(?!o\.?c\.?m|c\.?p\.?a){_CENTRE_WORDS.pattern}"
        if re.search(beside, self._above, re.IGNORECASE):
            return Bearer.CENTRE
        return Bearer.BENEFICIARY if re.search(rf"\b{word}\b", self._above, re.I) else None


def _signers(line: str, names: _Names) -> set[Bearer]:
    """Return who signs on a line; an office outweighs a title ("Madame Petit, Présidente")."""
    found: set[Bearer] = set()
    if _CENTRE_WORDS.search(line) or _WE.search(line):
        found.add(Bearer.CENTRE)
    if _PERSON_WORDS.search(line):
        found.add(Bearer.BENEFICIARY)
    unplaced = _PLACED.sub(" ", line, count=1)
    told = {role for name in _NAME.findall(unplaced) if (role := names.role(name)) is not None}
    if not told and not found and _TITLES.search(line):
        found.add(Bearer.BENEFICIARY)
    if _MARKS.search(line) and any(_is_stranger(piece, names) for piece in _PIECES.split(line)):
        found.add(Bearer.BENEFICIARY)
    return found | told


def _is_stranger(piece: str, names: _Names) -> bool:
    """A first and a last name without an office, which the text above does not know."""
    pair = _PAIR.match(piece.strip(" ,"))
    if pair is None or _CENTRE_WORDS.search(piece) or _TITLES.search(piece):
        return False
    return all(names.role(word) is None for word in _NAME.findall(pair[0]))
