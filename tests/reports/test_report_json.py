from __future__ import annotations

import json
from datetime import date
from pathlib import Path

import jsonschema
import pytest
from agreements import FR, GERMAN, LAWFUL_NL, LETTER, NL

from isip_lint.audit.batch import Inputs, check_files
from isip_lint.documents.model import Notice, Status
from isip_lint.engine.model import RuleNotice, Severity, Suppression
from isip_lint.engine.options import Options
from isip_lint.engine.verdict import exit_status
from isip_lint.reports.json import render
from isip_lint.reports.table import Rendering

SCHEMA = json.loads(
    (Path(__file__).parents[2] / "docs" / "report.schema.json").read_text(encoding="utf-8")
)


def validated(report, status=0):
    data = json.loads(render(report, Rendering(status, version="0.1.0")))
    jsonschema.Draft202012Validator(SCHEMA).validate(data)
    return data


def test_the_schema_is_a_schema():
    jsonschema.Draft202012Validator.check_schema(SCHEMA)


def test_real_reports_of_all_sorts_fit_the_schema(strict, tmp_path):
    texts = {
        "nl.md": NL,
        "fr.md": FR,
        "lawful.md": LAWFUL_NL,
        "de.txt": GERMAN,
        "letter.md": LETTER,
    }
    for name, text in texts.items():
        (tmp_path / name).write_text(text, encoding="utf-8")
    (tmp_path / "empty.txt").write_bytes(b"")
    (tmp_path / "noise.pdf").write_bytes(b"\x00" * 99)
    names = [*texts, "empty.txt", "noise.pdf", "gone.docx"]
    report = check_files(Inputs(tuple(str(tmp_path / n) for n in names)), strict, Options())
    data = validated(report, exit_status(report))
    assert [d["status"] for d in data["documents"]] == [
        "checked",
        "checked",
        "checked",
        "unsupported-language",
        "not-an-agreement",
        "no-text",
        "unreadable",
        "unreadable",
    ]
    assert data["summary"]["exit_status"] == 1
    assert data["documents"][0]["in_order"]


def test_the_span_of_a_finding_gives_its_own_words(pack, tmp_path):
    path = tmp_path / "nl.md"
    path.write_text(NL, encoding="utf-8")
    report = check_files(Inputs((str(path),)), pack, Options(select=("conditions/creche",)))
    (found,) = validated(report)["documents"][0]["findings"]
    line = next(x for x in NL.splitlines() if "peuter" in x).removeprefix("- ")
    assert line[found["location"]["start"] : found["location"]["end"]] == found["text"]
    assert found["clause"] == line


def test_what_is_suppressed_or_known_is_marked_and_counted_apart(make):
    reason = Suppression("agreed with the person", "A. Keeper", date(2027, 1, 31), "s.yaml:3")
    findings = (
        make.finding(suppressed=reason, baseline="new"),
        make.finding(baseline="known"),
        make.finding(baseline="new"),
    )
    report = make.report(make.document(*findings))
    data = validated(report, exit_status(report))
    first, second, third = data["documents"][0]["findings"]
    assert first["suppressed"] == {
        "reason": "agreed with the person",
        "author": "A. Keeper",
        "until": "2027-01-31",
        "place": "s.yaml:3",
    }
    assert (second["suppressed"], second["baseline"], third["baseline"]) == (None, "known", "new")
    summary = data["summary"]
    assert (summary["findings"], summary["suppressed"], summary["known"]) == (1, 1, 1)
    assert summary["exit_status"] == 1
    quiet = make.report(make.document(*findings[:2]))
    assert exit_status(quiet) == 0


def test_a_finding_is_written_out_in_full(make):
    (found,) = validated(make.report(make.document(make.finding())))["documents"][0]["findings"]
    assert found["location"] == {
        "path": "body/t0/r2c1/p0",
        "line": 12,
        "page": 3,
        "box": None,
        "start": 22,
        "end": 36,
        "section": "Wat doet mevrouw?",
    }
    assert found["sources"][0]["name"] == "Grondwet"
    assert found["sources"][0]["verified"] is False
    assert found["evidence"] == [
        {"label": "bearer=beneficiary", "source": "subject", "words": "Mevrouw"}
    ]


def test_reviews_are_counted_apart(make):
    doubt = make.finding(review=True, severity=Severity.INFO)
    summary = validated(make.report(make.document(make.finding(), doubt)))["summary"]
    assert (summary["findings"], summary["review"]) == (2, 1)
    assert summary["by_severity"] == {"error": 1, "warning": 0, "info": 0}
    assert summary["by_rule"] == {"conditions/creche": 2}


def test_notices_of_both_kinds_are_written(make):
    document = make.document(
        notices=(RuleNotice("evaluation/missing", "not-assessable"),),
        file_notices=(Notice("page-without-text", "", 2),),
    )
    written = validated(make.report(document))["documents"][0]
    assert written["notices"] == [{"rule": "evaluation/missing", "reason": "not-assessable"}]
    assert written["file_notices"] == [{"code": "page-without-text", "detail": "", "page": 2}]


def test_readability_is_said_not_to_be_measured(make):
    metrics = validated(make.report(make.document()))["documents"][0]["metrics"]
    assert metrics["readability"] == {"words": None, "sentences": None, "reason": "not-measured"}


@pytest.mark.parametrize(
    ("key", "value"), [("status", "fine"), ("language", "es"), ("more", 1), ("signed", "1 mei")]
)
def test_the_schema_refuses_what_does_not_belong(make, key, value):
    data = validated(make.report(make.document()))
    data["documents"][0][key] = value
    with pytest.raises(jsonschema.ValidationError):
        jsonschema.validate(data, SCHEMA)


def findings(make, *severities):
    return make.document(*(make.finding(severity=Severity(s)) for s in severities))


@pytest.mark.parametrize(
    ("severities", "fail_on", "status"),
    [
        ([], "info", 0),
        (["error"], "error", 1),
        (["warning", "info"], "error", 0),
        (["warning"], "warning", 1),
        (["info"], "info", 1),
        (["error"], "never", 0),
    ],
)
def test_the_exit_status_of_a_judged_document(make, severities, fail_on, status):
    assert exit_status(make.report(findings(make, *severities)), fail_on) == status


@pytest.mark.parametrize("status", [s for s in Status if s is not Status.CHECKED])
def test_the_exit_status_of_an_unjudged_document(make, status):
    unjudged = make.document(status=status)
    assert exit_status(make.report(unjudged, make.document()), "never") == 3
    assert exit_status(make.report(unjudged, findings(make, "error"))) == 1


def test_a_rule_that_was_left_open_is_no_clean_exit(make):
    open_rule = make.document(notices=(RuleNotice("evaluation/missing", "not-assessable"),))
    past_rule = make.document(notices=(RuleNotice("evaluation/missing", "not-in-force"),))
    assert exit_status(make.report(open_rule)) == 3
    assert exit_status(make.report(past_rule)) == 0
