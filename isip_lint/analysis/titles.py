"""Lines that announce what follows: headings, titles that open a paragraph, articles of an amendment."""

from __future__ import annotations

import re
from collections.abc import Sequence

from isip_lint.analysis.labels import LABEL, is_name_line, without_label
from isip_lint.documents.model import Block, BlockKind

MAX_WORDS = 12
_LONGEST = 25
_RUN_IN_WORDS = 7
_DECORATED = re.compile(r"([-=*~_#+])\1{1,}\s*[^\W\d_].*[^\W_]\s*\1{2,}$")
_SUBJECT = re.compile(
    r"(?:ik|u|je|jij|hij|zij|ze|we|wij|er|dit is|dat|het is|nous|vous|tu|je|j['’]|il|elle|on|c['’]est)\b",
    re.IGNORECASE,
)
_ASKS = re.compile(
    r"(?:wie|wat|hoe\w*|wanneer|waar\w*|welke|als|indien|van|voor|bij|qui|que|qu['’]|ce|quand|comment|"
    r"pourquoi|combien|où|si|de|des|en cas|avant|pour)\b",
    re.IGNORECASE,
)
_NAMING = 4
_NUMBERED = re.compile(r"([0-9]{1,2})[.)°]\s+[^\W\d_]")
_PART = re.compile(r"[0-9]{1,2}\.[0-9a-z]")
_AMENDS = re.compile(
    r"art[^(]{0,40}(?:\((?P<part>[^)]{3,60})\)[^.]{0,20})?"
    r"\b(?:(?:est|sont|wordt|worden)\s(?:\w+\s)?(?:remplacé|complété|modifié|rédigé|vervangen|aangevuld|"
    r"gewijzigd|ingevoegd)|il est (?:ajouté|inséré)|wordt toegevoegd)",
    re.IGNORECASE,
)
_SIGNED = re.compile(r"\((?:s\.?|get\.?|sign[ée]?\.?)\)", re.IGNORECASE)
_SALUTES = re.compile(
    r"(?:beste|geachte|dag|hallo|ch[eè]re?|bonjour|madame|monsieur|mevrouw|mijnheer|cpas|ocmw|tussen|entre|en|et)\b",
    re.IGNORECASE,
)
MIN_PROSE = 8
_TOLD = re.compile(r"(?P<title>[^.:?]{2,40}?)\s*:\s+(?P<told>\S.*)")
_TELLING = 3
_RUN_IN = re.compile(r"^(?P<title>[^.:?–—]{2,60}(?:[.:?–—]|\?\.))\s+(?=\S)")


def is_heading(block: Block) -> bool:
    """Whether a block announces what follows: a heading, a bold line, "Art. 3 - Duur", capitals."""
    if block.kind is BlockKind.HEADING:
        return len(block.text.split()) <= _LONGEST
    if block.kind is not BlockKind.PARAGRAPH or block.cell is not None:
        return False
    text = block.text.strip()
    words = text.split()
    if len(words) > MAX_WORDS or not any(c.isalpha() for c in text):
        return False
    if block.bold or _DECORATED.match(text):
        return True
    if text.endswith((".", ";", ",")) or is_name_line(text) or _SIGNED.search(text):
        return False
    letters = [c for c in without_label(text) if c.isalpha()]
    if len(letters) > 3 and all(c.isupper() for c in letters):
        return not any(c.isdigit() for c in without_label(text))
    return bool(LABEL.match(text)) and len(words) > 1 and not text.endswith(":")


def heading_text(block: Block) -> str:
    """Return the words of a heading with the label that its layout shows."""
    return f"{block.label} {block.text}".strip()


def told_title(block: Block) -> str:
    """Return the title of a heading that tells its part behind a colon ("Duur: tien maanden, tot
    1 mei 2025"), or ''."""
    match = _TOLD.match(without_label(block.text)) if is_heading(block) else None
    if match is None or match["told"].endswith("?"):
        return ""
    words = match["told"].split()
    enough = len(words) >= _TELLING or any(word[0].isdigit() for word in words)
    return match["title"] if enough else ""


