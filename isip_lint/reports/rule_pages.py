"""A page in Markdown for each rule, in three languages, and an index of all rules by family."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from datetime import date
from itertools import groupby

from isip_lint.engine.model import Example, Rule, Source
from isip_lint.reports.words import INTERFACE_LANGUAGES, Words

INDEX = "README.md"
_NAMES = {"nl": "Nederlands", "fr": "Français", "en": "English"}
_SPECIAL = re.compile(r"([\\`*_\[\]<>|#~])")
_HIT = re.compile(r"<hit>(.*?)</hit>", re.DOTALL)
_ON_WORDS = frozenset({"clause", "readability"})
_SHOWN = 6
_FEW = 3


def page_path(rule_id: str) -> str:
    """Return the path of a rule's page below the folder of pages."""
    return f"{rule_id}.md"


def rule_pages(rules: Sequence[Rule]) -> Mapping[str, str]:
    """Return the text of each page by its path below the folder of pages, the index first."""
    ordered = sorted(rules, key=lambda rule: rule.id)
    pages = {page_path(rule.id): _page(rule) for rule in ordered}
    return {INDEX: _index(ordered), **pages}


def period(start: date, until: date | None, words: Words) -> str:
    """Return from when, and until when, a rule applies."""
    text = words.say("from-day", day=words.day(start))
    return text if until is None else f"{text} {words.say('until-day', day=words.day(until))}"


def severity(rule: Rule, words: Words) -> str:
    """Return the severity of a rule, with each later one and its first day."""
    first = words.say(f"severity-{rule.severities[0][1].value}")
    later = [
        f"{words.say(f'severity-{s.value}')} {words.say('from-day', day=words.day(d))}"
        for d, s in rule.severities[1:]
    ]
    return ", ".join([first, *later])


def _index(rules: Sequence[Rule]) -> str:
    lines = [*_made_from("rules/"), ""]
    for language in INTERFACE_LANGUAGES:
        words = Words(language)
        lines += [f"# {words.say('rules-title')}", "", words.say("rules-about"), ""]
    for family, found in groupby(rules, key=lambda rule: rule.family):
        names = " / ".join(_family(family, language) for language in INTERFACE_LANGUAGES)
        lines += [f"## {family}: {names}", "", *_table(list(found)), ""]
    return _text(lines)


def _family(family: str, language: str) -> str:
    """A family of somebody's own pack has no name but its id."""
    words, key = Words(language), f"family-{family}"
    return words.say(key) if words.knows(key) else family


def _table(rules: Sequence[Rule]) -> Iterator[str]:
    yield "| | nl | fr | en | |"
    yield "| --- | --- | --- | --- | --- |"
    for rule in rules:
        titles = " | ".join(_plain(rule.title[language]) for language in INTERFACE_LANGUAGES)
        name = rule.id.split("/", 1)[1]
        yield f"| [{name}]({page_path(rule.id)}) | {titles} | {rule.severities[-1][1].value} |"


def _page(rule: Rule) -> str:
    links = " · ".join(f"[{_NAMES[code]}](#{code})" for code in INTERFACE_LANGUAGES)
    lines = [*_made_from(f"rules/{rule.id}.yaml"), "", f"# {rule.id}", "", links, ""]
    for language in INTERFACE_LANGUAGES:
        lines += _section(rule, Words(language))
    return _text(lines)


def _text(lines: Sequence[str]) -> str:
    """Return lines as a page, with at most one empty line in a row."""
    return re.sub("\n{3,}", "\n\n", "\n".join(lines)).rstrip("\n") + "\n"


def _made_from(source: str) -> list[str]:
    return [f"<!-- Made from {source} by: isip-lint rules pages docs/rules -->"]


def _section(rule: Rule, words: Words) -> Iterator[str]:
    speak = words.language
    yield from (f'<a id="{speak}"></a>', "", f"## {_plain(rule.title[speak])}", "")
    yield from (f"**{words.label('what')}** {_plain(rule.message[speak])}", "")
    yield from (f"**{words.label('why')}** {_plain(rule.why[speak])}", "")
    for key, text in _facts(rule, words):
        yield f"- {words.label(key)} {text}"
    yield from ("", f"### {words.say('sources')}", "")
    yield from (f"- {_source(source, words)}" for source in rule.sources)
    yield from ("", f"### {words.say('write-instead')}", "", _plain(rule.instead[speak]), "")
    yield from _examples(rule, words)


def _facts(rule: Rule, words: Words) -> Iterator[tuple[str, str]]:
    yield "severity", severity(rule, words).lower()
    yield "firmness", words.say(f"firmness-{rule.firmness}")
    yield "in-force", period(rule.valid_from, rule.valid_until, words)
    if rule.over:
        yield "precedence", _links(rule.over)
    if rule.silenced_by:
        yield "silenced", _links(rule.silenced_by)


def _links(names: frozenset[str]) -> str:
    return ", ".join(f"[{name}](../{page_path(name)})" for name in sorted(names))


def _source(source: Source, words: Words) -> str:
    text = _plain(words.source(source))
    return f"[{text}]({source.url})" if source.url else text


def _examples(rule: Rule, words: Words) -> Iterator[str]:
    """The examples in the language of the page; those in both languages on the English one."""
    spoken, shown = ([words.language], _SHOWN) if words.language != "en" else (["nl", "fr"], _FEW)
    about = "clause" if rule.kind in _ON_WORDS else "whole"
    kinds = (("avoid", f"avoid-{about}", True), ("when-not", f"silent-{about}", False))
    for title, explained, violates in kinds:
        yield from (f"### {words.say(title)}", "", words.say(explained), "")
        for language in spoken:
            fitting = [e for e in rule.examples if (e.language, e.violates) == (language, violates)]
            # An example of one line says more at a glance than one of a whole part.
            ordered = sorted(fitting, key=lambda example: "\n" in example.text.strip())
            for example in ordered[:shown]:
                yield from _example(example)
        yield ""


def _example(example: Example) -> Iterator[str]:
    text = example.text.strip()
    if "\n" not in text:
        yield f"- {_bold(text)}"
        return
    plain = _HIT.sub(r"\1", text)
    yield from ("", "```markdown", *plain.split("\n"), "```", "")


def _bold(text: str) -> str:
    """Return a sentence with its flagged words bold."""
    parts = _HIT.split(_plain(text).replace(r"\<hit\>", "<hit>").replace(r"\</hit\>", "</hit>"))
    return "".join(f"**{part}**" if n % 2 else part for n, part in enumerate(parts))


def _plain(text: str) -> str:
    """Return text in which no sign is markup."""
    return _SPECIAL.sub(r"\\\1", " ".join(text.split()))
