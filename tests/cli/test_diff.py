"""Findings added, gone and kept between two documents, folders or reports."""

from __future__ import annotations

import json

import pytest

from benchmarks.render import render
from isip_lint.audit import batch

CRECHE, PILL = "conditions/creche", "conditions/contraception"
HEAD = "# GPMI\n\n## Wat doet mevrouw?\n\n- Zij volgt een cursus Nederlands aan de school in de buurt.\n"
BRINGS = "- Mevrouw brengt haar peuter elke dag naar de crèche en haalt die stipt weer op.\n"
TAKES = "- Mevrouw laat een spiraaltje plaatsen bij haar gynaecoloog.\n"


@pytest.fixture
def folder(tmp_path, monkeypatch):
    monkeypatch.chdir(tmp_path)
    monkeypatch.setattr(batch, "can_fork", lambda: False)
    for name, text in (("old.md", HEAD + BRINGS), ("new.md", HEAD + TAKES + BRINGS)):
        (tmp_path / name).write_text(text, encoding="utf-8")
    return tmp_path


def changes(run, *arguments):
    only = ["--select", CRECHE, "--select", PILL]
    result = run("diff", *arguments, *only, "--format", "json")
    data = json.loads(result.stdout)
    assert data["summary"]["exit_status"] == result.exit_code
    rules = {
        s: [f["rule"] for p in data["documents"] for f in p[s]] for s in ("added", "gone", "kept")
    }
    assert {state: len(found) for state, found in rules.items()}.items() <= data["summary"].items()
    return result.exit_code, rules, data


def test_what_was_added_fails_and_what_is_gone_does_not(run, folder):
    status, rules, _ = changes(run, "old.md", "new.md")
    assert (status, rules) == (1, {"added": [PILL], "gone": [], "kept": [CRECHE]})
    status, rules, _ = changes(run, "new.md", "old.md")
    assert (status, rules) == (0, {"added": [], "gone": [PILL], "kept": [CRECHE]})
    assert changes(run, "old.md", "new.md", "--fail-on", "never")[0] == 0


def test_the_text_shows_signs_words_and_numbers(run, folder):
    text = run("diff", "old.md", "new.md", "--select", CRECHE, "--select", PILL).stdout
    assert "  + " in text
    assert f"[{PILL}]" in text
    assert CRECHE not in text
    assert text.endswith("1 nieuw, 0 weg, 1 gebleven\n")


def test_another_format_of_the_same_text_has_no_changes(run, folder):
    render(folder / "new.md", folder / "new.docx")
    assert changes(run, "new.md", "new.docx")[:2] == (
        0,
        {"added": [], "gone": [], "kept": [PILL, CRECHE]},
    )


def test_folders_pair_by_name_and_then_without_the_ending(run, folder):
    for side, names in (("a", ("same.md", "gone.md", "moved.md")), ("b", ("same.md", "come.md"))):
        (folder / side).mkdir()
        for name in names:
            (folder / side / name).write_text(HEAD + BRINGS, encoding="utf-8")
    render(folder / "a" / "moved.md", folder / "b" / "moved.docx")
    status, rules, data = changes(run, "a", "b")
    assert status == 1
    pairs = {
        ((p["old"] or {}).get("path"), (p["new"] or {}).get("path")) for p in data["documents"]
    }
    names = {tuple(path and path.replace("\\", "/") for path in pair) for pair in pairs}
    assert names == {
        ("a/same.md", "b/same.md"),
        ("a/moved.md", "b/moved.docx"),
        ("a/gone.md", None),
        (None, "b/come.md"),
    }
    assert rules == {"added": [CRECHE], "gone": [CRECHE], "kept": [CRECHE, CRECHE]}


def test_reports_can_be_compared_with_each_other_and_with_documents(run, folder):
    for name in ("old", "new"):
        result = run(
            "check", f"{name}.md", "--select", CRECHE, "--select", PILL, "--format", "json"
        )
        (folder / f"{name}.json").write_text(result.stdout, encoding="utf-8")
    expected = {"added": [PILL], "gone": [], "kept": [CRECHE]}
    assert changes(run, "old.json", "new.json")[:2] == (1, expected)
    assert changes(run, "old.json", "new.md")[:2] == (1, expected)


def test_what_is_suppressed_does_not_count(run, folder):
    run("suppress", f"new.md:{PILL}", "--reason", "r", "--author", "a")
    assert changes(run, "old.md", "new.md")[1]["added"] == []


def test_names_are_masked_in_what_is_piped(run, folder):
    named = HEAD + BRINGS.replace("Mevrouw", "Mevrouw Fatima Oulad")
    (folder / "new.md").write_text(
        named + TAKES.replace("Mevrouw", "Mevrouw Fatima Oulad"), encoding="utf-8"
    )
    for form in ("json", "text"):
        assert "Fatima" not in run("diff", "old.md", "new.md", "--format", form).stdout


def test_what_could_not_be_judged_is_said(run, folder):
    (folder / "empty.txt").write_text("", encoding="utf-8")
    status, rules, data = changes(run, "old.md", "empty.txt")
    assert status == 3
    assert rules == {"added": [], "gone": [], "kept": []}
    assert data["documents"][0]["new"]["fully_judged"] is False
    assert "empty.txt" in run("diff", "old.md", "empty.txt").stdout


@pytest.mark.parametrize(
    "text", ["", "{}", '{"tool": {"name": "other"}}', '{"tool": {"name": "isip-lint"}}']
)
def test_another_file_in_json_is_refused(run, folder, text):
    (folder / "x.json").write_text(text, encoding="utf-8")
    result = run("diff", "x.json", "new.md")
    assert result.exit_code == 2
    assert "this is no report of isip-lint in JSON" in result.stderr
    assert run("diff", "gone.json", "new.md").exit_code == 2
