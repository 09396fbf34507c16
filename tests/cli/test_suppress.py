"""Suppressions on the command line: found, applied, told, and added without loss."""

from __future__ import annotations

import json
import os
import stat
from pathlib import Path

import jsonschema
import pytest

from isip_lint.audit import batch

NAME = "isip-lint.suppressions.yaml"
SCHEMA = json.loads(
    (Path(__file__).parents[2] / "docs" / "report.schema.json").read_text(encoding="utf-8")
)
CRECHE = "conditions/creche"


@pytest.fixture
def folder(nl, monkeypatch):
    monkeypatch.chdir(nl.parent)
    monkeypatch.setattr(batch, "can_fork", lambda: False)
    return nl.parent


def findings(run, *arguments):
    data = json.loads(run("check", *(arguments or ["nl.md"]), "--format", "json").stdout)
    jsonschema.Draft202012Validator(SCHEMA).validate(data)
    return data, data["documents"][0]["findings"]


def silenced(run, *arguments):
    return {f["rule"] for f in findings(run, *arguments)[1] if f["suppressed"]}


def suppress(run, what, *more):
    return run(
        "suppress", what, "--reason", "met mevrouw besproken", "--author", "A. Keeper", *more
    )


def line_of(run, rule):
    return next(f["location"]["line"] for f in findings(run)[1] if f["rule"] == rule)


@pytest.mark.parametrize("how", ["line", "rule", "fingerprint"])
def test_a_finding_is_suppressed_and_marked(run, folder, how):
    found = next(f for f in findings(run)[1] if f["rule"] == CRECHE)
    which = {"line": found["location"]["line"], "rule": CRECHE, "fingerprint": found["fingerprint"]}
    result = suppress(run, f"nl.md:{which[how]}", "--until", "2999-12-31")
    assert result.exit_code == 0, result.stderr
    data, after = findings(run)
    marked = next(f for f in after if f["rule"] == CRECHE)
    assert marked["suppressed"] == {
        "reason": "met mevrouw besproken",
        "author": "A. Keeper",
        "until": "2999-12-31",
        "place": f"{NAME}:3",
    }
    assert data["summary"]["suppressed"] == 1
    assert CRECHE not in data["summary"]["by_rule"]


def test_the_text_counts_it_and_shows_it_only_when_asked(run, folder):
    suppress(run, f"nl.md:{CRECHE}")
    plain = run("check", "nl.md").stdout
    assert "1 onderdrukt" in plain
    assert CRECHE not in plain
    shown = run("check", "nl.md", "--show-suppressed").stdout
    assert f"[{CRECHE}]; A. Keeper: met mevrouw besproken" in " ".join(shown.split())


def test_a_run_with_only_suppressed_findings_ends_well(run, folder):
    before = run("check", "nl.md", "--select", CRECHE)
    suppress(run, f"nl.md:{CRECHE}")
    after = run("check", "nl.md", "--select", CRECHE)
    assert (before.exit_code, after.exit_code) == (1, 0)


def test_a_scan_stays_unjudged(run, folder):
    (folder / "empty.txt").write_text("", encoding="utf-8")
    suppress(run, f"nl.md:{CRECHE}")
    assert run("check", "empty.txt").exit_code == 3


def test_the_copy_of_a_template_is_reached_only_when_asked(run, folder):
    text = (folder / "nl.md").read_text(encoding="utf-8")
    (folder / "copy.md").write_text(text, encoding="utf-8")
    suppress(run, f"nl.md:{CRECHE}")
    assert CRECHE not in silenced(run, "copy.md")
    (folder / NAME).unlink()
    suppress(run, f"nl.md:{CRECHE}", "--any-file")
    assert CRECHE in silenced(run, "copy.md")


def test_expired_and_unused_entries_are_told(run, folder):
    (folder / NAME).write_text(
        "suppressions:\n"
        f"- {{rule: {CRECHE}, path: nl.md, reason: r, author: a, until: 2020-01-01}}\n"
        "- {rule: rights/waiver, path: nl.md, reason: r, author: a}\n",
        encoding="utf-8",
    )
    data, _ = findings(run)
    assert [(s["state"], s["rule"], s["place"]) for s in data["stale_suppressions"]] == [
        ("expired", CRECHE, f"{NAME}:2"),
        ("unused", "rights/waiver", f"{NAME}:3"),
    ]
    text = " ".join(run("check", "nl.md", "--lang", "en").stdout.split())
    assert f"A suppression expired on 1 January 2020 and no longer counts: {NAME}:2" in text
    assert f"A suppression is of no use any more and can go: {NAME}:3" in text


OLD = """\
# Ours. Keep this order!
suppressions:
  # about the template
  - rule: rights/waiver   # see minutes
    path: "*.md"
    reason: 'two
      lines'
    author: "Ünal"
"""


