"""Which findings are marked as suppressed, and which entries are told to be out of use."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from fnmatch import fnmatchcase

import pytest

from isip_lint.analysis.model import Evidence
from isip_lint.documents.model import Location, Status
from isip_lint.engine.model import DocumentReport, Finding, Report, Severity, Suppression
from isip_lint.engine.suppressions import Entry, Reach, suppress
from isip_lint.engine.verdict import exit_status

TODAY = date(2026, 5, 1)
SAID = Suppression("agreed", "A. Keeper")
FINDING = Finding(
    "conditions/creche", Severity.ERROR, "advocate", False, "t", "m", "w", "naar de crèche",
    "Zij brengt hem naar de crèche.", "Wat doet mevrouw?", Location("body/p3", 4), 0, 5,
    (Evidence("a", "b"),), (), "i", "0123456789abcdef",
)  # fmt: skip
WHOLE = replace(FINDING, rule="evaluation/missing", fingerprint="f" * 16, document_level=True)
REACH = Reach(lambda pattern, path: fnmatchcase(path, pattern))


def report(*findings, path="templates/a.docx", **changes):
    document = DocumentReport(path, Status.CHECKED, rules_applied=5, findings=findings)
    return Report((replace(document, **changes),), (("rules", "1", "0" * 12),))


def run(entry, given=None, reach=REACH):
    return suppress(given or report(FINDING), [entry], reach, TODAY)


@pytest.mark.parametrize(
    "entry",
    [
        Entry(SAID, fingerprint="0123456789abcdef"),
        Entry(SAID, rule="conditions/creche", path="templates/*"),
        Entry(SAID, rule="conditions/creche", path="*", section="wat doet*"),
        Entry(replace(SAID, until=TODAY), fingerprint="0123456789abcdef"),
    ],
)
def test_an_entry_that_speaks_of_a_finding_marks_it(entry):
    marked = run(entry)
    assert marked.documents[0].findings[0].suppressed == entry.suppression
    assert marked.stale == ()
    assert exit_status(marked) == 0


@pytest.mark.parametrize(
    "entry",
    [
        Entry(SAID, fingerprint="1" * 16, path="*"),
        Entry(SAID, fingerprint="0123456789abcdef", rule="rights/waiver", path="*"),
        Entry(SAID, rule="rights/waiver", path="*"),
        Entry(SAID, rule="conditions/creche", path="*", section="Doelen"),
    ],
)
def test_another_entry_does_not_and_is_told_to_be_of_no_use(entry):
    marked = run(entry)
    assert marked.documents[0].findings[0].live
    assert [stale.state for stale in marked.stale] == ["unused"]
    assert exit_status(marked) == 1


def test_an_entry_for_other_files_is_left_in_peace():
    marked = run(Entry(SAID, rule="conditions/creche", path="contracts/*"))
    assert marked.documents[0].findings[0].live
    assert marked.stale == ()


def test_an_expired_entry_counts_no_longer_and_is_told_whatever_was_checked():
    over = replace(SAID, until=date(2026, 4, 30))
    marked = run(Entry(over, fingerprint="0123456789abcdef"))
    assert marked.documents[0].findings[0].live
    assert [stale.state for stale in marked.stale] == ["expired"]
    elsewhere = run(Entry(over, rule="rights/waiver", path="contracts/*"))
    assert [stale.state for stale in elsewhere.stale] == ["expired"]


def test_an_entry_without_path_is_of_no_use_only_when_all_files_were_checked():
    entry = Entry(SAID, fingerprint="1" * 16)
    assert run(entry).stale == ()
    assert run(entry, reach=replace(REACH, whole=True)).stale[0].state == "unused"


def test_an_entry_for_a_rule_that_was_not_applied_is_left_in_peace():
    entry = Entry(SAID, rule="rights/waiver", path="*")
    assert (
        run(entry, reach=replace(REACH, applied=lambda rule: rule != "rights/waiver")).stale == ()
    )


def test_an_entry_for_a_file_that_could_not_be_judged_is_left_in_peace():
    unread = report(status=Status.UNREADABLE)
    marked = run(Entry(SAID, rule="conditions/creche", path="*"), unread)
    assert marked.stale == ()
    assert exit_status(marked) == 3


def test_what_concerns_a_whole_document_needs_a_path():
    assert run(Entry(SAID, fingerprint="f" * 16), report(WHOLE)).documents[0].findings[0].live
    named = run(Entry(SAID, fingerprint="f" * 16, path="templates/*"), report(WHOLE))
    assert not named.documents[0].findings[0].live
