"""Processes that read documents: one that hangs, crashes or is killed costs that document and no other."""

from __future__ import annotations

import multiprocessing
import time
from collections import deque
from collections.abc import Sequence
from contextlib import suppress
from multiprocessing.connection import wait
from types import TracebackType

from etl.errors import VendorscopeError
from etl.records import Rejection
from etl.sources.reading import Reader, Reading, Work, serve
from etl.sources.refusal import refuse

PORTION_DOCUMENTS = 64
PORTION_BYTES = 1024 * 1024
START_SECONDS = 120  # a loaded machine may take this long to start a process
FALSE_STARTS = 3
TRIES = 2  # a process may have been killed for another's sake


class _Worker:
    """One process, and which documents it was given: the first of them is the one that it is at."""

    def __init__(self, read: Reader, document_chars: float) -> None:
        context = multiprocessing.get_context("spawn")
        self.pipe, theirs = context.Pipe()
        self.process = context.Process(target=serve, args=(theirs, read, document_chars), daemon=True)
        self.process.start()
        theirs.close()
        self.ready = False
        self.given: deque[int] = deque()
        self.since = time.monotonic()

    def end(self) -> None:
        self.pipe.close()
        self.process.kill()
        self.process.join()
        self.process.close()


class ReadingPool:
    """A context manager; its processes are started when there is something to read, and ended when it is left."""

    def __init__(self, read: Reader, document_chars: float, seconds: float, workers: int) -> None:
        self.read = read
        self.document_chars = document_chars
        self.seconds = seconds
        self.workers = workers
        self._team: list[_Worker] = []
        self._false_starts = 0

    def __enter__(self) -> ReadingPool:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        for worker in self._team:
            worker.end()
        self._team = []

    def read_all(self, work: Sequence[Work]) -> list[Reading | Rejection]:
        """A reading or a rejection for each, in the same order, whichever process was quicker."""
        told: dict[int, Reading | Rejection] = {}
        tries: dict[int, int] = {}
        waiting = deque(_portions(work))
        while len(told) < len(work):
            self._start(len(waiting))
            self._give(work, waiting)
            ready = wait([worker.pipe for worker in self._team], self._patience())
            for worker in list(self._team):
                if worker.pipe in ready:
                    self._hear(worker, work, told, tries, waiting)
                elif time.monotonic() - worker.since > self._limit(worker) and (worker.given or not worker.ready):
                    self._give_up(worker, work, told, waiting)
        return [told[index] for index in range(len(work))]

    def _start(self, portions: int) -> None:
        busy = sum(1 for worker in self._team if worker.given)
        while len(self._team) < min(self.workers, busy + portions):
            self._team.append(_Worker(self.read, self.document_chars))

    def _give(self, work: Sequence[Work], waiting: deque[list[int]]) -> None:
        for worker in self._team:
            if worker.ready and not worker.given and waiting:
                portion = waiting.popleft()
                worker.given.extend(portion)
                with suppress(OSError):  # if it is gone, `wait` tells us next
                    worker.pipe.send([work[index] for index in portion])
                worker.since = time.monotonic()

    def _hear(
        self,
        worker: _Worker,
        work: Sequence[Work],
        told: dict[int, Reading | Rejection],
        tries: dict[int, int],
        waiting: deque[list[int]],
    ) -> None:
        """One answer, or the end of the process; the document that ended it is tried again, alone."""
        try:
            answer = worker.pipe.recv()
        except (EOFError, OSError):
            self._dismiss(worker)
            if not worker.ready:
                self._false_start()
            if worker.given:
                index = worker.given.popleft()
                tries[index] = tries.get(index, 0) + 1
                if tries[index] < TRIES:
                    waiting.appendleft([index])
                else:
                    told[index] = refuse(work[index].name, "damaged", "reading it ended the process that read it")
            if worker.given:
                waiting.append(list(worker.given))
            return
        worker.since = time.monotonic()
        if worker.ready:
            told[worker.given.popleft()] = answer
        worker.ready = True

    def _give_up(
        self,
        worker: _Worker,
        work: Sequence[Work],
        told: dict[int, Reading | Rejection],
        waiting: deque[list[int]],
    ) -> None:
        """What takes too long is ended with its process."""
        self._dismiss(worker)
        if not worker.ready:
            self._false_start()
            return
        index = worker.given.popleft()
        told[index] = refuse(work[index].name, "too_slow", f"more than {self.seconds:g} seconds")
        if worker.given:
            waiting.append(list(worker.given))

    def _false_start(self) -> None:
        """A process ended before it was ready: another one is started, but not for ever."""
        self._false_starts += 1
        if self._false_starts > FALSE_STARTS:
            raise VendorscopeError("the processes that read documents do not start (is memory short?)")

    def _dismiss(self, worker: _Worker) -> None:
        self._team.remove(worker)
        worker.end()

    def _limit(self, worker: _Worker) -> float:
        return self.seconds if worker.ready else START_SECONDS

    def _patience(self) -> float:
        """Seconds until the first process may have taken too long."""
        busy = [worker for worker in self._team if worker.given or not worker.ready]
        now = time.monotonic()
        return max(0.0, min((worker.since + self._limit(worker) - now for worker in busy), default=1.0)) + 0.01


def _portions(work: Sequence[Work]) -> list[list[int]]:
    """The work in pieces that are worth a message, in order."""
    portions: list[list[int]] = []
    size = PORTION_BYTES
    for index, (_, data, *_) in enumerate(work):
        if size >= PORTION_BYTES or len(portions[-1]) == PORTION_DOCUMENTS:
            portions.append([])
            size = 0
        portions[-1].append(index)
        size += len(data)
    return portions
