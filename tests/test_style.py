"""Limits that keep the code readable: short functions, short files, no paths of one machine."""

import ast
from pathlib import Path
from statistics import median

import pytest

ROOT = Path(__file__).resolve().parents[1]
FOLDERS = ("isip_lint", "benchmarks", "tests")
TYPICAL = 9
LONG = 25
LONGEST = 60
LONGEST_FILE = 400
SHORT_SHARE = 0.9
NO_FOLDERS = frozenset({"build", "dist", "venv", "renderings", "node_modules", "__pycache__"})
SHOWN_FOLDERS = frozenset({".ci", ".github"})
# Put together here, or this file would be at fault.
MACHINE_PATHS = tuple("/" + name + "/" for name in ("work", "tmp", "home", "Users"))


def functions(folder):
    """The length of each function, from its first line to its last, docstring included."""
    for path in sorted((ROOT / folder).rglob("*.py")):
        for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
            if isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef):
                yield node.end_lineno - node.lineno + 1, f"{path.name}:{node.lineno} {node.name}"


def project_files():
    waiting = [ROOT]
    while waiting:
        for path in sorted(waiting.pop().iterdir()):
            if path.is_file() and path.name != ".git":  # in a git worktree it is a file
                yield path
            elif path.is_dir() and (path.name in SHOWN_FOLDERS or not is_left_out(path)):
                waiting.append(path)


def is_left_out(folder):
    return folder.name.startswith(".") or folder.name in NO_FOLDERS


@pytest.mark.parametrize("folder", FOLDERS)
def test_functions_are_short(folder):
    lengths = [length for length, _ in functions(folder)]
    assert median(lengths) <= TYPICAL
    assert sum(length <= LONG for length in lengths) >= SHORT_SHARE * len(lengths)


@pytest.mark.parametrize("folder", FOLDERS)
def test_no_function_is_very_long(folder):
    assert [(length, name) for length, name in functions(folder) if length > LONGEST] == []


@pytest.mark.parametrize("folder", FOLDERS)
def test_files_are_short(folder):
    counted = {
        path.name: len(path.read_text(encoding="utf-8").splitlines())
        for path in (ROOT / folder).rglob("*.py")
    }
    assert {name: lines for name, lines in counted.items() if lines > LONGEST_FILE} == {}


def test_no_file_names_a_path_of_one_machine():
    faults = [
        f"{path.relative_to(ROOT)}: {found}"
        for path in project_files()
        for found in MACHINE_PATHS
        if found in path.read_text(encoding="utf-8", errors="ignore")
    ]
    assert faults == []
