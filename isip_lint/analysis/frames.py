"""The frame of a clause: its bearer, its force, and whether it is negated or conditional."""

from __future__ import annotations

from collections.abc import Callable

from isip_lint.analysis.bearer import read_bearer
from isip_lint.analysis.model import Bearer, Evidence, Force, Frame, Zone
from isip_lint.analysis.telling import TELLING, reached, told
from isip_lint.analysis.words import Words
from isip_lint.language.lexicon import Span

__all__ = ["Words", "read_frame"]

_STATING = {Zone.DURATION, Zone.SIGNATURE, Zone.PURPOSE, Zone.CHANGE}
_ASSURING = {Zone.RIGHTS, Zone.COSTS, Zone.DATA}
_WITHOUT = frozenset({"zonder", "sans"})
_OPEN = {Force.PERMISSION, Force.FREE, Force.OFFER, Force.ADVICE}
_HELPING = frozenset({Bearer.CENTRE, Bearer.THIRD})
_FEW = 6
_CLOSE = 2
_OPENING = 2
_NOT = frozenset({"niet", "pas", "non"})
_NE = frozenset({"ne", "n'"})
_THAT = frozenset({"que", "qu'"})
_FULL = frozenset({"pas", "plus", "jamais", "sans"})
_COUNTING = frozenset(
    """wordt worden geldt gelden telt tellen is zijn kan kunnen zal zullen mag vormt vormen betekent
    est sont sera seront peut peuvent pourra constitue constituent constituera vaut equivaut""".split()
)
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
    spans = words.hits.concept("cue/pseudo-negation")
    pseudo = {i for span in spans if not _doubled(words, span) for i in range(*span)}
    plain = words.segments.main - pseudo - _before_but(words) - _reported(words)
    own = any(
        span[0] in plain and not words.in_side_clause(span[0])
        for span in words.hits.concept("cue/negation")
        if not _is_manner(words, span[0]) and not _contrasted(words, span[0])
    )
    lead = words.lead is not None and words.lead.negated
    return own or (lead and words.lead is not None and words.lead.force in _NEGATED_LEAD)


def _reported(words: Words) -> frozenset[int]:
    """Behind "meldt dat", "dit pourquoi" stands what is told of."""
    size = len(words.tokens)
    opened = min((end for _, end in words.hits.concept("cue/report")), default=size)
    return frozenset(range(opened, size))


def _is_manner(words: Words, place: int) -> bool:
    """ "Zonder vergoeding" says how; "sans être tenu de chercher" denies."""
    denied = any(start <= place < end for start, end in words.hits.concept("cue/denial"))
    return words.tokens[place].form in _WITHOUT and not denied


def _contrasted(words: Words, place: int) -> bool:
    """ "De keuze is aan u, niet aan ons": what stands before the comma is said, and not denied."""
    before = [t.text for t in words.tokens[max(0, place - 2) : place]]
    behind = words.tokens[place].form in _NOT and place > _OPENING
    return behind and "," in before and before[-1] in {",", "maar", "mais"}


def _doubled(words: Words, span: Span) -> bool:
    """ "Ne ... que" restricts, but "ne pas ... sans que" forbids."""
    forms = [t.form for t in words.tokens[slice(*span)]]
    return forms[-1] in _THAT and not _FULL.isdisjoint(forms)


def _before_but(words: Words) -> frozenset[int]:
    """In "hoeft niet ..., maar gaat wel ..." what stands behind "maar" binds."""
    but = words.hits.concept("cue/but-must")
    return frozenset(range(max(but)[0])) if but else frozenset()


def _force(words: Words, bearer: Bearer, moved: bool) -> tuple[Force, Evidence]:
    for force, look in _LOOKS:
        cue = look(words, bearer, moved)
        if cue:
            return force, Evidence(f"force={force.value}", "words", cue)
    force = _default(words, bearer)
    return force, Evidence(f"force={force.value}", f"section {words.zone.value}")


def _denial(words: Words, bearer: Bearer, _moved: bool) -> str:
    if words.first("cue/but-must") or (
        bearer is Bearer.CENTRE and words.hits.has("cue/offer-free")
    ):
        return ""
    main = words.segments.main
    spans = [s for s in words.hits.concept("cue/denial") if main.issuperset(range(*s))]
    plain = [s for s in spans if not _across(words, s)]
    return words.words(min(plain)) if plain else ""


def _across(words: Words, span: Span) -> bool:
    """In "moet erop toezien dat hij niet spijbelt" the negation is that of the side clause."""
    for place in range(span[0] + 2, span[1] - 1):
        verb = words.tokens[place - 1].form.endswith("en")
        if words.tokens[place].form == "dat" and verb and place + 2 < span[1]:
            return True
    return False


def _counted(words: Words, _bearer: Bearer, _moved: bool) -> str:
    """What counts as a shortcoming threatens, also when it only "can" count as one."""
    spans = [s for s in words.hits.concept("cue/counts-as") if s[0] in words.segments.main]
    return words.words(min(spans)) if spans and not _refused(words, min(spans)) else ""


