"""The pages that the benchmarks write are those that stand in docs/."""

import pytest
from click.testing import CliRunner

from benchmarks import formats
from benchmarks.page import DOCS, put


def test_the_tables_of_constructs_are_up_to_date(tmp_path, monkeypatch):
    page = tmp_path / "formats.md"
    written = (DOCS / "formats.md").read_text(encoding="utf-8")
    page.write_text(written, encoding="utf-8")
    monkeypatch.setattr(formats, "DOCS", tmp_path)
    assert CliRunner().invoke(formats.main, ["--tokens"]).exit_code == 0
    assert page.read_text(encoding="utf-8") == written


def test_a_page_without_its_marks_is_not_changed(tmp_path):
    page = tmp_path / "x.md"
    page.write_text("tekst", encoding="utf-8")
    with pytest.raises(ValueError, match=r"x\.md has no marks for deel"):
        put(page, "deel", "nieuw")
    assert page.read_text(encoding="utf-8") == "tekst"


def test_formats_that_are_rendered_here_give_the_same_findings(tmp_path):
    source = sorted((DOCS.parent / "corpora" / "nl" / "tune").glob("*.md"))[0]
    names = [name for name in formats.RENDERINGS if not name.startswith("pdf")]
    compared = list(formats.compare_all([source], names))
    assert [c.format for c in compared] == names
    assert [(c.format, c.findings.lost, c.findings.added) for c in compared] == [
        (name, (), ()) for name in names
    ]
