from __future__ import annotations

from pathlib import Path

import pytest
from agreements import FR, LAWFUL_NL, NL

from benchmarks.make_docx import docx, p, package
from benchmarks.make_odt import odt
from isip_lint.audit.batch import (
    InputError,
    Inputs,
    check_file,
    check_files,
    find_inputs,
    outputs_over_input,
)
from isip_lint.documents.markdown import read_markdown
from isip_lint.documents.model import Notice, Status
from isip_lint.engine.options import Options
from isip_lint.engine.run import check_document


def test_files_keep_their_order_and_stand_once(tmp_path):
    for name in ("b.txt", "a.md"):
        (tmp_path / name).write_text("x", encoding="utf-8")
    names = [str(tmp_path / "b.txt"), str(tmp_path), "-"]
    found = find_inputs(names)
    assert found.files == (str(tmp_path / "b.txt"), str(tmp_path / "a.md"), "-")


def test_a_name_with_brackets_that_exists_is_no_pattern(tmp_path):
    path = tmp_path / "a[1].md"
    path.write_text("x", encoding="utf-8")
    assert find_inputs([str(path)]).files == (str(path),)


def test_a_suffix_counts_whatever_its_case(tmp_path):
    (tmp_path / "A.DOCX").write_bytes(b"x")
    assert find_inputs([str(tmp_path)]).files == (str(tmp_path / "A.DOCX"),)


def test_a_file_without_a_suffix_is_taken_from_a_folder_by_its_content(tmp_path):
    contents = {
        "brief": docx(p("tekst")),
        "nota": odt(p("tekst")),
        "rtf": b"{\\rtf1 tekst}",
        "scan": b"%PDF-1.4",
        "archief": package({"a.txt": "tekst"}),
        "half": docx(p("tekst"))[:200],
        "Makefile": b"all:",
        "leeg": b"",
        "brief.bak": docx(p("tekst")),
    }
    for name, data in contents.items():
        (tmp_path / name).write_bytes(data)
    found = find_inputs([str(tmp_path)])
    assert [Path(file).name for file in found.files] == ["brief", "nota", "rtf", "scan"]
    assert len(found.left_out) == 5


def test_a_name_too_long_for_the_system_is_a_verdict(pack):
    (name,) = find_inputs(["x" * 5000]).files
    assert check_file(name, pack, Options()).status is Status.UNREADABLE


@pytest.mark.parametrize("name", ["{}", "{}/*.md"])
def test_nothing_found_says_so(tmp_path, name):
    with pytest.raises(InputError, match="no file"):
        find_inputs([name.format(tmp_path)])


def test_progress_hears_of_each_file(pack, tmp_path):
    heard = []
    files = (str(tmp_path / "a.md"), str(tmp_path / "b.md"))
    check_files(Inputs(files), pack, Options(), progress=lambda n, name: heard.append((n, name)))
    assert heard == list(enumerate(files))


def test_output_over_an_input_is_seen_through_links(tmp_path):
    path = tmp_path / "a.md"
    path.write_text("x", encoding="utf-8")
    (tmp_path / "hard.md").hardlink_to(path)
    assert outputs_over_input(tmp_path / "hard.md", [str(path)])
    assert not outputs_over_input(tmp_path / "new.md", [str(path), "-"])


def checked(pack, text, *notices, **options):
    document = read_markdown("x.md", text.encode())
    unread = type(document)(document.path, document.format, document.blocks, notices)
    return check_document(unread, pack, Options(**options))


@pytest.mark.parametrize(
    "code", ["page-without-text", "page-not-read", "pages-not-read", "unread-part"]
)
def test_nothing_is_missing_from_a_file_that_was_not_read_in_full(pack, code):
    whole = checked(pack, NL)
    part = checked(pack, NL, Notice(code, "", 2))
    missing = {f.rule for f in whole.findings if f.document_level}
    assert missing
    assert [f.rule for f in part.findings] == ["conditions/creche"]
    assert missing <= {n.rule for n in part.notices if n.reason == "not-assessable"}


def test_a_notice_that_hides_nothing_changes_nothing(pack):
    assert checked(pack, NL, Notice("ocr-layer", "", 1)).findings == checked(pack, NL).findings


def test_the_messages_speak_the_language_of_the_document_when_none_is_chosen(pack):
    for text, language in ((NL, "nl"), (FR, "fr")):
        report = checked(pack, text, language=None)
        assert report.message_language == language
        assert report.findings[0].title == pack.rule(report.findings[0].rule).title[language]


def test_in_order_are_rules_that_had_something_to_praise(pack):
    report = checked(pack, LAWFUL_NL)
    found = {finding.rule for finding in report.findings}
    assert "mutual/objectives-missing" in report.in_order
    assert "evaluation/missing" in found
    assert not found & set(report.in_order)
    assert not {r for r in report.in_order if r.startswith("evaluation/")}


def test_a_student_rule_is_no_praise_for_others(pack):
    assert "formal/employment-period-missing" not in checked(pack, LAWFUL_NL).in_order
