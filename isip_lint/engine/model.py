"""Rules as the checks use them, and what a check yields; plain data, so that it can be cached."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date
from enum import Enum
from typing import TYPE_CHECKING, NamedTuple

from isip_lint.analysis.model import Bearer, Evidence, Force, Zone
from isip_lint.analysis.personal_data import PersonalData
from isip_lint.analysis.personal_words import PersonalWords
from isip_lint.documents.model import Block, Location, Notice, Status
from isip_lint.engine.weights import Experience

if TYPE_CHECKING:
    from isip_lint.language.lexicon import Lexicon
    from isip_lint.language.terms import Expr


class Severity(str, Enum):
    """How bad a finding is."""

    ERROR = "error"
    WARNING = "warning"
    INFO = "info"

    @property
    def rank(self) -> int:
        """Return 0 for info, 1 for warning, 2 for error."""
        return {"info": 0, "warning": 1, "error": 2}[self.value]


Texts = Mapping[str, str]
KNOWN, NEW = "known", "new"
# Between the words of an evidence that do not stand side by side.
GAP = " … "


class Match(NamedTuple):
    """One way in which a rule applies to a clause; empty sets mean the rule's own."""

    expression: Expr
    text: str
    bearers: frozenset[Bearer] = frozenset()
    forces: frozenset[Force] = frozenset()
    zones: frozenset[Zone] = frozenset()
    review: bool = False


@dataclass(frozen=True, slots=True)
class Source:
    """Where a rule comes from: an entry of ``rules/law`` and the article in it."""

    id: str
    article: str
    name: Texts
    url: str
    verified: bool


class Example(NamedTuple):
    """A text that must, or must not, make its rule fire; the hit stands between ``<hit>`` marks."""

    language: str
    text: str
    violates: bool
    signed: date | None = None
    also: frozenset[str] = frozenset()
    line: int = 0


@dataclass(frozen=True, slots=True)
class Rule:
    """A compiled rule; ``options`` are what its kind of check needs beside matches.

    ``wording`` is, in Dutch and French, the clause that mends a document in which it is missing.
    """

    id: str
    kind: str
    severities: tuple[tuple[date, Severity], ...]
    firmness: str
    valid_from: date
    valid_until: date | None
    bearers: frozenset[Bearer]
    forces: frozenset[Force]
    zones: frozenset[Zone]
    not_zones: frozenset[Zone]
    matches: Mapping[str, tuple[Match, ...]]
    unless: Mapping[str, tuple[Expr, ...]]
    over: frozenset[str]
    silenced_by: frozenset[str]
    options: Mapping[str, object]
    sources: tuple[Source, ...]
    title: Texts
    message: Texts
    why: Texts
    instead: Texts
    examples: tuple[Example, ...]
    pack: str
    path: str
    wording: Texts = field(default_factory=dict)

    def severity_on(self, day: date) -> Severity:
        """Return the severity for an agreement held against the law of ``day``."""
        current = self.severities[0][1]
        for start, severity in self.severities:
            if day >= start:
                current = severity
        return current

    def in_force(self, day: date) -> bool:
        """Whether the rule applies on ``day``."""
        return self.valid_from <= day and (self.valid_until is None or day <= self.valid_until)

    @property
    def family(self) -> str:
        """The part of the id before the slash."""
        return self.id.split("/", 1)[0]


@dataclass(frozen=True, slots=True)
class RulePack:
    """Compiled rules with the lexicon of each language; ``digest`` names the exact content."""

    name: str
    version: str
    digest: str
    rules: tuple[Rule, ...]
    lexicons: Mapping[str, Lexicon]
    masking: PersonalWords = field(default_factory=PersonalWords)
    experience: Experience = field(default_factory=Experience)

    def rule(self, rule_id: str) -> Rule | None:
        """Return the rule with this id, if there is one."""
        return next((r for r in self.rules if r.id == rule_id), None)


