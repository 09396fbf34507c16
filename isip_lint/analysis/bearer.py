"""Who must do what a clause says.

Evidence, strongest first: both parties named as actors, agent of a passive, who receives something,
grammatical subject, the "who" of a table row or list, the section or column, a form of address.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from itertools import pairwise

from isip_lint.analysis.mentions import Mention
from isip_lint.analysis.model import Bearer, Evidence, Frame, Zone
from isip_lint.analysis.segments import Segments
from isip_lint.language.lexicon import Hits, Span
from isip_lint.language.tokens import Token

_ZONE_BEARER = {
    Zone.BENEFICIARY: Bearer.BENEFICIARY,
    Zone.CENTRE: Bearer.CENTRE,
    Zone.THIRD: Bearer.THIRD,
    Zone.EVALUATION: Bearer.BOTH,
}
_BOTH = {Bearer.BENEFICIARY, Bearer.CENTRE}
_AROUND = frozenset({"party/third", "party/child", "party/family"})
_AGENT = frozenset({"door", "par"})
_CLITICS = frozenset("ne n' pas plus se s' y en le la les l' lui leur -".split())
_INFINITIVES = frozenset(
    """faire mettre remettre prendre reprendre suivre poursuivre rendre dire écrire inscrire lire apprendre
    attendre vendre répondre entendre permettre transmettre soumettre comprendre rejoindre joindre conduire
    vivre être reprendre produire souscrire introduire construire réduire""".split()
)
_NO_INFINITIVES = frozenset(
    """premier dernier atelier métier loyer foyer dossier cahier papier janvier février hier quartier avenir
    loisir désir plaisir banquier courrier escalier chantier calendrier conseiller particulier entier hiver
    cher fier ouvrier policier infirmier pouvoir soir espoir devoir savoir vouloir huissier courtier""".split()
)
# The verb of a French side clause follows at once; a Dutch one stands last.
_SIDE_REACH = 2
_FINITE = frozenset(
    "is zijn ben bent heeft hebben hebt wordt worden kan kunnen mag mogen moet moeten wil willen zal zullen".split()
)
_PRONOUNS = frozenset({"zich", "hij", "zij", "ze", "wij", "we"})
_TOWARDS = frozenset({"van", "de", "d'", "aan", "à", "du", "au", "op", "sur"})


@dataclass(frozen=True, slots=True)
class Words:
    """A clause as its frame is read; ``lead`` and ``owner`` speak for list and table row."""

    tokens: Sequence[Token]
    hits: Hits
    mentions: Sequence[Mention]
    zone: Zone
    segments: Segments
    lead: Frame | None = None
    owner: Bearer | None = None
    before: Bearer | None = None

    @property
    def language(self) -> str:
        """Return the language of the clause, "nl" or "fr"."""
        return self.hits.lexicon.language

    def words(self, span: Span) -> str:
        """Return the tokens of ``span`` as text."""
        return " ".join(t.text for t in self.tokens[span[0] : span[1]])

    def first(self, concept: str) -> str:
        """Return the words of the first match of a concept, or ''."""
        spans = self.hits.concept(concept)
        return self.words(min(spans)) if spans else ""

    def first_in_main(self, concept: str) -> str:
        """Return the words of the first match that begins in the main part, or ''."""
        spans = [s for s in self.hits.concept(concept) if s[0] in self.segments.main]
        return self.words(min(spans)) if spans else ""

    def first_of_main(self, concept: str) -> str:
        """Return the words of the first match in the main part outside side clauses, or ''."""
        spans = [
            s
            for s in self.hits.concept(concept)
            if s[0] in self.segments.main and not self.in_side_clause(s[0], "word/purpose")
        ]
        return self.words(min(spans)) if spans else ""

    def in_side_clause(self, index: int, *more: str) -> bool:
        """Whether a token stands behind a "die", "waar", "qui", "dont" (or a word of the concepts
        ``more``) of the same part of the sentence."""
        opening = {s[0] for c in ("word/who", *more) for s in self.hits.concept(c)}
        reach = _SIDE_REACH if self.language == "fr" else len(self.tokens)
        for place in range(index - 1, max(self.segments.start, index - 1 - reach), -1):
            if not self.tokens[place].is_word or self._two_verbs(place):
                return False
            if place in opening and self._opens_side_clause(place):
                return True
        return False

    def _two_verbs(self, index: int) -> bool:
        """In "wie ziek is mag ..." the second verb is that of the sentence."""
        return {t.form for t in self.tokens[index : index + 2]} <= _FINITE

    def _opens_side_clause(self, index: int) -> bool:
        """Not in "op die dag", "u die dag"."""
        small = (*self.hits.concept("word/preposition"), *self.hits.concept("party/address"))
        before = self.tokens[index - 1].form
        taken = before in _PRONOUNS or any(index - 1 == span[0] for span in small)
        return not taken

    @property
    def acting(self) -> list[Mention]:
        """Return the mentions that can be the subject of the main part."""
        return [m for m in self.mentions if m.span[0] in self.segments.main and _may_act(self, m)]


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


def _may_act(words: Words, mention: Mention) -> bool:
    """Items and cells lean on their lead or column, so their subject stands at the front or nowhere;
    people around the parties are objects unless they open the clause."""
    if mention.oblique or _in_relative(words, mention) or _opens_with_infinitive(words):
        return False
    place = mention.span[0] - words.segments.start
    leans = words.lead is not None or words.owner is not None
    around = mention.concept in _AROUND
    if leans and mention.concept != "party/pronoun":
        return place <= 2 and not around and not _behind_verb(words, mention, place)
    return place <= 4 if around else True


def _behind_verb(words: Words, mention: Mention, place: int) -> bool:
    """Whether an item opens with its verb, so that a name behind it is an object: "laat Gwen meekijken"."""
    if place != 1 or mention.concept != "alias":
        return False
    opening = words.tokens[mention.span[0] - 1]
    small = words.hits.concept("word/determiner") + words.hits.concept("word/preposition")
    return opening.text.islower() and not any(span[0] == mention.span[0] - 1 for span in small)


def _opens_with_infinitive(words: Words) -> bool:
    """In "Voir le psychologue", "Ne pas laisser entrer Kevin" nobody is the subject."""
    index = words.segments.start
    last = min(index + 4, len(words.tokens) - 1)
    while index < last and words.tokens[index].form in _CLITICS:
        index += 1
    form = words.tokens[index].form
    if words.language != "fr" or any(m.span[0] == index for m in words.mentions):
        return False
    return form in _INFINITIVES or (form.endswith(("er", "ir")) and form not in _NO_INFINITIVES)


def _in_relative(words: Words, mention: Mention) -> bool:
    """In "de arts die het OCMW aanwijst" the centre is no subject of the main clause."""
    determiners = {i for span in words.hits.concept("word/determiner") for i in range(*span)}
    index = mention.span[0] - 1
    while index > 0 and index in determiners and words.tokens[index].form not in {"die", "dat"}:
        index -= 1
    relative = {span[0] for span in words.hits.concept("word/relative")}
    return index > 0 and index in relative


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
    if words.first_in_main("cue/permission"):
        return None
    if not words.hits.has("cue/passive") and len(words.tokens) > 6:
        return None
    for mention in words.mentions:
        before = {t.form for t in words.tokens[max(0, mention.span[0] - 3) : mention.span[0]]}
        if mention.oblique and before & _AGENT and mention.role is not Bearer.UNKNOWN:
            return mention.role, "agent of the passive", words.words(mention.span)
    return None


def _receiver(words: Words) -> Found:
    """Who receives, is helped or is paid is not who must act: the centre is."""
    cue = words.first_in_main("cue/receive")
    if not cue or words.zone is Zone.SANCTIONS or words.hits.has("cue/negation"):
        return None
    if any(m.role is Bearer.CENTRE and not m.oblique for m in words.acting[:1]):
        return None
    named = [m for m in words.acting if m.role is Bearer.BENEFICIARY]
    return (Bearer.CENTRE, "the person receives", cue) if named or words.lead is None else None


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
    return words.lead.bearer, "lead-in of the list", ""


def _zone_bearer(words: Words) -> Found:
    we = next((m for m in words.mentions if m.concept == "party/we" and not m.oblique), None)
    if we is not None and words.zone is not Zone.BENEFICIARY:
        joint = words.hits.has("cue/evaluate") or words.zone in {Zone.EVALUATION, Zone.GOALS}
        return (Bearer.BOTH if joint else Bearer.CENTRE), "we", words.words(we.span)
    if words.zone in _ZONE_BEARER:
        return _ZONE_BEARER[words.zone], f"section {words.zone.value}", ""
    return None


def _sanctioned(words: Words) -> Found:
    """Who loses the aid bears a sanction, whoever decides on it."""
    cue = words.first("cue/suspend")
    hit = words.zone is Zone.SANCTIONS and cue
    return (Bearer.BENEFICIARY, "loses the aid", cue) if hit else None


def _for_centre(words: Words) -> Found:
    cue = words.first("cue/for-centre")
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
    alone = len([t for t in words.tokens if t.is_word]) == 1
    for index, token in enumerate(words.tokens):
        titled = token.text[:1].isupper() and token.text[1:].islower() and len(token.text) > 2
        inside = index > 0 and words.tokens[index - 1].is_word
        if titled and (inside or alone) and index not in known and token.text.isalpha():
            return token.text
    return ""


_LOOKS = (_announced, _together, _agent, _sanctioned, _for_centre, _receiver, _subject, _owner, _lead, _aid_paid,
          _zone_bearer, _address, _any_person)  # fmt: skip


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
