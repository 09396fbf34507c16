"""What ``config`` prints is what ``check`` applies, for each setting and each place it may come from."""

from __future__ import annotations

import json
from datetime import date
from pathlib import Path
from types import SimpleNamespace

import jsonschema
import pytest

from isip_lint.audit import batch
from isip_lint.cli import check as check_module
from isip_lint.cli import console
from isip_lint.config import baseline, suppressions
from isip_lint.config.settings import BY_NAME
from isip_lint.config.values import shown
from isip_lint.engine import verdict
from isip_lint.engine.model import Severity
from isip_lint.reports import privacy

# For each setting: TOML in the file, the value; arguments of the command line, the value.
SAMPLES = {
    "select": ('["conditions"]', ["conditions"], ["--select", "mutual"], ["mutual"]),
    "ignore": ('["sanctions"]', ["sanctions"], ["--ignore", "rights"], ["rights"]),
    "severity": ('{"conditions" = "info"}', {"conditions": "info"}, None, None),
    "thresholds": (
        '{"mutual/imbalance" = {ratio = 7}}', {"mutual/imbalance": {"ratio": 7}}, None, None,
    ),
    "rules": ('["house"]', ["house"], ["--rules", "other"], ["other"]),
    "as-of": ("2025-02-03", "2025-02-03", ["--as-of", "2024-01-01"], "2024-01-01"),
    "force": ("true", True, ["--force"], True),
    "revisions": ('"original"', "original", ["--revisions", "final"], "final"),
    "lang": ('"fr"', "fr", ["--lang", "nl"], "nl"),
    "fail-on": ('"warning"', "warning", ["--fail-on", "never"], "never"),
    "format": ('["json"]', ["json"], ["--format", "text"], ["text"]),
    "output": ('["out.txt"]', ["out.txt"], ["--output", "-"], ["-"]),
    "suppressions": ('"s.yaml"', "s.yaml", ["--suppressions", "t.yaml"], "t.yaml"),
    "baseline": ('"b.json"', "b.json", ["--baseline", "c.json"], "c.json"),
    "cache": ("false", False, ["--cache"], True),
    "show-personal-data": ("true", True, ["--show-personal-data"], True),
    "hash-paths": ("true", True, ["--hash-paths"], True),
    "color": ('"never"', "never", ["--color", "always"], "always"),
}  # fmt: skip
NAMES = list(SAMPLES)


@pytest.fixture
def place(tmp_path, monkeypatch):
    for folder in ("house", "other", "templates"):
        (tmp_path / folder).mkdir()
    for folder in ("house", "other"):
        (tmp_path / folder / "empty.yaml").write_text("", encoding="utf-8")
    for name in ("s.yaml", "t.yaml", "b.json", "c.json"):
        (tmp_path / name).write_text("suppressions: []", encoding="utf-8")
    (tmp_path / "a.md").write_text("# GPMI", encoding="utf-8")
    (tmp_path / "templates" / "a.md").write_text("# GPMI", encoding="utf-8")
    monkeypatch.chdir(tmp_path)
    return tmp_path


@pytest.fixture
def both(run, pack, place, monkeypatch):
    """What is printed for a file, and what a check of it applies."""
    seen = SimpleNamespace(suppressions=None)

    def open_rules(folders):
        seen.rules = [Path(f) for f in folders]
        return pack

    def check_files(inputs, _pack, _options, *, options_at, results, **_hooks):
        seen.cache = results is not None
        seen.options = options_at(inputs.files[0])
        return batch.Report((), ((pack.name, pack.version, pack.digest),), today=date(2026, 1, 1))

    def read_suppressions(file, _pack):
        seen.suppressions = file
        return ()

    def read_baseline(file):
        seen.baseline = file
        return {}

    def exit_status(_report, fail_on):
        seen.fail_on = fail_on
        return 0

    def deliver(_report, _pack, outputs, rendering, colour):
        seen.outputs, seen.rendering, seen.colour = outputs, rendering, colour

    def with_hashed_paths(report):
        seen.hashed = True
        return report

    monkeypatch.setattr(console, "open_rules", open_rules)
    monkeypatch.setattr(batch, "check_files", check_files)
    monkeypatch.setattr(verdict, "exit_status", exit_status)
    monkeypatch.setattr(baseline, "read_baseline", read_baseline)
    monkeypatch.setattr(privacy, "with_hashed_paths", with_hashed_paths)
    monkeypatch.setattr(suppressions, "read_suppressions", read_suppressions)
    monkeypatch.setattr(check_module, "deliver", deliver)

    def see(path, *arguments):
        printed = run("config", path, "--json", *arguments)
        assert printed.exit_code == 0, printed.stderr
        seen.suppressions, seen.baseline, seen.hashed = None, None, False
        checked = run("check", path, *arguments)
        assert checked.exit_code == 0, checked.stderr
        return json.loads(printed.stdout)["settings"], applied(seen, place)

    return see


