"""When an agreement was signed, and when the income was granted."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from datetime import date

from isip_lint.analysis.dates import NO_YEAR
from isip_lint.analysis.model import Clause, FoundDate, Precision, Section, Zone
from isip_lint.documents.model import Block, BlockKind
from isip_lint.language.lexicon import Lexicon
from isip_lint.language.tokens import tokenize

_PLACE_LINE = re.compile(
    r"^(?:[A-ZÀ-Þ(][^.:;!?,]{1,40}(?:,[^.:;!?,]{1,40})?(?:,|\s[–-]|\sle|\sop|\sden)\s*"
    r"|(?i:datum|date|plaats|lieu)[^.!?]{0,50}:\s*"
    r"|(?i:fait|signé|getekend|gedaan|voor akkoord|pour accord)[^.!?]{0,50}|à\s[^.:;!?]{1,40}|"
    r"[A-ZÀ-Þ][^,.]{1,40},[^.]{0,16}\(|)"
    r"(?:le|op|de|den|date\s*:|datum\s*:)?\s*(?i:(?:maan|dins|woens|donder|vrij|zater|zon)dag|lundi|mardi|mercredi"
    r"|jeudi|vendredi|samedi|dimanche)?\s*$"
)
_CLOSING = re.compile(
    r"(?:\b(?:te|à)\s+[A-ZÀ-Þ][\w'’ -]{1,40}?,?\s+(?:op|le)"
    r"|(?i:datum|date)(?:\s(?i:en|et)\s[a-z]+)?\)?\s*:(?:\s*[A-ZÀ-Þ][\w'’ -]{1,40},)?)\s*$"
)
_DATE_LABEL = re.compile(
    r"^\W*(?:(?:plaats|lieu)\s(?:en|et)\s)?(?:datum|date)"
    r"(?:\s(?:van\s)?(?:de\s|het\s)?(?:onderteken(?:ing|d)|handtekening)|\s(?:de\s)?(?:la\s)?signature)?\s*:\s*$",
    re.IGNORECASE,
)
# What the first cell of a row says when the row holds the date of signature.
_SIGN_HEAD = re.compile(
    r"^\W*$|dat(?:e|um)|sign|teken|plaats|lieu|fait|opgemaakt|akkoord|accord|[0-9]", re.I
)
_TODAY_LEAD = re.compile(
    r"^\W*(?:op heden|heden|vandaag|ten jare|ce jour|ce jourd'hui|aujourd'hui|en date)\W*(?:de|den|le|du)?\s*$",
    re.I,
)
_CONCLUDED = re.compile(
    r"\b(?:ge|afge|onderge)(?:sloten|tekend)\s(?:te|in)\s[A-ZÀ-Þ][\w'’ -]{1,40}?,?\s(?:op|de|den)\s*$"
    r"|\b(?:conclue?|passée?|signée?|établie?)\sà\s[A-ZÀ-Þ][\w'’ -]{1,40}?,?\sle\s*$"
)
_DAY_LEAD = re.compile(r"^\W*(?:le|op|ce|den|de)?\s*$", re.IGNORECASE)
_TOWN_LEAD = re.compile(
    r"^[A-ZÀ-Þ][\w'’-]*(?:\s(?:[A-ZÀ-Þ][\w'’-]*|a[au]n?|den?|l[ae]s?|sur|sous|en|op|bij|lez)){0,4}"
    r",\s*(?:le|op|ce|den|de)?\s*(?:[a-z]{4,9}dag|[a-z]{3,6}di|dimanche)?\s*$"
)
# A place and a day that end a text: "Griet legde alles uit. Lier, 3 mei 2024", "Signatures, Ath, le 3 mai 2024".
_PLACED_LAST = re.compile(
    r"(?:[.!?—–|/]|\b(?i:handtekening(?:en)?|ondertekening|signatures?))\W+[A-ZÀ-Þ][\w'’-]*"
    r"(?:\s(?:[A-ZÀ-Þ][\w'’-]*|l[ae]s?|sur|sous|op|bij|lez)){0,3},\s*(?:le|op|den|de)?\s*$"
)
# How many copies there are, behind the day: "in twee exemplaren", "en double".
_COPIES = re.compile(
    r"\W*\b(?:(?:in|en|op)\s)?(?:(?:(?:evenveel|twee|drie|deux|trois|autant d|double|[23])['’]?\s?"
    r"(?:originele\s)?(?:exempla(?:ren|ar|ires?)|originaux|originelen)(?:\soriginaux)?)"
    r"|tweevoud|drievoud|duplo|double|triple)\W*$",
    re.IGNORECASE,
)
_TODAY = re.compile(
    r"\b(?:vandaag|heden|aujourd['’]hui|ce jour)\s?,?\s*(?:op|de|den|le|ce)?\s*$", re.IGNORECASE
)
_HEADS_SIGNATURES = re.compile(
    r"\W*(?:[A-Z0-9]{1,4}[.)]\s*)?(?:handtekening(?:en)?|ondertekening|signatures?)\b",
    re.IGNORECASE,
)
# A heading that dates the signatures: "Signatures du 11 décembre 2025".
_SIGNATURES_OF = re.compile(
    r"\b(?:handtekening(?:en)?|ondertekening|signatures?)\s+(?:van|op|du|le)\s*$", re.IGNORECASE
)
_WEEKDAY = re.compile(
    r"^(?:(?:maan|dins|woens|donder|vrij|zater|zon)dag|lundi|mardi|mercredi|jeudi|vendredi|samedi)\s*$",
    re.I,
)
_NO_PLACE = re.compile(
    r"^(?:van|vanaf|tot|du|dès|jusqu|op|le|tegen|avant|voor(?! akkoord)|pour(?! accord)|na|après|in|en|"
    r"evaluati\w*|opvolg\w*|gesprek\w*|versie|afgedrukt|afdruk|kopie|[ée]valuations?|bilan|suivi|entretien|rencontre|"
    r"version|imprim\w+|copie|prend(?: cours)?|d[ée]bute?|commence|court|valable|ingaand|start|begint|loopt|geldig|geldt)\b",
    re.I,
)
# What stands before a day on which something is due, or else ends or begins.
_DUE_WORDS = r"\bavant le|\bd['’]ici (?:le|au)|\bjusqu['’]au|\bv[óo][óo]r|\btot(?: en met)?|\btegen|\buiterlijk(?: op)?"
_DUE = re.compile(rf"(?:{_DUE_WORDS})\s*$", re.IGNORECASE)
_OTHER_DAY = re.compile(
    rf"(?:{_DUE_WORDS}|\bdu|\bvanaf|\bvan|\bdès le|\bà (?:partir|dater|compter) du)\s*$",
    re.IGNORECASE,
)
_BIRTH = re.compile(r"geboren|geb\.|°|\bnée?\b|né\(e\)|naissance|geboorte|né·e", re.IGNORECASE)
_TOP = 8
_TAIL = 0.45
_SHORT = 20
_ARTICLE = 4
_PLACE_BEHIND = re.compile(r",?\s*(?:à|te|in)\s+[A-ZÀ-Þ]")
_LAST = 3
_CLOSE = 8
_MAX_LINE = 14
_NEAR = 60
_NOT_SIGNING = frozenset({Zone.EVALUATION, Zone.DURATION, Zone.SANCTIONS, Zone.BENEFICIARY,
                          Zone.CENTRE, Zone.NEEDS, Zone.GOALS})  # fmt: skip


def signing_date(
    blocks: Sequence[Block],
    sections: Sequence[Section],
    dates: Sequence[FoundDate],
    lexicon: Lexicon,
) -> date | None:
    """Return the date of signature: beside "opgemaakt te", else of a line with a place at the end,
    else of such a line at the top of a letter."""
    full = [d for d in dates if d.precision is Precision.DAY and d.value.year != NO_YEAR]
    zones = {i: s.zone for s in sections for i in range(s.start, s.end)}
    inside = [i for i, block in enumerate(blocks) if not block.is_aside]
    first = int(len(inside) * _TAIL) if len(inside) > _SHORT else 0
    for place in range(len(inside) - 1, first, -1):
        index, pair = inside[place], inside[place : place + 2]
        here = [d for d in full if d.block_index in pair]
        own = [d for d in here if d.block_index == index]
        left = len(inside) - place
        near = left <= _CLOSE or _HEADS_SIGNATURES.match(blocks[index].text) is not None
        value = (
            _beside_words(index, blocks[index], here, lexicon)
            or (_closing_line(blocks[index], own) if near else None)
            or (_placed_last(blocks[index], own) if near else None)
            or _place_line(blocks[index], own, _layout(zones.get(index), left <= _LAST))
        )
        if value is not None:
            return value
    top = inside[: _TOP + 1]
    return next(_at_top(blocks, [d for d in full if d.block_index in top]), None)


def _layout(zone: Zone | None, last: bool) -> Zone | None:
    """The last lines are of the signature, whatever the heading above them."""
    return None if last and zone in _NOT_SIGNING else zone


def _beside_words(
    index: int, block: Block, dates: Sequence[FoundDate], lexicon: Lexicon
) -> date | None:
    """Return the date behind "opgemaakt te", "fait à" in a block, or in the block after it."""
    if not dates:
        return None
    tokens = tokenize(block.text, lexicon.language)
    hits = lexicon.scan(tokens)
    for start, _ in sorted([*hits.concept("word/signs"), *hits.concept("word/signed-on")]):
        place = tokens[start].start
        for found in dates:
            if found.block_index > index:
                return found.value
            if found.start > place and not _OTHER_DAY.search(block.text[: found.start]):
                return found.value
    return None


def _closing_line(block: Block, dates: Sequence[FoundDate]) -> date | None:
    """Return the date of one of the last lines that opens with it: "Date : 28 mars 2022", "Op 3 mei
    2024", "Wortel, 3 mei 2024 Mijn naam: ____"."""
    if len(dates) != 1 or block.kind is not BlockKind.PARAGRAPH:
        return None
    found, text = dates[0], block.text
    before, behind = text[: found.start], _behind(text, found).strip(" .,;:")
    if behind and not _TOWN_LEAD.match(before):
        return None
    lead = _DATE_LABEL.match(before) or _DAY_LEAD.match(before) or _TOWN_LEAD.match(before)
    return found.value if lead else None


