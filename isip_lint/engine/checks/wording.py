"""Rules about single wordings that are hard to read, each bounded so that a report stays readable."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from itertools import groupby
from typing import NamedTuple

from isip_lint.analysis.model import Agreement, Clause, Force
from isip_lint.analysis.readability.explained import TermUse, agreement_terms, is_written_out
from isip_lint.analysis.readability.prose import NO_PROSE
from isip_lint.analysis.readability.sentences import passives, split_length
from isip_lint.analysis.readability.words import abbreviations, word_facts
from isip_lint.engine.checks.require import number_option
from isip_lint.engine.model import Candidate, Rule
from isip_lint.language.frequency import zipf
from isip_lint.language.hits import Span

_BINDING = frozenset({Force.DUTY, Force.PROHIBITION, Force.RESULT})
_MOST = 5


class Found(NamedTuple):
    """A wording in a clause: how much it weighs, its token span, and the fields of the message."""

    weight: float
    clause: Clause
    span: Span
    values: dict[str, str]


def bounded(rule: Rule, found: Iterable[Found]) -> Iterator[Candidate]:
    """Yield the heaviest of ``found``, at most as many as the option ``most``, in order."""
    ranked = sorted(found, key=lambda f: (-f.weight, f.clause.index, f.span))
    kept = ranked[: int(number_option(rule, "most", _MOST))]
    for item in sorted(kept, key=lambda f: (f.clause.index, f.span)):
        first, last = item.span
        start, end = item.clause.span(first, last - 1)
        block, index = item.clause.block_index, item.clause.index
        yield Candidate(rule, block, start, end, index, values=item.values)


def prose_clauses(agreement: Agreement) -> Iterator[Clause]:
    """Yield the clauses that their author wrote as text: no parties, signatures or law."""
    return (c for c in agreement.clauses if c.zone not in NO_PROSE)


def check_terms(rule: Rule, agreement: Agreement) -> Iterator[Candidate]:
    """Terms with a plain alternative that the text does not explain, each at its first place.

    Options: ``most`` (findings), ``rarer-than`` (Zipf value from which a single word is known to all,
    unless it is a legal term).
    """
    limit = number_option(rule, "rarer-than", 9.0)
    uses = [
        use
        for use in agreement_terms(agreement)
        if use.first.clause.zone not in NO_PROSE and _is_hard(use, limit, agreement.language)
    ]
    by_clause = groupby(uses, key=lambda use: use.first.clause.index)
    return bounded(rule, (_of_clause(list(group)) for _, group in by_clause))


def _is_hard(use: TermUse, limit: float, language: str) -> bool:
    words = use.text.lower().split()
    return bool(use.term.explain) or len(words) > 1 or zipf(words[0], language) < limit


def _of_clause(uses: Sequence[TermUse]) -> Found:
    """One finding for all new terms of a clause."""
    ordered = sorted(uses, key=lambda use: use.first.span)
    advice = "; ".join(f"“{use.text}”: {_plainly(use)}" for use in ordered)
    weight = sum(use.times + bool(use.term.explain) for use in uses)
    span = ordered[0].first.span[0], ordered[-1].first.span[1]
    return Found(weight, ordered[0].first.clause, span, {"advice": advice})


def _plainly(use: TermUse) -> str:
    plain = " / ".join(use.term.plain)
    return f"{plain} [{use.term.explain}]" if use.term.explain else plain


def check_passives(rule: Rule, agreement: Agreement) -> Iterator[Candidate]:
    """Duties in the passive, or of nobody, that do not say who must act. Option: ``most``."""
    return bounded(
        rule,
        (
            Found(span[1] - span[0], clause, span, {})
            for clause in prose_clauses(agreement)
            if clause.frame.force in _BINDING and not clause.hits.has("reading/agent")
            for span in _hidden(clause, agreement.language)[:1]
        ),
    )


def _hidden(clause: Clause, language: str) -> list[Span]:
    impersonal = clause.hits.concept("reading/impersonal")
    return sorted(impersonal) or passives(clause, language)


def check_nominal(rule: Rule, agreement: Agreement) -> Iterator[Candidate]:
    """Clauses of piled-up abstract nouns, or whose verb is split by many words.

    Options: ``nouns`` and ``split`` (the fewest that are reported), ``most``.
    """
    nouns, split = number_option(rule, "nouns", 4), number_option(rule, "split", 10)
    found = []
    for clause in prose_clauses(agreement):
        piled = _abstract(clause, agreement.language)
        apart = split_length(clause, agreement.language)
        if piled >= nouns or apart >= split:
            values = {"nouns": str(piled), "split": str(apart)}
            weight = max(piled / nouns, apart / split)
            found.append(Found(weight, clause, (0, len(clause.tokens)), values))
    return bounded(rule, found)


def _abstract(clause: Clause, language: str) -> int:
    known = word_facts(language, clause.hits.lexicon.endings)
    lower = (t.text for t in clause.tokens if t.text.islower())
    return sum(known[word].abstract for word in lower)


def check_abbreviations(rule: Rule, agreement: Agreement) -> Iterator[Candidate]:
    """Abbreviations that are never written out, each at its first place. Option: ``most``."""
    seen: dict[str, Found] = {}
    for clause in prose_clauses(agreement):
        for token in abbreviations(clause):
            place = clause.tokens.index(token)
            found = Found(1, clause, (place, place + 1), {"abbreviation": token.text})
            seen.setdefault(token.text, found)
    text = agreement.document.text
    return bounded(rule, (f for name, f in seen.items() if not is_written_out(name, text)))
