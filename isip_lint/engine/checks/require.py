"""Rules about a part that every agreement must have: they apply when no clause holds it."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping

from isip_lint.analysis.model import Agreement, Bearer, Clause, Force, Zone
from isip_lint.analysis.profile import BLANK, has_blank
from isip_lint.engine.checks.apart import told_apart
from isip_lint.engine.checks.clause import first_match
from isip_lint.engine.checks.heads import is_about, under_titles
from isip_lint.engine.checks.told import told_about
from isip_lint.engine.model import Candidate, Rule

_BINDING = frozenset({Force.DUTY, Force.PROHIBITION, Force.RESULT, Force.CONDITION, Force.WAIVER,
                      Force.ADVICE})  # fmt: skip
# The stroke of "v/h" and "v/d" joins nothing.
_JOINS = {
    language: re.compile(rf"\b{word}\b|[,&+]|(?<!\bv)/")
    for language, word in (("nl", "en"), ("fr", "et"))
}
# What is told here is of the past, of the parties or of the law.
_STORY = frozenset({Zone.NEEDS, Zone.PARTIES, Zone.PURPOSE, Zone.LAW, Zone.SIGNATURE})
_NOMINAL = 16
_ROW_HEAD = 5
_ABOUT = frozenset({"du", "des", "de", "over", "sur"})


def check_required(rule: Rule, agreement: Agreement) -> Iterator[Candidate]:
    """Yield one candidate for the document when the part is missing.

    Options: ``kinds`` (only these kinds of agreement), ``when`` (name of a concept: the part is
    needed only when a clause on sanctions, or one that binds, holds it and does not deny it),
    ``section`` (a section of this zone with words under it is the part; ``words`` says how many,
    ``without`` names a concept: clauses and titles with it do not count), ``heading`` (name of a
    concept: a heading with it is the part), ``nominal`` (name of a concept: a short line with it,
    without a verb for anybody, in a section of unknown kind is the part), ``titled`` (the title of
    its section may complete a clause),
    ``apart`` (two days told side by side are the part, see ``told_apart``), ``told`` (a story over
    several clauses is, see ``told_about``).
    """
    if not concerns(rule, agreement) or _present(rule, agreement):
        return
    yield on_block(rule, agreement, anchor(agreement, section_of(rule)))


def concerns(rule: Rule, agreement: Agreement) -> bool:
    """Whether an agreement of this kind, with these clauses, needs the part."""
    kinds = rule.options.get("kinds")
    if isinstance(kinds, list) and agreement.profile.kind not in kinds:
        return False
    concept = rule.options.get("when")
    return not isinstance(concept, str) or any(_raises(c, concept) for c in agreement.clauses)


def _raises(clause: Clause, concept: str) -> bool:
    """Whether a clause brings in the matter for which the part is needed."""
    if clause.frame.force is Force.DENIAL or not clause.hits.has(concept):
        return False
    told = clause.frame.force is Force.INFORMATION and clause.zone not in _STORY
    return told or clause.zone is Zone.SANCTIONS or clause.frame.force in _BINDING


def _present(rule: Rule, agreement: Agreement) -> bool:
    section = section_of(rule)
    if section is not None and _has_content(
        rule, agreement, section, int(number_option(rule, "words", 4))
    ):
        return True
    return _shown(rule, agreement, section) or _said(rule, agreement)


def _shown(rule: Rule, agreement: Agreement, section: Zone | None) -> bool:
    """Whether the layout holds the part: a heading, a row, or a short line of its own."""
    heading, nominal = rule.options.get("heading"), rule.options.get("nominal")
    if isinstance(heading, str) and _is_heading(agreement, heading):
        return True
    if isinstance(nominal, str) and any(
        _is_nominal(c, nominal, agreement) for c in agreement.clauses
    ):
        return True
    return section is not None and (_in_row(agreement, section) or _is_joined(agreement, section))


def _is_joined(agreement: Agreement, zone: Zone) -> bool:
    """Whether a heading that joins two parts names this one: "But et période", "Doel en duur"."""
    if not agreement.clauses:
        return False
    lexicon = agreement.lexicon
    full = {c.section for c in agreement.clauses}
    return any(
        number in full
        and _JOINS[agreement.language].search(s.title)
        and lexicon.says(s.title, f"zone/{zone.value}")
        for number, s in enumerate(agreement.sections)
    )


def _said(rule: Rule, agreement: Agreement) -> bool:
    matches = rule.matches[agreement.language]
    # In a blank model an empty box is a place to tick: the part is there.
    slots = agreement.options if agreement.profile.template else ()
    pool = [*agreement.clauses, *slots]
    clauses = [c for c in pool if not rule.zones or c.zone in rule.zones]
    if rule.options.get("titled"):
        clauses = list(under_titles(clauses, agreement, _optional(rule, "without")))
    if any(first_match(rule, matches, c) for c in clauses):
        return True
    return told_apart(rule, clauses) or told_about(rule, agreement)


def _in_row(agreement: Agreement, zone: Zone) -> bool:
    """Whether the head of a row names the part, with words or a blank beside it."""
    if not agreement.clauses:
        return False
    lexicon = agreement.lexicon
    for block in agreement.document.blocks:
        cell = block.cell
        if cell is None or not cell.column or not cell.row_head or not block.text.strip():
            continue
        if len(cell.row_head.split()) > _ROW_HEAD and not cell.row_head.rstrip().endswith("?"):
            continue
        filled = has_blank(block.text) or not lexicon.says(block.text, "task/empty")
        if filled and lexicon.says(cell.row_head, f"zone/{zone.value}"):
            return True
    return False


def _is_nominal(clause: Clause, concept: str, agreement: Agreement) -> bool:
    """A short line without anybody in it, the first under a heading of its own making: "Straks. Werk
    als kok"."""
    if clause.index and agreement.clauses[clause.index - 1].section == clause.section:
        return False
    short = sum(t.is_word for t in clause.tokens) <= _NOMINAL
    if clause.tokens[0].form in _ABOUT:
        return False
    nobody = clause.frame.bearer is Bearer.UNKNOWN and clause.frame.force is not Force.DENIAL
    return clause.zone is Zone.OTHER and short and nobody and clause.hits.has(concept)


