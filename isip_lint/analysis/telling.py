"""What a clause tells of the past, of a state or of the law, and what it says will be reached."""

from __future__ import annotations

from collections.abc import Iterable

from isip_lint.analysis.model import Bearer, Zone
from isip_lint.analysis.tense import future_perfect, is_participle, perfect
from isip_lint.analysis.words import Words
from isip_lint.language.lexicon import Span

TELLING = frozenset({Zone.NEEDS, Zone.PARTIES, Zone.LAW})
# What "is" or "begins" there is part of what is agreed.
_SETTING = frozenset(
    {Zone.BENEFICIARY, Zone.EVALUATION, Zone.SANCTIONS, Zone.GOALS, Zone.SIGNATURE}
)
_ASIDES = ("word/side-clause", "word/told-aside")
_VERB_PLACE = 7
_SIDE = 6
_HENCE = frozenset({"dus", "daarom", "donc"})
_IS = frozenset({"is", "zijn", "est", "sont", "bent", "ben", "suis", "es", "etes"})
_ON = frozenset({"op", "au"})
_BY = frozenset({"tegen", "pour", "ici"})
_MAIN_VERB = frozenset({",", "wordt", "worden", "moet", "est", "sont", "sera", "seront", "doit"})
_PERSONS = frozenset({Bearer.BENEFICIARY, Bearer.THIRD})


def told(words: Words, bearer: Bearer, moved: bool) -> str:
    """Return the words that tell rather than bind, or ''."""
    if words.hits.has("cue/had-to") and not words.segments.conditional:
        return words.first_in_main("cue/had-to")
    if moved or words.first_in_main("cue/duty") or words.request:
        return ""
    if words.zone in TELLING or words.zone is Zone.GOALS:
        return words.first("cue/past") or words.first("cue/wish") or words.first("cue/told")
    if words.hits.has("cue/consequence"):
        return ""
    past = _early(words, words.hits.concept("cue/told"), None) or _early(
        words, words.hits.concept("cue/past"), _VERB_PLACE
    )
    return past or _perfect(words) or _state(words, bearer)


def reached(words: Words, bearer: Bearer) -> str:
    """Return the words that say what will have been reached by a day, or ''."""
    if bearer is Bearer.CENTRE or words.segments.conditional:
        return ""
    verbs = list(future_perfect(words.tokens, words.language))
    if not verbs and _by_a_day(words):
        verbs = [*perfect(words.tokens, words.language), *_is_done(words)]
    return _early(words, verbs, None)


def _perfect(words: Words) -> str:
    return _early(words, perfect(words.tokens, words.language), _VERB_PLACE)


def _state(words: Words, bearer: Bearer) -> str:
    """What somebody is or has, and when a thing begins or what it costs."""
    if words.zone in _SETTING or words.lead is not None or words.owner is not None:
        return ""
    if words.hits.has("cue/only") or _by_a_day(words):
        return ""
    if bearer in _PERSONS:
        return _early(words, words.hits.concept("cue/state-person"), _VERB_PLACE)
    return _early(words, words.hits.concept("cue/state-thing"), None)


def _by_a_day(words: Words) -> bool:
    tokens = words.tokens
    numbered = any(
        token.form in _BY and any(t.text[:1].isdigit() for t in tokens[i + 1 : i + 3])
        for i, token in enumerate(tokens)
    )
    opens = tokens[0].form in _ON and len(tokens) > 1 and tokens[1].text[:1].isdigit()
    return numbered or opens or words.hits.has("cue/deadline")


def _is_done(words: Words) -> Iterable[Span]:
    """ "Madame est inscrite": a state that can be seen on a day."""
    for index, token in enumerate(words.tokens[:-1]):
        if token.form in _IS and words.language == "fr" and is_participle(words.tokens[index + 1]):
            yield index, index + 2
    if words.language == "nl":
        yield from words.hits.concept("cue/done")


def _early(words: Words, spans: Iterable[Span], place: int | None) -> str:
    """The finite verb stands near the front; a past tense further on, or behind "waar", "wat",
    "qui", is of a side clause."""
    start = words.segments.start
    asides = {span[0] for concept in _ASIDES for span in words.hits.concept(concept)} - {start}
    found = [
        span
        for span in spans
        if span[0] in words.segments.main
        and (place is None or span[0] - start <= place)
        and not any(start < aside < span[0] <= aside + _SIDE for aside in asides)
        and not words.in_side_clause(span[0])
        and not _of_a_free_relative(words, span)
        and not any(t.form in _HENCE for t in words.tokens[span[1] :])
    ]
    return words.words(min(found)) if found else ""


def _of_a_free_relative(words: Words, span: Span) -> bool:
    """In "wat hij kocht, wordt nagegaan", "ce qu'il a dépensé, il le montre" another verb binds."""
    start = words.segments.start
    opens = any(s[0] == start for s in words.hits.concept("word/free-relative"))
    behind = [t.form for t in words.tokens[span[1] :]]
    return opens and bool(behind) and behind[0] in _MAIN_VERB