def _refused(words: Words, cue: Span) -> bool:
    """ "Geldt niet als", "n'est pas considéré comme"; in "niet verwittigen geldt als" it counts."""
    for start, end in words.hits.concept("cue/negation"):
        near = words.tokens[max(0, start - _CLOSE) : start]
        if words.language == "fr":
            near = words.tokens[end : end + _CLOSE] if words.tokens[start].form in _NE else ()
        if start < cue[1] and any(token.form in _COUNTING for token in near):
            return True
    return False


def _waiver(words: Words, bearer: Bearer, _moved: bool) -> str:
    claim = words.hits.has("cue/claim") or words.tokens[-1].text == ":"
    own = bearer is not Bearer.CENTRE and claim
    return words.first("cue/waiver") if own else ""


def _free(words: Words, bearer: Bearer, _moved: bool) -> str:
    if words.hits.has("cue/consequence") or words.hits.has("cue/condition-of-payment"):
        return ""
    return words.first("cue/free") if bearer is not Bearer.CENTRE else ""


def _condition(words: Words, bearer: Bearer, _moved: bool) -> str:
    if words.first("cue/threat"):
        return words.first("cue/threat")
    if bearer is Bearer.CENTRE and (words.zone is Zone.CENTRE or _negated(words)):
        return ""
    benefit = bearer is not Bearer.CENTRE and words.hits.has("cue/benefit")
    if words.hits.has("cue/but-cost"):
        return words.first("cue/but-cost")
    aid = words.zone is Zone.SANCTIONS or words.hits.has("word/aid") or benefit
    loss = words.first_in_main("cue/suspend")
    if bearer is not Bearer.CENTRE:
        loss = loss or words.first_in_main("cue/sanction-word")
    barred = bearer is Bearer.BENEFICIARY and words.first_in_main("cue/prohibition")
    if loss and (aid or (words.segments.conditional and not barred)):
        return loss
    return words.first("cue/condition-of-payment") if aid else ""


def _asked(words: Words, _bearer: Bearer, _moved: bool) -> str:
    """A question lays nothing on anybody; what follows from it stands in the next sentence."""
    return "?" if words.tokens[-1].text == "?" else ""


def _void(words: Words, _bearer: Bearer, _moved: bool) -> str:
    return words.first("cue/void") if len(words.tokens) <= _FEW else ""


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
    open_lead = words.lead is not None and words.lead.force in _OPEN
    return _barring(words) if _negated(words) and not open_lead else ""


def _barring(words: Words) -> str:
    """A plain negation; "zonder vergoeding" says how, and forbids nothing."""
    spans = [s for s in words.hits.concept("cue/negation") if s[0] in words.segments.main]
    firm = [s for s in spans if words.tokens[s[0]].form not in _WITHOUT]
    return words.words(min(firm)) if firm else ""


def _reassurance(words: Words, bearer: Bearer, _moved: bool) -> str:
    """Where rights and sanctions are told, "does not stop the income" forbids nobody anything."""
    if words.zone not in _ASSURING or bearer is not Bearer.UNKNOWN:
        return ""
    return _barring(words) if _negated(words) else ""


def _permitted(words: Words, _bearer: Bearer, _moved: bool) -> str:
    return "" if words.hits.has("cue/only") else words.first_of_main("cue/permitted")


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
    return words.first("cue/offer-soft") if bearer in _HELPING else ""


def _able(words: Words, bearer: Bearer, _moved: bool) -> str:
    """What the centre "can" do for somebody is offered; what it can do to somebody is its power."""
    if bearer not in _HELPING or words.zone is Zone.SANCTIONS or _negated(words):
        return ""
    if bearer is Bearer.CENTRE and words.hits.has("cue/offer-free"):
        return words.first("cue/offer-free")
    if words.hits.has("cue/power") or words.hits.has("cue/consequence"):
        return ""
    served = any(m.role is Bearer.CENTRE for m in words.mentions)
    helps = bearer is Bearer.CENTRE or (words.hits.has("cue/offer") and not served)
    return words.first_of_main("cue/able") if helps else ""


Look = Callable[[Words, Bearer, bool], str]
_LOOKS: tuple[tuple[Force, Look], ...] = (
    (Force.INFORMATION, _asked),
    (Force.UNKNOWN, _void),
    (Force.CONDITION, _counted),
    (Force.DENIAL, _denial),
    (Force.WAIVER, _waiver),
    (Force.OFFER, _able),
    (Force.FREE, _free),
    (Force.CONDITION, _condition),
    (Force.RESULT, _reached),
    (Force.INFORMATION, told),
    (Force.ADVICE, _advice),
    (Force.DENIAL, _reassurance),
    (Force.PROHIBITION, _prohibition),
    (Force.INFORMATION, _law),
    (Force.PERMISSION, _permitted),
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
