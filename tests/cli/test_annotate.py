from __future__ import annotations

import io
import json
from pathlib import Path

import docx
import pytest
from agreements import NL

from isip_lint.cli.annotate import copy_path


def word(path, text=NL):
    document = docx.Document()
    for line in filter(None, text.splitlines()):
        mark, _, words = line.partition(" ")
        if mark.startswith("#"):
            document.add_heading(words, len(mark))
        elif mark == "-":
            document.add_paragraph(words, style="List Bullet")
        else:
            document.add_paragraph(line)
    stream = io.BytesIO()
    document.save(stream)
    path.write_bytes(stream.getvalue())
    return path


@pytest.fixture
def agreement(tmp_path):
    return word(tmp_path / "contract.docx")


def comments(path):
    return [comment.text for comment in docx.Document(path).comments]


def texts(path):
    return [paragraph.text for paragraph in docx.Document(path).paragraphs]


def test_a_copy_with_comments_is_written_beside_the_file(run, agreement):
    before = agreement.read_bytes()
    result = run("check", agreement, "--annotate")
    assert result.exit_code == 1
    copy = agreement.with_name("contract.isip.docx")
    assert f"kopie met opmerkingen in {copy}" in result.stderr
    assert agreement.read_bytes() == before
    assert texts(copy) == texts(agreement)
    found = comments(copy)
    assert found[0].startswith("isip-lint: ")
    assert any("[conditions/creche]" in text for text in found)


def test_a_second_run_refreshes_the_copy(run, agreement):
    run("check", agreement, "--annotate")
    copy = agreement.with_name("contract.isip.docx")
    once = comments(copy)
    assert run("check", agreement, "--annotate", "--lang", "fr").exit_code == 1
    assert len(comments(copy)) == len(once)
    assert comments(copy) != once


@pytest.mark.parametrize("content", ["mine", None])
def test_a_copy_that_is_not_as_we_wrote_it_is_kept(run, agreement, content):
    copy = agreement.with_name("contract.isip.docx")
    if content is None:
        run("check", agreement, "--annotate")
        changed = docx.Document(copy)
        changed.add_paragraph("van mij")
        changed.save(copy)
    else:
        copy.write_text(content)
    before = copy.read_bytes()
    result = run("check", agreement, "--annotate")
    assert result.exit_code == 2
    assert "is not as isip-lint wrote it" in result.stderr
    assert copy.read_bytes() == before


def test_a_copy_of_the_copy_takes_the_next_number(run, agreement):
    run("check", agreement, "--annotate")
    copy = agreement.with_name("contract.isip.docx")
    run("check", copy, "--annotate")
    assert len(comments(agreement.with_name("contract.isip-2.docx"))) == len(comments(copy))


@pytest.mark.parametrize(
    ("name", "copy"),
    [
        ("a.docx", "a.isip.docx"),
        ("a.isip.docx", "a.isip-2.docx"),
        ("a.isip-9.docx", "a.isip-10.docx"),
        ("x.y.pdf", "x.y.isip.pdf"),
    ],
)
def test_names_of_copies(tmp_path, name, copy):
    assert copy_path(str(tmp_path / name), None) == tmp_path / copy


def test_copies_can_go_to_another_folder(run, agreement, tmp_path):
    other = tmp_path / "uit"
    other.mkdir()
    run("check", agreement, "--annotate-to", other)
    assert [path.name for path in other.iterdir()] == ["contract.isip.docx"]
    assert not agreement.with_name("contract.isip.docx").exists()


def test_two_files_never_share_a_copy(run, agreement, tmp_path):
    twin = tmp_path / "twin"
    twin.mkdir()
    word(twin / "contract.docx")
    result = run("check", agreement, twin / "contract.docx", "--annotate-to", tmp_path)
    assert result.exit_code == 2
    assert "would have the same copy" in result.stderr


def test_a_folder_is_not_checked_twice(run, agreement):
    run("check", agreement, "--annotate")
    result = run("check", agreement.parent, "--format", "json")
    assert [Path(d["path"]).name for d in json.loads(result.stdout)["documents"]] == [
        "contract.docx"
    ]


