"""The words of the interface in Dutch, French and English, from ``rules/interface``."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from functools import cache
from typing import Any

from isip_lint.documents.model import Notice
from isip_lint.engine.model import Source
from isip_lint.resources import data_dir

INTERFACE_LANGUAGES = ("nl", "fr", "en")
_FIELD = re.compile(r"\\\{(\w+)\\\}")


@cache
def interface_file(name: str) -> Mapping[str, Any]:
    """Return the content of a file of ``rules/interface``."""
    from isip_lint.yaml_source import read_yaml

    data = read_yaml(data_dir("rules") / "interface" / f"{name}.yaml").data
    assert isinstance(data, dict)
    return data


@cache
def _details() -> tuple[tuple[re.Pattern[str], Mapping[str, str]], ...]:
    """Return what readers of files say, as patterns: a {field} stands for any words."""
    entries = interface_file("texts")["details"]
    return tuple((re.compile(_FIELD.sub(r"(?P<\1>.+)", re.escape(e["en"]))), e) for e in entries)


@dataclass(frozen=True, slots=True)
class Words:
    """Interface texts in one language."""

    language: str

    def say(self, key: str, **values: object) -> str:
        """Return the text ``key`` with its fields filled. Raises KeyError for an unknown key."""
        text = str(interface_file("texts")["texts"][key][self.language])
        return text.format(**values) if values else text

    def label(self, key: str) -> str:
        """Return the text ``key`` as the label of what follows."""
        return f"{self.say(key)} :" if self.language == "fr" else f"{self.say(key)}:"

    def knows(self, key: str) -> bool:
        """Whether there is a text with this key."""
        return key in interface_file("texts")["texts"]

    def count(self, key: str, number: int) -> str:
        """Return ``number`` with the right form of a word; French says zero in the singular."""
        single = number == 1 or (number == 0 and self.language == "fr")
        return self.say(f"{key}-{'one' if single else 'many'}", n=number)

    def day(self, day: date) -> str:
        """Return a date as it is written in a letter."""
        month = interface_file("texts")["months"][self.language][day.month - 1]
        first = "1er" if self.language == "fr" and day.day == 1 else str(day.day)
        return f"{first} {month} {day.year}"

    def detail(self, text: str) -> str:
        """Return what a reader of files says, translated where a translation is known."""
        for pattern, entry in _details():
            found = pattern.fullmatch(text)
            if found is not None:
                return str(entry[self.language]).format(**found.groupdict())
        return text

    def praise(self, rule: str) -> str:
        """Return the name of the part that ``rule`` found in order."""
        entry = interface_file("in-order")["in_order"].get(rule)
        return str(entry[self.language]) if entry else rule

    def source(self, source: Source) -> str:
        """Return a source with its article; an unverified one is said to be so."""
        parts = [source.name[self.language]]
        if source.article:
            numbered = source.article[:1].isdigit()
            parts.append(
                self.say("article", article=source.article) if numbered else source.article
            )
        if source.verified:
            return ", ".join(parts)
        warning = self.say("unverified-article" if source.article else "unverified")
        return f"{', '.join(parts)} ({warning})"

    def notice(self, notice: Notice) -> str:
        """Return a notice on the file in plain words; an unknown one as its code."""
        key = f"notice-{notice.code}"
        if self.knows(key):
            return self.say(key, page=notice.page or "?", detail=notice.detail or "?")
        return " ".join(part for part in (notice.code, notice.detail) if part)