def run_in_heading(block: Block) -> str:
    """Return the title behind the label of an article ("Art. 5 - Duur. Dit contract ..."), or ''."""
    label = LABEL.match(block.text)
    if label is None or re.match(r"[0-9]+\.[0-9]", block.text):
        return ""
    title = run_in(block)
    return title if len(title) < len(block.text) - label.end() - 1 else ""


def run_in(block: Block) -> str:
    """Return the title that opens a paragraph ("Duur. Dit contract loopt ..."), or ''."""
    if block.kind is not BlockKind.PARAGRAPH or block.cell is not None:
        return ""
    rest = without_label(block.text)
    if rest == block.text:
        return opening_title(rest)
    title = _title(rest)
    return "" if len(title.split()) > _RUN_IN_WORDS else title.rstrip(".:?–— ")


def opening_title(text: str) -> str:
    """Return the short title that opens a text without a label, or ''."""
    title = _title(text)
    if len(title.split()) > _RUN_IN_WORDS or not _is_titular(title):
        return ""
    return title.rstrip(".:?–— ")


def _title(text: str) -> str:
    match = _RUN_IN.match(text)
    return match["title"] if match else text


def _is_titular(title: str) -> bool:
    """A title asks, or names; a sentence with its subject in front is none ("We kijken ...")."""
    words = title.split()
    if title.rstrip().endswith((":", "?")):
        return True
    return not _SUBJECT.match(title) and (len(words) <= _NAMING or bool(_ASKS.match(title)))


def numbered_parts(blocks: Sequence[Block]) -> frozenset[int]:
    """Return the places of the paragraphs 1, 2, 3 ... that divide a text without headings.

    Items divide it where one of them has parts of its own: "4. Taken:", "4.1 De les volgen".
    """
    parted = any(block.kind is BlockKind.ITEM and _PART.match(block.label) for block in blocks)
    found: list[int] = []
    for index, block in enumerate(blocks):
        plain = block.kind is BlockKind.PARAGRAPH and block.cell is None
        number = _number(block) if plain or (parted and _is_outer(block)) else None
        if number == len(found) + 1:
            found.append(index)
    return frozenset(found if len(found) >= _NAMING else ())


def completes_numbers(blocks: Sequence[Block]) -> bool:
    """Whether numbered items go on with the numbers of headings: "**3. Wie?**", "4. Duur: ..."."""
    told = [block for block in blocks if is_heading(block) or _is_outer(block)]
    numbered = [block for block in told if _number(block) is not None]
    ordered = [_number(block) for block in numbered] == [*range(1, len(numbered) + 1)]
    return ordered and len(numbered) >= _NAMING and any(map(is_heading, numbered))


def _number(block: Block) -> int | None:
    number = _NUMBERED.match(heading_text(block))
    return int(number[1]) if number else None


def _is_outer(block: Block) -> bool:
    return block.kind is BlockKind.ITEM and not block.level and block.cell is None


def amends(block: Block) -> bool:
    """Whether an article changes one of an earlier agreement."""
    return _AMENDS.search(block.text) is not None


def amended(block: Block) -> str:
    """Return what an article of an amendment changes: "L'article 3 (engagements) est remplacé"."""
    match = _AMENDS.search(block.text)
    return match["part"] or "" if match else ""


def is_plain_title(block: Block, following: Sequence[Block]) -> bool:
    """Whether a line of a few words, without a full stop, stands alone above a longer text."""
    text = block.text.strip()
    if block.kind is not BlockKind.PARAGRAPH or block.cell is not None or not following:
        return False
    if not text[:1].isupper() or text[-1:] in {".", ",", ";", ")"} or "\n" in text:
        return False
    few = len(text.split()) <= _NAMING + 1 and not any(c.isdigit() for c in text)
    longer = len(following[0].text.split()) >= MIN_PROSE
    return few and longer and not is_name_line(text) and not _SALUTES.match(text)
