from __future__ import annotations

import json

import pytest
from agreements import GERMAN, NL


def test_extract_numbers_the_lines_as_the_linter_sees_them(run, nl):
    result = run("extract", nl)
    assert result.exit_code == 0
    line = next(x for x in result.stdout.splitlines() if "peuter" in x)
    assert line.split()[:2] == ["7", "item"] or line.split()[1] == "item"


def test_extract_as_json_gives_all_of_a_block(run, nl):
    document = json.loads(run("extract", nl, "--format", "json").stdout)
    block = document["blocks"][0]
    assert (block["kind"], block["location"]["line"], block["level"]) == ("heading", 1, 1)
    assert document["notices"] == []


def test_extract_reads_standard_input(run):
    assert "peuter" in run("extract", "-", stdin=NL.encode()).stdout


@pytest.mark.parametrize("command", [["extract", "{}"], ["explain", "{}:1"], ["readability", "{}"]])
@pytest.mark.parametrize(("lang", "words"), [("nl", "bestand is leeg"), ("fr", "fichier est vide")])
def test_why_a_file_cannot_be_read_is_said_in_the_chosen_language(
    run, tmp_path, command, lang, words
):
    path = tmp_path / "leeg.txt"
    path.write_bytes(b"")
    result = run(*(part.format(path) for part in command), "--lang", lang)
    assert result.exit_code == 3
    assert words in result.stdout + result.stderr
    assert "empty" not in result.stdout + result.stderr


@pytest.mark.parametrize("command", [["extract", "{}"], ["explain", "{}:1"]])
def test_an_unreadable_file_is_one_line_and_status_3(run, tmp_path, command):
    path = tmp_path / "ruis.pdf"
    path.write_bytes(b"\x00\x01" * 400)
    result = run(*(part.format(path) for part in command))
    assert result.exit_code == 3
    assert result.stderr.startswith(f"{path}: ")
    assert len(result.stderr.splitlines()) == 1


def line_of(run, path, word):
    lines = run("extract", path).stdout.splitlines()
    return next(number for number, line in enumerate(lines, start=1) if word in line)


def test_explain_a_line_shows_frame_evidence_and_rule(run, nl):
    text = run("explain", f"{nl}:{line_of(run, nl, 'peuter')}", "--lang", "en").stdout
    assert "who: the beneficiary" in text
    assert "force: duty" in text
    assert "what shows it: who: the beneficiary ← " in text
    assert "place/daycare “kinderopvang”" in " ".join(text.split())
    assert "reported by: conditions/creche" in text


def test_explain_a_line_shows_what_nearly_fired(run, tmp_path):
    path = tmp_path / "hulp.md"
    path.write_text(
        NL.replace(
            "Mevrouw brengt haar peuter elke dag naar de kinderopvang.", "Mevrouw werkt."
        ).replace(
            "Het OCMW helpt mevrouw bij het zoeken",
            "Het OCMW zoekt voor de peuter kinderopvang bij het begin",
        ),
        encoding="utf-8",
    )
    text = " ".join(
        run("explain", f"{path}:{line_of(run, path, 'peuter')}", "--lang", "en").stdout.split()
    )
    assert "nearly reported: conditions/creche: who is the centre, the rule asks for" in text
    assert "reported by: conditions/creche" not in text


@pytest.mark.parametrize(
    ("lang", "words"),
    [
        ("nl", "wie: de gerechtigde · kracht: plicht"),
        ("fr", "qui: le bénéficiaire · force: obligation"),
    ],
)
def test_explain_names_what_it_sees_in_the_language_asked_for(run, nl, lang, words):
    shown = run("explain", f"{nl}:{line_of(run, nl, 'peuter')}", "--lang", lang).stdout
    assert words in shown
    assert "bearer=" not in shown


def test_explain_a_heading_has_no_clause(run, nl):
    assert "no clause" in run("explain", f"{nl}:1", "--lang", "en").stdout


@pytest.mark.parametrize(
    "target", ["{}:0", "{}:999", "{}", "conditions/creceh", "conditions", "weg"]
)
def test_explain_says_what_is_wrong_with_its_target(run, nl, target):
    result = run("explain", target.format(nl))
    assert result.exit_code == 2
    assert "Error:" in result.stderr


def test_explain_a_line_of_german_is_status_3(run, tmp_path):
    path = tmp_path / "de.txt"
    path.write_text(GERMAN, encoding="utf-8")
    assert run("explain", f"{path}:1").exit_code == 3


@pytest.mark.parametrize(
    ("lang", "words"),
    [("nl", "Verplichte kinderopvang"), ("fr", "Crèche imposée"), ("en", "Child care made")],
)
def test_the_page_of_a_rule(run, lang, words):
    text = run("explain", "conditions/creche", "--lang", lang).stdout
    assert words in text
    assert ">>brengt haar peuter" in text


def test_the_page_of_a_rule_marks_what_is_unverified(run, pack):
    rule = next(r for r in pack.rules if any(not s.verified for s in r.sources))
    assert "UNVERIFIED" in run("explain", rule.id, "--lang", "en").stdout


def test_rules_are_listed(run, pack):
    assert len(run("rules", "list").stdout.splitlines()) == len(pack.rules)
    listed = json.loads(run("rules", "list", "--format", "json", "--lang", "nl").stdout)
    creche = next(entry for entry in listed if entry["id"] == "conditions/creche")
    assert (creche["severity"], creche["title"]) == ("error", "Verplichte kinderopvang")


def test_the_schema_of_rules_is_json(run):
    assert "examples" in json.loads(run("rules", "schema").stdout)["required"]


def test_the_examples_of_a_rule_are_run(run):
    result = run("rules", "test", "conditions/creche")
    assert "1 rules," in result.stdout
    assert result.exit_code in {0, 1}


def test_an_unknown_rule_cannot_be_tested(run):
    assert run("rules", "test", "conditions/creceh").exit_code == 2


def test_the_demo_checks_a_sample_and_says_what_is_next(run):
    for lang in ("nl", "fr"):
        result = run("demo", "--lang", lang)
        assert result.exit_code == 0
        assert "isip-lint check YOUR-FILE.docx" in result.stdout
        assert "[conditions/" in result.stdout
