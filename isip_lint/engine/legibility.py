"""How hard a document or a passage is to read, with the evidence; the rules play no part in it."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace

from isip_lint.analysis.agreement import analyse
from isip_lint.analysis.model import Agreement
from isip_lint.analysis.readability.evidence import Evidence, find_evidence
from isip_lint.analysis.readability.formulas import formula_values
from isip_lint.analysis.readability.prose import Sentence, document_prose, passage_prose
from isip_lint.analysis.readability.reading import Reading, read_prose
from isip_lint.analysis.readability.scales import Scales
from isip_lint.documents.model import Block, BlockKind, Document, Location
from isip_lint.engine.model import RulePack
from isip_lint.engine.reading import pack_scales
from isip_lint.engine.run import main_language
from isip_lint.language.detect import SUPPORTED, scores

NOT_SUPPORTED = "unsupported-language"


@dataclass(frozen=True, slots=True)
class Part:
    """A text or one of its sections: its reading and what weighs most in it."""

    title: str
    line: int
    reading: Reading
    evidence: Evidence


@dataclass(frozen=True, slots=True)
class Calibration:
    """A text of known level, and its places on the scales."""

    level: str
    text: str
    words: int
    sentences: int


@dataclass(frozen=True, slots=True)
class Legibility:
    """The readings of a document; ``whole`` is None when it could not be measured (``reason``)."""

    path: str
    passage: bool
    language: str | None
    reason: str | None = None
    whole: Part | None = None
    sections: tuple[Part, ...] = ()
    formulas: Mapping[str, float] | None = None
    target: Mapping[str, int] | None = None
    calibration: tuple[Calibration, ...] = ()


def read_legibility(document: Document, pack: RulePack, *, passage: bool = False) -> Legibility:
    """Return how hard ``document`` is to read; a ``passage`` is taken for running text as a whole."""
    scales = pack_scales(pack)
    language = _language(document, passage=passage)
    if language not in SUPPORTED or scales is None:
        return Legibility(document.path, passage, language, NOT_SUPPORTED)
    lexicon = pack.lexicons[language]
    agreement = analyse(_flat(document) if passage else document, lexicon)
    prose = passage_prose(agreement) if passage else document_prose(agreement)
    least = scales.passage_words if passage else scales.document_words
    reading = read_prose(prose, agreement, scales, minimum=least)
    return Legibility(
        document.path,
        passage,
        language,
        reading.reason,
        Part("", 1, reading, find_evidence(prose, agreement, scales)),
        () if passage else tuple(_sections(agreement, prose, scales)),
        formula_values(prose, language),
        scales.target,
        _calibration(pack, scales, language),
    )


def _language(document: Document, *, passage: bool) -> str | None:
    """A short passage is taken for Dutch or French, whichever it is nearer to."""
    found = main_language(document)
    if found is not None or not passage:
        return found
    shares = scores(document.text)
    return max(SUPPORTED, key=lambda name: shares[name])


def _flat(document: Document) -> Document:
    blocks = (
        replace(block, kind=BlockKind.PARAGRAPH, bold=False)
        if block.kind is BlockKind.HEADING
        else block
        for block in document.blocks
    )
    return replace(document, blocks=tuple(blocks))


def _sections(agreement: Agreement, prose: Sequence[Sentence], scales: Scales) -> Iterator[Part]:
    for section in agreement.sections:
        inside = [s for s in prose if section.start <= s.block_index < section.end]
        if inside:
            reading = read_prose(inside, agreement, scales, minimum=scales.passage_words)
            line = agreement.document.blocks[section.start].location.line
            yield Part(section.title, line, reading, find_evidence(inside, agreement, scales))


def _calibration(pack: RulePack, scales: Scales, language: str) -> tuple[Calibration, ...]:
    found = []
    for level, text in scales.calibration.get(language, {}).items():
        block = Block(BlockKind.PARAGRAPH, text, Location("calibration", 1))
        agreement = analyse(Document(level, "text", (block,)), pack.lexicons[language])
        reading = read_prose(passage_prose(agreement), agreement, scales, minimum=1)
        if reading.words is not None and reading.sentences is not None:
            found.append(Calibration(level, text, reading.words, reading.sentences))
    return tuple(found)