def test_missing_clauses_are_proposed_on_request(run, agreement):
    run("check", agreement, "--annotate", "--suggest")
    copy = docx.Document(agreement.with_name("contract.isip.docx"))
    inserted = [
        "".join(text.text for text in mark.iter() if text.tag.endswith("}t"))
        for mark in copy.element.body.iter()
        if mark.tag.endswith("}ins") and len(mark)
    ]
    assert any(text.startswith("U kunt worden bijgestaan") for text in inserted)


@pytest.mark.parametrize(
    ("options", "said"),
    [
        (["--suggest"], "--suggest needs --annotate"),
        (["--annotate", "--revisions", "original"], "leave out --revisions"),
    ],
)
def test_options_that_do_not_go_together(run, agreement, options, said):
    result = run("check", agreement, *options)
    assert result.exit_code == 2
    assert said in result.stderr


def test_a_format_without_comments_is_said(run, nl):
    result = run("check", nl, "--annotate")
    assert result.exit_code == 2
    assert "geen kopie met opmerkingen: dat kan enkel bij" in result.stderr
    assert [path.name for path in nl.parent.iterdir()] == [nl.name]


def test_a_pdf_gets_highlights(run, tmp_path):
    from reportlab.lib.styles import getSampleStyleSheet
    from reportlab.platypus import Paragraph, SimpleDocTemplate

    styles = getSampleStyleSheet()
    story = [
        Paragraph(line.lstrip("#- "), styles["Heading2" if line.startswith("#") else "BodyText"])
        for line in filter(None, NL.splitlines())
    ]
    path = tmp_path / "contract.pdf"
    SimpleDocTemplate(str(path)).build(story)
    before = path.read_bytes()
    assert run("check", path, "--annotate").exit_code == 1
    copy = tmp_path / "contract.isip.pdf"
    assert copy.read_bytes().startswith(before)
    assert b"/Highlight" in copy.read_bytes()
    assert run("check", path, "--annotate").exit_code == 1


def test_standard_input_has_no_copy(run, agreement):
    result = run("check", "-", "--annotate", stdin=agreement.read_bytes())
    assert result.exit_code == 2
    assert "standaardinvoer is geen bestand om te kopiëren" in result.stderr


def test_a_fault_in_one_file_keeps_the_copies_of_the_others(run, agreement, monkeypatch):
    from isip_lint.documents.word import annotate

    whole = annotate.annotate_docx

    def fail_on_twin(data, checked, notes):
        if data == twin.read_bytes():
            raise ZeroDivisionError
        return whole(data, checked, notes)

    twin = word(agreement.with_name("twin.docx"), NL.replace("Ans", "Els"))
    monkeypatch.setattr(annotate, "annotate_docx", fail_on_twin)
    result = run("check", twin, agreement, "--annotate")
    assert "twin.docx: geen kopie met opmerkingen: een fout van isip-lint" in result.stderr
    assert agreement.with_name("contract.isip.docx").exists()
    assert result.exit_code == 1


def test_a_folder_with_the_name_of_the_copy_is_left_alone(run, agreement):
    agreement.with_name("contract.isip.docx").mkdir()
    assert run("check", agreement, "--annotate").exit_code == 2


def test_a_copy_whose_name_would_be_too_long_is_one_line(run, tmp_path):
    path = word(tmp_path / f"{'x' * 248}.docx")
    result = run("check", path, "--annotate")
    assert result.exit_code == 2
    assert "cannot write" in result.stderr
    assert list(tmp_path.iterdir()) == [path]


def test_a_copy_that_cannot_be_saved_costs_no_other_copy(run, tmp_path):
    long, short = word(tmp_path / f"{'x' * 248}.docx"), word(tmp_path / "z.docx")
    result = run("check", long, short, "--annotate")
    assert result.exit_code == 2
    assert "cannot write" in result.stderr
    assert (tmp_path / "z.isip.docx").exists()
