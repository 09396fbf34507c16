"""The command ``extract``."""

from __future__ import annotations

from typing import TYPE_CHECKING

import click

from isip_lint.cli import console

if TYPE_CHECKING:
    from isip_lint.documents.model import Document
    from isip_lint.documents.options import ReadOptions

_NOT_READ = 3


@click.command()
@click.argument("file")
@console.format_option("text", "json")
@console.lang_option("Language of the notices.")
@console.revisions_option()
@console.passwords_option()
@click.pass_context
def extract(  # noqa: PLR0913 - one parameter for each option
    ctx: click.Context,
    file: str,
    form: str,
    lang: str | None,
    revisions: str,
    passwords: tuple[str, ...],
) -> None:
    """Show the text of FILE as the linter sees it, one numbered block on a line.

    It is the document itself: names and numbers of persons are not masked.
    """
    document = read(ctx, file, console.reading(revisions, passwords))
    from isip_lint.engine.verdict import is_unread
    from isip_lint.reports.extract import extract_json, extract_text
    from isip_lint.reports.words import Words

    console.write(
        extract_json(document) if form == "json" else extract_text(document, Words(lang or "en"))
    )
    ctx.exit(_NOT_READ if is_unread(document.notices) else 0)


def read(ctx: click.Context, file: str, reading: ReadOptions | None = None) -> Document:
    """Return the document in ``file``, or standard input (-); a bad one ends with status 3."""
    from isip_lint.audit.batch import load_isolated
    from isip_lint.documents.model import UnreadableError
    from isip_lint.documents.options import READ_FINAL
    from isip_lint.reports.words import Words

    try:
        data = console.standard_input() if file == "-" else None
        return load_isolated(file, data, reading or READ_FINAL)
    except UnreadableError as error:
        words = Words(ctx.params.get("lang") or "en")
        console.note(f"{file}: {words.detail(str(error))}")
        return ctx.exit(_NOT_READ)
