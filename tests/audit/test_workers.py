from __future__ import annotations

import os
import sys
import threading
import time
from functools import partial

import pytest
from agreements import FR, NL

from isip_lint.audit import batch, workers
from isip_lint.audit.batch import Inputs, check_files, load_isolated
from isip_lint.audit.workers import Job, Limits, Loss, run_each
from isip_lint.documents.model import Status, UnreadableError
from isip_lint.engine.options import Options

pytestmark = pytest.mark.skipif(sys.platform != "linux", reason="workers are no copies here")
CAN_FORK = workers.can_fork
SOON = Limits(seconds=0.4)
HANG, CRASH, HOARD, SPAWN_SAFE = "hang", "crash", "hoard", "abc"


def behave(item):
    if item == HANG:
        while True:
            pass
    elif item == CRASH:
        os._exit(3)
    elif item == HOARD:
        return len(bytearray(2 * 2**30))
    return item.upper()


def lost(item, loss):
    return f"{item} {loss.value}"


def test_results_come_in_order_from_several_workers():
    items = [f"f{number}" for number in range(40)]
    assert run_each(Job(str.upper, lost), items, 3) == [item.upper() for item in items]


def test_each_item_is_heard_of_once_in_order():
    heard = []
    run_each(Job(str.upper, lost, lambda number, item: heard.append((number, item))), "abc", 2)
    assert heard == [(0, "a"), (1, "b"), (2, "c")]


def test_a_worker_that_hangs_or_breaks_costs_its_item_only():
    done = run_each(Job(behave, lost, limits=SOON), ["a", HANG, "b", CRASH, "c"], 2)
    assert done == ["A", "hang time", "B", "crash crash", "C"]


def test_a_worker_that_could_not_work_gets_more_time(monkeypatch):
    monkeypatch.setattr(workers, "_processor_seconds", lambda process: 0.0)

    def slow(item):
        time.sleep(0.6)
        return item

    assert run_each(Job(slow, lost, limits=Limits(seconds=0.3)), ["a"], 1) == ["a"]
    assert run_each(Job(behave, lost, limits=Limits(seconds=0.1)), [HANG], 1) == ["hang time"]


@pytest.mark.skipif(not workers._LIMITED, reason="the system sets no limit to memory")
def test_memory_is_limited():
    def measured(item):
        try:
            return behave(item)
        except MemoryError:
            return "refused"

    assert run_each(Job(measured, lost), ["a", HOARD], 1) == ["A", "refused"]


def test_where_the_system_sets_no_limit_a_watch_does(monkeypatch):
    monkeypatch.setattr(workers, "_LIMITED", False)
    monkeypatch.setattr(workers, "_memory_in_use", lambda process: 2 * 2**30)
    done = run_each(Job(behave, lost, limits=Limits(seconds=30)), [HANG], 1)
    assert done == ["hang memory"]


def test_workers_start_without_fork_too(monkeypatch):
    monkeypatch.setattr(workers, "can_fork", lambda: False)
    assert run_each(Job(str.upper, lost), list(SPAWN_SAFE), 1) == ["A", "B", "C"]


def test_a_process_with_threads_is_not_copied():
    done = threading.Event()
    thread = threading.Thread(target=done.wait)
    thread.start()
    assert not CAN_FORK()
    done.set()
    thread.join()


def test_a_file_beyond_a_limit_is_unreadable_and_the_batch_goes_on(pack, tmp_path, monkeypatch):
    paths = [tmp_path / name for name in ("nl.md", "slow.md", "fr.md")]
    for path, text in zip(paths, (NL, NL, FR), strict=True):
        path.write_text(text, encoding="utf-8")
    read = batch.read_document

    def slow(path, *rest):
        return behave(HANG) if "slow" in str(path) else read(path, *rest)

    monkeypatch.setattr(batch, "read_document", slow)
    monkeypatch.setattr(batch, "Job", partial(Job, limits=Limits(seconds=3)))
    report = check_files(Inputs(tuple(map(str, paths))), pack, Options())
    statuses = [document.status for document in report.documents]
    assert statuses == [Status.CHECKED, Status.UNREADABLE, Status.CHECKED]
    assert "too long" in report.documents[1].detail


def test_extract_is_held_to_the_limits(monkeypatch):
    monkeypatch.setattr(batch, "read_document", lambda *rest: os._exit(1))
    with pytest.raises(UnreadableError, match="broke its reader"):
        load_isolated("a.md", b"x")


@pytest.mark.parametrize(
    ("error", "words"), [(MemoryError(), "memory"), (RecursionError(), "nested too deep")]
)
def test_what_a_library_raises_at_a_limit_is_said_as_one(monkeypatch, error, words):
    def fail(*rest):
        raise error

    monkeypatch.setattr(batch, "read_document", fail)
    with pytest.raises(UnreadableError, match=words):
        batch.load_document("a.md", b"x")


def test_every_loss_has_its_words():
    assert set(batch.LOST) == set(Loss)
