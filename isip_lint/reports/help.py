"""What a rule says beside a finding: why, on which ground, and what could stand there instead."""

from __future__ import annotations

from collections.abc import Iterator

from isip_lint.engine.model import Finding
from isip_lint.reports.layout import printable
from isip_lint.reports.words import Words, interface_file


def page_address(rule: str) -> str:
    """Return the address of the page of a rule; its base stands in ``rules/interface``."""
    base: str = interface_file("addresses")["rule_pages"]
    return base.replace("{rule}", rule)


def published_page(rule: str) -> str:
    """Return the address of the page of a rule, or "" as long as it is not published anywhere."""
    address = page_address(rule)
    return "" if ".invalid/" in address else address


def sentence(finding: Finding) -> str:
    """Return title, flagged words and message of a finding as one line."""
    words = "" if finding.document_level else f" “{finding.text}”."
    return printable(f"{finding.title}.{words} {finding.message}")


def help_text(finding: Finding, language: str) -> str:
    """Return the help of the rule of ``finding`` as plain text."""
    words = Words(language)
    lines = [finding.why, _ground(finding, words), *_sources(finding, words), finding.instead]
    return "\n".join(line for line in lines if line)


def help_markdown(finding: Finding, language: str) -> str:
    """Return the help of the rule of ``finding`` as Markdown."""
    words = Words(language)
    parts = [
        f"**{words.label('why')}** {finding.why}",
        f"**{words.label('ground')}** {_ground(finding, words)}",
        "\n".join(_linked_sources(finding, words)),
        f"**{words.label('instead')}** {finding.instead}",
    ]
    return "\n\n".join(part for part in parts if part)


def _ground(finding: Finding, words: Words) -> str:
    return words.say(f"firmness-{finding.firmness}")


def _sources(finding: Finding, words: Words) -> Iterator[str]:
    for source in finding.sources:
        yield f"- {words.source(source)} {source.url}".rstrip()


def _linked_sources(finding: Finding, words: Words) -> Iterator[str]:
    for source in finding.sources:
        said = words.source(source).replace("[", "\\[").replace("]", "\\]")
        yield f"- [{said}](<{source.url}>)" if source.url else f"- {said}"
