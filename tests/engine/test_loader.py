"""Rule packs: what is refused, with its place, and what extending and dating a rule does."""

import json
from datetime import date
from pathlib import Path

import pytest

from isip_lint.documents.markdown import read_markdown
from isip_lint.engine.loader import load_pack
from isip_lint.engine.model import Severity
from isip_lint.engine.options import Options
from isip_lint.engine.run import check_document
from isip_lint.engine.schema import rule_json_schema
from isip_lint.resources import data_dir
from isip_lint.yaml_source import FaultError

RULE = """id: house/{name}
kind: clause
severity: warning
severity_changes: [{{from: 2020-01-01, severity: error}}]
firmness: context
in_force: {{from: 2010-01-01, until: 2024-12-31}}
match:
  nl: ["@house/garden & wieden"]
  fr: ["@house/garden & sarcler"]
{more}
sources: [{{id: house}}]
title: {{nl: Tuin, fr: Jardin, en: Garden}}
message: {{nl: Tuin wieden, fr: Sarcler, en: Weeding}}
why: {{nl: a, fr: b, en: c}}
instead: {{nl: a, fr: b, en: c}}
examples:
  nl: [{{violates: "U <hit>wiedt de tuin</hit>."}}]
  fr: [{{violates: "Vous <hit>sarclez le jardin</hit>."}}]
"""


def make_pack(folder, rules, concepts="house/garden: {nl: [tuin], fr: [jardin]}"):
    (folder / "vocabulary").mkdir()
    (folder / "law").mkdir()
    (folder / "house").mkdir()
    law = "sources: {house: {name: {nl: a, fr: b, en: c}, verified: false}}\n"
    (folder / "law" / "law.yaml").write_text(law, encoding="utf-8")
    (folder / "vocabulary" / "house.yaml").write_text(
        f"concepts:\n  {concepts}\n", encoding="utf-8"
    )
    for name, text in rules.items():
        (folder / "house" / f"{name}.yaml").write_text(text, encoding="utf-8")
    return folder


def load(folder):
    return load_pack([data_dir("rules"), folder], "test")


def findings(pack, text, **options):
    document = read_markdown("x.md", f"# GPMI\n\n## Onze afspraken\n\n{text}\n".encode())
    report = check_document(
        document, pack, Options(select=("house",), assume="nl", force=True, **options)
    )
    return [(f.rule, f.severity) for f in report.findings]


@pytest.fixture(scope="module")
def house(tmp_path_factory):
    folder = make_pack(
        tmp_path_factory.mktemp("house"),
        {
            "a-garden": RULE.format(name="a-garden", more=""),
            "b-lawn": 'id: house/b-lawn\nextends: house/a-garden\nmatch_also: {nl: ["gras & maaien"]}\n'
            "over: [house/a-garden]\n",
        },
    )
    return load(folder)


@pytest.mark.parametrize(
    ("day", "found"),
    [
        (date(2009, 1, 1), []),
        (date(2015, 1, 1), [("house/b-lawn", Severity.WARNING)]),
        (date(2021, 1, 1), [("house/b-lawn", Severity.ERROR)]),
        (date(2025, 1, 1), []),
    ],
)
def test_the_law_of_the_day_decides(house, day, found):
    assert findings(house, "U wiedt de tuin.", as_of=day) == found


def test_a_rule_extends_a_rule(house):
    day = date(2015, 1, 1)
    assert findings(house, "U maait het gras.", as_of=day) == [("house/b-lawn", Severity.WARNING)]


def test_the_specific_rule_wins_on_the_same_clause_only(house):
    found = findings(house, "U wiedt de tuin. U maait het gras.", as_of=date(2015, 1, 1))
    assert [rule for rule, _ in found] == ["house/b-lawn", "house/b-lawn"]


@pytest.mark.parametrize(
    ("old", "new", "fault"),
    [
        ("severity: warning", "severity: bad", ":3:"),
        ("firmness: context", "firmnes: context", ":5:"),
        ("id: house/a-garden", "id: house/other", "must be the path"),
        ("@house/garden & wieden", "@house/gardn & wieden", "the concept @house/gardn"),
        ("@house/garden & wieden", "(wieden", "a bracket is not closed"),
        ("{id: house}", "{id: nowhere}", "no source 'nowhere'"),
        ("en: Garden}", "de: Garten}", "title"),
    ],
)
def test_faults_have_file_line_and_column(tmp_path, old, new, fault):
    text = RULE.format(name="a-garden", more="").replace(old, new, 1)
    folder = make_pack(tmp_path, {"a-garden": text})
    with pytest.raises(FaultError) as caught:
        load_pack([folder], "test")
    assert fault in str(caught.value)
    assert "a-garden.yaml:" in str(caught.value)


def test_the_committed_schema_is_that_of_the_code():
    committed = json.loads((data_dir("rules") / "rule.schema.json").read_text(encoding="utf-8"))
    assert committed == json.loads(json.dumps(rule_json_schema()))


def test_every_rule_file_is_loaded(pack):
    outside = {"law", "vocabulary", "interface", "masking", "learned"}
    files = [p for p in Path(data_dir("rules")).rglob("*.yaml") if p.parent.name not in outside]
    assert {f"{p.parent.name}/{p.stem}" for p in files} == {rule.id for rule in pack.rules}
