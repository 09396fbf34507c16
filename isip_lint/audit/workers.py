"""Do one task for many items in worker processes, each within a limit of time and of memory.

A file from outside may make a library hang, crash or take all memory. In a process of its own it
costs that file only: the worker is replaced and the others go on.
"""

from __future__ import annotations

import gc
import multiprocessing
import os
import signal
import sys
import threading
import time
from collections.abc import Callable, Iterator, Sequence
from contextlib import suppress
from dataclasses import dataclass
from enum import Enum
from multiprocessing.connection import Connection, wait
from multiprocessing.context import BaseContext
from multiprocessing.process import BaseProcess
from pathlib import Path
from typing import Any, Generic, NamedTuple, TypeVar

from isip_lint.documents.heartbeat import listen

Item = TypeVar("Item")
Result = TypeVar("Result")

# A watch that polls is needed where the system sets no limit to memory.
_POLL = 0.2
_ORPHAN_CHECK = 2.0
_LIMITED = sys.platform == "linux"
# Of the time allowed a file must have worked this share before it is given up; it may wait for
# the processor this many times as long.
_WORKED = 0.75
_PATIENCE = 4
# Recognising the text of one page may take this much more than reading a whole file.
_PAGE_SHARE = 3


class Loss(Enum):
    """Why a worker gave no result."""

    TIME = "time"
    MEMORY = "memory"
    CRASH = "crash"


@dataclass(frozen=True, slots=True)
class Limits:
    """What one item may take: seconds by the clock, bytes of memory in use."""

    seconds: float = 16.0
    memory: int = 2**30


class Beat(NamedTuple):
    """The word of a worker that it begins a page, of so many."""

    page: int
    total: int


@dataclass(frozen=True, slots=True)
class Job(Generic[Item, Result]):
    """What to do: the ``task``; what to return for an item that was ``lost``.

    ``begun`` hears the number of each item before it is given out; ``limits`` hold for one item,
    and anew from each page whose slow reading begins; ``paged`` hears of those.
    With a start method other than fork, ``task`` and items must survive pickling.
    """

    task: Callable[[Item], Result]
    lost: Callable[[Item, Loss], Result]
    begun: Callable[[int, Item], None] = lambda number, item: None
    limits: Limits = Limits()
    paged: Callable[[int, Item, Beat], None] = lambda number, item, beat: None


def can_fork() -> bool:
    """Whether a worker can start as a copy of this process, at once and with all it has loaded.

    A copy of a process with threads may hang on a lock, and macOS forbids it in its libraries.
    """
    return sys.platform == "linux" and threading.active_count() == 1


def run_each(
    job: Job[Item, Result], items: Sequence[Item], width: int | None = None
) -> list[Result]:
    """Return the result for each of ``items``, in their order, by ``width`` workers at once.

    The default width is the number of processors that this process may use.
    """
    crew = _Crew(job, items)
    return crew.run(min(width or _processors(), len(items)))


def _processors() -> int:
    return len(os.sched_getaffinity(0)) if sys.platform == "linux" else os.cpu_count() or 1


def _context() -> BaseContext:
    return multiprocessing.get_context("fork" if can_fork() else "spawn")


@dataclass(slots=True)
class _Worker:
    process: BaseProcess
    pipe: Connection
    number: int | None = None
    deadline: float = float("inf")
    allowed: float = 0.0
    spent_before: float = 0.0

    def allow(self, seconds: float) -> None:
        """Give the worker so much time from now on."""
        self.allowed = seconds
        self.spent_before = _processor_seconds(self.process.pid)
        self.deadline = time.monotonic() + seconds

    def is_overdue(self) -> bool:
        """Whether its time is up; on a busy machine time counts in which it could work.

        A worker that waits for nothing gets at most so many times what it was allowed.
        """
        late = time.monotonic() - self.deadline
        if late < 0:
            return False
        spent = _processor_seconds(self.process.pid) - self.spent_before
        return spent >= _WORKED * self.allowed or late >= (_PATIENCE - 1) * self.allowed

    def stop(self) -> None:
        """End the process, whatever it does."""
        self.process.kill()
        self.process.join()
        self.pipe.close()


