"""The commitments of each party, and which of the centre's are more than form."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import lru_cache

from isip_lint.analysis.model import Agreement, Bearer, Clause, Force, Zone
from isip_lint.analysis.parties import first_person
from isip_lint.analysis.spans import is_of_agreement, spans_of_time
from isip_lint.analysis.tense import perfect
from isip_lint.engine.checks.commitments import (
    is_divided,
    is_empty,
    is_name,
    is_time_cell,
    is_title,
    part_of,
)
from isip_lint.engine.checks.plan import read_plan
from isip_lint.language.tokens import Token

_BINDING = frozenset({Force.DUTY, Force.RESULT, Force.PROHIBITION, Force.ADVICE, Force.CONDITION,
                      Force.WAIVER, Force.UNKNOWN})  # fmt: skip
_GIVEN = frozenset({Force.DUTY, Force.RESULT, Force.ADVICE, Force.OFFER, Force.FREE, Force.UNKNOWN,
                    Force.PERMISSION, Force.CONDITION})  # fmt: skip
_SHARED = frozenset({Zone.AGREED, Zone.THIRD, Zone.COSTS, Zone.OTHER, Zone.DATA})
_PROMISED = _SHARED | {Zone.BENEFICIARY, Zone.PARTIES, Zone.PURPOSE, Zone.GOALS, Zone.NEEDS}
_PERSON = frozenset({Bearer.BENEFICIARY, Bearer.BOTH})
_NO_PROMISE = (
    "task/procedure",
    "cue/past",
    "task/interview",
    "goal/word",
    "goal/stated",
    "goal/domain",
)
_SENTENCE = 4
_OPENING = 5
_NAMES_SHARE = 0.33
# Who acts in the name of the centre, where its name is not that of a known member of the staff.
_AGENT = re.compile(
    r"\b(?:namens|vanwege|voor rekening van) (?:het )?(?:ocmw|centrum)|\b(?:au nom|pour le compte) du (?:cpas|centre)|"
    r"^(?-i:[A-ZÀ-Þ])\w+,? (?:van het|du) (?:ocmw|cpas|centrum|centre)\b",
    re.IGNORECASE,
)
_I = {"nl": frozenset({"ik"}), "fr": frozenset({"je", "j'"})}
_NOTHING = frozenset({"geen", "pas", "aucun", "aucune", "nooit", "jamais"})


@dataclass(frozen=True, slots=True)
class CentrePart:
    """What the centre does: commitments that help, and those that only pay, check or report."""

    real: tuple[Clause, ...]
    hollow: tuple[Clause, ...]

    @property
    def exists(self) -> bool:
        """Whether the centre commits to anything at all."""
        return bool(self.real or self.hollow)


def tasks(agreement: Agreement, bearer: Bearer) -> list[Clause]:
    """Return the commitments of a party: duties that are neither evaluation nor procedure."""
    if bearer is Bearer.CENTRE:
        part = centre_part(agreement)
        return [*part.real, *part.hollow]
    if bearer is Bearer.BENEFICIARY:
        return list(_beneficiary_tasks(agreement))
    return [c for c in agreement.clauses if c.frame.bearer is bearer and _is_duty(c)]


@lru_cache(maxsize=2)
def _beneficiary_tasks(agreement: Agreement) -> tuple[Clause, ...]:
    """A part of the person's own decides; without one, duties found elsewhere count."""
    own = [c for c in agreement.clauses if part_of(c, agreement) is Zone.BENEFICIARY]
    own = [c for c in own if not is_title(c, agreement)]
    own = [c for c in own if _is_duty(c) or c.hits.has("task/empty")]
    found = [c for c in own if c.frame.bearer is not Bearer.CENTRE and _is_duty(c)]
    zones = _SHARED - {Zone.OTHER, Zone.DATA} if own else _SHARED
    if not is_divided(agreement):
        zones = (zones | _PROMISED) - {Zone.BENEFICIARY}
    if not own:
        found += [c for c in agreement.clauses if _is_promise(c)]
    shared = (
        c
        for c in agreement.clauses
        if part_of(c, agreement) in zones
        and (c.frame.bearer in _PERSON or (c.frame.bearer is Bearer.UNKNOWN and not own))
        and _is_shared_duty(c, agreement)
    )
    return (*found, *shared)


