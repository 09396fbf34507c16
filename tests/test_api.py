from __future__ import annotations

import subprocess
import sys
from datetime import date

import pytest
from agreements import NL

import isip_lint
from isip_lint.engine import packs


@pytest.fixture(autouse=True)
def one_pack(strict, monkeypatch):
    monkeypatch.setattr(packs, "open_pack", lambda extra=(), **_: strict)


@pytest.fixture
def nl(tmp_path):
    path = tmp_path / "nl.md"
    path.write_text(NL, encoding="utf-8")
    return path


def test_one_file_gives_a_report(nl):
    report = isip_lint.check(nl, select=["conditions/creche"], language="nl")
    assert isinstance(report, isip_lint.Report)
    (document,) = report.documents
    (finding,) = document.findings
    assert finding.title == "Verplichte kinderopvang"
    assert finding.severity is isip_lint.Severity.ERROR
    assert report.rules_applied == 1


def test_several_files_as_text_or_path(nl, tmp_path):
    report = isip_lint.check([str(nl), tmp_path / "gone.docx"])
    assert [d.status.value for d in report.documents] == ["checked", "unreadable"]


def test_a_folder_is_walked(nl):
    assert [d.path for d in isip_lint.check(nl.parent).documents] == [str(nl)]


def test_the_law_of_another_day(nl):
    report = isip_lint.check(nl, as_of=date(2010, 1, 1), select=["evaluation"])
    assert report.documents[0].law_as_of == date(2010, 1, 1)
    assert report.documents[0].findings == ()


@pytest.mark.parametrize(
    "wrong",
    [{"language": "de"}, {"select": ["conditions/creceh"]}, {"ignore": ["nothing"]}],
)
def test_wrong_choices_raise_a_value_error(nl, wrong):
    with pytest.raises(ValueError, match=r"language|no rule"):
        isip_lint.check(nl, **wrong)


def test_an_empty_folder_raises_a_value_error(tmp_path):
    with pytest.raises(ValueError, match="no file"):
        isip_lint.check(tmp_path)


def test_an_unknown_name_is_an_attribute_error():
    with pytest.raises(AttributeError, match="nothing"):
        _ = isip_lint.nothing


def test_all_names_are_there():
    assert all(getattr(isip_lint, name) for name in isip_lint.__all__)


HEAVY = {"spacy", "pydantic", "pdfplumber", "docx", "platformdirs", "yaml", "lxml", "numpy"}


@pytest.mark.parametrize(
    "code",
    [
        "import isip_lint; isip_lint.__version__",
        "from isip_lint.cli import main; sys.argv = ['x', '--version']; main()",
        "from isip_lint.cli.app import app; app(['--help'], standalone_mode=False)",
        "from isip_lint.cli.app import app; app(['check', '--help'], standalone_mode=False)",
    ],
)
def test_nothing_heavy_is_imported_before_it_is_needed(code):
    program = f"import sys\n{code}\nprint(*sys.modules, file=sys.stderr)"
    done = subprocess.run(
        [sys.executable, "-c", program], capture_output=True, text=True, check=True
    )
    assert not HEAVY & set(done.stderr.split())
