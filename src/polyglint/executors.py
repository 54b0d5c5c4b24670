"""Ways to run the map: here, or in worker processes. Each gives the same results in the same order."""

import os
import sys
from collections.abc import Callable, Iterator, Sequence
from typing import Any, TypeVar

Job = TypeVar("Job")
Result = TypeVar("Result")
Setup = TypeVar("Setup")

# Bytes of Markdown below which starting workers costs more than it saves: about 0.3 s of work.
WORTH_WORKERS = 1_000_000
_CHUNKS_PER_WORKER = 12


class WorkerDiedError(Exception):
    """A worker process ended before its work was done: killed, or out of memory."""

    def __str__(self) -> str:
        return "a worker process was killed, perhaps for want of memory: try again with --jobs 1"


def each(
    prepare: Callable[[Setup], Callable[[Job], Result]],
    setup: Setup,
    jobs: Sequence[Job],
    sizes: Sequence[int],
    asked: int | None,
) -> Iterator[Result]:
    """Do the jobs here or in processes, as their sizes in bytes make it worth, or as many as were asked for.

    Raises WorkerDiedError.
    """
    count = workers(asked, sum(sizes))
    return here(prepare(setup), jobs) if count == 1 else in_processes(prepare, setup, jobs, sizes, count)


def here(work: Callable[[Job], Result], jobs: Sequence[Job]) -> Iterator[Result]:
    """Do one job after the other in this process."""
    return map(work, jobs)


def in_processes(
    prepare: Callable[[Setup], Callable[[Job], Result]],
    setup: Setup,
    jobs: Sequence[Job],
    sizes: Sequence[int],
    workers: int,
) -> Iterator[Result]:
    """Do the jobs in `workers` processes, a chunk of about equal size at a time.

    Each worker makes its own work from `setup`. Raises WorkerDiedError.
    """
    import multiprocessing  # late: most runs are warm or small
    from concurrent.futures import ProcessPoolExecutor
    from concurrent.futures.process import BrokenProcessPool

    # Forking costs a fifth of spawning, and is safe on Linux only.
    context = multiprocessing.get_context("fork" if sys.platform == "linux" else "spawn")
    pool = ProcessPoolExecutor(workers, context, _start, (prepare, setup))
    try:
        for results in pool.map(_do, list(_chunks(jobs, sizes, workers * _CHUNKS_PER_WORKER))):
            yield from results
    except BrokenProcessPool as error:
        raise WorkerDiedError from error
    except (KeyboardInterrupt, GeneratorExit):
        # Python waits at its end for workers that are in the middle of a chunk.
        for worker in multiprocessing.active_children():
            worker.terminate()
        # Python wakes the pool's thread at its end, through a pipe that the thread closes: it must not be between both.
        pool.shutdown(cancel_futures=True)
        raise
    finally:
        pool.shutdown(wait=False, cancel_futures=True)


_work: Callable[[Any], Any] | None = None  # in a worker: what it does


def _start(prepare: Callable[[Any], Callable[[Any], Any]], setup: Any) -> None:
    import signal  # late: most runs have no workers

    global _work
    # Ctrl-C reaches the workers too: they end without a word, what there is to say the first process says.
    signal.signal(signal.SIGINT, signal.SIG_DFL)
    _work = prepare(setup)


def _do(jobs: list[Any]) -> list[Any]:
    assert _work is not None, "a worker starts before it works"
    return [_work(job) for job in jobs]


def _chunks(jobs: Sequence[Job], sizes: Sequence[int], count: int) -> Iterator[list[Job]]:
    limit = sum(sizes) / count
    chunk: list[Job] = []
    filled = 0
    for job, size in zip(jobs, sizes, strict=True):
        chunk.append(job)
        filled += size
        if filled >= limit:
            yield chunk
            chunk, filled = [], 0
    if chunk:
        yield chunk


def workers(asked: int | None, work_size: int) -> int:
    """How many processes to use for so many bytes; 1 means this one. `asked` is the user's word, None for ours."""
    if asked is not None:
        return max(1, asked)
    if work_size < WORTH_WORKERS:
        return 1
    return len(os.sched_getaffinity(0)) if sys.platform == "linux" else os.cpu_count() or 1