@pytest.mark.parametrize(
    "old",
    [
        OLD,
        OLD.replace("\n", "\r\n"),
        OLD.rstrip(),
        OLD.replace("\n  ", "\n"),
        "",
        "# only a remark\n",
        "suppressions:\n",
        "suppressions: []   # none yet\n",
    ],
)  # fmt: skip
def test_an_entry_is_added_behind_what_is_there_and_nothing_else_changes(run, folder, old):
    file = folder / NAME
    file.write_bytes(old.encode("utf-8"))
    result = suppress(run, f"nl.md:{CRECHE}")
    assert result.exit_code == 0, result.stderr
    kept = file.read_bytes().decode("utf-8")
    for line in old.replace(" []", "").splitlines():
        assert line in kept
    if "rule" in old:
        assert kept.startswith(old)
        assert ("\r\n" in kept) == ("\r\n" in old)
    assert CRECHE in silenced(run)
    assert sorted(p.name for p in folder.iterdir()) == sorted([NAME, "nl.md"])


@pytest.mark.parametrize(
    "old", ["suppressions: [{rule: rights/waiver, path: a, reason: r, author: a}]\n"]
)
def test_a_file_of_unusual_form_is_left_alone_and_the_entry_is_shown(run, folder, old):
    (folder / NAME).write_text(old, encoding="utf-8")
    result = suppress(run, f"nl.md:{CRECHE}")
    assert result.exit_code == 2
    assert "add this entry by hand" in result.stderr
    assert 'path: "/nl.md"' in result.stderr
    assert (folder / NAME).read_text(encoding="utf-8") == old
    assert sorted(p.name for p in folder.iterdir()) == sorted([NAME, "nl.md"])


@pytest.mark.skipif(os.name == "nt", reason="rights and links of POSIX")
def test_rights_and_links_of_the_file_are_kept(run, folder):
    real = folder / "real.yaml"
    real.write_text(OLD, encoding="utf-8")
    real.chmod(0o640)
    (folder / NAME).symlink_to(real)
    assert suppress(run, f"nl.md:{CRECHE}").exit_code == 0
    assert (folder / NAME).is_symlink()
    assert stat.S_IMODE(real.stat().st_mode) == 0o640
    assert CRECHE in real.read_text(encoding="utf-8")


def test_odd_names_of_files_are_matched_exactly(run, folder):
    odd = folder / "a [1] #*! .md"
    odd.write_text((folder / "nl.md").read_text(encoding="utf-8"), encoding="utf-8")
    assert suppress(run, f"{odd.name}:{CRECHE}").exit_code == 0
    assert CRECHE in silenced(run, odd.name)
    assert CRECHE not in silenced(run, "nl.md")


@pytest.mark.parametrize(
    ("what", "more", "told"),
    [
        ("nl.md", (), "name the finding as FILE:LINE"),
        ("nl.md:9999", (), "has no finding 9999"),
        ("gone.md:3", (), "has no finding 3"),
        (".:3", (), "name one file"),
        (f"nl.md:{CRECHE}", ("--reason", " "), "say it in words"),
        ("nl.md:evaluation/missing", ("--any-file",), "cannot hold for any file"),
    ],
)
def test_wrong_use_writes_nothing(run, folder, what, more, told):
    result = suppress(run, what, *more)
    assert result.exit_code == 2
    assert told in result.stderr
    assert not (folder / NAME).exists()


def test_a_second_time_is_told(run, folder):
    suppress(run, f"nl.md:{CRECHE}")
    before = (folder / NAME).read_bytes()
    result = suppress(run, f"nl.md:{CRECHE}")
    assert result.exit_code == 2
    assert f"suppressed already, by {NAME}:3" in result.stderr
    assert (folder / NAME).read_bytes() == before


@pytest.mark.parametrize(
    ("text", "fault"),
    [
        ("- a\n", "1:1: the file must hold one list"),
        ("suppressions: 3\n", "1:1: suppressions must be a list"),
        ("suppressions: [x]\n", "1:16: an entry must have"),
        ("suppressions: [{rule: conditions/creche, path: a, author: b}]\n", "1:16: the entry has no reason"),
        ("suppressions: [{rule: conditions/creche, reason: a, author: b}]\n", "1:16: the entry needs"),
        ("suppressions: [{rule: conditions/crech, path: a, reason: a, author: b}]\n",
         "1:17: no rule 'conditions/crech'; did you mean conditions/creche"),
        ("suppressions: [{rule: conditions/creche, path: a, reasn: a, author: b}]\n",
         "1:51: an entry has no 'reasn'; did you mean reason?"),
        ("suppressions: [{fingerprint: 12, reason: a, author: b}]\n", "1:17: fingerprint must be a text"),
        ("suppressions: [{fingerprint: xy, reason: a, author: b}]\n", "1:17: a fingerprint has 16 signs"),
        ("suppressions: [{rule: conditions/creche, path: a, reason: a, author: b, until: soon}]\n",
         "1:73: until must be a day"),
    ],
)  # fmt: skip
def test_faults_in_the_file_are_told_with_their_place(run, folder, text, fault):
    (folder / NAME).write_text(text, encoding="utf-8")
    result = run("check", "nl.md")
    assert result.exit_code == 2
    assert f"{NAME}:{fault}" in result.stderr
