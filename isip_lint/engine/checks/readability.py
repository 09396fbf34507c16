"""Rules about hard language: measures of the text held against the limits of the rule.

No official text sets a reading level for these agreements: such a rule is a house rule, and its limit
stands in its YAML.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping

from isip_lint.analysis.model import Agreement
from isip_lint.analysis.readability.prose import NO_PROSE, document_prose
from isip_lint.analysis.readability.reading import read_agreement
from isip_lint.analysis.readability.scales import read_scales
from isip_lint.analysis.readability.weight import heaviest
from isip_lint.engine.checks.require import anchor
from isip_lint.engine.model import Candidate, Rule

_SHOWN_PASSAGES = 3
_SHOWN_WORDS = 12


def check_readability(rule: Rule, agreement: Agreement) -> Iterator[Candidate]:
    """Yield what the test named by the option ``measure`` finds; see TESTS for the other options."""
    return TESTS[str(rule.options["measure"])](rule, agreement)


def _long_clauses(rule: Rule, agreement: Agreement) -> Iterator[Candidate]:
    """Clauses of more words than the option ``above``."""
    limit = int(str(rule.options["above"]))
    for clause in agreement.clauses:
        value = sum(any(c.isalpha() for c in token.text) for token in clause.tokens)
        if clause.zone in NO_PROSE or value <= limit:
            continue
        yield Candidate(
            rule, clause.block_index, clause.start, clause.end, clause.index,
            values={"value": str(value), "limit": str(limit)},
        )  # fmt: skip


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
    block = anchor(agreement)
    values = {
        "words": str(reading.words),
        "sentences": str(reading.sentences),
        "target": " / ".join(str(target[axis]) for axis in ("words", "sentences")),
        "passages": " · ".join(f"“{_opening(s.text)}”" for s in worst),
    }
    text = agreement.document.blocks[block].text
    yield Candidate(rule, block, 0, len(text), values=values)


def _opening(text: str) -> str:
    words = text.split()
    return " ".join(words[:_SHOWN_WORDS]) + (" …" if len(words) > _SHOWN_WORDS else "")


TESTS: Mapping[str, Callable[[Rule, Agreement], Iterator[Candidate]]] = {
    "words": _long_clauses,
    "document": _document,
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
