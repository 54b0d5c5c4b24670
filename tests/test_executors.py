"""Each way to run the map gives the same results in the same order."""

import multiprocessing
import os
import signal
import time
from collections.abc import Callable

import pytest

from polyglint.executors import WORTH_WORKERS, WorkerDiedError, each, here, in_processes, workers


def squares(power: int) -> Callable[[int], int]:
    def work(job: int) -> int:
        return int(job**power)

    return work


def processes(_: None) -> Callable[[int], int]:
    return lambda job: os.getpid()  # noqa: ARG005  (which process does it)


def deadly(victim: int) -> Callable[[int], int]:
    def work(job: int) -> int:
        if job == victim:
            os.kill(os.getpid(), signal.SIGKILL)
        return job

    return work


def slow(seconds: float) -> Callable[[int], int]:
    def work(job: int) -> int:
        time.sleep(seconds if job else 0)
        return job

    return work


def raising(victim: int) -> Callable[[int], int]:
    def work(job: int) -> int:
        if job == victim:
            raise ValueError(f"job {job}")
        return job

    return work


JOBS = list(range(50))


@pytest.mark.parametrize("count", [1, 2, 3])
def test_workers_give_what_one_process_gives(count: int) -> None:
    sizes = [(job * 37) % 11 + 1 for job in JOBS]

    assert list(in_processes(squares, 2, JOBS, sizes, count)) == list(here(squares(2), JOBS))


@pytest.mark.parametrize(("size", "asked", "is_elsewhere"), [(1, None, False), (1, 2, True), (WORTH_WORKERS, 1, False)])
def test_jobs_go_where_they_were_asked_to_go_or_are_worth_it(size: int, asked: int | None, is_elsewhere: bool) -> None:
    done = list(each(processes, None, JOBS, [size] * len(JOBS), asked))

    assert (os.getpid() not in done) is is_elsewhere
    assert len(done) == len(JOBS)


@pytest.mark.parametrize("sizes", [[0] * 50, [1] * 49 + [10**9], [10**9] + [0] * 49], ids=["none", "last", "first"])
def test_sizes_change_no_result(sizes: list[int]) -> None:
    assert list(in_processes(squares, 1, JOBS, sizes, 2)) == JOBS


def test_no_jobs_are_no_results() -> None:
    assert list(in_processes(squares, 2, [], [], 2)) == []


def test_a_worker_that_is_killed_is_told() -> None:
    with pytest.raises(WorkerDiedError):
        list(in_processes(deadly, 7, JOBS, [1] * 50, 2))


def test_what_a_job_raises_reaches_the_caller() -> None:
    with pytest.raises(ValueError, match="job 7"):
        list(in_processes(raising, 7, JOBS, [1] * 50, 2))


def test_results_that_nobody_wants_any_more_stop_the_work() -> None:
    began = time.monotonic()
    results = in_processes(slow, 60, JOBS, [10**9] + [1] * 49, 2)  # a chunk for the first, which is quick
    assert next(iter(results)) == 0

    results.close()  # type: ignore[attr-defined]  # a generator, promised as an iterator

    until = time.monotonic() + 10
    while multiprocessing.active_children() and time.monotonic() < until:
        time.sleep(0.01)
    assert multiprocessing.active_children() == []
    assert time.monotonic() - began < 20


def test_little_work_is_done_here() -> None:
    assert workers(None, WORTH_WORKERS - 1) == 1


def test_much_work_is_shared_by_all_cores() -> None:
    assert workers(None, WORTH_WORKERS) == len(os.sched_getaffinity(0))


@pytest.mark.parametrize("asked", [1, 3])
def test_the_user_has_the_last_word(asked: int) -> None:
    assert workers(asked, 0) == asked
    assert workers(asked, 10**9) == asked
