"""What is given for CI systems is held against their schemas, and its commands are run in a repository."""

from __future__ import annotations

import json
import os
import shutil
import subprocess
import sys
from pathlib import Path

import pytest
import yaml
from agreements import LAWFUL_NL, NL

ROOT = Path(__file__).resolve().parents[2]
EXAMPLES = ROOT / "docs" / "ci"
needs_bash = pytest.mark.skipif(os.name == "nt" or not shutil.which("bash"), reason="needs bash")


def read(path):
    return yaml.safe_load(path.read_text(encoding="utf-8"))


@pytest.fixture
def repository(tmp_path):
    """A git repository with a template at fault, and isip-lint on the path."""
    folder = tmp_path / "repository"
    (folder / "templates").mkdir(parents=True)
    faulty = NL.replace("Ans Peeters", "Ans Zwartemeer, ans.zwartemeer@voorbeeld.be")
    faulty = faulty.replace(
        "brengt haar peuter elke dag naar de kinderopvang", "neemt elke dag de pil"
    )
    (folder / "templates" / "één model.md").write_text(faulty, encoding="utf-8")
    (folder / "README.md").write_text("# Templates\n", encoding="utf-8")
    command = tmp_path / "bin" / "isip-lint"
    command.parent.mkdir()
    command.write_text(f'#!/bin/sh\nexec "{sys.executable}" -m isip_lint "$@"\n', encoding="utf-8")
    command.chmod(0o755)
    subprocess.run(["git", "init", "-q"], cwd=folder, check=True)
    subprocess.run(["git", "add", "."], cwd=folder, check=True)
    return folder


def environment(repository, **more):
    path = f"{repository.parent / 'bin'}{os.pathsep}{os.environ['PATH']}"
    home = {"PRE_COMMIT_HOME": str(repository.parent / "pre-commit"), "PYTHONPATH": str(ROOT)}
    return {**os.environ, **home, "PATH": path, **more}


def bash(script, repository, **more):
    return subprocess.run(
        ["bash", "-e", "-o", "pipefail", "-c", script],
        cwd=repository, env=environment(repository, **more), capture_output=True, text=True, check=False,
    )  # fmt: skip


@pytest.mark.parametrize(
    ("schema", "file"),
    [
        ("vendor.github-actions", ROOT / "action.yml"),
        ("vendor.github-workflows", EXAMPLES / "github-workflow.yml"),
        ("vendor.gitlab-ci", EXAMPLES / "gitlab-ci.yml"),
    ],
)
def test_the_files_keep_to_the_schema_of_their_platform(schema, file):
    pytest.importorskip("check_jsonschema")
    command = [sys.executable, "-m", "check_jsonschema", "--builtin-schema", schema, str(file)]
    done = subprocess.run(command, capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stdout


def test_the_hooks_and_their_example_are_valid_for_pre_commit():
    clientlib = pytest.importorskip("pre_commit.clientlib")
    (hook,) = clientlib.load_manifest(str(ROOT / ".pre-commit-hooks.yaml"))
    config = clientlib.load_config(str(EXAMPLES / "pre-commit-config.yaml"))
    assert [h["id"] for r in config["repos"] for h in r["hooks"]] == [hook["id"]]


@needs_bash
def test_the_hook_holds_a_commit_back(repository):
    pytest.importorskip("pre_commit")
    (hook,) = read(ROOT / ".pre-commit-hooks.yaml")
    (example,) = read(EXAMPLES / "pre-commit-config.yaml")["repos"][0]["hooks"]
    here = {"repo": "local", "hooks": [{**hook, **example, "language": "system"}]}
    config = repository / ".pre-commit-config.yaml"
    config.write_text(yaml.safe_dump({"repos": [here]}), encoding="utf-8")
    command = f'"{sys.executable}" -m pre_commit run --all-files'
    done = bash(command, repository)
    assert done.returncode == 1
    assert "conditions/contraception" in done.stdout
    assert "README.md" not in done.stdout
    assert "Ans" not in done.stdout
    lawful = LAWFUL_NL.replace("winkelbediende", "bediende")
    for template in (repository / "templates").iterdir():
        template.write_text(lawful, encoding="utf-8")
    assert "conditions/contraception" not in bash(command, repository).stdout


@needs_bash
def test_the_action_annotates_writes_sarif_and_fails(repository, tmp_path):
    action = read(ROOT / "action.yml")
    step = next(step for step in action["runs"]["steps"] if step.get("id") == "check")
    inputs = {name: entry["default"] for name, entry in action["inputs"].items()}
    inputs["paths"] = "templates/*.md\n"
    variables = {
        name: inputs[value.removeprefix("${{ inputs.").removesuffix(" }}")]
        for name, value in step["env"].items()
    }
    files = {name: str(tmp_path / name) for name in ("GITHUB_OUTPUT", "GITHUB_STEP_SUMMARY")}
    done = bash(step["run"], repository, **variables, **files)
    assert done.returncode == 1, done.stderr
    assert "::error file=templates/één model.md,line=11,title=" in done.stdout
    assert (tmp_path / "GITHUB_OUTPUT").read_text(encoding="utf-8") == "status=1\n"
    assert "| FOUT |" in (tmp_path / "GITHUB_STEP_SUMMARY").read_text(encoding="utf-8")
    log = json.loads((repository / "isip-lint.sarif").read_text(encoding="utf-8"))
    uris = {a["location"]["uri"] for a in log["runs"][0]["artifacts"]}
    assert uris == {"templates/%C3%A9%C3%A9n%20model.md"}
    assert "Zwartemeer" not in json.dumps(log, ensure_ascii=False)


@needs_bash
def test_the_gitlab_job_writes_both_reports_and_shows_the_text(repository):
    job = read(EXAMPLES / "gitlab-ci.yml")["isip-lint"]
    (command,) = [line for line in job["script"] if line.startswith("isip-lint")]
    done = bash(command, repository)
    assert done.returncode == 1, done.stderr
    assert "Verplichte anticonceptie" in done.stdout
    reports = job["artifacts"]["reports"]
    issues = json.loads((repository / reports["codequality"]).read_text(encoding="utf-8"))
    assert {issue["location"]["path"] for issue in issues} == {"templates/één model.md"}
    assert "<testsuite " in (repository / reports["junit"]).read_text(encoding="utf-8")
