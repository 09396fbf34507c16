"""Commands on rule packs; a small built-in pack keeps compiling short."""

from __future__ import annotations

import pytest
from agreements import NL
from click.testing import CliRunner

from isip_lint.cli.app import app
from isip_lint.engine import packs
from isip_lint.resources import data_dir

RULE = (data_dir("rules") / "interface" / "new-rule.txt").read_text(encoding="utf-8")


@pytest.fixture
def call(tmp_path, monkeypatch):
    small = tmp_path / "built-in"
    (small / "law").mkdir(parents=True)
    (small / "law" / "sources.yaml").write_text(
        "sources: {law-2002-05-26: {name: {nl: Wet, fr: Loi, en: Act}, verified: true}}\n",
        encoding="utf-8",
    )
    (small / "vocabulary").mkdir()
    (small / "vocabulary" / "headings.yaml").write_text(
        "concepts: {zone/agreed: {nl: [=onze, =doet], fr: [=nos]}}\n", encoding="utf-8"
    )
    monkeypatch.setattr(packs, "data_dir", lambda _kind: small)
    monkeypatch.setenv("ISIP_LINT_CACHE", str(tmp_path / "cache"))

    def invoke(*arguments):
        result = CliRunner().invoke(app, [str(a) for a in arguments])
        assert result.exception is None or isinstance(result.exception, SystemExit), (
            result.exception
        )
        return result

    return invoke


def write_rule(tmp_path, text, name="own/rule"):
    path = tmp_path / "pack" / f"{name}.yaml"
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(text.replace("FAMILY/NAME", "own/rule"), encoding="utf-8")
    return path


def exact(text):
    """Words in one form only: expanding them takes seconds."""
    return text.replace("woorden & hier", "=peuter").replace("mots & ici", "=bébé")


def test_a_new_rule_fails_until_it_is_mended(call, tmp_path):
    folder = tmp_path / "pack"
    result = call("rules", "new", "own/rule", "--in", folder)
    assert result.exit_code == 0
    path = folder / "own" / "rule.yaml"
    path.write_text(
        path.read_text(encoding="utf-8")
        .replace("woorden & hier", "=woorden & =hier")
        .replace("mots & ici", "=mots & =ici"),
        encoding="utf-8",
    )
    failing = call("rules", "test", "own/rule", "--rules", folder)
    assert failing.exit_code == 1
    assert "the violation is not found" in failing.stdout
    assert f"{path}:" in failing.stdout
    path.write_text(
        path.read_text(encoding="utf-8")
        .replace("=woorden & =hier", "=vervangt & =fout")
        .replace("=mots & =ici", "=remplace & =contraire"),
        encoding="utf-8",
    )
    mended = call("rules", "test", "own/rule", "--rules", folder, "--coverage")
    assert mended.stdout.endswith("1 rules, 4 examples, 0 faults\n")
    assert mended.exit_code == 0


def test_coverage_names_the_pattern_that_no_example_needs(call, tmp_path):
    text = RULE.replace('- "woorden & hier"', '- "=vervangt & =fout"\n    - "=nooit"')
    write_rule(tmp_path, text.replace("mots & ici", "=remplace & =contraire"))
    folder = tmp_path / "pack"
    assert call("rules", "test", "--rules", folder).exit_code == 0
    result = call("rules", "test", "--rules", folder, "--coverage")
    assert result.exit_code == 1
    assert "no nl example needs the pattern =nooit" in result.stdout


def test_an_own_rule_is_applied(call, tmp_path):
    write_rule(tmp_path, exact(RULE))
    path = tmp_path / "nl.md"
    path.write_text(NL, encoding="utf-8")
    result = call("check", path, "--force", "--rules", tmp_path / "pack", "--fail-on", "warning")
    assert result.exit_code == 1
    assert "own/rule" in result.stdout


@pytest.mark.parametrize("rule_id", ["rule", "Own/Rule", "own/rule/x", "../x/y", "own/"])
def test_a_new_rule_needs_an_id(call, tmp_path, rule_id):
    result = call("rules", "new", rule_id, "--in", tmp_path / "pack")
    assert result.exit_code == 2
    assert not (tmp_path / "pack").exists()


def test_a_rule_is_never_overwritten(call, tmp_path):
    path = write_rule(tmp_path, "mine")
    assert call("rules", "new", "own/rule", "--in", tmp_path / "pack").exit_code == 2
    assert path.read_text(encoding="utf-8") == "mine"


FAULTS = [
    ("- a", "1:1: a rule file is a mapping"),
    ("id: own/rule\nid: own/rule", "2:1: the key 'id' stands here twice"),
    ("a: b: c", "1:5: mapping values are not allowed"),
    ("\x00", "1:1: not YAML"),
    (RULE.replace("severity: warning", "severity: bad"), "6:1: severity:"),
    (RULE.replace("2002-10-01", "2002-13-45"), "in_force.from:"),
    (RULE.replace('"woorden & hier"', '"(a & "'), "something is missing at the end"),
    (
        RULE.replace('"woorden & hier"', '"@nergens"'),
        "the concept @nergens is not in the vocabulary",
    ),
    (RULE.replace("law-2002-05-26", "nergens"), "no source 'nergens' in law/"),
    (RULE.replace("id: FAMILY/NAME", "id: own/other"), "must be the path 'own/rule'"),
    (RULE.replace("kind: clause", "kind: mutual"), "options.test must be one of"),
    (
        RULE.replace("kind: clause", "kind: require\noptions: {section: x}"),
        "options.section must be",
    ),
    (RULE.replace("match:", "match_also: 3\nmatch:"), "match_also needs patterns"),
    (RULE.replace("match:", "extends: [1]\nmatch:"), "there is no rule [1] before this one"),
]


@pytest.mark.parametrize(("text", "fault"), FAULTS)
def test_a_faulty_pack_is_status_2_with_file_line_and_column(call, tmp_path, text, fault):
    path = write_rule(tmp_path, text)
    result = call("check", __file__, "--rules", tmp_path / "pack")
    assert result.exit_code == 2
    assert result.stdout == ""
    assert any(x.startswith(f"{path}:") and fault in x for x in result.stderr.splitlines())


@pytest.mark.parametrize("text", ["- a", "sources: 3", "sources: [1]", "", "sources: {x: 1}"])
def test_a_faulty_file_of_sources_is_status_2(call, tmp_path, text):
    path = write_rule(tmp_path, text, "law/own")
    result = call("rules", "list", "--rules", tmp_path / "pack")
    assert result.exit_code == 2
    assert result.stderr.startswith(f"{path}:1:")


def test_a_folder_without_rules_is_wrong_use(call, tmp_path):
    (tmp_path / "leeg").mkdir()
    result = call("rules", "list", "--rules", tmp_path / "leeg")
    assert result.exit_code == 2
    assert "no rule file" in result.stderr
