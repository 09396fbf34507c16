"""Rules about hard language: a measure of a clause held against a limit of the rule.

No official text sets a reading level for these agreements: such a rule is a house rule, and its limit
stands in its YAML.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping

from isip_lint.analysis.model import Agreement, Clause, Zone
from isip_lint.engine.model import Candidate, Rule

# Names, addresses and quoted law are no prose of the author.
_NO_PROSE = frozenset({Zone.PARTIES, Zone.SIGNATURE, Zone.LAW})


def check_readability(rule: Rule, agreement: Agreement) -> Iterator[Candidate]:
    """Yield a candidate for each clause whose measure lies above the limit.

    Options: ``measure`` (a key of MEASURES) and ``above`` (the highest value that is still fine).
    """
    measure = MEASURES[str(rule.options["measure"])]
    limit = int(str(rule.options["above"]))
    for clause in agreement.clauses:
        value = measure(clause)
        if clause.zone in _NO_PROSE or value <= limit:
            continue
        yield Candidate(
            rule, clause.block_index, clause.start, clause.end, clause.index,
            values={"value": str(value), "limit": str(limit)},
        )  # fmt: skip


def _words(clause: Clause) -> int:
    return sum(any(c.isalpha() for c in token.text) for token in clause.tokens)


MEASURES: Mapping[str, Callable[[Clause], int]] = {"words": _words}