def _placed_last(block: Block, dates: Sequence[FoundDate]) -> date | None:
    """Return the date that ends a block, behind a place of its own, or the one told as today's."""
    for found in dates[-1:]:
        before, behind = block.text[: found.start], _behind(block.text, found).strip(" .")
        if not behind and (_PLACED_LAST.search(before) or _SIGNATURES_OF.search(before)):
            return found.value
        if _TODAY.search(before):
            return found.value
    return None


def _behind(text: str, found: FoundDate) -> str:
    """Return what stands behind a date, without the number of copies."""
    return _COPIES.sub("", text[found.end :])


def _place_line(block: Block, dates: Sequence[FoundDate], zone: Zone | None) -> date | None:
    """Return the date of a short line that holds hardly more than a place and a date."""
    if not dates or _BIRTH.search(block.text):
        return None
    for found in dates:
        if zone not in _NOT_SIGNING and _CLOSING.search(block.text[: found.start]):
            return found.value
    if len(block.text.split()) > _MAX_LINE:
        return None
    if _is_other_row(block):
        return None
    before = block.text[: dates[0].start]
    if dates[0].start <= _ARTICLE and _PLACE_BEHIND.match(block.text[dates[0].end :]):
        return dates[0].value
    loose = zone is Zone.SIGNATURE and block.cell is not None
    if not _PLACE_LINE.match(before) or _DUE.search(before):
        return None
    if _NO_PLACE.match(block.text) and not loose:
        return None
    if zone in _NOT_SIGNING and (block.cell is not None or "," not in before):
        return None
    return dates[0].value


