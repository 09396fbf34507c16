"""A clause as its frame is read: its words, who is named in it, and who can be its subject."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from isip_lint.analysis.mentions import Mention
from isip_lint.analysis.model import Bearer, Frame, Zone
from isip_lint.analysis.segments import Segments
from isip_lint.language.lexicon import Hits, Span
from isip_lint.language.tokens import Token

_AROUND = frozenset({"party/third", "party/child", "party/family"})
# French "vous" and "nous" are the subject of a verb with this ending only.
_ENDING = {"vous": ("ez",), "nous": ("ons",)}
_AFTER = frozenset(
    {"etes", "faites", "dites", "sommes", "-meme", "tous", "deux", "ensemble", ",", ":", ""}
)
_DATIVES = frozenset({"vous", "nous", "te", "t'", "me", "m'"})
_OBJECTS = frozenset({"me", "te", "mij", "jou"})
_SHORTEST = 4
_ASKING = ("ez", "-toi", "-vous")
_NO_VERBS = frozenset({"chez", "assez", "nez", "rendez-vous"})
_ADVERBS = frozenset(
    "minstens wekelijks maandelijks tijdig regelmatig elke om bij op naar twee drie een".split()
)
_MODALS = frozenset("zal wil kan mag is zou was had moet gaat wordt heeft doet".split())
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


@dataclass(frozen=True, slots=True)
class Words:
    """A clause as its frame is read; ``lead``, ``owner`` and ``titled`` speak for list, table row and heading."""

    tokens: Sequence[Token]
    hits: Hits
    mentions: Sequence[Mention]
    zone: Zone
    segments: Segments
    lead: Frame | None = None
    owner: Bearer | None = None
    before: Bearer | None = None
    titled: Bearer | None = None

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
        if self.tokens[index].form.startswith("waar"):
            return True
        taken = before in _PRONOUNS or any(index - 1 == span[0] for span in small)
        return not taken

    def is_object(self, mention: Mention) -> bool:
        """In "Le groupe vous accueille", "Rapportez-nous son nom" the verb is another's."""
        form = self.tokens[mention.span[0]].form
        ending = _ENDING.get(form) if self.language == "fr" else None
        if ending is None:
            return form in _OBJECTS
        place = mention.span[1]
        while place < len(self.tokens) and self.tokens[place].form in _CLITICS | _DATIVES:
            place += 1
        before = self.tokens[mention.span[0] - 1].form if mention.span[0] else ""
        after = self.tokens[place].form if place < len(self.tokens) else ""
        return not (after.endswith(ending) or after in _AFTER or before.endswith(f"{ending[0]}-"))

    @property
    def request(self) -> str:
        """Return the imperative that opens the clause ("Apportez ...", "Breng ..."), or ''."""
        start = self.segments.start
        while start < len(self.tokens) - 1 and self.tokens[start].form in {"ne", "n'"}:
            start += 1
        form = self.tokens[start].form
        ends = self.language == "fr" and form.endswith(_ASKING) and form not in _NO_VERBS
        listed = any(span[0] == start for span in self.hits.concept("cue/imperative"))
        asks = ends or (listed and self.lead is None and self.owner is None)
        return self.tokens[start].text if asks else ""

    @property
    def acting(self) -> list[Mention]:
        """Return the mentions that can be the subject of the main part."""
        return [m for m in self.mentions if m.span[0] in self.segments.main and _may_act(self, m)]


def _may_act(words: Words, mention: Mention) -> bool:
    """Items and cells lean on their lead or column, so their subject stands at the front or nowhere;
    people around the parties are objects unless they open the clause."""
    if mention.oblique or _in_relative(words, mention) or words.is_object(mention):
        return False
    if _opens_with_infinitive(words) or _infinitive_behind(words, mention):
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


def _infinitive_behind(words: Words, mention: Mention) -> bool:
    """In "Mevrouw doorverwijzen naar ...", "De school bellen" who is named is the object."""
    pronoun = mention.concept in {"party/we", "party/pronoun", "party/address"}
    if words.language != "nl" or pronoun or mention.span[0] - words.segments.start > 1:
        return False
    place = mention.span[1]
    while place < len(words.tokens) - 1 and words.tokens[place].text[:1].isupper():
        place += 1
    behind = words.tokens[place : place + 1]
    if not behind or words.tokens[place - 1].form.endswith(("s", "n")):
        return False
    last = [t for t in words.tokens if t.is_word][-1].form
    verb = behind[0].form.endswith("en") and len(behind[0].form) > _SHORTEST
    finite = behind[0].form.endswith(("t", "de", "te")) or behind[0].form in _MODALS
    return verb or (behind[0].form in _ADVERBS and last.endswith("en") and not finite)


def _in_relative(words: Words, mention: Mention) -> bool:
    """In "de arts die het OCMW aanwijst" the centre is no subject of the main clause."""
    determiners = {i for span in words.hits.concept("word/determiner") for i in range(*span)}
    index = mention.span[0] - 1
    while index > 0 and index in determiners and words.tokens[index].form not in {"die", "dat"}:
        index -= 1
    relative = {span[0] for span in words.hits.concept("word/relative")}
    return index > 0 and index in relative
