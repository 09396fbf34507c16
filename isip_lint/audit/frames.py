"""Hold the frames of single clauses against labels: who is bound, how strongly, under which cue.

A corpus of clauses is a table with tabs, with the columns of ``_COLUMNS``.
"""

from __future__ import annotations

import csv
from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import Path

from isip_lint.analysis.agreement import analyse
from isip_lint.analysis.model import Clause
from isip_lint.documents.markdown import read_markdown
from isip_lint.language.lexicon import Lexicon
from isip_lint.yaml_source import FaultError

LABELS = ("bearer", "force", "negated", "conditional")
_COLUMNS = ("id", "heading", "lead", "text", *LABELS)
_FRAME = {
    "nl": ("GPMI", "Duur", "Een jaar.", "Artikel 9"),
    "fr": ("PIIS", "Durée", "Un an.", "Article 9"),
}
_SAME = 12


@dataclass(frozen=True, slots=True)
class Case:
    """A clause with its labels."""

    id: str
    language: str
    heading: str
    lead: str
    text: str
    wanted: Mapping[str, str]


@dataclass(frozen=True, slots=True)
class Slip:
    """A label that was read wrongly."""

    case: Case
    label: str
    got: str


@dataclass(slots=True)
class FrameEvaluation:
    """Right answers and questions by (language, label), and the wrong answers."""

    right: dict[tuple[str, str], int] = field(default_factory=lambda: defaultdict(int))
    asked: dict[tuple[str, str], int] = field(default_factory=lambda: defaultdict(int))
    slips: list[Slip] = field(default_factory=list)


def read_cases(source: Path) -> list[Case]:
    """Return the clauses of a table, or of all tables in a folder. Raises FaultError."""
    files = sorted(source.rglob("*.tsv")) if source.is_dir() else [source]
    return [case for file in files for case in _read(file)]


def _read(file: Path) -> Iterator[Case]:
    language = file.name[:2]
    if language not in _FRAME:
        raise FaultError([f"{file}:1:1: the name of a table begins with nl or fr"])
    try:
        text = file.read_text(encoding="utf-8")
    except (OSError, UnicodeDecodeError):
        raise FaultError([f"{file}:1:1: cannot be read as UTF-8 text"]) from None
    rows = csv.DictReader(text.splitlines(), delimiter="\t", quoting=csv.QUOTE_NONE)
    for number, row in enumerate(rows, start=2):
        if any(row.get(column) is None for column in _COLUMNS):
            raise FaultError([f"{file}:{number}:1: needs the columns {', '.join(_COLUMNS)}"])
        wanted = {label: row[label] for label in LABELS}
        yield Case(row["id"], language, row["heading"], row["lead"], row["text"], wanted)


def measure_frames(cases: Sequence[Case], lexicons: Mapping[str, Lexicon]) -> FrameEvaluation:
    """Return how often each label is right, each clause read in a small agreement of its own."""
    result = FrameEvaluation()
    for case in cases:
        got = _labels(_clause(case, lexicons[case.language]))
        for label in LABELS:
            key = (case.language, label)
            result.asked[key] += 1
            if got[label] == case.wanted[label]:
                result.right[key] += 1
            else:
                result.slips.append(Slip(case, label, got[label]))
    return result


def _clause(case: Case, lexicon: Lexicon) -> Clause | None:
    clauses = analyse(read_markdown("clause.md", _agreement(case).encode()), lexicon).clauses
    start = case.text[:_SAME]
    return next((c for c in clauses if c.text[:_SAME] in case.text or start in c.text), None)


def _agreement(case: Case) -> str:
    title, section, content, heading = _FRAME[case.language]
    text = f"{case.lead}\n\n- {case.text}" if case.lead else case.text
    return f"# {title}\n\n## {section}\n\n{content}\n\n## {case.heading or heading}\n\n{text}\n"


def _labels(clause: Clause | None) -> dict[str, str]:
    if clause is None:
        return dict.fromkeys(LABELS, "no clause")
    frame = clause.frame
    return {
        "bearer": frame.bearer.value,
        "force": frame.force.value,
        "negated": "yes" if frame.negated else "no",
        "conditional": "yes" if frame.conditional else "no",
    }
