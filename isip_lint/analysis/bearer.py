"""Who must do what a clause says.

Evidence, strongest first: both parties named as actors, agent of a passive, who receives something,
grammatical subject, the "who" of a table row or list, the section or column, a form of address.
"""

from __future__ import annotations

from collections.abc import Sequence
from itertools import pairwise

from isip_lint.analysis.mentions import Mention
from isip_lint.analysis.model import Bearer, Evidence, Zone
from isip_lint.analysis.words import Words

_ZONE_BEARER = {
    Zone.BENEFICIARY: Bearer.BENEFICIARY,
    Zone.CENTRE: Bearer.CENTRE,
    Zone.THIRD: Bearer.THIRD,
    Zone.EVALUATION: Bearer.BOTH,
}
_BOTH = {Bearer.BENEFICIARY, Bearer.CENTRE}
_AGENT = frozenset({"door", "par"})
_GIVERS = {Bearer.CENTRE, Bearer.THIRD}
# Who receives there does so from another than the centre.
_OTHERS = {Zone.SANCTIONS, Zone.THIRD}
_WHO = frozenset({"wie", "qui"})
_OWN = {Zone.BENEFICIARY, Zone.AGREED}
_BY_WHOM = 5
_NEAR = 3
_PER = frozenset(
    "mois semaine jour an trimestre semestre telephone mail courriel ecrit courrier sms lettre heure".split()
)
_PLACES = frozenset({"a", "à", "de", "d'", "du", "in", "te", "naar", "van", "uit", "au"})
_TOWARDS = frozenset({"van", "de", "d'", "aan", "à", "du", "au", "op", "sur"})


Found = tuple[Bearer, str, str] | None


def read_bearer(words: Words) -> tuple[Bearer, tuple[Evidence, ...]]:
    """Return the bearer of a clause with the evidence."""
    bearer, source, text = _look(words)
    evidence = Evidence(f"bearer={bearer.value}", source, text)
    moved = _burdened(words, bearer)
    if moved is None:
        return bearer, (evidence,)
    return moved[0], (evidence, Evidence(f"bearer={moved[0].value}", moved[1], moved[2]))


def _look(words: Words) -> tuple[Bearer, str, str]:
    for look in _LOOKS:
        found = look(words)
        if found is not None:
            return found
    return Bearer.UNKNOWN, "no party found", ""


def _together(words: Words) -> Found:
    if words.hits.has("party/both-noun"):
        return Bearer.BOTH, "both parties named", words.first("party/both-noun")
    roles = [m for m in words.mentions if m.role in _BOTH and m.span[0] in words.segments.main]
    for first, second in pairwise(roles):
        if first.role is not second.role and _joined(words, first, second):
            return Bearer.BOTH, "both parties named", words.words((first.span[0], second.span[1]))
    we = any(m.concept == "party/we" for m in words.mentions)
    joint = words.first("party/both")
    if joint and we and not words.hits.has("party/with"):
        return Bearer.BOTH, "we together", joint
    alone = not words.acting and words.lead is None and words.owner is None
    return (
        (Bearer.BOTH, "together", joint)
        if joint and alone and not words.hits.has("party/with")
        else None
    )


def _joined(words: Words, first: Mention, second: Mention) -> bool:
    between = [t.form for t in words.tokens[first.span[1] : second.span[0]]]
    if second.oblique and not {"par", "door", "tussen", "entre", "et", "en"} & set(between[-2:]):
        return False
    if {"ou", "of"} & set(between[-2:]) and len(between) > 2:
        return False
    link = {"en", "et", "als", "noch", "ni", "ou", "of", "ainsi"}
    return len(between) <= 4 and any(form in link for form in between)


def _agent(words: Words) -> Found:
    passive = words.hits.has("cue/passive")
    if words.first_in_main("cue/permission") and not (passive and _negation(words)):
        return None
    if not passive and len(words.tokens) > 6:
        return None
    for mention in words.mentions:
        if _told_aside(words, mention):
            continue
        if mention.oblique and mention.role is not Bearer.UNKNOWN and _by(words, mention):
            return mention.role, "agent of the passive", words.words(mention.span)
    return None


def _told_aside(words: Words, mention: Mention) -> bool:
    """In an item, "hetgeen hem door de dienst wordt opgedragen" tells of what is to be done."""
    opened = [span[0] for span in words.hits.concept("word/relative")]
    return words.lead is not None and any(place < mention.span[0] for place in opened)


def _negation(words: Words) -> bool:
    return words.hits.has("cue/negation")


