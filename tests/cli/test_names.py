"""Names of files and days that are wrong, long, or hold spaces."""

from __future__ import annotations

import pytest

CRECHE = ("--select", "conditions/creche")


@pytest.mark.parametrize("command", ["check", "baseline", "readability", "extract"])
def test_a_name_that_is_too_long_is_a_file_that_is_not_there(run, tmp_path, monkeypatch, command):
    monkeypatch.chdir(tmp_path)
    result = run(command, tmp_path / f"{'x' * 500}.docx")
    assert result.exit_code in {2, 3}
    assert "Traceback" not in result.output


def test_an_output_with_a_name_that_is_too_long_is_wrong_use(run, nl, tmp_path):
    result = run("check", nl, "--output", tmp_path / ("x" * 500))
    assert result.exit_code == 2
    assert "cannot write" in result.stderr


@pytest.mark.parametrize("day", ["31/12/2025", "2025-13-01", "morgen"])
def test_a_day_that_is_none_is_shown_how_to_write(run, nl, day):
    result = run("check", nl, "--as-of", day)
    assert result.exit_code == 2
    assert f"'{day}' is no day; write it as 2026-01-31" in result.stderr


def test_a_command_that_is_named_can_be_given_as_it_stands(run, nl, tmp_path):
    path = nl.rename(tmp_path / "mijn contract.md")
    text = " ".join(run("check", path, *CRECHE).stdout.split())
    assert f'isip-lint extract "{path}"' in text
    assert f'isip-lint extract "{path}"' in run("explain", path).stderr


def test_a_file_that_cannot_be_read_is_told_in_the_language_of_the_others(run, tmp_path, nl):
    broken = tmp_path / "stuk.pdf"
    broken.write_bytes(b"%PDF-1.7 stuk")
    said = " ".join(run("check", nl, broken).stdout.split())
    assert "Niet gelezen: de PDF is beschadigd" in said
    assert "Samen: 2 documenten" in said