def _is_promise(clause: Clause) -> bool:
    """A promise of the person among the aims ("mevrouw zal zich inschrijven")."""
    frame = clause.frame
    plain = clause.zone is Zone.GOALS and frame.force is Force.DUTY and not is_empty(clause)
    return plain and frame.bearer is Bearer.BENEFICIARY and not clause.hits.has("goal/word")


def _is_shared_duty(clause: Clause, agreement: Agreement) -> bool:
    """In a text without headings a plain statement in the present is a duty as well."""
    if not is_divided(agreement) and clause.frame.force is Force.INFORMATION:
        plain = not (clause.hits.has("cue/past") or clause.hits.has("task/procedure"))
        return plain and not is_empty(clause)
    return clause.frame.force is not Force.UNKNOWN and _is_duty(clause)


def _is_duty(clause: Clause) -> bool:
    if clause.frame.force not in _BINDING or clause.hits.has("task/procedure"):
        return False
    if clause.hits.has("needs/statement") or _tells_term(clause):
        return False
    return not is_empty(clause) and not is_time_cell(clause)


def _tells_term(clause: Clause) -> bool:
    return spans_of_time(clause.text) and is_of_agreement(clause.text)


@lru_cache(maxsize=2)
def centre_part(agreement: Agreement) -> CentrePart:
    """Return what the centre commits to, in its own part or in so many words elsewhere."""
    real: list[Clause] = []
    hollow: list[Clause] = []
    alone = not any(
        c.zone is Zone.CENTRE and not is_name(c) and _own_kind(c) is not None
        for c in agreement.clauses
    )
    blocks = agreement.document.blocks
    writer = alone and _says_i(agreement)
    writer = writer and first_person(blocks, agreement.language) is Bearer.BENEFICIARY
    met = _meetings(agreement)
    for clause in agreement.clauses:
        if _is_void(clause) or clause.index in met or is_title(clause, agreement):
            continue
        part = part_of(clause, agreement)
        if part is Zone.CENTRE:
            kind = _own_kind(clause)
        elif part in _PROMISED:
            kind = _promised_kind(clause, alone, writer)
        else:
            continue
        if kind is not None:
            (real if kind else hollow).append(clause)
    return CentrePart(tuple(real), tuple(hollow))


def _says_i(agreement: Agreement) -> bool:
    return any(t.form in _I[agreement.language] for c in agreement.clauses for t in c.tokens)


def _meetings(agreement: Agreement) -> set[int]:
    """Looking together at how it goes is evaluation, and nothing that the centre does for the person."""
    met: set[int] = set()
    planned = {c.index for c in read_plan(agreement).clauses}
    for clause in agreement.clauses:
        helps = clause.hits.has("task/strong-help") or clause.hits.has("task/pay")
        both = clause.index in planned and clause.frame.bearer in _PERSON
        goes_on = clause.index - 1 in met and clause.hits.has("evaluation/meet")
        if not helps and (both or goes_on):
            met.add(clause.index)
    return met


def _is_void(clause: Clause) -> bool:
    if clause.frame.force in {Force.DENIAL, Force.INFORMATION} and clause.zone is Zone.CENTRE:
        return True
    return is_empty(clause) or is_time_cell(clause)


def _own_kind(clause: Clause) -> bool | None:
    """In the centre's part: True helps, False is form, None is no commitment of the centre."""
    hits, frame = clause.hits, clause.frame
    helps = hits.has("task/real") or hits.has("task/borne")
    if clause.tokens[0].form in _NOTHING:
        return None
    if hits.has("task/interview") or _is_form(clause):
        return False
    if hits.has("task/procedure"):
        return None if helps else False
    if helps:
        return True
    clear = frame.force in _GIVEN and frame.bearer is not Bearer.BENEFICIARY
    return True if clear and _says_something(clause) else None


def _says_something(clause: Clause) -> bool:
    """A few words that are not mostly names."""
    words = [t for t in clause.tokens if t.is_word]
    names = sum(t.text[:1].isupper() for t in words[1:])
    return len(words) >= _SENTENCE and names < _NAMES_SHARE * len(words)


def _is_form(clause: Clause) -> bool:
    """Paying the income, checking, reporting; unless another part of the sentence helps."""
    hits = clause.hits
    paid = hits.has("task/income") and hits.has("task/pay")
    if not paid and not hits.has("task/control") and not hits.has("task/check-whether"):
        return False
    if hits.has("task/check-whether") and hits.has("task/rights"):
        return False
    parts = list(_conjuncts(clause))
    more = paid and any(_is_more(clause, part) for part in parts[1:])
    return not more and not any(_helps(clause, part) for part in parts)