def _is_other_row(block: Block) -> bool:
    """Whether the first cell of a row says that its dates are not those of the signature."""
    cell = block.cell
    return cell is not None and bool(cell.column) and not _SIGN_HEAD.search(cell.row_head)


def _at_top(blocks: Sequence[Block], dates: Sequence[FoundDate]) -> Iterator[date]:
    for found in dates:
        if _is_other_row(blocks[found.block_index]):
            continue
        text = blocks[found.block_index].text
        before = text[max(0, found.start - _NEAR) : found.start]
        opening = text[: found.start]
        brief = len(text[found.end :].split()) <= 2
        headed = text[found.end : found.end + 1] in {".", ":"} and _TOWN_LEAD.match(opening)
        whole = found.start <= 40 and (not found.start or brief or headed is not None)
        placed = _PLACE_LINE.match(opening) or _WEEKDAY.match(opening)
        if (
            _TODAY_LEAD.match(opening)
            or _CONCLUDED.search(opening)
            or (not opening and text[:5].casefold() == "l'an ")
        ):
            yield found.value
        if _NO_PLACE.match(opening) or _DUE.search(opening) or any(map(str.isdigit, opening)):
            continue
        if whole and not _BIRTH.search(before) and placed:
            yield found.value


def decision_date(clauses: Sequence[Clause], dates: Sequence[FoundDate]) -> date | None:
    """Return the date of the decision that granted the income, when the text names it."""
    for clause in clauses:
        if clause.zone is Zone.SANCTIONS:
            continue
        full = [d for d in _inside(clause, dates) if d.precision is Precision.DAY]
        value = _granted(clause, [d for d in full if d.value.year != NO_YEAR])
        if value is not None:
            return value
    return None


def _inside(clause: Clause, dates: Sequence[FoundDate]) -> list[FoundDate]:
    return [
        d
        for d in dates
        if d.block_index == clause.block_index and clause.start <= d.start < clause.end
    ]


def _granted(clause: Clause, dates: Sequence[FoundDate]) -> date | None:
    if not dates:
        return None
    spans = clause.hits.concept("word/decided")
    if spans and clause.hits.has("word/aid-right"):
        place = clause.tokens[min(spans)[0]].start
        return min(dates, key=lambda d: max(d.start - place, 2 * (place - d.start))).value
    cell, lexicon = clause.block.cell, clause.hits.lexicon
    if cell is None or not cell.column or not cell.row_head:
        return None
    return dates[0].value if lexicon.says(cell.row_head, "word/granted-row") else None
