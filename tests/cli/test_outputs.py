from __future__ import annotations

import json

import pytest
from agreements import NL

CRECHE = ("--select", "conditions/creche")


def test_several_formats_go_to_their_files_in_order(run, nl, tmp_path):
    text, data = tmp_path / "a.txt", tmp_path / "b.json"
    two = ("--format", "text", "--output", text, "--format", "json", "--output", data)
    result = run("check", nl, *CRECHE, *two)
    assert (result.exit_code, result.stdout) == (1, "")
    assert "conditions/creche" in text.read_text(encoding="utf-8")
    assert json.loads(data.read_text(encoding="utf-8"))["summary"]["findings"] == 1


@pytest.mark.parametrize(
    "order",
    [
        ("--format", "json", "--output", "{}", "--format", "text"),
        ("--format", "text", "--output", "-", "--format", "json", "--output", "{}"),
    ],
)
def test_the_format_without_a_file_goes_to_standard_output(run, nl, tmp_path, order):
    data = tmp_path / "b.json"
    result = run("check", nl, *CRECHE, *(part.format(data) for part in order))
    assert "conditions/creche" in result.stdout
    assert json.loads(data.read_text(encoding="utf-8"))["schema_version"]


@pytest.mark.parametrize(
    ("arguments", "said"),
    [
        (("--format", "text", "--format", "json"), "only one --format"),
        (("--output", "{}/a", "--output", "{}/b"), "more --output"),
        (
            ("--format", "text", "--output", "{}/a", "--format", "json", "--output", "{}/./a"),
            "twice",
        ),
        (("--output", "{}"), "is a folder"),
        (("--output", "{}/nl.md"), "overwrite"),
    ],
)
def test_outputs_that_clash_are_wrong_use_and_write_nothing(run, nl, tmp_path, arguments, said):
    result = run("check", nl, *CRECHE, *(part.format(tmp_path) for part in arguments))
    assert result.exit_code == 2
    assert said in result.stderr
    assert [path.name for path in tmp_path.iterdir()] == ["nl.md"]
    assert nl.read_text(encoding="utf-8") == NL
