"""On which of the last lines of an agreement one signs."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass

from isip_lint.analysis.dates import find_dates
from isip_lint.analysis.model import Precision
from isip_lint.analysis.names import find_names
from isip_lint.analysis.sections import is_heading
from isip_lint.documents.model import Block
from isip_lint.engine.checks.signed_on import DATELINE, MARKS, PLACED
from isip_lint.engine.checks.signers import is_for_centre
from isip_lint.language.lexicon import Lexicon
from isip_lint.language.tokens import tokenize

_ASIDE = re.compile(r"\([^()]*\)\W*")
_INITIALS = re.compile(r"\b[A-ZÀ-Þ]\.(?:-[A-ZÀ-Þ]\.)?\s?[A-ZÀ-Þ]\w+\s*[–—/]\s*[A-ZÀ-Þ]\.")
_OPENING = re.compile(
    r"(?:getekend\b|ondertekend\b|signé\b|get\.|en door\b|et par\b)", re.IGNORECASE
)
_BY = re.compile(r",\s(?:par|door)\s")
_LAST_INITIAL = re.compile(r"[A-ZÀ-Þ]\.\s*$")
_END = re.compile(r"(?:(?<!\.)\.|[?!])\s*$")
_LEADS = frozenset({"voor", "pour", "de", "het", "le", "la", "l'"})
_MAX_LINE = 18
_SENTENCE = 5
_LAST_NAMES = 5


@dataclass(frozen=True, slots=True)
class SignLines:
    """Tells the lines to sign on from other lines, with the words of ``rules/vocabulary/signing.yaml``."""

    lexicon: Lexicon

    def places(self, blocks: Sequence[Block], start: int) -> list[int]:
        """Return the places of the lines to sign on, from ``start``; above a line of place and day only
        what says so."""
        held = [
            i
            for i in range(start, len(blocks))
            if self._holds(blocks[i], self._left(blocks, i)) and not self._of_another(blocks[i])
        ]
        days = (i for i in range(start, len(blocks)) if DATELINE.search(blocks[i].text))
        day = next(days, len(blocks))
        if not any(i > day and self._names_one(blocks[i].text) for i in held):
            return held
        return [i for i in held if i >= day or self._says_so(blocks[i].text)]

    def opens(self, text: str) -> bool:
        """Whether a text opens the part to sign, or marks a place for it."""
        return self.lexicon.says(text, "signing/opens")

    def _of_another(self, block: Block) -> bool:
        """Whether a line or cell is for somebody who is no party: an interpreter, an employer, a copy."""
        heads = (block.cell.column_head, block.cell.row_head) if block.cell is not None else ()
        return any(self._opens_with_another(text) for text in (block.text, *heads))

    def _opens_with_another(self, text: str) -> bool:
        tokens = tokenize(text, self.lexicon.language)
        spans = self.lexicon.read(text).concept("signing/another")
        first = min((start for start, _ in spans), default=len(tokens))
        lead = [token.form for token in tokens[:first] if token.is_word]
        return bool(spans) and set(lead) <= _LEADS

    def _names_one(self, text: str) -> bool:
        named = self.lexicon.says(text, "signing/centre", "signing/person")
        return named or bool(find_names(text))

    def _says_so(self, text: str) -> bool:
        told = self.lexicon.says(text, "signing/opens", "signing/signed")
        return told or MARKS.search(text) is not None

    def _left(self, blocks: Sequence[Block], place: int) -> int:
        """How many blocks are left; behind "Fait à ..., le ..." notes may follow the names."""
        before = blocks[place - 1].text if place else ""
        return 1 if self.opens(before) and find_dates(before) else len(blocks) - place

    def _holds(self, block: Block, left: int) -> bool:
        """Whether one signs on a block; ``left`` says how many blocks are left from here on."""
        text = block.text
        aside = _ASIDE.fullmatch(text) is not None and not self._says_so(text)
        if aside or PLACED.fullmatch(text.strip(" .")):
            return False
        if self._states_signing(text) or (left <= _LAST_NAMES and self._all_signed(text)):
            return True
        closing = left <= _LAST_NAMES and bool(find_names(text))
        return self._is_line(text) and (closing or left == 1 or self._is_signed_on(block))

    def _all_signed(self, text: str) -> bool:
        """Whether a closing sentence says that both have signed: "getekend door beide verschijners"."""
        states = self.lexicon.says(text, "signing/signed", "signing/puts")
        return states and self.lexicon.says(text, "signing/both") and not self._not_yet(text)

    def _states_signing(self, text: str) -> bool:
        if not self.lexicon.says(text, "signing/signed") or self._not_yet(text):
            return False
        return any(date.precision is Precision.DAY for date in find_dates(text))

    def _not_yet(self, text: str) -> bool:
        """Whether the signing is still to come, or is of another paper; "voor het OCMW" is no "before"."""
        hits = self.lexicon.read(text)
        own = {start for start, _ in hits.concept("signing/for-centre")}
        return any(start not in own for start, _ in hits.concept("signing/not-yet"))

    def _is_line(self, text: str) -> bool:
        """A line to sign on, not a sentence that speaks of signing."""
        words = MARKS.sub("", text).split()
        if len(MARKS.findall(text)) > 1 or _OPENING.match(text) or _INITIALS.search(text):
            return True
        if _BY.search(text) and self.opens(text):
            return True
        if len(words) > (_MAX_LINE if not is_for_centre(self.lexicon, text) else 2 * _MAX_LINE):
            return False
        if MARKS.search(text):
            return True
        ends = _END.search(text) is not None and not _LAST_INITIAL.search(text)
        return not (ends and len(words) >= _SENTENCE)

    def _is_signed_on(self, block: Block) -> bool:
        """Headings are no lines to sign on, unless they name a signature ("[HANDTEKENING CLIËNT]")."""
        return not is_heading(block) or self.opens(block.text)
