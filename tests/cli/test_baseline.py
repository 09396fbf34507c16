"""A baseline: what was found before no longer fails, what is new does, what is gone is told."""

from __future__ import annotations

import json

import pytest

from isip_lint.audit import batch

NAME = "isip-lint.baseline.json"
CRECHE = "conditions/creche"
SENTENCE = "- Mevrouw brengt haar peuter elke dag naar de crèche en haalt die stipt weer op.\n"
TEXT = "# GPMI\n\n## Wat doet mevrouw?\n\n- Zij volgt een cursus Nederlands aan de school.\n"


@pytest.fixture
def folder(tmp_path, monkeypatch):
    monkeypatch.chdir(tmp_path)
    monkeypatch.setattr(batch, "can_fork", lambda: False)
    write(tmp_path, 1)
    return tmp_path


def write(folder, times, name="a.md"):
    (folder / name).write_text(TEXT + SENTENCE * times, encoding="utf-8")


def states(run, *arguments):
    result = run(
        "check", "a.md", "--select", CRECHE, "--baseline", NAME, "--format", "json", *arguments
    )
    data = json.loads(result.stdout)
    return result.exit_code, [f["baseline"] for f in data["documents"][0]["findings"]], data


@pytest.mark.parametrize("times", [1, 2])
def test_what_is_recorded_is_known_and_one_more_is_new(run, folder, times):
    write(folder, times)
    assert run("baseline", "a.md").stdout.startswith(NAME)
    assert states(run)[:2] == (0, ["known"] * times)
    write(folder, times + 1)
    assert states(run)[:2] == (1, ["known"] * times + ["new"])


def test_what_is_known_is_not_called_nothing(run, folder):
    write(folder, 1)
    run("baseline", "a.md", "--select", CRECHE)
    text = run("check", "a.md", "--select", CRECHE, "--baseline", NAME).stdout
    assert "Voor het overige niets gevonden" in text


def test_what_is_gone_is_told(run, folder):
    write(folder, 2)
    run("baseline", "a.md")
    write(folder, 1)
    status, marks, data = states(run)
    assert (status, marks) == (0, ["known"])
    (gone,) = data["baseline_gone"]
    assert (gone["path"], gone["rule"], gone["count"]) == ("a.md", CRECHE, 1)
    text = run("check", "a.md", "--select", CRECHE, "--baseline", NAME, "--lang", "en").stdout
    assert "1 known" in text
    assert "1 finding of the baseline is gone" in text


def test_another_rule_that_is_not_applied_is_not_gone(run, folder):
    run("baseline", "a.md")
    _, _, data = states(run)
    assert data["baseline_gone"] == []


def test_a_moved_sentence_and_another_name_stay_known(run, folder):
    (folder / "a.md").write_text(
        TEXT + SENTENCE.replace("peuter", "zoontje Milan"), encoding="utf-8"
    )
    run("baseline", "a.md")
    moved = TEXT.replace("- Zij", SENTENCE.replace("peuter", "zoontje Emir") + "- Zij")
    (folder / "a.md").write_text(moved, encoding="utf-8")
    assert states(run)[:2] == (0, ["known"])


def test_the_settings_name_it_and_it_is_written_where_they_say(run, folder):
    (folder / "isip-lint.toml").write_text('baseline = "known.json"\n', encoding="utf-8")
    missing = run("check", "a.md")
    assert missing.exit_code == 2
    assert "make it with: isip-lint baseline" in missing.stderr
    run("baseline", "a.md")
    assert (folder / "known.json").is_file()
    assert run("check", "a.md", "--fail-on", "info").exit_code == 0


def test_recording_a_part_leaves_the_others_and_drops_what_is_no_longer_there(run, folder):
    for name in ("b.md", "c.md"):
        write(folder, 1, name)
    run("baseline", "a.md", "b.md", "c.md")
    (folder / "c.md").unlink()
    write(folder, 2)
    run("baseline", "a.md")
    documents = json.loads((folder / NAME).read_text(encoding="utf-8"))["documents"]
    assert sorted(documents) == ["a.md", "b.md"]
    assert sum(documents["a.md"][CRECHE].values()) == 2


def test_what_is_suppressed_is_not_recorded(run, folder):
    run("suppress", f"a.md:{CRECHE}", "--reason", "r", "--author", "a")
    run("baseline", "a.md")
    documents = json.loads((folder / NAME).read_text(encoding="utf-8"))["documents"]
    assert CRECHE not in documents["a.md"]


def test_it_holds_not_a_word_of_the_documents(run, folder):
    run("baseline", "a.md")
    text = (folder / NAME).read_text(encoding="utf-8")
    assert "peuter" not in text
    assert "evrouw" not in text


def test_what_cannot_be_judged_is_told_and_still_never_passes(run, folder):
    (folder / "empty.txt").write_text("", encoding="utf-8")
    result = run("baseline", "empty.txt")
    assert result.exit_code == 3
    assert "empty.txt: could not be judged" in result.stderr
    assert run("check", "empty.txt", "--baseline", NAME).exit_code == 3


@pytest.mark.parametrize("text", ["", "{}", "[]", '{"kind": "x"}', "precious words"])
def test_a_file_that_is_no_baseline_is_neither_read_nor_overwritten(run, folder, text):
    (folder / NAME).write_text(text, encoding="utf-8")
    for arguments in (("baseline", "a.md"), ("check", "a.md", "--baseline", NAME)):
        result = run(*arguments)
        assert result.exit_code == 2
        assert "this is no baseline of isip-lint" in result.stderr
    assert (folder / NAME).read_text(encoding="utf-8") == text


def test_standard_input_cannot_be_recorded(run, folder):
    result = run("baseline", "-", stdin=TEXT)
    assert result.exit_code == 2
    assert not (folder / NAME).exists()