def _by(words: Words, mention: Mention) -> bool:
    """Behind "par", "door": "par le chauffeur du CPAS", but not "par mois au CPAS"."""
    for index in range(mention.span[0] - 1, max(-1, mention.span[0] - 1 - _BY_WHOM), -1):
        token = words.tokens[index]
        if token.form in _AGENT:
            return words.tokens[index + 1].form not in _PER
        if not token.is_word:
            return False
    return False


def _charged(words: Words) -> Found:
    """ "Il incombe à l'assistante de ...", "Van mevrouw wordt verwacht dat ..."."""
    for span in sorted(words.hits.concept("cue/charged")):
        for mention in words.mentions:
            behind = 0 <= mention.span[0] - span[1] + 1 <= _NEAR
            if behind and mention.oblique and mention.role is not Bearer.UNKNOWN:
                return mention.role, "it falls to", words.words((span[0], mention.span[1]))
    return None


def _receiver(words: Words) -> Found:
    """Who receives, is helped or is paid is not who must act: the centre is."""
    cue = words.first_of_main("cue/receive")
    if not cue or words.zone in _OTHERS or words.hits.has("cue/negation"):
        return None
    if any(m.role in _GIVERS and not m.oblique for m in words.acting[:1]):
        return None
    named = [m for m in words.acting if m.role is Bearer.BENEFICIARY]
    # "De honden krijgen een andere thuis": neither party is there; "wie leefloon krijgt" is one.
    things = not words.mentions and words.zone in _OWN and words.tokens[0].form not in _WHO
    elsewhere = words.lead is not None or things
    return None if elsewhere and not named else (Bearer.CENTRE, "the person receives", cue)


def _aid_paid(words: Words) -> Found:
    cue = words.first_in_main("cue/aid-paid")
    if not cue or words.zone is Zone.SANCTIONS or words.segments.conditional:
        return None
    return (Bearer.CENTRE, "aid is paid", cue) if not words.hits.has("cue/negation") else None


def _subject(words: Words) -> Found:
    plain = words.acting
    known = [m for m in plain if m.role is not Bearer.UNKNOWN]
    if not plain or plain[0].concept == "party/we":
        return None
    first = plain[0]
    if first.concept == "party/pronoun" and not _named_before(first, known):
        return _pronoun(words, first)
    if not known:
        return None
    if known[0].concept == "party/child" and words.zone is Zone.BENEFICIARY:
        return Bearer.BENEFICIARY, "answers for a child", words.words(known[0].span)
    return _apposed(words, known), "subject", words.words(known[0].span)


def _pronoun(words: Words, pronoun: Mention) -> Found:
    """ "Zij" or "il" is who was named before; in a part on the term it is the agreement itself."""
    if words.zone in {Zone.DURATION, Zone.CHANGE}:
        return None
    default = Bearer.CENTRE if words.zone is Zone.CENTRE else Bearer.BENEFICIARY
    return words.before or default, "pronoun", words.words(pronoun.span)


def _announced(words: Words) -> Found:
    """Before a colon the party that stands last speaks for the list: "... que si Monsieur :"."""
    if words.tokens[-1].text != ":":
        return None
    near = [m for m in words.mentions if not m.oblique and m.span[1] >= len(words.tokens) - 2]
    known = [m for m in near if m.role is not Bearer.UNKNOWN]
    return (known[-1].role, "named before the list", words.words(known[-1].span)) if known else None


def _named_before(pronoun: Mention, known: Sequence[Mention]) -> bool:
    return bool(known) and known[0].span[0] < pronoun.span[0]


def _apposed(words: Words, known: Sequence[Mention]) -> Bearer:
    """In "De heer Janssens, uw trajectbegeleider, belt" the office says who he is."""
    if len(known) > 1 and known[1].role is Bearer.CENTRE and known[0].role is Bearer.BENEFICIARY:
        between = words.tokens[known[0].span[1] : known[1].span[0]]
        after = words.tokens[known[1].span[1] : known[1].span[1] + 1]
        if (
            any(t.text == "," for t in between)
            and len(between) <= 3
            and any(t.text == "," for t in after)
        ):
            return Bearer.CENTRE
    return known[0].role


def _owner(words: Words) -> Found:
    return (words.owner, "row or column of the table", "") if words.owner else None


