"""The frame of a clause: its bearer, its force, and whether it is negated or conditional."""

from __future__ import annotations

from collections.abc import Callable

from isip_lint.analysis.bearer import Words, read_bearer
from isip_lint.analysis.model import Bearer, Evidence, Force, Frame, Zone
from isip_lint.analysis.telling import TELLING, reached, told

__all__ = ["Words", "read_frame"]

_STATING = {Zone.DURATION, Zone.SIGNATURE, Zone.PURPOSE, Zone.CHANGE}
_ASSURING = {Zone.RIGHTS, Zone.COSTS, Zone.DATA}
_WITHOUT = frozenset({"zonder"})
_NEGATED_LEAD = {Force.DENIAL, Force.PROHIBITION}


def read_frame(words: Words) -> Frame:
    """Return the frame of one clause with the evidence for each label."""
    bearer, reasons = read_bearer(words)
    force, because = _force(words, bearer, len(reasons) > 1)
    bearer = _settled(words, bearer, force)
    return Frame(
        bearer=bearer,
        force=force,
        negated=_negated(words),
        conditional=words.segments.conditional
        or (words.lead is not None and words.lead.conditional),
        weak=bearer is Bearer.UNKNOWN and force is Force.UNKNOWN,
        evidence=(*reasons, because),
    )


def _settled(words: Words, bearer: Bearer, force: Force) -> Bearer:
    """What is denied, allowed, advised or threatened concerns the person, whoever speaks of it."""
    if bearer is Bearer.CENTRE and force is Force.ADVICE:
        return Bearer.BENEFICIARY
    if bearer is Bearer.CENTRE and force is Force.DENIAL and words.hits.has("cue/impose"):
        return Bearer.BENEFICIARY
    if bearer is not Bearer.UNKNOWN or words.zone in _STATING:
        return bearer
    personal = force not in {Force.INFORMATION, Force.UNKNOWN, Force.DUTY, Force.OFFER}
    return Bearer.BENEFICIARY if personal or words.zone is Zone.GOALS else bearer


def _negated(words: Words) -> bool:
    pseudo = {i for span in words.hits.concept("cue/pseudo-negation") for i in range(*span)}
    plain = words.segments.main - pseudo
    own = any(
        span[0] in plain and not words.in_side_clause(span[0])
        for span in words.hits.concept("cue/negation")
    )
    lead = words.lead is not None and words.lead.negated
    return own or (lead and words.lead is not None and words.lead.force in _NEGATED_LEAD)


def _force(words: Words, bearer: Bearer, moved: bool) -> tuple[Force, Evidence]:
    for force, look in _LOOKS:
        cue = look(words, bearer, moved)
        if cue:
            return force, Evidence(f"force={force.value}", "words", cue)
    force = _default(words, bearer)
    return force, Evidence(f"force={force.value}", f"section {words.zone.value}")


def _denial(words: Words, _bearer: Bearer, _moved: bool) -> str:
    if words.first("cue/but-must"):
        return ""
    return words.first_in_main("cue/denial")


def _waiver(words: Words, bearer: Bearer, _moved: bool) -> str:
    return words.first("cue/waiver") if bearer is not Bearer.CENTRE else ""


def _free(words: Words, bearer: Bearer, _moved: bool) -> str:
    if words.hits.has("cue/consequence") or words.hits.has("cue/condition-of-payment"):
        return ""
    return words.first("cue/free") if bearer is not Bearer.CENTRE else ""


def _condition(words: Words, bearer: Bearer, _moved: bool) -> str:
    if words.first("cue/threat"):
        return words.first("cue/threat")
    if bearer is Bearer.CENTRE and words.zone is Zone.CENTRE:
        return ""
    aid = words.hits.has("word/aid") or words.zone is Zone.SANCTIONS
    loss = words.first("cue/suspend") or words.first("cue/sanction-word")
    if loss and (words.segments.conditional or aid):
        return loss
    return words.first("cue/condition-of-payment") if aid else ""


def _asked(words: Words, _bearer: Bearer, _moved: bool) -> str:
    """A question lays nothing on anybody; what follows from it stands in the next sentence."""
    return "?" if words.tokens[-1].text == "?" else ""


def _law(words: Words, _bearer: Bearer, _moved: bool) -> str:
    if any(m.role is Bearer.BENEFICIARY and not m.oblique for m in words.mentions):
        return ""
    return words.first("cue/law-quote")


def _prohibition(words: Words, _bearer: Bearer, _moved: bool) -> str:
    """A plain "niet" or "ne ... pas" in what is otherwise a duty forbids it."""
    if words.zone in TELLING:
        return ""
    plain = words.first_in_main("cue/prohibition")
    if plain or words.zone in _STATING or words.first_in_main("cue/permission"):
        return plain
    return _barring(words) if _negated(words) else ""


def _barring(words: Words) -> str:
    """A plain negation; "zonder vergoeding" says how, and forbids nothing."""
    spans = [s for s in words.hits.concept("cue/negation") if s[0] in words.segments.main]
    firm = [s for s in spans if words.tokens[s[0]].form not in _WITHOUT]
    return words.words(min(firm)) if firm else ""


def _reassurance(words: Words, bearer: Bearer, _moved: bool) -> str:
    """Where rights and sanctions are told, "does not stop the income" forbids nobody anything."""
    if words.zone not in _ASSURING or bearer is not Bearer.UNKNOWN:
        return ""
    return words.first_in_main("cue/negation") if _negated(words) else ""


def _reached(words: Words, bearer: Bearer, _moved: bool) -> str:
    return reached(words, bearer)


def _result(words: Words, bearer: Bearer, _moved: bool) -> str:
    return words.first_in_main("cue/result") if bearer is not Bearer.CENTRE else ""


def _duty(words: Words, _bearer: Bearer, moved: bool) -> str:
    return words.first("cue/burden") if moved else words.first_in_main("cue/duty")


def _advice(words: Words, _bearer: Bearer, _moved: bool) -> str:
    return words.first_in_main("cue/advice")


def _permission(words: Words, _bearer: Bearer, _moved: bool) -> str:
    return words.first_of_main("cue/permission")


def _offer(words: Words, bearer: Bearer, _moved: bool) -> str:
    return words.first("cue/offer-soft") if bearer in {Bearer.CENTRE, Bearer.THIRD} else ""


Look = Callable[[Words, Bearer, bool], str]
_LOOKS: tuple[tuple[Force, Look], ...] = (
    (Force.INFORMATION, _asked),
    (Force.DENIAL, _denial),
    (Force.WAIVER, _waiver),
    (Force.FREE, _free),
    (Force.CONDITION, _condition),
    (Force.RESULT, _reached),
    (Force.INFORMATION, told),
    (Force.ADVICE, _advice),
    (Force.DENIAL, _reassurance),
    (Force.PROHIBITION, _prohibition),
    (Force.INFORMATION, _law),
    (Force.RESULT, _result),
    (Force.DUTY, _duty),
    (Force.OFFER, _offer),
    (Force.PERMISSION, _permission),
)


def _default(words: Words, bearer: Bearer) -> Force:
    if words.lead is not None and words.lead.force not in {Force.UNKNOWN, Force.INFORMATION}:
        return words.lead.force
    if words.zone in TELLING:
        return Force.INFORMATION
    if words.zone is Zone.GOALS:
        return Force.RESULT
    if words.zone in _STATING and bearer is Bearer.UNKNOWN:
        return Force.INFORMATION
    if words.zone is Zone.PARTIES:
        return Force.INFORMATION
    return Force.DUTY
