"""Cut the blocks of a document into clauses, each with its frame and its context."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from itertools import zip_longest

from isip_lint.analysis.frames import Words, read_frame
from isip_lint.analysis.headings import TOLD_BY_CONTENT
from isip_lint.analysis.mentions import Mention, find_mentions
from isip_lint.analysis.model import Bearer, Clause, Frame, Section, Zone
from isip_lint.analysis.parties import tells_identity
from isip_lint.analysis.sections import ZoneReader, is_heading, run_in_heading
from isip_lint.analysis.segments import find_segments
from isip_lint.analysis.tables import action_tables, head_cells, owners
from isip_lint.analysis.titles import told_title
from isip_lint.documents.model import Block, BlockKind
from isip_lint.documents.view import matching_view
from isip_lint.language.lexicon import Hits, Lexicon
from isip_lint.language.sentences import sentence_spans
from isip_lint.language.tokens import Token, tokenize

_SILENT = {BlockKind.HEADING, BlockKind.HEADER, BlockKind.FOOTER}
_COLUMN_ZONES = {Zone.BENEFICIARY, Zone.CENTRE, Zone.THIRD, Zone.GOALS, Zone.EVALUATION}
_ROW_ZONES = {Zone.EVALUATION, Zone.DURATION, Zone.SANCTIONS, Zone.RIGHTS, Zone.NEEDS, Zone.GOALS,
              Zone.SIGNATURE, Zone.CHANGE, Zone.COSTS}  # fmt: skip
# A table of who does what may stand right behind the line on the term, without a heading.
_BESIDE_TASKS = {Zone.DURATION, Zone.PURPOSE}
_AIMS = frozenset({Zone.GOALS, Zone.NEEDS, Zone.PARTIES, Zone.OTHER, Zone.PURPOSE})
_SPLITTING = frozenset({"en", "maar", "terwijl", "et", "mais", "tandis"})
_PARTIES = frozenset({Bearer.BENEFICIARY, Bearer.CENTRE})
_BODIES = frozenset({"ocmw", "centrum", "bestuur"})
_ASKING = frozenset({"wat", "waar", "hoe", "wie", "ce", "où", "comment"})
_ANSWERS = frozenset(
    """dan eerst vraag vraagt bel belt zeg zegt meld meldt alors d'abord demande demandez appelle appelez
    dis dites préviens prévenez""".split()
)
_WHO_HEADS = frozenset({"wie", "qui", "kolom", "colonne"})
_HEAD_WORDS = 8
_NO_VERB = frozenset("en et of ou die dat qui que dont om zodat maar mais als si met bij".split())
# "Namen, 3 mei 2024" near the end opens the signatures; at the top it is the head of a letter.
_PLACE_AND_DAY = re.compile(
    r"[A-ZÀ-Þ][\w'’-]*(?:[ -](?:[A-ZÀ-Þ][\w'’-]*|aan|op|bij|den|de|la|le|lez|lès|sur|sous))*,?\s"
    r"(?:le |op |den |de )?\d{1,2}(?:er)?[ ./-]\w+[ ./-](?:19|20)?\d{2}\W*"
)
_LATE = 0.6
_MIN_PART = 4
_BRIEF = 2
_TOP = 8
_SHORT = 8
_MIXED = 60
_NOTE = 9
_HEAD = 5


@dataclass(slots=True)
class _State:
    """What the clauses before hand on to the next."""

    leads: dict[int, tuple[Frame, str]] = field(default_factory=dict)
    before: Bearer | None = None
    run_in: tuple[int, Zone] | None = None
    plans: frozenset[str] = frozenset()
    clauses: list[Clause] = field(default_factory=list)


@dataclass(frozen=True, slots=True)
class _Title:
    """The title of a section, and what it tells: ``firm`` its zone, ``column`` who acts, as the head of a
    table does, ``titled`` the centre when it alone is named ("Beroepsgeheim van het OCMW")."""

    text: str
    firm: bool
    column: Bearer | None
    titled: Bearer | None


@dataclass(frozen=True, slots=True)
class Cutter:
    """All that is needed to cut one document into clauses."""

    lexicon: Lexicon
    aliases: Mapping[str, Bearer]
    read_zone: ZoneReader
    children: frozenset[str] = frozenset()

    def cut(self, blocks: Sequence[Block], sections: Sequence[Section]) -> tuple[Clause, ...]:
        """Return the clauses of ``blocks`` in order."""
        state = _State(plans=action_tables(blocks, self.lexicon))
        heads = head_cells(blocks, self.lexicon)
        owner_of = owners(blocks, self.lexicon, self.aliases)
        section_of = {i: n for n, s in enumerate(sections) for i in range(s.start, s.end)}
        titles = [self._title(section.title) for section in sections]
        for index, block in enumerate(blocks):
            if (_is_silent(block) and not self._tells(block)) or index in heads:
                state.leads.clear()
                continue
            number = section_of.get(index, 0)
            if state.clauses and state.clauses[-1].section != number:
                state.leads.clear()
            late = index > _LATE * len(blocks)
            zone = self._zone(block, sections[number], state, number, late=late)
            owner = owner_of.get(index) or titles[number].column
            if owner is not None and zone in _BESIDE_TASKS:
                zone = Zone.AGREED
            self._block(index, block, zone, number, titles[number], owner, state)
        return tuple(state.clauses)

    def _tells(self, block: Block) -> bool:
        """Whether a heading says what others say under it: "Doel: terug aan de slag als kok"."""
        title = told_title(block)
        return bool(title) and self.read_zone.firmly(title) is not None

    def _title(self, text: str) -> _Title:
        tokens = tokenize(text, self.lexicon.language)
        centre = self._named(tokens) == {Bearer.CENTRE}
        return _Title(
            text,
            firm=self.read_zone.firmly(text) is not None,
            column=self._column(tokens),
            titled=Bearer.CENTRE if centre else None,
        )

    def _column(self, tokens: Sequence[Token]) -> Bearer | None:
        """Return who a heading names behind "wie", "par qui", as the head of a table does."""
        places = [i for i, t in enumerate(tokens) if t.form in _WHO_HEADS]
        if not places or len(tokens) > places[0] + _HEAD_WORDS:
            return None
        # "Qui nous sommes" is a heading, no head of a column ("Actie / wie", "Wie: de cliënt").
        if not {"/", ":", "|", "–", "-"} & {t.form for t in tokens}:
            return None
        roles = self._named(tokens[places[0] + 1 :])
        return Bearer.BOTH if len(roles) > 1 else next(iter(roles), None)

    def _named(self, tokens: Sequence[Token]) -> set[Bearer]:
        mentions = find_mentions(tokens, self.lexicon.scan(tokens), self.aliases)
        return {m.role for m in mentions} - {Bearer.UNKNOWN}

    def _zone(
        self, block: Block, section: Section, state: _State, number: int, *, late: bool
    ) -> Zone:
        if late and _PLACE_AND_DAY.fullmatch(block.text):
            state.run_in = (number, Zone.SIGNATURE)
            return Zone.SIGNATURE
        title = run_in_heading(block)
        if self._signs(block):
            state.run_in = (number, Zone.SIGNATURE)
        elif title:
            state.run_in = (number, self.read_zone(title) or section.zone)
        if block.cell is not None:
            return self._cell_zone(block, section.zone, planned=block.cell.table in state.plans)
        near = block.location.line - 1 - section.start <= _TOP
        if section.zone is Zone.PARTIES and not tells_identity(block.text, short=near):
            return self.read_zone.content([block]) or Zone.OTHER
        if state.run_in is not None and state.run_in[0] == number:
            return state.run_in[1]
        return section.zone

    def _signs(self, block: Block) -> bool:
        """ "Opgemaakt te ...", "Fait à ..." opens the part with the signatures."""
        first = tokenize(block.text[:40], self.lexicon.language)[:4]
        opens = any(start == 0 for start, _ in self.lexicon.scan(first).concept("word/signs"))
        return block.cell is None and opens

    def _cell_zone(self, block: Block, zone: Zone, *, planned: bool) -> Zone:
        """A table that says who does what, and when, holds what is agreed, whatever its title."""
        assert block.cell is not None
        most = _BRIEF if planned else _SHORT
        row = self.read_zone(block.cell.row_head) if _is_short(block.cell.row_head, most) else None
        if row in _ROW_ZONES:
            return row or zone
        if planned and zone in _AIMS:
            return Zone.AGREED
        column = self.read_zone(block.cell.column_head) if block.cell.column_head else None
        return column if column in _COLUMN_ZONES and column is not None else zone

    def _block(  # noqa: PLR0913 - one argument per source of evidence
        self,
        index: int,
        block: Block,
        zone: Zone,
        section: int,
        title: _Title,
        owner: Bearer | None,
        state: _State,
    ) -> None:
        lead = _lead(block, state)
        context = _context(block, lead[1] if lead else "", title)
        last: Clause | None = None
        state.before = None
        mixed = _is_mixed(block, zone, title)
        untitled = zone is Zone.NEEDS and not title.firm
        for tokens, named in self._parts(block.text):
            start, end = tokens[0].start, tokens[-1].end
            if mixed:
                zone = self.read_zone.shown(block.text[start:end]) or Zone.OTHER
            hits = self.lexicon.scan(tokens)
            if untitled and hits.has("goal/stated"):
                zone = Zone.GOALS
            hits = hits.named("name/child", [i for i, t in enumerate(tokens) if self._is_child(t)])
            mentions = named or find_mentions(tokens, hits, self.aliases)
            segments = find_segments(tokens, hits)
            above = lead[0] if lead else None
            frame = read_frame(
                Words(
                    tokens, hits, mentions, zone, segments, above, owner, state.before, title.titled
                )
            )
            last = Clause(
                len(state.clauses), index, block, start, end, tokens, hits, zone, section, frame,
                context, self._scan(context),
            )  # fmt: skip
            state.clauses.append(last)
            state.before = _carried(tokens, mentions, frame, state.before)
        _note_lead(block, last, state)

    def _is_child(self, token: Token) -> bool:
        return token.form in self.children and token.text[:1].isupper()

    def _scan(self, text: str) -> Hits | None:
        return self.lexicon.read(text) if text else None

    def _parts(self, text: str) -> Iterator[tuple[tuple[Token, ...], list[Mention]]]:
        view = matching_view(text)
        for start, end in _with_answers(view.text):
            tokens = tuple(
                Token(t.text, t.form, *view.shown_span(t.start + start, t.end + start))
                for t in tokenize(view.text[start:end], self.lexicon.language)
            )
            for part, named in self._split(tokens):
                if any(t.is_word for t in part):
                    yield part, named

    def _split(
        self, tokens: tuple[Token, ...]
    ) -> Iterator[tuple[tuple[Token, ...], list[Mention]]]:
        """Split a sentence where "en", "maar", "et" ... brings a new subject; a sentence that stays
        whole comes with the parties that it names."""
        hits = self.lexicon.scan(tokens)
        named = find_mentions(tokens, hits, self.aliases)
        mentions = [m for m in named if not m.oblique]
        start = 0
        ends = {m.span[1] for m in mentions}
        for mention in mentions[1:]:
            cut = _cut_before(tokens, mention, hits)
            known = {mentions[0].role, mention.role}
            apart = len(known) == 2 and mention.role is not Bearer.THIRD and cut not in ends
            if apart and cut - start >= _MIN_PART and len(tokens) - cut >= _MIN_PART:
                yield tokens[start:cut], []
                start = cut
        yield tokens[start:], named if start == 0 else []


def _with_answers(text: str) -> Iterator[tuple[int, int]]:
    """Yield the sentences of ``text``; "Niet gekomen? Dan ..." is one, with a condition."""
    held: int | None = None
    spans = sentence_spans(text)
    for (start, end), following in zip_longest(spans, spans[1:]):
        answer = text[slice(*following)].split(" ", 1)[0].lower() if following else ""
        begin = start if held is None else held
        if text[start:end].rstrip().endswith("?") and answer in _ANSWERS:
            held = begin
        else:
            yield begin, end
            held = None


def _cut_before(tokens: Sequence[Token], mention: Mention, hits: Hits) -> int:
    """Return where a conjunction brings a new subject with its verb behind it, or 0."""
    following = tokens[mention.span[1]] if mention.span[1] < len(tokens) else None
    if following is None or not following.text.isalpha() or following.form in _NO_VERB:
        return 0
    small = {s[0] for c in ("word/preposition", "word/determiner") for s in hits.concept(c)}
    if mention.span[1] in small:
        return 0
    for index in range(mention.span[0] - 1, max(mention.span[0] - 4, 0), -1):
        if tokens[index].form in _ASKING:
            return 0
        if tokens[index].form in _SPLITTING:
            return index
    return 0


def _is_silent(block: Block) -> bool:
    return block.kind in _SILENT or is_heading(block)


def _is_mixed(block: Block, zone: Zone, title: _Title) -> bool:
    """A long paragraph without a heading of its own may hold every part of an agreement."""
    plain = block.kind is BlockKind.PARAGRAPH and block.cell is None and zone in TOLD_BY_CONTENT
    return plain and len(block.text.split()) >= _MIXED and not title.firm


def _context(block: Block, lead: str, title: _Title) -> str:
    """Return the words above a block that complete it; a note ("Geen", "Aucun") leans on every head."""
    if not _is_short(block.text, _NOTE) or block.text.rstrip().endswith((".", "!", "?")):
        return lead
    heads = (block.cell.column_head, block.cell.row_head) if block.cell is not None else ()
    above = (title.text, *(head for head in heads if _is_short(head, _HEAD)), lead)
    return ". ".join(part for part in dict.fromkeys(above) if part and part != block.text)


def _is_short(text: str, most: int) -> bool:
    return 0 < len(text.split()) <= most


def _lead(block: Block, state: _State) -> tuple[Frame, str] | None:
    if block.kind is not BlockKind.ITEM and block.cell is None:
        return None
    depths = [d for d in state.leads if d < _depth(block) or d == -1]
    return state.leads[max(depths)] if depths else None


def _depth(block: Block) -> int:
    """How deep an item stands: "4.1" below "4.", whether or not it is indented."""
    return block.level + block.label.rstrip(".)").count(".")


def _note_lead(block: Block, last: Clause | None, state: _State) -> None:
    depth = _depth(block) if block.kind is BlockKind.ITEM else -1
    state.leads = {d: lead for d, lead in state.leads.items() if d < depth}
    ends = block.text.rstrip()
    announces = block.kind is not BlockKind.ITEM and block.cell is None and ends[-1:] not in ".!;,"
    if last is not None and (ends.endswith((":", "…", "...")) or announces):
        state.leads[depth] = (last.frame, last.text)


def _carried(
    tokens: Sequence[Token], mentions: Sequence[Mention], frame: Frame, before: Bearer | None
) -> Bearer | None:
    """Return whom "zij", "il" in what follows will mean; in Dutch "het OCMW" is no "zij"."""
    people = [m for m in mentions if tokens[m.span[1] - 1].form not in _BODIES]
    named = [m.role for m in people if m.role is not Bearer.UNKNOWN and not m.oblique]
    # "Il avise le Centre. Il ..." goes on about the same.
    if mentions and mentions[0].concept == "party/pronoun" and frame.bearer in _PARTIES:
        return frame.bearer
    if named and named[0] in _PARTIES:
        return named[0]
    return frame.bearer if frame.bearer is Bearer.BENEFICIARY else before
