from __future__ import annotations

import json

import pytest
from agreements import FR, LAWFUL_NL, NL

FRONT = """\
---
id: {id}
language: {language}
kind: general
tier: plain
expect:{expect}
may: []
traps:{traps}
---
"""
CRECHE = '\n  - rule: conditions/creche\n    quote: "{}"'


@pytest.fixture
def corpus(tmp_path):
    folder = tmp_path / "corpus"
    folder.mkdir()
    label = CRECHE.format("brengt haar peuter elke dag naar de kinderopvang")
    trap = '\n  - near: conditions/creche\n    quote: "Het OCMW helpt mevrouw bij het zoeken"'
    entries = {
        "nl-1": ("nl", label, trap, NL),
        "nl-2": ("nl", " []", " []", LAWFUL_NL),
        "fr-1": ("fr", CRECHE.format("Madame veut trouver un emploi"), " []", FR),
    }
    for name, (language, expect, traps, text) in entries.items():
        front = FRONT.format(id=name, language=language, expect=expect, traps=traps)
        (folder / f"{name}.md").write_text(front + text, encoding="utf-8")
    return folder


def measured(run, corpus, *more):
    arguments = ("evaluate", corpus, "--select", "conditions/creche", "--format", "json", *more)
    return json.loads(run(*arguments).stdout)


def test_hits_false_alarms_and_misses_are_counted(run, corpus):
    data = measured(run, corpus)
    assert {k: data["all"][k] for k in ("hits", "false", "missed")} == {
        "hits": 1,
        "false": 1,
        "missed": 1,
    }
    assert data["by_language"]["nl"]["f1"] == 1.0
    assert data["by_language"]["fr"]["f1"] == 0.0
    assert data["traps"] == {"total": 1, "raised": 0}
    assert data["lawful"] == {"documents": 1, "alarms": 0, "per_agreement": 0.0}
    low, high = data["all"]["precision_interval"]
    assert 0 < low < 0.5 < high < 1


def test_misses_are_listed_when_asked(run, corpus):
    assert "misses" not in measured(run, corpus)
    kinds = {(m["kind"], m["document"]) for m in measured(run, corpus, "--misses")["misses"]}
    assert kinds == {("missed", "fr-1"), ("false", "fr-1")}


def test_labels_of_rules_that_are_not_applied_are_left_out_and_said(run, corpus):
    arguments = ("evaluate", corpus, "--select", "needs")
    assert json.loads(run(*arguments, "--format", "json").stdout)["left_out"] == {
        "conditions/creche": 2
    }
    assert "left out: 2 labels of 1 rules" in run(*arguments).stdout


def test_the_table_in_markdown(run, corpus):
    text = run("evaluate", corpus, "--select", "conditions/creche", "--format", "markdown").stdout
    assert text.splitlines()[1] == "| --- | --- | --- | --- | --- | --- | --- |"
    assert "| rule conditions/creche | 0.500 | 0.500 | 0.500 | 1 | 1 | 1 |" in text


@pytest.mark.parametrize(
    "front",
    [
        "",
        "---\n- a\n---\n",
        "---\nexpect: [x]\n---\n",
        "---\nexpect: 3\n---\n",
        "---\nexpect: [{a: b}]\n---\n",
    ],
)
def test_a_bad_label_is_status_2_with_its_file(run, tmp_path, front):
    path = tmp_path / "x.md"
    path.write_text(front + NL, encoding="utf-8")
    result = run("evaluate", tmp_path)
    assert result.exit_code == 2
    assert result.stderr.startswith(f"{path}:")


@pytest.mark.parametrize("flags", [[], ["--frames"]])
def test_an_empty_corpus_is_wrong_use(run, tmp_path, flags):
    assert run("evaluate", tmp_path, *flags).exit_code == 2


HEAD = "id\theading\tlead\ttext\tbearer\tforce\tnegated\tconditional\n"


@pytest.fixture
def clauses(tmp_path):
    path = tmp_path / "nl-x.tsv"
    path.write_text(
        HEAD
        + "1\tWat doet mevrouw?\t\tMevrouw volgt de cursus Nederlands.\tbeneficiary\tduty\tno\tno\n"
        "2\t\tHet OCMW verbindt zich ertoe om:\tde cursus te betalen\tbeneficiary\tduty\tno\tno\n",
        encoding="utf-8",
    )
    return path


def test_frames_are_measured_per_label(run, clauses):
    data = json.loads(run("evaluate", clauses, "--frames", "--format", "json", "--misses").stdout)
    bearer = next(x for x in data["labels"] if x["label"] == "bearer")
    assert (bearer["language"], bearer["right"], bearer["total"]) == ("nl", 1, 2)
    slip = next(x for x in data["misses"] if x["label"] == "bearer")
    assert (slip["id"], slip["wanted"], slip["got"]) == ("2", "beneficiary", "centre")


def test_a_folder_of_clauses_is_read(run, clauses):
    assert "bearer" in run("evaluate", clauses.parent, "--frames").stdout


@pytest.mark.parametrize(
    ("name", "content"),
    [("nl-y.tsv", b"id\ttext\n1\tx\n"), ("xx.tsv", HEAD.encode()), ("nl-z.tsv", b"\xff\xfe\xfa\n")],
)
def test_a_bad_table_is_status_2(run, tmp_path, name, content):
    path = tmp_path / name
    path.write_bytes(content)
    result = run("evaluate", path, "--frames")
    assert result.exit_code == 2
    assert result.stderr.startswith(f"{path}:")
