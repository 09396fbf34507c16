"""The list of rules, and the page of one rule."""

from __future__ import annotations

import json
from collections.abc import Iterator, Sequence

from isip_lint.engine.model import Example, Rule
from isip_lint.reports.layout import Layout
from isip_lint.reports.rule_pages import period, severity
from isip_lint.reports.words import Words


def rule_table(rules: Sequence[Rule], words: Words) -> str:
    """Return one line a rule: id, severity, firmness, from when, title."""
    rows = [
        (r.id, r.severities[-1][1].value, r.firmness, str(r.valid_from), r.title[words.language])
        for r in sorted(rules, key=lambda r: r.id)
    ]
    widths = [max((len(row[i]) for row in rows), default=0) for i in range(4)]
    lines = [
        "  ".join([*(c.ljust(w) for c, w in zip(row[:4], widths, strict=True)), row[4]])
        for row in rows
    ]
    return "\n".join(lines) + "\n"


def rule_list_json(rules: Sequence[Rule], words: Words) -> str:
    """Return the rules as a JSON list."""
    entries = [
        {
            "id": r.id,
            "kind": r.kind,
            "severity": r.severities[-1][1].value,
            "firmness": r.firmness,
            "from": str(r.valid_from),
            "until": str(r.valid_until) if r.valid_until else None,
            "title": r.title[words.language],
            "pack": r.pack,
            "path": r.path,
        }
        for r in sorted(rules, key=lambda r: r.id)
    ]
    return json.dumps(entries, ensure_ascii=False, indent=2) + "\n"


def rule_page(rule: Rule, words: Words, layout: Layout) -> str:
    """Return all that a reader can ask of a rule: what, why, how firm, since when, examples."""
    speak = words.language
    lines = [layout.paint(f"{rule.id}: {rule.title[speak]}", "bold")]
    for key, text in _facts(rule, words):
        lines += layout.wrapped(text, 2, words.label(key))
    lines.append(f"  {words.label('sources')}")
    for source in rule.sources:
        lines += layout.wrapped(f"- {words.source(source)}", 4)
        lines += [f"      {source.url}"] if source.url else []
    lines.append(f"  {words.label('examples')}")
    for example in rule.examples:
        lines += layout.wrapped(_example(example, words), 4)
    return "\n".join(lines) + "\n"


def _facts(rule: Rule, words: Words) -> Iterator[tuple[str, str]]:
    speak = words.language
    yield "what", rule.message[speak]
    yield "why", rule.why[speak]
    yield "severity", severity(rule, words)
    yield "firmness", words.say(f"firmness-{rule.firmness}")
    yield "in-force", period(rule.valid_from, rule.valid_until, words)
    yield "instead", rule.instead[speak]
    if rule.over:
        yield "precedence", ", ".join(sorted(rule.over))
    if rule.silenced_by:
        yield "silenced", ", ".join(sorted(rule.silenced_by))


def _example(example: Example, words: Words) -> str:
    verdict = words.say("violates" if example.violates else "complies")
    text = " ".join(example.text.replace("<hit>", ">>").replace("</hit>", "<<").split())
    return f"{example.language}, {verdict}: {text}"
