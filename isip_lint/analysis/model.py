"""What the analysis of a document yields."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from enum import Enum
from typing import TYPE_CHECKING

from isip_lint.documents.model import Block, Document

if TYPE_CHECKING:
    from isip_lint.language.hits import Hits
    from isip_lint.language.lexicon import Lexicon
    from isip_lint.language.tokens import Token


class Zone(str, Enum):
    """What a section of an agreement is about; the heading, or the head of a column, says so."""

    PARTIES = "parties"
    PURPOSE = "purpose"
    NEEDS = "needs"
    GOALS = "goals"
    BENEFICIARY = "beneficiary"
    CENTRE = "centre"
    THIRD = "third"
    AGREED = "agreed"
    DURATION = "duration"
    EVALUATION = "evaluation"
    CHANGE = "change"
    SANCTIONS = "sanctions"
    RIGHTS = "rights"
    DATA = "data"
    COSTS = "costs"
    LAW = "law"
    SIGNATURE = "signature"
    OTHER = "other"


class Bearer(str, Enum):
    """Who must do what a clause says."""

    BENEFICIARY = "beneficiary"
    CENTRE = "centre"
    BOTH = "both"
    THIRD = "third"
    UNKNOWN = "unknown"


class Force(str, Enum):
    """How strongly a clause binds its bearer."""

    DUTY = "duty"
    PROHIBITION = "prohibition"
    RESULT = "result"
    CONDITION = "condition"
    WAIVER = "waiver"
    PERMISSION = "permission"
    OFFER = "offer"
    ADVICE = "advice"
    FREE = "free"
    DENIAL = "denial"
    INFORMATION = "information"
    UNKNOWN = "unknown"


@dataclass(frozen=True, slots=True)
class Evidence:
    """Why a clause has a label: ``label`` (such as "bearer=centre"), the source, and its words."""

    label: str
    source: str
    words: str = ""


@dataclass(frozen=True, slots=True)
class Frame:
    """Who must do what: labels of a clause with their evidence; ``weak`` asks for a human look."""

    bearer: Bearer
    force: Force
    negated: bool = False
    conditional: bool = False
    weak: bool = False
    evidence: tuple[Evidence, ...] = ()


@dataclass(frozen=True, slots=True)
class Section:
    """A heading and the blocks under it; ``start`` and ``end`` are block indexes, end exclusive."""

    zone: Zone
    title: str
    start: int
    end: int


@dataclass(frozen=True, slots=True)
class Clause:
    """A sentence, list item or line of a cell, or a part of a sentence with its own subject.

    ``start`` and ``end`` are the span in the shown text of ``block``; ``hits`` are the matches in
    ``tokens``; ``context`` those in ``context_words`` (lead-in, heads of row and column, heading).
    """

    index: int
    block_index: int
    block: Block
    start: int
    end: int
    tokens: tuple[Token, ...]
    hits: Hits
    zone: Zone
    section: int
    frame: Frame
    context_words: str = ""
    context: Hits | None = None

    @property
    def text(self) -> str:
        """The words of the clause as shown."""
        return self.block.text[self.start : self.end]

    def span(self, first: int, last: int) -> tuple[int, int]:
        """Return the span in the block's shown text of the tokens ``first`` to ``last`` (inclusive)."""
        return self.tokens[first].start, self.tokens[last].end


class Precision(str, Enum):
    """How exactly a date is given."""

    DAY = "day"
    MONTH = "month"


@dataclass(frozen=True, slots=True)
class FoundDate:
    """A date in the text; ``value`` is the first of the month for a month; year 1 is "no year"."""

    value: date
    precision: Precision
    block_index: int
    start: int
    end: int


@dataclass(frozen=True, slots=True)
class Rhythm:
    """How often something recurs: times a year, and whether the text says "at least"."""

    per_year: float
    block_index: int
    start: int
    end: int


@dataclass(frozen=True, slots=True)
class Profile:
    """What kind of document this is, and which law it is held against."""

    is_agreement: bool
    kind: str
    template: bool
    signed: date | None
    decided: date | None
    months: float | None


@dataclass(frozen=True, slots=True, eq=False)
class Agreement:
    """A document with all that the rules look at; ``options`` are clauses whose box is not ticked.

    Compared by identity, so that what rules read from it can be remembered.
    """

    document: Document
    language: str
    sections: tuple[Section, ...]
    clauses: tuple[Clause, ...]
    options: tuple[Clause, ...]
    dates: tuple[FoundDate, ...]
    rhythms: tuple[Rhythm, ...]
    profile: Profile
    aliases: Mapping[str, Bearer]

    @property
    def lexicon(self) -> Lexicon:
        """The words that its clauses were read with. Raises IndexError where there are no clauses."""
        return self.clauses[0].hits.lexicon
