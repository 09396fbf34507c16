"""The text before tracked changes, and the text after them."""

import pytest
from click.testing import CliRunner

from benchmarks.make_docx import deleted, docx, inserted, p, row, run, table
from isip_lint.cli.app import app
from isip_lint.documents.docx import read_docx
from isip_lint.documents.options import Revisions


def both(*blocks):
    """The final text and the original one."""
    data = docx(*blocks)
    return [read_docx("x.docx", data, view).text for view in (Revisions.FINAL, Revisions.ORIGINAL)]


def test_words_put_in_and_taken_out():
    changed = p("termijn van ", deleted("drie"), inserted("zes"), " maanden")
    assert both(changed) == ["termijn van zes maanden", "termijn van drie maanden"]


def test_words_that_moved():
    moved = p(
        f"<w:moveFrom>{run('eerst ')}</w:moveFrom>",
        "samen",
        f"<w:moveTo>{run(' eerst')}</w:moveTo>",
    )
    assert both(moved) == ["samen eerst", "eerst samen"]


def test_words_that_were_put_in_and_taken_out_again_are_in_neither():
    assert both(p("a", f"<w:ins>{deleted('even')}</w:ins>", "b")) == ["ab", "ab"]


def test_rows_and_cells():
    gone = row("oud", properties="<w:del/>")
    new = row("nieuw", properties="<w:ins/>")
    assert both(table(row("vast"), gone, new)) == ["vast\nnieuw", "vast\noud"]


@pytest.mark.parametrize(("mark", "texts"), [("ins", ["a\nb", "ab"]), ("del", ["ab", "a\nb"])])
def test_ends_of_paragraphs(mark, texts):
    assert both(p("a", properties=f"<w:rPr><w:{mark}/></w:rPr>"), p("b")) == texts


def test_both_views_say_that_there_are_changes():
    data = docx(p("a", inserted("b")))
    codes = [
        [notice.code for notice in read_docx("x.docx", data, view).notices] for view in Revisions
    ]
    assert codes == [["unaccepted-changes"], ["refused-changes"]]


@pytest.mark.parametrize(("view", "months"), [("final", "zes"), ("original", "drie")])
def test_the_command_line_chooses_the_view(tmp_path, view, months):
    path = tmp_path / "x.docx"
    path.write_bytes(docx(p("termijn ", deleted("drie"), inserted("zes"))))
    shown = CliRunner().invoke(app, ["extract", str(path), "--revisions", view])
    assert f"termijn {months}\n! " in shown.stdout
