"""Run the examples inside the rules: what must be found is found, what is lawful is silent."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from concurrent.futures import ProcessPoolExecutor
from dataclasses import dataclass, replace
from datetime import date
from functools import cache, partial
from itertools import chain
from pathlib import Path

from isip_lint.audit.evaluate import MEASURED, overlap
from isip_lint.documents.markdown import read_markdown
from isip_lint.engine.model import DocumentReport, Example, Finding, Match, Rule, RulePack
from isip_lint.engine.options import Options
from isip_lint.engine.packs import open_pack
from isip_lint.engine.run import check_document
from isip_lint.engine.weights import Experience

_TITLE = {"nl": "# GPMI", "fr": "# PIIS"}
_HEADING = {"nl": "## Onze afspraken", "fr": "## Nos accords"}
_TODAY = date(2026, 1, 1)
# Fewer rules are done before the workers have opened their packs.
_MANY = 12


@dataclass(frozen=True, slots=True)
class Failure:
    """An example that does not do what it says."""

    rule: str
    place: str
    problem: str


def run_examples(pack: RulePack, rules: Sequence[Rule]) -> Iterator[Failure]:
    """Yield the failures of all examples of ``rules``, each checked with the whole pack."""
    # What was learned from the examples themselves must not stand in for a rule.
    pack = replace(pack, experience=Experience())
    for rule in rules:
        for example in rule.examples:
            report = run_example(pack, rule, example)
            problem = _problem(rule, example, report)
            if problem:
                yield Failure(rule.id, f"{rule.path}:{example.line}", problem)


def run_all(pack: RulePack, rules: Sequence[Rule], folders: Sequence[Path] = ()) -> list[Failure]:
    """Return the failures of ``rules`` in order; many rules are shared out over the processors, where
    each worker opens the pack with ``folders`` beside it for itself."""
    if len(rules) < _MANY:
        return list(run_examples(pack, rules))
    task = partial(_failures, tuple(folders))
    with ProcessPoolExecutor() as pool:
        return list(chain.from_iterable(pool.map(task, [rule.id for rule in rules])))


def _failures(folders: tuple[Path, ...], rule: str) -> list[Failure]:
    pack = _opened(folders)
    return list(run_examples(pack, [own for own in pack.rules if own.id == rule]))


# Opened once in each worker.
_opened = cache(open_pack)


def run_example(pack: RulePack, rule: Rule, example: Example) -> DocumentReport:
    """Return the report on an example, as a small agreement of its own."""
    document = read_markdown("example.md", example_text(rule, example).encode())
    options = Options("en", as_of=example.signed, force=True, today=_TODAY, assume=example.language)
    return check_document(document, pack, options)


def example_text(rule: Rule, example: Example) -> str:
    """Return the small agreement of an example, as Markdown."""
    text = example.text.replace("<hit>", "").replace("</hit>", "")
    parts = [_TITLE[example.language]]
    if rule.kind in {"clause", "readability"} and not text.lstrip().startswith("#"):
        parts.append(_HEADING[example.language])
    return "\n\n".join([*parts, text])


def _problem(rule: Rule, example: Example, report: DocumentReport) -> str:
    own = [f for f in report.findings if f.rule == rule.id]
    if not example.violates:
        firm = [f for f in own if not f.review]
        return f"a lawful example is flagged: {firm[0].text!r}" if firm else ""
    if not own:
        return "the violation is not found"
    hit = hit_of(example)
    if hit and not any(f.document_level or overlap(f.text, hit) for f in own):
        return f"the hit is {hit!r}, flagged is {own[0].text!r}"
    return _undeclared(rule, example, report.findings)


def hit_of(example: Example) -> str:
    """Return the words of an example between its ``<hit>`` marks, or nothing."""
    if "<hit>" not in example.text:
        return ""
    return example.text.split("<hit>", 1)[1].split("</hit>", 1)[0]


def _undeclared(rule: Rule, example: Example, findings: Sequence[Finding]) -> str:
    # How a text is worded, and what stands in a template, is apart from what it lays down.
    others = {
        f.rule
        for f in findings
        if not f.document_level and not f.review and f.rule.split("/")[0] in MEASURED
    } - {rule.id}
    extra = sorted(others - example.also) if rule.kind == "clause" else []
    return f"also fires {', '.join(extra)}: declare it under 'also' or mend it" if extra else ""


def idle_patterns(pack: RulePack, rule: Rule) -> Iterator[tuple[str, Match]]:
    """Yield (language, pattern) for each pattern whose removal breaks no example of its rule."""
    for language, matches in rule.matches.items():
        wanted = rule.kind == "clause"
        examples = [e for e in rule.examples if e.language == language and e.violates is wanted]
        for match in matches:
            smaller = replace(
                rule,
                matches={**rule.matches, language: tuple(m for m in matches if m is not match)},
            )
            alone = replace(pack, rules=(smaller,), experience=Experience())
            if all(_fires(alone, smaller, example) is wanted for example in examples):
                yield language, match


def _fires(pack: RulePack, rule: Rule, example: Example) -> bool:
    return any(f.rule == rule.id for f in run_example(pack, rule, example).findings)
