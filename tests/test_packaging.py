"""What travels: the folders of rules and corpora, and one version."""

import re
import sys
from importlib.metadata import version
from pathlib import Path

import pytest

import isip_lint
from isip_lint import resources

if sys.version_info >= (3, 11):
    import tomllib
else:
    import tomli as tomllib

ROOT = Path(__file__).resolve().parents[1]
PROJECT = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))
KINDS = ("rules", "corpora")


@pytest.mark.parametrize("kind", KINDS)
def test_a_checkout_finds_its_folders(kind):
    assert resources.data_dir(kind) == ROOT / kind


@pytest.mark.parametrize("kind", KINDS)
def test_an_installed_package_finds_its_own_folders_first(kind, tmp_path, monkeypatch):
    package = tmp_path / "site" / "isip_lint"
    (package / kind).mkdir(parents=True)
    monkeypatch.setattr(resources, "_PACKAGE", package)
    assert resources.data_dir(kind) == package / kind


def test_a_package_without_its_folders_says_so(tmp_path, monkeypatch):
    monkeypatch.setattr(resources, "_PACKAGE", tmp_path / "site" / "isip_lint")
    with pytest.raises(FileNotFoundError, match="install it again"):
        resources.data_dir("rules")


@pytest.mark.parametrize("kind", KINDS)
def test_the_wheel_and_the_source_archive_hold_the_folders(kind):
    targets = PROJECT["tool"]["hatch"]["build"]["targets"]
    assert targets["wheel"]["force-include"][kind] == f"isip_lint/{kind}"
    assert f"/{kind}" in targets["sdist"]["include"]


def test_there_is_one_version():
    said = PROJECT["project"]["version"]
    assert version("isip-lint") == resources.tool_version() == isip_lint.__version__ == said
    newest = re.search(r"^## (\S+)", (ROOT / "CHANGELOG.md").read_text(encoding="utf-8"), re.M)
    assert newest is not None
    assert newest[1] in {said, "Unreleased"}


def test_the_types_travel():
    assert (ROOT / "isip_lint" / "py.typed").is_file()


def test_the_command_is_there():
    assert PROJECT["project"]["scripts"]["isip-lint"] == "isip_lint.cli:main"


def test_all_that_is_imported_is_a_dependency():
    """The names on the left are those of the import, on the right those of the package index."""
    known = {"yaml": "pyyaml", "pypdfium2": "pdfplumber", "PIL": "pillow"}
    project = PROJECT["project"]
    declared = [*project["dependencies"], *project["optional-dependencies"]["ocr"]]
    needed = {re.split(r"[<>=!~]", name)[0] for name in declared}
    pattern = re.compile(r"^\s*(?:from|import) (\w+)", re.M)
    found = {
        name
        for path in (ROOT / "isip_lint").rglob("*.py")
        for name in pattern.findall(path.read_text(encoding="utf-8"))
    }
    outside = found - set(sys.stdlib_module_names) - {"isip_lint", "typing_extensions"}
    assert {known.get(name, name) for name in outside} <= needed