class _Crew(Generic[Item, Result]):
    """The workers, what is left for them to do, and what they gave back."""

    def __init__(self, job: Job[Item, Result], items: Sequence[Item]) -> None:
        self._job = job
        self._items = items
        self._left: Iterator[int] = iter(range(len(items)))
        self._results: dict[int, Result] = {}
        self._workers: list[_Worker] = []
        self._context = _context()

    def run(self, width: int) -> list[Result]:
        """Return the results in the order of the items."""
        gc.freeze()  # a copy that looks through what is loaded would no longer share it
        try:
            self._workers = [self._start() for _ in range(width)]
            while len(self._results) < len(self._items):
                self._attend()
        finally:
            gc.unfreeze()
            for worker in self._workers:
                worker.stop()
        return [self._results[number] for number in range(len(self._items))]

    def _start(self) -> _Worker:
        ours, theirs = self._context.Pipe()
        arguments = (self._job.task, theirs, os.getpid(), self._job.limits.memory)
        process = self._context.Process(target=_serve, args=arguments, daemon=True)  # type: ignore[attr-defined]
        process.start()
        theirs.close()
        return _Worker(process, ours)

    def _attend(self) -> None:
        """Wait for a worker to speak, to die or to go beyond a limit; see to it."""
        soonest = min(worker.deadline for worker in self._workers)
        patience = None if soonest == float("inf") else max(_POLL, soonest - time.monotonic())
        if not _LIMITED:
            patience = _POLL if patience is None else min(patience, _POLL)
        ready = wait([worker.pipe for worker in self._workers], patience)
        for worker in list(self._workers):
            if worker.pipe in ready:
                self._hear(worker)
            elif worker.is_overdue():
                self._replace(worker, Loss.TIME)
            elif not _LIMITED and _memory_in_use(worker.process.pid) > self._job.limits.memory:
                self._replace(worker, Loss.MEMORY)

    def _hear(self, worker: _Worker) -> None:
        """Take the result of a worker, or its word that it is ready; give it the next item."""
        try:
            told = worker.pipe.recv()
        except (EOFError, OSError):
            self._replace(worker, Loss.CRASH)
            return
        if isinstance(told, Beat) and worker.number is not None:
            worker.allow(_PAGE_SHARE * self._job.limits.seconds)
            self._job.paged(worker.number, self._items[worker.number], told)
            return
        if worker.number is not None:
            self._results[worker.number] = told
        self._give(worker)

    def _give(self, worker: _Worker) -> None:
        worker.number = next(self._left, None)
        worker.deadline = float("inf")
        if worker.number is None:
            return
        item = self._items[worker.number]
        self._job.begun(worker.number, item)
        worker.allow(self._job.limits.seconds)
        with suppress(OSError):  # a worker that has died is found by its closed pipe
            worker.pipe.send(item)

    def _replace(self, worker: _Worker, loss: Loss) -> None:
        worker.stop()
        self._workers.remove(worker)
        if worker.number is None:
            raise RuntimeError("a worker process could not be started")
        self._results[worker.number] = self._job.lost(self._items[worker.number], loss)
        self._workers.append(self._start())


def _serve(task: Callable[[Any], Any], pipe: Connection, parent: int, memory: int) -> None:
    """The life of a worker: say that it is ready, then answer each item until the pipe closes."""
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    _limit_memory(memory)
    listen(lambda page, total: pipe.send(Beat(page, total)))
    answer: object = None
    with suppress(EOFError, OSError):
        while True:
            pipe.send(answer)
            # Brothers may hold the other end open: only the parent's number tells that it died.
            while not pipe.poll(_ORPHAN_CHECK):
                if os.getppid() != parent:
                    return
            answer = task(pipe.recv())


def _limit_memory(memory: int) -> None:
    """Let this process have ``memory`` bytes in use; what it only reserved does not count."""
    if sys.platform != "linux":
        return
    import resource

    with Path("/proc/self/statm").open(encoding="ascii") as file:
        reserved, in_use = (
            int(pages) * resource.getpagesize() for pages in file.read().split()[:2]
        )
    limit = reserved - in_use + memory
    hard = resource.getrlimit(resource.RLIMIT_AS)[1]
    if hard == resource.RLIM_INFINITY or limit < hard:
        resource.setrlimit(resource.RLIMIT_AS, (limit, hard))


def _processor_seconds(process: int | None) -> float:
    """The time that a process has worked; 0 when it has ended meanwhile."""
    if sys.platform != "linux":
        import psutil

        try:
            times = psutil.Process(process).cpu_times()
        except psutil.Error:
            return 0.0
        return float(times.user + times.system)
    try:
        stat = Path(f"/proc/{process}/stat").read_text(encoding="ascii", errors="replace")
    except OSError:
        return 0.0
    user, system = stat.rpartition(")")[2].split()[11:13]
    return (int(user) + int(system)) / os.sysconf("SC_CLK_TCK")


def _memory_in_use(process: int | None) -> int:
    """The bytes that a process has in use; 0 when it has ended meanwhile."""
    import psutil

    try:
        return int(psutil.Process(process).memory_info().rss)
    except psutil.Error:
        return 0
