"""Say what is wrong with a command in the language of who gave it."""

from __future__ import annotations

import os
import re
import sys
from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager
from typing import IO, Any

import click

_LANGUAGES = ("nl", "fr", "en")
_LOCALES = ("LC_ALL", "LC_MESSAGES", "LANG")
_FIELD = re.compile(r"\\\{(\w+)\\\}")
_NESTED = frozenset({"message", "hint"})


class WrongUse(click.UsageError):
    """Wrong use, told in Dutch or French."""

    def __init__(self, error: click.UsageError, language: str) -> None:
        super().__init__(translated(error.format_message(), language), error.ctx)
        self.language = language

    def show(self, file: IO[str] | None = None) -> None:
        """Write how the command is used and what is wrong."""
        labels = {key: said[self.language] for key, said in _usage()["labels"].items()}
        if self.ctx is not None:
            usage = self.ctx.get_usage().replace("Usage:", labels["usage"], 1)
            click.echo(usage, file, err=True)
            click.echo(labels["help"].format(command=self.ctx.command_path) + "\n", file, err=True)
        click.echo(f"{labels['error']} {self.message}", file, err=True)


@contextmanager
def wrong_use_told() -> Iterator[None]:
    """Raise wrong use again in the language of the user, where that is Dutch or French."""
    try:
        yield
    except (WrongUse, click.exceptions.NoArgsIsHelpError):
        raise
    except click.UsageError as error:
        language = spoken(sys.argv[1:], os.environ)
        if language == "en":
            raise
        raise WrongUse(error, language) from None


def spoken(arguments: Sequence[str], environment: Mapping[str, str]) -> str:
    """Return the language that ``--lang`` names, else that of the system, else English."""
    for place, argument in enumerate(arguments):
        name, _, value = argument.partition("=")
        asked = value or "".join(arguments[place + 1 : place + 2])
        if name == "--lang" and asked in _LANGUAGES:
            return asked
    locale = next((environment[name] for name in _LOCALES if environment.get(name)), "")
    return locale[:2] if locale[:2] in _LANGUAGES else "en"


def translated(message: str, language: str) -> str:
    """Return a message in another language; as it is where no translation is known."""
    for entry in _usage()["messages"]:
        pattern = _FIELD.sub(r"(?P<\1>.+)", re.escape(entry["en"]))
        found = re.fullmatch(pattern, message, re.DOTALL)
        if found is not None:
            fields = {n: _field(n, text, language) for n, text in found.groupdict().items()}
            return str(entry[language]).format(**fields)
    return message


def _field(name: str, text: str, language: str) -> str:
    if name in _NESTED:
        return translated(text, language)
    labels = _usage()["labels"]
    return text.replace(labels["or"]["en"], labels["or"][language]) if name == "guesses" else text


def _usage() -> Mapping[str, Any]:
    from isip_lint.reports.words import interface_file

    return interface_file("usage")
