"""What the commands let off the screen holds no personal data."""

from __future__ import annotations

import pytest
from planted import FR, NL, PLANTED


@pytest.mark.parametrize("language", ["nl", "fr"])
@pytest.mark.parametrize(
    "command",
    [
        ("readability", "{file}"),
        ("readability", "{file}", "--format", "json"),
        ("explain", "{file}:{line}"),
        ("diff", "{empty}", "{file}"),
        ("diff", "{empty}", "{file}", "--format", "json"),
        ("check", "{file}", "--format", "json"),
    ],
)
def test_no_other_command_lets_personal_data_off_the_screen(run, tmp_path, command, language):
    agreement = {"nl": NL, "fr": FR}[language]
    file, empty = tmp_path / "a.md", tmp_path / "leeg" / "a.md"
    file.write_text(agreement, encoding="utf-8")
    empty.parent.mkdir()
    empty.write_text(agreement.split("##", maxsplit=1)[0], encoding="utf-8")
    lines = run("extract", file).stdout.splitlines()
    line = next(n for n, shown in enumerate(lines, start=1) if "crèche" in shown)
    text = run(*(part.format(file=file, empty=empty, line=line) for part in command)).stdout
    assert len(text) > 100
    assert [w for w in PLANTED[language] if w.casefold() in text.casefold()] == []
