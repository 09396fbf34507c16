"""Rules about hard language: measures of the text held against the limits of the rule.

No official text sets a reading level for these agreements: such a rule is a house rule, and its limit
stands in its YAML.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping

from isip_lint.analysis.model import Agreement
from isip_lint.analysis.readability.prose import document_prose
from isip_lint.analysis.readability.reading import read_agreement
from isip_lint.analysis.readability.scales import read_scales
from isip_lint.analysis.readability.weight import heaviest
from isip_lint.engine.checks.require import anchor, number_option, on_block
from isip_lint.engine.checks.wording import (
    Found,
    bounded,
    check_abbreviations,
    check_nominal,
    check_passives,
    check_terms,
    prose_clauses,
)
from isip_lint.engine.model import Candidate, Rule
from isip_lint.language.detect import SUPPORTED, detect

_SHOWN_PASSAGES = 3
_SHOWN_WORDS = 12
_SHOWN_LINES = 5
_FEW_WORDS = 6


def check_readability(rule: Rule, agreement: Agreement) -> Iterator[Candidate]:
    """Yield what the test named by the option ``measure`` finds; see TESTS for the other options."""
    return TESTS[str(rule.options["measure"])](rule, agreement)


def _long_clauses(rule: Rule, agreement: Agreement) -> Iterator[Candidate]:
    """Clauses of more words than the option ``above``; ``most`` bounds the findings."""
    limit = int(number_option(rule, "above", 25))
    lengths = (
        (sum(any(c.isalpha() for c in token.text) for token in clause.tokens), clause)
        for clause in prose_clauses(agreement)
    )
    return bounded(
        rule,
        (
            Found(n, clause, (0, len(clause.tokens)), {"value": str(n), "limit": str(limit)})
            for n, clause in lengths
            if n > limit
        ),
    )


def _document(rule: Rule, agreement: Agreement) -> Iterator[Candidate]:
    """The whole text, when it lies beyond the ``target`` on one of its ``scales``."""
    scales = read_scales(rule.options)
    reading = read_agreement(agreement, scales)
    if reading.words is None or reading.sentences is None:
        return
    target = scales.target
    if reading.words <= target["words"] and reading.sentences <= target["sentences"]:
        return
    scale = scales.by_language[agreement.language]
    worst = heaviest(document_prose(agreement), agreement.language, scale, _SHOWN_PASSAGES)
    values = {
        "words": str(reading.words),
        "sentences": str(reading.sentences),
        "target": " / ".join(str(target[axis]) for axis in ("words", "sentences")),
        "passages": " · ".join(f"“{_opening(s.text)}”" for s in worst),
    }
    yield on_block(rule, agreement, anchor(agreement), values)


def _opening(text: str) -> str:
    words = text.split()
    return " ".join(words[:_SHOWN_WORDS]) + (" …" if len(words) > _SHOWN_WORDS else "")


def _languages(rule: Rule, agreement: Agreement) -> Iterator[Candidate]:
    """The whole text, when as many clauses as the option ``clauses`` bind in the other language."""
    other = next(name for name in SUPPORTED if name != agreement.language)
    blocks = agreement.document.blocks
    written = dict.fromkeys(c.block_index for c in prose_clauses(agreement))
    found = [i for i in written if _is_in(other, blocks[i].text)]
    if len(found) < int(number_option(rule, "clauses", 2)):
        return
    lines = ", ".join(str(blocks[i].location.line) for i in found[:_SHOWN_LINES])
    yield on_block(rule, agreement, found[0], {"lines": lines})


def _is_in(language: str, text: str) -> bool:
    return len(text.split()) >= _FEW_WORDS and detect(text) == language


TESTS: Mapping[str, Callable[[Rule, Agreement], Iterator[Candidate]]] = {
    "words": _long_clauses,
    "document": _document,
    "terms": check_terms,
    "passives": check_passives,
    "nominal": check_nominal,
    "abbreviations": check_abbreviations,
    "languages": _languages,
}


def wrong_options(options: Mapping[str, object]) -> str:
    """Return what is wrong with the options of such a rule, in a line; nothing when all is well."""
    measure = options.get("measure")
    if measure not in TESTS:
        return f"options.measure must be one of {', '.join(sorted(TESTS))}"
    if measure != "document":
        return ""
    try:
        read_scales(options)
    except ValueError as error:
        return f"options: {error}"
    return ""