def applied(seen, folder):
    """The settings as the machinery received them."""
    options = seen.options
    thresholds = {}
    for rule, name, number in options.thresholds:
        thresholds.setdefault(rule, {})[name] = number
    files = [o.file for o in seen.outputs if o.file is not None]
    return {
        "select": list(options.select),
        "ignore": list(options.ignore),
        "severity": shown(dict(options.severities)),
        "thresholds": thresholds,
        "rules": [str(path) for path in seen.rules],
        "as-of": shown(options.as_of),
        "force": options.force,
        "revisions": options.reading.revisions.value,
        "lang": options.language,
        "fail-on": seen.fail_on,
        "format": [o.form for o in seen.outputs],
        "output": [str(file) for file in files],
        "suppressions": shown(seen.suppressions),
        "baseline": shown(seen.baseline),
        "cache": seen.cache,
        "show-personal-data": not seen.rendering.masked and not options.mask,
        "hash-paths": seen.hashed,
        "color": seen.colour,
    }


def same(printed, real):
    """Compare; a printed "-" is no file."""
    values = {name: entry["value"] for name, entry in printed.items() if name in real}
    values["output"] = [name for name in values["output"] if name != "-"]
    assert values == real


def in_folder(name, value, folder):
    if name in {"suppressions", "baseline"}:
        return str(folder / value)
    if name in {"rules", "output"}:
        return [v if v == "-" else str(folder / v) for v in value]
    return value


def test_every_setting_is_tried():
    assert set(SAMPLES) == set(BY_NAME)


def test_defaults(both):
    printed, real = both("a.md")
    same(printed, real)
    assert {entry["from"] for entry in printed.values()} == {"default"}


@pytest.mark.parametrize("name", NAMES)
def test_a_setting_of_the_file(name, both, place):
    text, value, _, _ = SAMPLES[name]
    (place / "isip-lint.toml").write_text(f"# house rules\n{name} = {text}\n", encoding="utf-8")
    printed, real = both("a.md")
    same(printed, real)
    expected = {"value": in_folder(name, value, place), "from": "file", "place": "isip-lint.toml:2"}
    assert printed[name] == expected


@pytest.mark.parametrize("name", [n for n in NAMES if SAMPLES[n][2]])
def test_the_command_line_wins(name, both, place):
    text, _, arguments, value = SAMPLES[name]
    under = f"\n[[paths]]\nmatch = ['*']\n{name} = {text}\n" if BY_NAME[name].by_path else ""
    (place / "isip-lint.toml").write_text(f"{name} = {text}\n{under}", encoding="utf-8")
    printed, real = both("a.md", *arguments)
    same(printed, real)
    assert printed[name] == {"value": value, "from": "command line", "place": ""}


@pytest.mark.parametrize("name", [n for n in NAMES if BY_NAME[n].by_path])
def test_a_setting_for_some_paths(name, both, place):
    text, value, _, _ = SAMPLES[name]
    (place / "isip-lint.toml").write_text(
        f"[[paths]]\nmatch = ['templates/']\n{name} = {text}\n", encoding="utf-8"
    )
    printed, real = both("templates/a.md")
    same(printed, real)
    assert printed[name]["value"] == value
    assert printed[name]["place"] == "isip-lint.toml:3"
    printed, real = both("a.md")
    same(printed, real)
    assert printed[name]["from"] == "default"


def test_tables_of_paths_lie_over_those_of_all_and_ignore_adds(both, place):
    (place / "isip-lint.toml").write_text(
        'ignore = ["rights"]\n[severity]\nmutual = "info"\n"conditions/creche" = "error"\n'
        '[[paths]]\nmatch = ["*.md"]\nignore = ["rights", "sanctions"]\n'
        'severity = {"conditions/creche" = "warning"}\n',
        encoding="utf-8",
    )
    printed, real = both("a.md")
    same(printed, real)
    assert printed["ignore"]["value"] == ["rights", "sanctions"]
    assert printed["severity"]["value"] == {"mutual": "info", "conditions/creche": "warning"}
    assert printed["severity"]["place"] == "isip-lint.toml:2, isip-lint.toml:8"


def test_the_nearest_suppressions_are_those_that_hold(both, place):
    (place / "isip-lint.suppressions.yaml").write_text("suppressions: []", encoding="utf-8")
    printed, real = both("templates/a.md")
    same(printed, real)
    nearest = str(place / "isip-lint.suppressions.yaml")
    assert printed["suppressions"] == {"value": nearest, "from": "default", "place": ""}


def test_a_format_on_the_command_line_takes_the_files_of_the_configuration_away(both, place):
    (place / "isip-lint.toml").write_text(
        'format = ["json", "text"]\noutput = ["a.json", "a.txt"]\n', encoding="utf-8"
    )
    printed, real = both("a.md", "--format", "text")
    same(printed, real)
    assert printed["output"]["value"] == []


