"""Read from the words of a heading, or of the text under it, what a section is about."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field

from isip_lint.analysis.dates import find_dates
from isip_lint.analysis.labels import without_label
from isip_lint.analysis.mentions import PERSON, find_mentions
from isip_lint.analysis.model import Bearer, Zone
from isip_lint.documents.model import Block
from isip_lint.language.lexicon import Hits, Lexicon
from isip_lint.language.tokens import Token, tokenize

_FIRST = (Zone.SIGNATURE, Zone.SANCTIONS, Zone.EVALUATION, Zone.DURATION, Zone.NEEDS, Zone.DATA)
_LATER = (Zone.CHANGE, Zone.COSTS, Zone.RIGHTS, Zone.PARTIES, Zone.AGREED, Zone.THIRD,
          Zone.PURPOSE)  # fmt: skip
_ROLE_ZONE = {Bearer.BENEFICIARY: Zone.BENEFICIARY, Bearer.CENTRE: Zone.CENTRE,
              Bearer.THIRD: Zone.THIRD}  # fmt: skip
TOLD_BY_CONTENT = (
    Zone.SANCTIONS,
    Zone.RIGHTS,
    Zone.NEEDS,
    Zone.DURATION,
    Zone.EVALUATION,
    Zone.PARTIES,
)
_ENOUGH = 2
_LONG_NAME = 4
_MAX_PARTY_WORDS = 6
_MAX_CONTENT_BLOCKS = 12
_OPENERS = frozenset({"en", "et", "mais", "maar", "wat", "que", "dan", "alors"})
_IFS = frozenset({"als", "indien", "stel", "mocht", "si"})
_OBJECTS = frozenset({"jou", "ons", "te", "t'", "me", "m'", "toi", "mij"})
_OURS = frozenset({"ons", "nous"})
_MINE = frozenset({"mij", "me", "moi"})
_YOURS = frozenset({"u", "jou", "je", "vous", "toi"})
_WHYS = frozenset({"pourquoi", "waarom"})
_WHENS = frozenset({"wanneer", "quand", "lorsque", "lorsqu'"})


@dataclass(slots=True)
class ZoneReader:
    """Reads zones with the words of one language and the names of one document."""

    lexicon: Lexicon
    aliases: Mapping[str, Bearer]
    _known: dict[str, tuple[Zone | None, bool]] = field(default_factory=dict)

    def __call__(self, heading: str) -> Zone | None:
        """Return the zone that a heading announces, if it announces one."""
        return self._read(heading)[0]

    def firmly(self, heading: str) -> Zone | None:
        """Return the zone of a heading that says more than who acts."""
        zone, firm = self._read(heading)
        return zone if firm else None

    def names_agreement(self, heading: str) -> bool:
        """Whether a heading is the title of the agreement ("Mijn GPMI")."""
        return self._scan(heading)[1].has("kind/agreement")

    def content(self, blocks: Sequence[Block]) -> Zone | None:
        """Return the zone that the text of a section shows by itself, if it shows one."""
        plain = [b for b in blocks if b.cell is None][:_MAX_CONTENT_BLOCKS]
        return self.shown("\n".join(b.text for b in plain))

    def shown(self, text: str) -> Zone | None:
        """Return the zone that a text shows by itself, if it shows one."""
        return _content_zone(text, self._scan(text)[1]) if text else None

    def _scan(self, text: str) -> tuple[Sequence[Token], Hits]:
        tokens = tokenize(text, self.lexicon.language)
        return tokens, self.lexicon.scan(tokens)

    def _names(self, heading: str) -> Mapping[str, Bearer]:
        """In capitals every word looks like a name: only first names of the person count there."""
        if not heading.isupper():
            return self.aliases
        return {
            name: role
            for name, role in self.aliases.items()
            if not name.startswith(PERSON)
            or (role is Bearer.BENEFICIARY and len(name) > _LONG_NAME)
        }

    def _read(self, heading: str) -> tuple[Zone | None, bool]:
        if heading not in self._known:
            title = without_label(heading).strip("-=*~_#+ ")
            asks = heading.rstrip().endswith("?")
            listed = not asks and heading.split("(", maxsplit=1)[0].count(",") > 1
            # "Évaluations, au bureau, avec Loris": the first words name the part, if any do.
            tokens, hits = self._scan(title.split(",", maxsplit=1)[0] if listed else title)
            zone, firm = _zone(tokens, hits, self._names(heading))
            self._known[heading] = (zone, firm) if firm or not listed else (None, False)
        return self._known[heading]


def zone_reader(lexicon: Lexicon, aliases: Mapping[str, Bearer]) -> ZoneReader:
    """Return a reader of the zones of headings."""
    return ZoneReader(lexicon, aliases)


def _zone(
    tokens: Sequence[Token], hits: Hits, aliases: Mapping[str, Bearer]
) -> tuple[Zone | None, bool]:
    """Return (zone, whether its own words say so); a party alone is a weak sign."""
    firm = _special(tokens, hits) or _first(hits)
    if firm is not None:
        return firm, True
    duty = hits.has("zone/duty-word")
    if hits.has("zone/goals") and not (duty and _before(hits, "zone/duty-word", "zone/goals")):
        return Zone.GOALS, True
    party = heading_party(tokens, hits, aliases)
    if _both(tokens, hits, aliases):
        return (Zone.AGREED if duty else Zone.PARTIES), True
    if duty and party is not None and not hits.has("zone/rights"):
        return _ROLE_ZONE[party], True
    later = next((zone for zone in _LATER if hits.has(f"zone/{zone.value}")), None)
    if later is not None:
        return later, True
    if hits.has("zone/support-word"):
        return Zone.CENTRE, True
    return _party_alone(tokens, party, duty)


def _both(tokens: Sequence[Token], hits: Hits, aliases: Mapping[str, Bearer]) -> bool:
    """Whether a heading joins both parties: "Wat jij en wij doen", "Ma liste et celle du CPAS"."""
    ours = [*hits.concept("party/we"), *hits.concept("party/we-own")]
    yours = [*hits.concept("party/address"), *hits.concept("party/own")]
    mentions = find_mentions(tokens, hits, aliases)
    ours += [m.span for m in mentions if m.role is Bearer.CENTRE]
    yours += [m.span for m in mentions if m.role is Bearer.BENEFICIARY]
    if not ours or not yours:
        return False
    first, second = sorted((min(ours), min(yours)))
    return any(t.form in {"en", "et"} for t in tokens[first[1] : second[0]])


def _before(hits: Hits, first: str, second: str) -> bool:
    return min(hits.concept(first)) < min(hits.concept(second))


def _party_alone(
    tokens: Sequence[Token], party: Bearer | None, duty: bool
) -> tuple[Zone | None, bool]:
    """A party without a word for what it does is a weak sign."""
    words = [t for t in tokens if t.is_word]
    if party in {Bearer.BENEFICIARY, Bearer.CENTRE} and len(words) <= _MAX_PARTY_WORDS:
        return _ROLE_ZONE[party], False
    return (Zone.AGREED, False) if duty else (None, False)


def _special(tokens: Sequence[Token], hits: Hits) -> Zone | None:
    """What the form of a heading tells before its single words do."""
    if hits.has("zone/before-signing"):
        return Zone.RIGHTS
    if hits.has("zone/who"):
        return Zone.PARTIES
    if tokens and tokens[0].form in _WHYS:
        return Zone.PURPOSE
    if any(start == 0 for start, _ in hits.concept("zone/change")):
        return Zone.CHANGE
    if hits.has("needs/statement"):
        return Zone.NEEDS
    if _opens_failure(tokens, hits):
        return Zone.RIGHTS if hits.has("zone/disagree") else Zone.SANCTIONS
    if hits.has("zone/disagree") and not hits.has("zone/sanctions"):
        return Zone.RIGHTS
    if hits.has("zone/receive") and hits.has("zone/support-word"):
        return Zone.CENTRE
    if hits.has("zone/left-out") and not hits.has("zone/sanctions"):
        return Zone.LAW
    return None


def _opens_failure(tokens: Sequence[Token], hits: Hits) -> bool:
    """ "Als u iets niet doet", "Si ça coince", "Quand le plan n'est pas suivi"."""
    forms = [t.form for t in tokens if t.is_word]
    while forms and forms[0] in _OPENERS:
        forms = forms[1:]
    if not forms or hits.has("zone/change") or hits.has("zone/evaluation"):
        return False
    if forms[0] in {"s'", "s"} and forms[1:2] in (["il"], ["ils"]):
        return True
    return forms[0] in _IFS or (forms[0] in _WHENS and hits.has("cue/negation"))


def _first(hits: Hits) -> Zone | None:
    for zone in _FIRST:
        if hits.has(f"zone/{zone.value}"):
            return zone
    return Zone.AGREED if hits.has("zone/joint") else None


def _content_zone(text: str, hits: Hits) -> Zone | None:
    counts = {zone: len(hits.concept(f"content/{zone.value}")) for zone in TOLD_BY_CONTENT}
    if len(find_dates(text)) < _ENOUGH:
        counts[Zone.EVALUATION] = counts[Zone.DURATION] = 0
    sentences = 1 + len([c for c in text if c in ".?!\n;"])
    told = hits.has("content/to-come") or not hits.has("cue/past")
    if counts[Zone.EVALUATION] and told:
        counts[Zone.NEEDS] = 0
    best = max(TOLD_BY_CONTENT, key=lambda zone: counts[zone])
    enough = counts[best] >= _ENOUGH or (counts[best] and sentences <= 2 * _ENOUGH)
    return best if enough else None


def heading_party(
    tokens: Sequence[Token], hits: Hits, aliases: Mapping[str, Bearer]
) -> Bearer | None:
    """Return the party whose part a heading announces ("Ons deel", "Engagements du CPAS")."""
    mentions = [m for m in find_mentions(tokens, hits, aliases) if m.role in _ROLE_ZONE]
    we = hits.concept("party/we") or hits.concept("party/we-own")
    you = hits.has("party/address") or hits.has("party/own")
    if hits.has("zone/expect-word") and (we or mentions) and (you or len(mentions) > 1):
        return _expected(
            tokens, bool(we), mentions[-1].role if mentions else None, _tells_you(hits)
        )
    if hits.has("zone/expect-word") and hits.has("party/we") and not mentions:
        return Bearer.BENEFICIARY
    plain = [m for m in mentions if not m.oblique and tokens[m.span[0]].form not in _OBJECTS]
    if we and not plain:
        return Bearer.CENTRE
    if plain:
        return plain[0].role
    if hits.has("party/own") and not mentions:
        return Bearer.BENEFICIARY
    if mentions:
        return mentions[0].role
    return Bearer.CENTRE if hits.has("head/centre") else None


def _tells_you(hits: Hits) -> bool:
    return hits.has("party/address")


def _expected(tokens: Sequence[Token], we: bool, last: Bearer | None, you: bool) -> Bearer | None:
    """Who is behind "van", "de", "op" bears: "Wat wij van u verwachten", "attendre de nous"; beside
    "u" the writer is the social worker: "Wat u van mij mag verwachten"."""
    for index, token in enumerate(tokens[:-1]):
        if token.form in {"van", "de", "d'", "op", "sur"}:
            following = tokens[index + 1].form
            addressed = {t.form for t in tokens} & {"u", "je", "jij", "vous", "tu"}
            if following in {"ons", "nous"} or (following in {"mij", "moi"} and addressed):
                return Bearer.CENTRE
            if following in {"u", "jou", "je", "vous", "toi", "moi", "mij"}:
                return Bearer.BENEFICIARY
    return last or (Bearer.BENEFICIARY if we else None)
