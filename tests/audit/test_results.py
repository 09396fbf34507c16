"""Verdicts kept from run to run: the same as new ones, unreadable without the document, bounded."""

from __future__ import annotations

import os
import stat
from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest
from agreements import FR, GERMAN, NL

from isip_lint.audit import batch
from isip_lint.audit import results as module
from isip_lint.audit.batch import Inputs, check_files
from isip_lint.audit.results import Results
from isip_lint.documents.model import Status
from isip_lint.documents.options import ReadOptions
from isip_lint.engine.options import Options

OPTIONS = Options(None, today=date(2026, 5, 1), mask=True, keep_text=True)


@pytest.fixture
def folder(tmp_path, monkeypatch):
    monkeypatch.setattr(module, "cache_dir", lambda: tmp_path / "cache")
    for name, text in (("nl.md", NL), ("fr.md", FR)):
        (tmp_path / name).write_text(text, encoding="utf-8")
    return tmp_path


@pytest.fixture
def judged(monkeypatch):
    """The names of the files that were really judged."""
    names = []
    real = batch.check_file

    def check_file(name, *rest):
        names.append(Path(name).name)
        return real(name, *rest)

    monkeypatch.setattr(batch, "check_file", check_file)
    return names


def run(pack, folder, *names, options=OPTIONS):
    inputs = Inputs(tuple(str(folder / name) for name in names))
    return check_files(inputs, pack, options, isolated=False, results=Results.of(pack))


def kept(folder):
    return sorted((folder / "cache" / "verdicts").glob("*"))


def test_a_second_run_gives_the_same_report_and_judges_nothing(pack, folder, judged):
    first = run(pack, folder, "nl.md", "fr.md")
    assert judged == ["nl.md", "fr.md"]
    second = run(pack, folder, "nl.md", "fr.md")
    assert judged == ["nl.md", "fr.md"]
    assert second == first
    plain = Inputs((str(folder / "nl.md"), str(folder / "fr.md")))
    assert check_files(plain, pack, OPTIONS, isolated=False) == first


def test_only_what_changed_is_judged_again_in_its_place(pack, folder, judged):
    run(pack, folder, "nl.md", "fr.md")
    (folder / "new.md").write_text(NL + "\n\nEen zin erbij.", encoding="utf-8")
    report = run(pack, folder, "nl.md", "new.md", "fr.md")
    assert judged == ["nl.md", "fr.md", "new.md"]
    assert [Path(d.path).name for d in report.documents] == ["nl.md", "new.md", "fr.md"]


def test_the_same_content_under_another_name_is_known_by_its_own_name(pack, folder, judged):
    run(pack, folder, "nl.md")
    (folder / "copy.md").write_text(NL, encoding="utf-8")
    report = run(pack, folder, "copy.md")
    assert judged == ["nl.md"]
    assert report.documents[0].path == str(folder / "copy.md")


@pytest.mark.parametrize(
    "options",
    [
        replace(OPTIONS, ignore=("conditions",)),
        replace(OPTIONS, as_of=date(2020, 1, 1)),
        replace(OPTIONS, today=date(2026, 5, 2)),
        replace(OPTIONS, language="fr"),
        replace(OPTIONS, thresholds=(("mutual/imbalance", "ratio", 2),)),
    ],
)
def test_other_options_or_another_day_are_judged_anew(pack, folder, judged, options):
    run(pack, folder, "nl.md")
    run(pack, folder, "nl.md", options=options)
    assert judged == ["nl.md", "nl.md"]


def test_other_rules_or_another_program_are_judged_anew(pack, folder, judged, monkeypatch):
    run(pack, folder, "nl.md")
    run(replace(pack, digest="0" * 12), folder, "nl.md")
    monkeypatch.setattr(module, "_code", lambda: "other")
    run(pack, folder, "nl.md")
    assert judged == ["nl.md"] * 3


@pytest.mark.parametrize("content", [b"", b"%PDF-1.4 broken"])
def test_what_could_not_be_read_is_not_kept(pack, folder, judged, content):
    (folder / "odd.txt").write_bytes(content)
    run(pack, folder, "odd.txt")
    run(pack, folder, "odd.txt")
    assert judged == ["odd.txt", "odd.txt"]
    assert kept(folder) == []


def test_another_language_is_kept_and_stays_unjudged(pack, folder, judged):
    (folder / "de.txt").write_text(GERMAN, encoding="utf-8")
    first = run(pack, folder, "de.txt")
    assert run(pack, folder, "de.txt") == first
    assert judged == ["de.txt"]
    assert first.documents[0].status is Status.UNSUPPORTED_LANGUAGE


def test_nothing_is_kept_when_there_are_passwords(pack, folder):
    run(pack, folder, "nl.md", options=replace(OPTIONS, reading=ReadOptions(passwords=("x",))))
    assert kept(folder) == []


def test_a_file_that_is_gone_has_a_verdict_and_is_not_kept(pack, folder):
    assert run(pack, folder, "gone.md").documents[0].status.value == "unreadable"
    assert kept(folder) == []


def test_nothing_of_the_document_can_be_read_from_what_is_kept(pack, folder):
    run(pack, folder, "nl.md")
    (file,) = kept(folder)
    data = file.read_bytes()
    for word in ("peuter", "conditions", "nl.md", "GPMI"):
        assert word.encode() not in data
        assert word not in file.name
    results = Results.of(pack)
    right = results.secret(str(folder / "nl.md"), None, OPTIONS)
    wrong = results.secret("nl.md", NL.replace("e", "a", 1).encode(), OPTIONS)
    assert results.recall(right, "x") is not None
    file.rename(results._path(wrong))
    assert results.recall(wrong, "x") is None


@pytest.mark.skipif(os.name == "nt", reason="rights of POSIX")
def test_it_is_for_the_owner_only(pack, folder):
    run(pack, folder, "nl.md")
    (file,) = kept(folder)
    assert stat.S_IMODE(file.stat().st_mode) == 0o600
    assert stat.S_IMODE(file.parent.stat().st_mode) == 0o700


@pytest.mark.parametrize("spoil", [b"", b"x" * 5, b"\0" * 4000])
def test_a_spoiled_file_is_judged_anew_and_mended(pack, folder, judged, spoil):
    first = run(pack, folder, "nl.md")
    kept(folder)[0].write_bytes(spoil)
    assert run(pack, folder, "nl.md") == first
    assert run(pack, folder, "nl.md") == first
    assert judged == ["nl.md", "nl.md"]


def test_a_folder_that_cannot_be_written_is_no_fault(pack, folder):
    (folder / "cache").write_text("in the way", encoding="utf-8")
    assert run(pack, folder, "nl.md").documents[0].findings


def test_the_folder_stays_small_and_keeps_what_was_asked_for_last(
    pack, folder, judged, monkeypatch
):
    run(pack, folder, "nl.md", "fr.md")
    for age, file in enumerate(kept(folder)):
        os.utime(file, (age, age))
    run(pack, folder, "nl.md")
    largest = max(file.stat().st_size for file in kept(folder))
    monkeypatch.setattr(module, "MAX_BYTES", 2 * largest + largest // 4)
    (folder / "new.md").write_text(NL + "\n\nEen zin erbij.", encoding="utf-8")
    run(pack, folder, "new.md")
    assert len(kept(folder)) == 2
    run(pack, folder, "nl.md", "new.md")
    assert judged == ["nl.md", "fr.md", "new.md"]
