"""What makes a text hard to read, as text for people and as JSON."""

from __future__ import annotations

import json
from collections.abc import Iterator, Sequence
from dataclasses import asdict
from typing import Any

from isip_lint.analysis.readability.evidence import Evidence, HardSentence
from isip_lint.analysis.readability.explained import TermUse
from isip_lint.analysis.readability.formulas import FORMULAS, Formula
from isip_lint.analysis.readability.reading import Reading
from isip_lint.engine.legibility import Legibility, Part
from isip_lint.engine.reading import scores
from isip_lint.reports.layout import Layout, printable
from isip_lint.reports.words import Words

SCHEMA_VERSION = "1"
_BAR = 40
_MOST_TERMS = 12
_SHORT_TEXT = 200
_LEAST_SECTION = 15
Json = dict[str, Any]


def readability_json(found: Sequence[Legibility], version: str) -> str:
    """Return the readings as JSON text; ``metrics.readability`` is that of ``check``."""
    data = {
        "schema_version": SCHEMA_VERSION,
        "tool": {"name": "isip-lint", "version": version},
        "documents": [_document(reading) for reading in found],
    }
    return json.dumps(data, ensure_ascii=False, indent=2) + "\n"


def _document(found: Legibility) -> Json:
    whole = found.whole
    if whole is None:
        figures: Json = {"words": None, "sentences": None, "reason": found.reason}
        return {
            "path": found.path, "passage": found.passage, "language": found.language,
            "metrics": {"readability": figures},
        }  # fmt: skip
    return {
        "path": found.path,
        "passage": found.passage,
        "language": found.language,
        **_part(whole),
        "target": found.target,
        "formulas": [
            {"name": f.name, "value": value, "source": f.source, "approximate": f.approximate}
            for f, value in _formulas(found)
        ],
        "sections": [
            {"title": part.title, "line": part.line, **_part(part)} for part in found.sections
        ],
        "calibration": [asdict(text) for text in found.calibration],
    }


def _formulas(found: Legibility) -> Iterator[tuple[Formula, float]]:
    values = found.formulas or {}
    return ((formula, values[formula.name]) for formula in FORMULAS if formula.name in values)


def _part(part: Part) -> Json:
    rounded = {
        axis: {name: round(value, 3) for name, value in measures.items()}
        for axis, measures in part.reading.measures.items()
    }
    return {
        "metrics": {"readability": scores(part.reading)},
        "counted_words": part.reading.counted,
        "measures": rounded,
        "evidence": _evidence(part.evidence),
    }


def _evidence(evidence: Evidence) -> Json:
    return {
        "sentences": [_sentence(sentence) for sentence in evidence.sentences],
        "terms": [_term(use) for use in evidence.terms],
        "words": [asdict(word) for word in evidence.words],
        "abbreviations": list(evidence.abbreviations),
        "addresses": dict(evidence.addresses),
    }


def _sentence(hard: HardSentence) -> Json:
    start, end = hard.sentence.span
    return {
        "text": hard.sentence.text,
        "line": _line(hard),
        "start": start,
        "end": end,
        "words": hard.words,
        "nesting": hard.nesting,
        "passives": hard.passives,
        "split": hard.split,
    }


def _term(use: TermUse) -> Json:
    start, end = use.span
    return {
        "text": use.text,
        "term": use.term.term,
        "plain": list(use.term.plain),
        "exact": use.term.exact,
        "explain": use.term.explain or None,
        "times": use.times,
        "line": use.first.clause.block.location.line,
        "start": start,
        "end": end,
    }


def _line(hard: HardSentence) -> int:
    return hard.sentence.clauses[0].block.location.line


def readability_text(found: Sequence[Legibility], language: str | None, layout: Layout) -> str:
    """Return the readings for people, each in ``language`` or in that of its document."""
    lines: list[str] = []
    for reading in found:
        known = reading.language if reading.language in {"nl", "fr"} else "en"
        words = Words(language or known or "en")
        lines += [
            layout.paint(printable(reading.path), "bold"),
            *_shown(reading, words, layout),
            "",
        ]
    return "\n".join(lines).rstrip("\n") + "\n"