def _is_heading(agreement: Agreement, concept: str) -> bool:
    """Whether a heading, or the head of a row or column, holds the concept."""
    if not agreement.clauses:
        return False
    lexicon = agreement.lexicon
    texts = {s.title for s in agreement.sections}
    for block in agreement.document.blocks:
        if block.cell is not None:
            texts |= {block.cell.row_head, block.cell.column_head}
    return any(lexicon.says(text, concept) for text in texts if text)


def _optional(rule: Rule, name: str) -> str | None:
    value = rule.options.get(name)
    return value if isinstance(value, str) else None


def number_option(rule: Rule, name: str, default: float) -> float:
    """Return an option of a rule that is a number (rule files hold it as text)."""
    value = rule.options.get(name, default)
    return float(value) if isinstance(value, int | float | str) else default


def section_of(rule: Rule) -> Zone | None:
    """Return the part of an agreement that a rule names as its own, if it names one."""
    value = rule.options.get("section")
    return Zone(value) if isinstance(value, str) else None


def _has_content(rule: Rule, agreement: Agreement, zone: Zone, words: int) -> bool:
    if agreement.profile.template and has_slot(agreement, zone):
        return True
    without = rule.options.get("without")
    found = [
        c
        for c in agreement.clauses
        if c.zone is zone
        and not c.hits.has("task/empty")
        and not (isinstance(without, str) and is_about(c, without, agreement))
    ]
    return sum(len(_words(c)) for c in found) >= words


def has_slot(agreement: Agreement, zone: Zone, beside: int | None = None) -> bool:
    """Whether a section of a template leaves a place, or a box, to be filled in; ``beside`` is how
    many words at most may stand around the place."""
    blocks = agreement.document.blocks
    titles = {s.title for s in agreement.sections if s.zone is zone and s.title}
    inside = [
        blocks[i]
        for s in agreement.sections
        if s.zone is zone or s.title in titles
        for i in range(s.start, s.end)
    ]
    empty = [b for b in inside if beside is None or _around(b.text) <= beside]
    if any(has_blank(b.text) or b.placeholders for b in empty):
        return True
    return any(b.checked is False for b in inside)


def _around(text: str) -> int:
    return len(re.findall(r"[^\W\d_]{2,}", BLANK.sub(" ", text)))


def _words(clause: Clause) -> list[str]:
    return [t.form for t in clause.tokens if t.is_word]


def on_block(
    rule: Rule, agreement: Agreement, block: int, values: Mapping[str, str] | None = None
) -> Candidate:
    """Return a candidate on all the words of a block."""
    text = agreement.document.blocks[block].text
    return Candidate(rule, block, 0, len(text), values=values or {})


def anchor(agreement: Agreement, zone: Zone | None = None) -> int:
    """Return the block that a finding on the whole document points at: its heading, or the title."""
    for section in agreement.sections:
        if zone is not None and section.zone is zone:
            return section.start
    return 0