def test_pyproject_serves_too_and_the_nearer_file_wins(both, place):
    (place / "pyproject.toml").write_text(
        '[project]\nname = "x"\n[tool.isip-lint]\nlang = "nl"\n', encoding="utf-8"
    )
    printed, real = both("templates/a.md")
    same(printed, real)
    assert printed["lang"] == {"value": "nl", "from": "file", "place": "pyproject.toml:4"}
    (place / "templates" / "isip-lint.toml").write_text('lang = "fr"\n', encoding="utf-8")
    printed, real = both("templates/a.md")
    same(printed, real)
    assert printed["lang"]["value"] == "fr"


def test_a_file_named_by_hand(both, place):
    (place / "isip-lint.toml").write_text('lang = "nl"\n', encoding="utf-8")
    (place / "house.toml").write_text('lang = "fr"\n', encoding="utf-8")
    printed, real = both("a.md", "--config", "house.toml")
    same(printed, real)
    assert printed["lang"]["place"] == "house.toml:1"


@pytest.mark.parametrize(
    ("text", "faults"),
    [
        ('selct = ["a"]', ["1:1: there is no setting 'selct'; did you mean select?"]),
        ("\n [severity]\n x = 'warn'", ["3:2: severity: must be one of error, warning, info, not 'warn'"]),
        ("lang = 1\nforce = 1", ["1:1: lang: must be one of", "2:1: force: must be true or false"]),
        ("as-of = 'soon'", ["1:1: as-of: must be a day as YYYY-MM-DD, not soon"]),
        ("rules = ['gone']", ["1:1: rules: there is no folder"]),
        ("select = 'conditions'", ["1:1: select: must be a list of texts"]),
        ("[[paths]]\nlang = 'nl'", ["1:1: [[paths]] needs match"]),
        ("[[paths]]\nmatch = ['a']\nlang = 'nl'", ["3:1: there is no setting 'lang'; lang holds for"]),
        ("[paths]\nmatch = ['a']", ["1:1: write each part as [[paths]]"]),
        ("severity = 'error'", ["1:1: severity: must be a table"]),
        ("select = ['conditons']", ["1:1: no rule or family 'conditons'; did you mean conditions"]),
        ("[severity]\n'conditions/crech' = 'info'", ["2:1: no rule or family 'conditions/crech'"]),
        ("[thresholds]\n'mutual/imbalanc' = {ratio = 3}", ["2:1: no rule 'mutual/imbalanc'; did you mean"]),
        ("[thresholds.'mutual/imbalance']\nrate = 3", ["2:1: mutual/imbalance has no threshold 'rate'"]),
        ("[thresholds.'mutual/imbalance']\nratio = 3.5", ["2:1: ratio must be a whole number"]),
        ("[thresholds.'mutual/imbalance']\nratio = -1", ["2:1: thresholds: must be a number above 0"]),
        ("lang = nl", ["1:8: not TOML"]),
        ("a = [1", ["1:1: not TOML"]),
    ],
)  # fmt: skip
@pytest.mark.parametrize("command", ["check", "config"])
def test_faults_are_told_with_their_place(text, faults, command, run, place):
    (place / "isip-lint.toml").write_text(text, encoding="utf-8")
    result = run(command, "a.md")
    assert result.exit_code == 2
    lines = result.stderr.splitlines()
    assert len(lines) == len(faults)
    for line, fault in zip(lines, faults, strict=True):
        assert f"isip-lint.toml:{fault}" in line


def test_severities_and_thresholds_change_the_verdict(run, nl, place):
    text = nl.read_text(encoding="utf-8")
    (place / "b.md").write_text(text, encoding="utf-8")

    def severities(rule):
        data = json.loads(run("check", "b.md", "--format", "json").stdout)
        return [f["severity"] for f in data["documents"][0]["findings"] if f["rule"] == rule]

    assert severities("conditions/creche") == ["error"]
    assert severities("mutual/imbalance") == []
    (place / "isip-lint.toml").write_text(
        '[severity]\nconditions = "info"\n"mutual/imbalance" = "error"\n'
        "[thresholds.'mutual/imbalance']\nratio = 1\n",
        encoding="utf-8",
    )
    assert severities("conditions/creche") == ["info"]
    assert severities("mutual/imbalance") == ["error"]


def test_the_schema_in_the_docs_is_that_of_the_program_and_accepts_the_samples(run):
    documented = Path(__file__).parents[2] / "docs" / "config.schema.json"
    schema = json.loads(run("config", "--schema").stdout)
    assert json.loads(documented.read_text(encoding="utf-8")) == schema
    validator = jsonschema.Draft202012Validator(schema)
    whole = {name: sample[1] for name, sample in SAMPLES.items()}
    part = {name: value for name, value in whole.items() if BY_NAME[name].by_path}
    validator.validate({**whole, "paths": [{"match": ["a/"], **part}]})
    assert not validator.is_valid({"selct": []})
    assert not validator.is_valid({"paths": [{"match": ["a"], "lang": "nl"}]})
    assert set(schema["properties"]["severity"]["additionalProperties"]["enum"]) == {
        s.value for s in Severity
    }