def _shown(found: Legibility, words: Words, layout: Layout) -> Iterator[str]:
    whole = found.whole
    if whole is None:
        status, _, detail = (found.reason or "").partition(": ")
        reason = words.detail(detail or status)
        yield from layout.wrapped(words.say("reading-none", reason=reason), 2)
        return
    yield from layout.wrapped(words.say("reading-counted", n=whole.reading.counted), 2)
    yield from _scales(found, whole.reading, words, layout)
    yield from _details(whole.evidence, words, layout)
    if found.formulas:
        yield f"  {layout.paint(words.label('reading-formulas'), 'bold')}"
    for formula, value in _formulas(found):
        note = f"; {words.say('reading-approximate')}" if formula.approximate else ""
        about = "± " if formula.approximate else ""
        yield from layout.wrapped(f"- {formula.name} {about}{value:g} ({formula.source}{note})", 4)
    told = [part for part in found.sections if part.reading.counted >= _LEAST_SECTION]
    if len(told) > 1:
        yield f"  {layout.paint(words.label('reading-sections'), 'bold')}"
        for part in told:
            yield from _section(part, words, layout)


def _scales(found: Legibility, reading: Reading, words: Words, layout: Layout) -> Iterator[str]:
    if reading.words is None or reading.sentences is None:
        least = (reading.reason or "").split("-")[1]
        yield from layout.wrapped(words.say("reading-too-short", n=least), 2)
        return
    assert found.target is not None
    for axis, value in (("words", reading.words), ("sentences", reading.sentences)):
        marks = {getattr(c, axis): words.say(f"level-{c.level}")[0] for c in found.calibration}
        name = words.say(f"axis-{axis}")
        style = "warning" if value > found.target[axis] else "good"
        yield f"    {name:<10} {_bar(value, marks)} {layout.paint(str(value), style)}"
    levels = ", ".join(
        f"{words.say(f'level-{c.level}')[0]} = {words.say(f'level-{c.level}')}"
        for c in found.calibration
    )
    targets = " / ".join(str(found.target[axis]) for axis in ("words", "sentences"))
    yield from layout.wrapped(words.say("reading-scale", levels=levels, target=targets), 2)
    yield from _nearest(found, reading.words + reading.sentences, words, layout)


def _bar(value: int, marks: dict[int, str]) -> str:
    cells = ["·"] * (_BAR + 1)
    for place, letter in marks.items():
        cells[round(place * _BAR / 100)] = letter
    cells[round(value * _BAR / 100)] = "#"
    return f"0 {''.join(cells)} 100"


def _nearest(found: Legibility, total: int, words: Words, layout: Layout) -> Iterator[str]:
    texts = sorted(found.calibration, key=lambda c: abs(c.words + c.sentences - total))
    for text in texts[:1]:
        shown = text.text[:_SHORT_TEXT].rsplit(" ", 1)[0]
        more = " …" if len(shown) < len(text.text) else ""
        yield from layout.wrapped(f"“{shown}{more}”", 2, words.label("reading-nearest"))


def _details(evidence: Evidence, words: Words, layout: Layout) -> Iterator[str]:
    if evidence.sentences:
        yield f"  {layout.paint(words.label('reading-hard-sentences'), 'bold')}"
    for hard in evidence.sentences:
        told = words.say(
            "reading-sentence", line=_line(hard), words=hard.words, nesting=hard.nesting,
            passives=hard.passives, split=hard.split,
        )  # fmt: skip
        yield from layout.wrapped(f"- {told} “{printable(hard.sentence.text)}”", 4)
    if evidence.terms:
        yield f"  {layout.paint(words.label('reading-terms'), 'bold')}"
    for use in sorted(evidence.terms, key=lambda use: -use.times)[:_MOST_TERMS]:
        yield from layout.wrapped(_advice(use, words), 4)
    if evidence.words:
        shown = ", ".join(word.text for word in evidence.words)
        yield from layout.wrapped(shown, 2, words.label("reading-rare"))
    if evidence.abbreviations:
        shown = ", ".join(evidence.abbreviations)
        yield from layout.wrapped(shown, 2, words.label("reading-abbreviations"))
    if len(evidence.addresses) > 1:
        counts = ", ".join(
            f"{words.say(f'address-{name}')} {times}×" for name, times in evidence.addresses.items()
        )
        yield from layout.wrapped(counts, 2, words.label("reading-addresses"))


def _advice(use: TermUse, words: Words) -> str:
    told = f"- “{printable(use.text)}” ({use.times}×): {'; '.join(use.term.plain)}"
    if use.term.explain:
        return f"{told}. {words.say('reading-explain', text=use.term.explain)}"
    return told if use.term.exact else f"{told} ({words.say('reading-about')})"


def _section(part: Part, words: Words, layout: Layout) -> Iterator[str]:
    title = printable(part.title) or words.say("no-section")
    figures = (
        f"{words.say('axis-words')} {part.reading.words}, "
        f"{words.say('axis-sentences')} {part.reading.sentences}"
    )
    hardest = part.evidence.sentences[:1]
    where = f"; {words.say('reading-worst', line=_line(hardest[0]))}" if hardest else ""
    yield from layout.wrapped(f"- {title}: {figures}{where}", 4)