@dataclass(frozen=True, slots=True)
class Candidate:
    """What a check found, before interplay: a span of a block, or None for the whole document."""

    rule: Rule
    block_index: int
    start: int
    end: int
    clause: int | None = None
    evidence: tuple[Evidence, ...] = ()
    values: Mapping[str, str] = field(default_factory=dict)
    review: bool = False


@dataclass(frozen=True, slots=True)
class Suppression:
    """Why somebody said, outside the document, that a finding is not to count.

    ``until`` is the last day on which that holds; ``place`` is the entry, as ``file:line``.
    """

    reason: str
    author: str
    until: date | None = None
    place: str = ""


@dataclass(frozen=True, slots=True)
class Finding:
    """One thing that is wrong, where, why and on which ground.

    ``wording`` is a clause, in the language of the document, that may be added as it stands.
    ``values`` are words of the document that its message quotes.
    ``baseline`` is "known" for what an earlier state held already, "new" for what it did not, None
    when it was held against no baseline.
    """

    rule: str
    severity: Severity
    firmness: str
    review: bool
    title: str
    message: str
    why: str
    text: str
    clause: str
    section: str
    location: Location
    start: int
    end: int
    evidence: tuple[Evidence, ...]
    sources: tuple[Source, ...]
    instead: str
    fingerprint: str
    document_level: bool = False
    wording: str = ""
    values: Mapping[str, str] = field(default_factory=dict)
    suppressed: Suppression | None = None
    baseline: str | None = None

    @property
    def live(self) -> bool:
        """Whether the finding counts: nobody suppressed it, and no baseline knows it."""
        return self.suppressed is None and self.baseline != KNOWN


@dataclass(frozen=True, slots=True)
class RuleNotice:
    """A rule that could not be applied, and why."""

    rule: str
    reason: str


@dataclass(frozen=True, slots=True)
class Passage:
    """The blocks under a heading, with the heading itself, and what the part is about."""

    title: str
    zone: Zone
    blocks: tuple[Block, ...]


@dataclass(frozen=True, slots=True)
class DocumentReport:
    """The verdict on one document.

    ``law_basis`` says why the law of that day: "signed", "as-of" (chosen) or "today" (no date found).
    ``passages`` hold the text, for the reports that show it.
    """

    path: str
    status: Status
    detail: str = ""
    language: str | None = None
    kind: str = "other"
    template: bool = False
    signed: date | None = None
    law_as_of: date | None = None
    law_basis: str = ""
    message_language: str = "en"
    rules_applied: int = 0
    findings: tuple[Finding, ...] = ()
    notices: tuple[RuleNotice, ...] = ()
    file_notices: tuple[Notice, ...] = ()
    in_order: tuple[str, ...] = ()
    metrics: Mapping[str, object] = field(default_factory=dict)
    personal: PersonalData | None = None
    passages: tuple[Passage, ...] = ()


@dataclass(frozen=True, slots=True)
class StaleSuppression:
    """An entry of the suppressions that is to be looked at: ``state`` is "expired" or "unused"."""

    state: str
    suppression: Suppression
    fingerprint: str = ""
    rule: str = ""
    path: str = ""
    section: str = ""


@dataclass(frozen=True, slots=True)
class GoneFinding:
    """A finding that the baseline knows and the document no longer holds, ``count`` times."""

    path: str
    rule: str
    fingerprint: str
    count: int


@dataclass(frozen=True, slots=True)
class Report:
    """The verdicts on all documents of one run; ``left_out`` are files of kinds that are not read.

    ``stale`` are suppressions to be looked at, ``gone`` what the baseline holds in vain.
    """

    documents: tuple[DocumentReport, ...]
    packs: tuple[tuple[str, str, str], ...]
    left_out: tuple[str, ...] = ()
    rules_applied: int = 0
    today: date | None = None
    stale: tuple[StaleSuppression, ...] = ()
    gone: tuple[GoneFinding, ...] = ()
