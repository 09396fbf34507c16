"""What a rule says beside a finding: why, on which ground, and what could stand there instead."""

from __future__ import annotations

from collections.abc import Iterator

from isip_lint.engine.model import Finding
from isip_lint.reports.layout import printable
from isip_lint.reports.words import Words, interface_file


def page_address(rule: str) -> str:
    """Return the address of the page of a rule, or "" while ``rules/interface`` names none."""
    base: str = interface_file("addresses")["rule_pages"]
    return base.replace("{rule}", rule)


def linked(key: str, address: str) -> dict[str, str]:
    """Return a member of a JSON object for an address, none for an empty one: formats forbid it."""
    return {key: address} if address else {}


def sentence(finding: Finding) -> str:
    """Return title, flagged words and message of a finding as one line."""
    words = "" if finding.document_level else f" “{finding.text}”."
    return printable(f"{finding.title}.{words} {finding.message}")


def help_text(finding: Finding, language: str) -> str:
    """Return the help of the rule of ``finding`` as plain text."""
    words = Words(language)
    ground, sources = _ground(finding, words), _sources(finding, words)
    lines = [finding.why, ground, *sources, finding.instead, _more(finding, words)]
    return "\n".join(line for line in lines if line)


def help_markdown(finding: Finding, language: str) -> str:
    """Return the help of the rule of ``finding`` as Markdown."""
    words = Words(language)
    parts = [
        f"**{words.label('why')}** {finding.why}",
        f"**{words.label('ground')}** {_ground(finding, words)}",
        "\n".join(_linked_sources(finding, words)),
        f"**{words.label('instead')}** {finding.instead}",
        _more(finding, words, "`"),
    ]
    return "\n\n".join(part for part in parts if part)


def _more(finding: Finding, words: Words, quote: str = "") -> str:
    return f"{words.label('more-about')} {quote}isip-lint explain {finding.rule}{quote}"


def _ground(finding: Finding, words: Words) -> str:
    return words.say(f"firmness-{finding.firmness}")


def _sources(finding: Finding, words: Words) -> Iterator[str]:
    for source in finding.sources:
        yield f"- {words.source(source)} {source.url}".rstrip()


def _linked_sources(finding: Finding, words: Words) -> Iterator[str]:
    for source in finding.sources:
        said = words.source(source).replace("[", "\\[").replace("]", "\\]")
        yield f"- [{said}](<{source.url}>)" if source.url else f"- {said}"
