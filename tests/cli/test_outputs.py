from __future__ import annotations

import json
from pathlib import Path

import pytest
from agreements import NL

from isip_lint.cli.console import leaves_screen
from isip_lint.reports.table import REPORTERS

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


@pytest.mark.parametrize("form", sorted(REPORTERS))
def test_every_format_goes_to_standard_output(run, nl, form, monkeypatch):
    monkeypatch.delenv("GITHUB_STEP_SUMMARY", raising=False)
    result = run("check", nl, *CRECHE, "--format", form)
    assert result.exit_code == 1
    assert "conditions/creche" in result.stdout


def test_each_format_speaks_its_own_language_in_one_run(run, nl, tmp_path):
    data = tmp_path / "a.json"
    two = ("--format", "json", "--output", data, "--format", "text")
    assert "Waarom:" in run("check", nl, *CRECHE, *two).stdout
    assert "Child care made compulsory" in data.read_text(encoding="utf-8")
    run("check", nl, *CRECHE, *two, "--lang", "fr")
    assert "Crèche imposée" in data.read_text(encoding="utf-8")


def test_github_adds_to_the_summary_of_the_job(run, nl, tmp_path, monkeypatch):
    summary = tmp_path / "summary.md"
    summary.write_text("# eerder\n", encoding="utf-8")
    monkeypatch.setenv("GITHUB_STEP_SUMMARY", str(summary))
    result = run("check", nl, *CRECHE, "--format", "github")
    assert result.stdout.startswith("::error file=")
    text = summary.read_text(encoding="utf-8")
    assert text.startswith("# eerder\n")
    assert "| FOUT | `conditions/creche` |" in text


def test_personal_data_are_masked_unless_asked_for(run, tmp_path):
    path = tmp_path / "Peeters.md"
    path.write_text(NL.replace("haar peuter", "haar peuter Milan"), encoding="utf-8")
    command = ("check", path, *CRECHE, "--format", "json")
    (found,) = json.loads(run(*command).stdout)["documents"][0]["findings"]
    assert found["text"] == "elke dag naar de kinderopvang"
    report = json.loads(run(*command, "--show-personal-data").stdout)
    (shown,) = report["documents"][0]["findings"]
    assert shown["text"].startswith("Milan elke dag")
    assert report["personal_data"] == "shown"
    assert found["location"] == shown["location"]
    assert "Milan" not in run("check", path, *CRECHE).stdout


def test_only_text_on_a_terminal_stays_on_the_screen(monkeypatch):
    monkeypatch.setattr("sys.stdout.isatty", lambda: True, raising=False)
    assert not leaves_screen("text")
    assert leaves_screen("text", Path("a.txt"))
    assert leaves_screen("json")


def test_names_of_files_can_be_hashed(run, nl):
    result = run("check", nl, nl.parent / "weg.docx", *CRECHE, "--hash-paths", "--format", "json")
    paths = [document["path"] for document in json.loads(result.stdout)["documents"]]
    assert all(path.startswith("document-") for path in paths)
    assert str(nl) not in result.stdout