def _lead(words: Words) -> Found:
    if words.lead is None or words.lead.bearer is Bearer.UNKNOWN:
        return None
    spoken_to = [
        m for m in words.mentions if m.concept == "party/address" and not _is_served(words, m)
    ]
    if words.lead.bearer is Bearer.CENTRE and spoken_to:
        # "Zo doen we het: op 30 mei heb je ..." speaks to the reader.
        return Bearer.BENEFICIARY, "address", words.words(spoken_to[0].span)
    return words.lead.bearer, "lead-in of the list", ""


def _zone_bearer(words: Words) -> Found:
    we = next(
        (m for m in words.mentions if m.concept == "party/we" and not _is_served(words, m)), None
    )
    if we is not None and words.zone is not Zone.BENEFICIARY:
        joint = words.hits.has("cue/evaluate") or words.zone in {Zone.EVALUATION, Zone.GOALS}
        return (Bearer.BOTH if joint else Bearer.CENTRE), "we", words.words(we.span)
    if words.zone in _ZONE_BEARER:
        return _ZONE_BEARER[words.zone], f"section {words.zone.value}", ""
    return (words.titled, "named in the heading", "") if words.titled else None


def _is_served(words: Words, mention: Mention) -> bool:
    return mention.oblique or words.is_object(mention)


def _sanctioned(words: Words) -> Found:
    """Who loses the aid bears a sanction, whoever decides on it."""
    cue = words.first("cue/suspend")
    hit = words.zone is Zone.SANCTIONS and cue
    return (Bearer.BENEFICIARY, "loses the aid", cue) if hit else None


def _for_centre(words: Words) -> Found:
    cue = words.first("cue/for-centre")
    if any(m.role is Bearer.BENEFICIARY for m in words.acting):
        return None
    return (Bearer.CENTRE, "at the centre's cost", cue) if cue else None


def _address(words: Words) -> Found:
    own = words.first("party/own") or words.first("party/address")
    return (Bearer.BENEFICIARY, "address", own) if own else None


def _any_person(words: Words) -> Found:
    named = [m for m in words.mentions if m.role is Bearer.BENEFICIARY]
    if named:
        return Bearer.BENEFICIARY, "the person is named", words.words(named[0].span)
    name = _name(words)
    return (Bearer.BENEFICIARY, "a name", name) if name else None


def _name(words: Words) -> str:
    """Return a word with a capital that nothing else explains: mostly the person's first name."""
    known = {i for spans in words.hits.concepts.values() for span in spans for i in range(*span)}
    for index, token in enumerate(words.tokens):
        titled = token.text[:1].isupper() and token.text[1:].islower() and len(token.text) > 2
        if titled and token.text.isalpha() and _is_name(words, index, index in known):
            return token.text
    return ""


def _is_name(words: Words, index: int, known: bool) -> bool:
    """A capital says it inside a sentence, but for places; where one opens, the list of names."""
    listed = words.tokens[index].form in words.hits.lexicon.names
    inside = index > 0 and words.tokens[index - 1].is_word
    if listed and (inside or not known):
        return True
    alone = len([t for t in words.tokens if t.is_word]) == 1
    return not known and (alone or (inside and words.tokens[index - 1].form not in _PLACES))


def _imperative(words: Words) -> Found:
    asked = words.request
    return (Bearer.BENEFICIARY, "asked of the reader", asked) if asked else None


_LOOKS = (_announced, _together, _charged, _agent, _sanctioned, _for_centre, _receiver, _subject, _imperative,
          _owner, _lead, _aid_paid, _zone_bearer, _address, _any_person)  # fmt: skip


def _burdened(words: Words, bearer: Bearer) -> Found:
    """The subject does not bear it when it makes another act: "Het OCMW motiveert mevrouw om ..."."""
    if bearer not in {Bearer.CENTRE, Bearer.UNKNOWN, Bearer.BOTH}:
        return None
    expected = words.first("cue/expect")
    if expected and _target(words) is not None:
        return Bearer.BENEFICIARY, "is expected to act", expected
    cue = words.hits.concept("cue/burden")
    if bearer is not Bearer.CENTRE or not cue:
        return None
    later = [m for m in words.mentions if m.span[0] >= min(cue)[0] and m.role is not Bearer.CENTRE]
    if not later and not words.hits.has("party/own"):
        return None
    return Bearer.BENEFICIARY, "made to act", words.words(min(cue))


def _target(words: Words) -> Mention | None:
    for mention in words.mentions:
        start = mention.span[0]
        before = {t.form for t in words.tokens[max(0, start - 2) : start]}
        if mention.role is Bearer.BENEFICIARY and before & _TOWARDS:
            return mention
    return None
