"""The command as a process of its own: exit status, streams, interruption, broken pipes."""

from __future__ import annotations

import subprocess
import sys

import pytest
from agreements import NL

ISIP = [sys.executable, "-m", "isip_lint"]


def run(*arguments, **options):
    return subprocess.run([*ISIP, *arguments], capture_output=True, check=False, **options)


def test_the_version():
    done = run("--version")
    assert done.returncode == 0
    assert done.stdout.startswith(b"isip-lint ")


def test_no_command_shows_the_help():
    done = run()
    assert done.returncode in {0, 2}
    assert b"check" in done.stdout + done.stderr


def test_utf8_is_written_whatever_the_code_page(tmp_path):
    path = tmp_path / "é.md"
    path.write_text("# Élève à l’école « ça »\n", encoding="utf-8")
    done = run("extract", str(path), env={"PYTHONIOENCODING": "cp1252", "PATH": ""})
    assert "Élève à l’école « ça »" in done.stdout.decode("utf-8")


def test_a_reader_that_goes_away_is_no_fault(tmp_path):
    path = tmp_path / "lang.md"
    path.write_text("# GPMI\n\n" + "Een regel tekst.\n\n" * 20_000, encoding="utf-8")
    command = [*ISIP, "extract", str(path)]
    with subprocess.Popen(command, stdout=subprocess.PIPE, stderr=subprocess.PIPE) as process:
        process.stdout.readline()
        process.stdout.close()
        complaints = process.stderr.read()
    assert complaints == b""
    assert process.returncode == 0


def test_an_interruption_is_quiet():
    code = (
        "import isip_lint.cli.console as c\n"
        "def stop(*_, **__): raise KeyboardInterrupt\n"
        "c.open_rules = stop\n"
        "from isip_lint.cli import main\n"
        "import sys; sys.argv = ['isip-lint', 'rules', 'list']\n"
        "main()\n"
    )
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, check=False)
    assert (done.returncode, done.stdout, done.stderr) == (130, b"", b"")


def test_the_whole_way_from_standard_input_to_json(pack):
    text = NL.replace("brengt haar peuter elke dag naar de kinderopvang", "neemt elke dag de pil")
    rule = "conditions/contraception"
    done = run("check", "-", "--format", "json", "--select", rule, input=text.encode())
    assert done.returncode == 1
    assert f'"rule": "{rule}"'.encode() in done.stdout


@pytest.mark.parametrize("tty", [True, False])
def test_progress_is_shown_only_to_those_who_wait_at_a_terminal(monkeypatch, capsys, tty):
    from isip_lint.cli import progress

    monkeypatch.setattr(progress.sys.stderr, "isatty", lambda: tty)
    clock = iter([0.0, 0.5, 2.0, 3.0])
    monkeypatch.setattr(progress.time, "monotonic", lambda: next(clock))
    bar = progress.Progress(3)
    for number, name in enumerate(["a.md", "b.md"]):
        bar(number, name)
    bar.close()
    shown = capsys.readouterr().err
    assert ("1/3 b.md" in shown) is tty
    assert "a.md" not in shown