def _is_more(clause: Clause, part: Sequence[Token]) -> bool:
    """Something paid beside the income: "... het leefloon en de schoolboeken"."""
    hits = clause.hits.lexicon.scan(part)
    form = hits.has("task/income") or hits.has("task/control") or hits.has("task/pay")
    return hits.has("task/goods") and not form


def _conjuncts(clause: Clause) -> Iterator[Sequence[Token]]:
    """Yield the parts of a clause between commas and "en", "et"."""
    joints = {",", ";", {"nl": "en", "fr": "et"}.get(clause.hits.lexicon.language, "")}
    part: list[Token] = []
    for token in clause.tokens:
        if token.form in joints:
            yield part
            part = []
        else:
            part.append(token)
    yield part


def _helps(clause: Clause, part: Sequence[Token]) -> bool:
    hits = clause.hits.lexicon.scan(part)
    if hits.has("task/control") or hits.has("task/check-whether"):
        return False
    paid = hits.has("task/pay") and hits.has("task/real") and not hits.has("task/income")
    return paid or hits.has("task/strong-help")


def _promised_kind(clause: Clause, alone: bool, writer: bool) -> bool | None:
    """Outside its own part only an explicit promise of the centre counts; where it has no part of
    its own (``alone``), wherever it stands in the sentence."""
    hits = clause.hits
    if hits.has("task/borne") and not hits.has("task/not-borne"):
        return True
    if _is_help(clause):
        return True
    if not _is_promised(clause, alone, writer) or _is_past(clause):
        return None
    if any(hits.has(name) for name in _NO_PROMISE):
        return None
    if _is_form(clause):
        return False if clause.zone in {Zone.AGREED, Zone.COSTS} else None
    paid = hits.has("task/pay") and not hits.has("task/income")
    return True if hits.has("task/real") or paid else None


def _is_help(clause: Clause) -> bool:
    """Help told without who gives it: "Een tolk wordt voorzien", "Tu peux compter sur nous"."""
    told = clause.hits.has("task/promised") and not _is_past(clause)
    return told and clause.frame.force not in {Force.DENIAL, Force.PROHIBITION, Force.CONDITION}


def _is_past(clause: Clause) -> bool:
    """What was done tells of no promise: "heeft mevrouw in 2019 geholpen met de huurwaarborg"."""
    spans = perfect(clause.tokens, clause.hits.lexicon.language)
    return any(start < _OPENING for start, _ in spans)


def _is_promised(clause: Clause, alone: bool, writer: bool) -> bool:
    """Whether the centre is who acts: by the frame, by its place, or as the one written to."""
    frame = clause.frame
    if frame.force not in _GIVEN | {Force.INFORMATION, Force.PROHIBITION}:
        return False
    if frame.force is Force.CONDITION and not alone:
        return False
    if _AGENT.search(clause.text):
        return True
    if writer and clause.hits.has("party/address") and clause.hits.has("task/pay"):
        return True
    latest = 0 if clause.zone is Zone.BENEFICIARY and not alone else _OPENING
    leans = clause.zone is not Zone.BENEFICIARY and (clause.block.cell is not None or alone)
    if frame.bearer is Bearer.CENTRE:
        return leans or _opens_with_centre(clause, latest)
    if frame.bearer is Bearer.BOTH:
        return alone and _opens_with_centre(clause, 1) and not clause.hits.has("party/we")
    return frame.bearer is not Bearer.BENEFICIARY and (
        _opens_with_centre(clause, 1) or (alone and _named_behind_that(clause))
    )


def _named_behind_that(clause: Clause) -> bool:
    """ "... staat dat het OCMW de kosten op zich neemt"."""
    before = {
        clause.tokens[start - 1].form for start, _ in clause.hits.concept("party/centre") if start
    }
    return bool(before & {"dat", "que", "qu'", "het"})


def _opens_with_centre(clause: Clause, latest: int) -> bool:
    spans = [*clause.hits.concept("party/centre"), *clause.hits.concept("party/we")]
    spans += clause.hits.concept("head/centre")
    return bool(spans) and min(spans)[0] <= latest
