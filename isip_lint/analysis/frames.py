"""Who must do what: the frame of a clause, from its own words and from where it stands.

Evidence for the bearer, strongest first: agent of a passive, grammatical subject, the "who" of a table
row, the lead-in of a list, the section or column. Words decide the force, and else the zone.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from isip_lint.analysis.mentions import Mention
from isip_lint.analysis.model import Bearer, Evidence, Force, Frame, Zone
from isip_lint.language.lexicon import Hits, Span
from isip_lint.language.tokens import Token

_ZONE_BEARER = {
    Zone.BENEFICIARY: Bearer.BENEFICIARY,
    Zone.CENTRE: Bearer.CENTRE,
    Zone.THIRD: Bearer.THIRD,
    Zone.EVALUATION: Bearer.BOTH,
}
_TELLING = {Zone.NEEDS, Zone.PARTIES, Zone.LAW}
_BINDING = {Zone.BENEFICIARY, Zone.AGREED, Zone.THIRD}
_BURDENED = {Bearer.BENEFICIARY, Bearer.THIRD, Bearer.UNKNOWN}


@dataclass(frozen=True, slots=True)
class Words:
    """A clause as the frame reads it; ``lead`` and ``owner`` are the bearers of list and table row."""

    tokens: Sequence[Token]
    hits: Hits
    mentions: Sequence[Mention]
    zone: Zone
    lead: Frame | None = None
    owner: Bearer | None = None
    before: Bearer | None = None

    def words(self, span: Span) -> str:
        """Return the tokens of ``span`` as text."""
        return " ".join(t.text for t in self.tokens[span[0] : span[1]])

    def first(self, concept: str) -> str:
        """Return the words of the first match of a concept, or ''."""
        spans = self.hits.concept(concept)
        return self.words(min(spans)) if spans else ""


def read_frame(words: Words) -> Frame:
    """Return the frame of one clause with the evidence for each label."""
    bearer, why = _bearer(words)
    bearer, burden = _burdened(words, bearer)
    force, because = _force(words, bearer, burden is not None)
    conditional = bool(words.hits.concept("cue/condition-start"))
    evidence = tuple(e for e in (why, burden, because) if e is not None)
    weak = bearer is Bearer.UNKNOWN and force in {Force.UNKNOWN, Force.ADVICE}
    return Frame(bearer, force, is_negated(words.hits), conditional, weak, evidence)


def is_negated(hits: Hits) -> bool:
    """Whether a word of negation stands in the clause."""
    return hits.has("cue/negation")


def _evidence(label: str, source: str, words: str = "") -> Evidence:
    return Evidence(label, source, words)


def _bearer(words: Words) -> tuple[Bearer, Evidence]:
    for look in (_together, _agent, _subject, _owner, _lead, _zone_bearer, _address, _pronoun):
        found = look(words)
        if found is not None:
            bearer, source, text = found
            return bearer, _evidence(f"bearer={bearer.value}", source, text)
    return Bearer.UNKNOWN, _evidence("bearer=unknown", "no party found")


Found = tuple[Bearer, str, str] | None


def _together(words: Words) -> Found:
    roles = {m.role for m in words.mentions if m.span[0] < 8}
    we = any(m.concept == "party/we" for m in words.mentions)
    joint = words.first("party/both")
    if joint and (we or {Bearer.BENEFICIARY, Bearer.CENTRE} <= roles and not _oblique_only(words)):
        return Bearer.BOTH, "both act together", joint
    if words.hits.has("party/both-noun"):
        return Bearer.BOTH, "both parties named", words.first("party/both-noun")
    return None


def _oblique_only(words: Words) -> bool:
    plain = {m.role for m in words.mentions if not m.oblique}
    return len(plain & {Bearer.BENEFICIARY, Bearer.CENTRE}) < 2


def _agent(words: Words) -> Found:
    """The centre behind "door" or "par", in a passive, is who acts."""
    if not words.hits.has("cue/passive"):
        return None
    for mention in words.mentions:
        before = {t.form for t in words.tokens[max(0, mention.span[0] - 2) : mention.span[0]]}
        if mention.oblique and before & {"door", "par"} and mention.role is not Bearer.UNKNOWN:
            return mention.role, "agent of the passive", words.words(mention.span)
    return None


def _subject(words: Words) -> Found:
    plain = [m for m in words.mentions if not m.oblique and _can_be_subject(words, m)]
    known = [m for m in plain if m.role is not Bearer.UNKNOWN]
    if not known:
        return None
    first = plain[0]
    if first.concept == "party/we":
        return None
    if first.concept == "party/pronoun":
        return (words.before or Bearer.BENEFICIARY, "pronoun", words.words(first.span))
    pair = {m.role for m in known[:2]}
    if len(known) > 1 and _joined(words, known[0], known[1]) and len(pair) == 2:
        return Bearer.BOTH, "two subjects", words.words((known[0].span[0], known[1].span[1]))
    return first.role, "subject", words.words(first.span)


def _can_be_subject(words: Words, mention: Mention) -> bool:
    """Items and cells lean on their lead or column, so their subject stands at the front or nowhere;
    people around the party are objects unless they open the clause."""
    leans = words.lead is not None or words.owner is not None
    around = mention.concept in {"party/third", "party/child", "party/family"}
    limit = 2 if leans and mention.concept != "party/pronoun" else 4 if around else len(words.tokens)
    return mention.span[0] <= limit


def _joined(words: Words, first: Mention, second: Mention) -> bool:
    between = [t.form for t in words.tokens[first.span[1] : second.span[0]]]
    return len(between) <= 3 and any(form in {"en", "et"} for form in between)


def _owner(words: Words) -> Found:
    return (words.owner, "row or column of the table", "") if words.owner else None


def _lead(words: Words) -> Found:
    if words.lead is None or words.lead.bearer is Bearer.UNKNOWN:
        return None
    return words.lead.bearer, "lead-in of the list", ""


def _zone_bearer(words: Words) -> Found:
    we = next((m for m in words.mentions if m.concept == "party/we"), None)
    if we is not None and words.zone is not Zone.BENEFICIARY:
        joint = words.hits.has("cue/evaluate") or words.zone in {Zone.EVALUATION, Zone.GOALS}
        return (Bearer.BOTH if joint else Bearer.CENTRE), "we", words.words(we.span)
    if words.zone in _ZONE_BEARER:
        return _ZONE_BEARER[words.zone], f"section {words.zone.value}", ""
    return None


def _address(words: Words) -> Found:
    own = words.first("party/own")
    return (Bearer.BENEFICIARY, "address", own) if own else None


def _pronoun(words: Words) -> Found:
    pronoun = next((m for m in words.mentions if m.concept == "party/pronoun"), None)
    if pronoun is None:
        return None
    return words.before or Bearer.BENEFICIARY, "pronoun", words.words(pronoun.span)


def _burdened(words: Words, bearer: Bearer) -> tuple[Bearer, Evidence | None]:
    """The subject does not bear it when it makes another act: "Het OCMW motiveert mevrouw om ..."."""
    cue = words.hits.concept("cue/burden")
    if bearer is not Bearer.CENTRE or not cue:
        return bearer, None
    later = [m for m in words.mentions if m.span[0] >= min(cue)[0] and m.role is not Bearer.CENTRE]
    if not later and not words.hits.has("party/own"):
        return bearer, None
    return Bearer.BENEFICIARY, _evidence("bearer=beneficiary", "made to act", words.words(min(cue)))


def _force(words: Words, bearer: Bearer, burdened: bool) -> tuple[Force, Evidence]:
    for force, look in _LOOKS:
        cue = look(words, bearer, burdened)
        if cue:
            return force, _evidence(f"force={force.value}", "words", cue)
    force = _default(words, bearer)
    return force, _evidence(f"force={force.value}", f"section {words.zone.value}")


def _denial(words: Words, _bearer: Bearer, _burdened: bool) -> str:
    return words.first("cue/denial")


def _waiver(words: Words, _bearer: Bearer, _burdened: bool) -> str:
    return words.first("cue/waiver")


def _free(words: Words, _bearer: Bearer, _burdened: bool) -> str:
    if words.hits.has("cue/consequence") or words.hits.has("cue/condition-of-payment"):
        return ""
    return words.first("cue/free")


def _condition(words: Words, bearer: Bearer, _burdened: bool) -> str:
    if bearer is Bearer.CENTRE and words.zone is Zone.CENTRE:
        return ""
    if words.hits.has("cue/consequence") and words.hits.has("cue/condition-start"):
        return words.first("cue/consequence")
    if words.hits.has("word/aid") or words.zone is Zone.SANCTIONS:
        return words.first("cue/condition-of-payment") or words.first("cue/consequence")
    return ""


def _told(words: Words, _bearer: Bearer, burdened: bool) -> str:
    if burdened or words.hits.has("cue/duty"):
        return ""
    if words.zone in _TELLING or words.zone is Zone.GOALS:
        return words.first("cue/past") or words.first("cue/wish")
    return words.first("cue/told")


def _law(words: Words, _bearer: Bearer, _burdened: bool) -> str:
    if any(m.role is Bearer.BENEFICIARY and not m.oblique for m in words.mentions):
        return ""
    return words.first("cue/law-quote")


def _prohibition(words: Words, bearer: Bearer, _burdened: bool) -> str:
    return words.first("cue/prohibition") if bearer is not Bearer.CENTRE else ""


def _duty(words: Words, _bearer: Bearer, burdened: bool) -> str:
    return words.first("cue/burden") if burdened else words.first("cue/duty")


def _advice(words: Words, _bearer: Bearer, _burdened: bool) -> str:
    return words.first("cue/advice")


def _permission(words: Words, bearer: Bearer, _burdened: bool) -> str:
    if bearer is Bearer.CENTRE:
        return ""
    return words.first("cue/permission")


def _offer(words: Words, bearer: Bearer, _burdened: bool) -> str:
    return words.first("cue/offer-soft") if bearer is Bearer.CENTRE else ""


_LOOKS = (
    (Force.DENIAL, _denial),
    (Force.WAIVER, _waiver),
    (Force.FREE, _free),
    (Force.CONDITION, _condition),
    (Force.INFORMATION, _told),
    (Force.PROHIBITION, _prohibition),
    (Force.INFORMATION, _law),
    (Force.ADVICE, _advice),
    (Force.DUTY, _duty),
    (Force.OFFER, _offer),
    (Force.PERMISSION, _permission),
)


def _default(words: Words, bearer: Bearer) -> Force:
    if words.lead is not None and words.lead.force not in {Force.UNKNOWN, Force.INFORMATION}:
        return words.lead.force
    if words.zone in _TELLING:
        return Force.INFORMATION
    if words.zone is Zone.GOALS:
        return Force.RESULT
    if bearer in {Bearer.CENTRE, Bearer.BOTH}:
        return Force.DUTY
    if words.zone in _BINDING or bearer is Bearer.BENEFICIARY:
        return Force.DUTY
    return Force.UNKNOWN


def is_imposed(frame: Frame) -> bool:
    """Whether a clause lays something on a person other than the centre."""
    binding = {Force.DUTY, Force.PROHIBITION, Force.RESULT, Force.CONDITION, Force.WAIVER,
               Force.ADVICE}  # fmt: skip
    return frame.bearer in _BURDENED | {Bearer.BOTH} and frame.force in binding
