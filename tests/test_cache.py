"""What is remembered, what is believed, and what is found out again."""

import os
from pathlib import Path

import pytest

from polyglint.cache import Cache, DamagedError, Record, digest, now
from polyglint.conclusions import Conclusions

ROOT = Path("/site")
LONG_AGO = 1_000_000_000 * 10**9


def record(
    data: bytes = b"text", *, mtime_ns: int = LONG_AGO, seen_ns: int | None = None, facts: bytes = b""
) -> Record:
    seen = now() if seen_ns is None else seen_ns
    told = digest(facts) if facts else b""
    return Record(len(data), mtime_ns, digest(data), seen, "en", None, (), facts, told, (), ())


def reopened(folder: Path, stamp: bytes = b"stamp", root: Path = ROOT) -> Cache:
    return Cache(folder, root, stamp)


@pytest.fixture
def cache(tmp_path: Path) -> Cache:
    return reopened(tmp_path)


def files(folder: Path) -> list[Path]:
    return sorted((folder / "reports").iterdir())


def test_a_record_is_known_after_it_was_saved(cache: Cache, tmp_path: Path) -> None:
    kept = record()
    cache.remember("a.md", kept)
    cache.save()

    known = reopened(tmp_path).known("a.md", 4, LONG_AGO)

    assert known
    assert known._replace(facts=b"") == kept


def test_facts_are_read_when_they_are_asked_for(cache: Cache, tmp_path: Path) -> None:
    told = {"a.md": b"what a states", "b.md": b"", "c.md": b"what c states"}
    for path, facts in told.items():
        cache.remember(path, record(facts=facts))
    cache.save()
    again = reopened(tmp_path)
    again.remember("d.md", record(facts=b"what d states"))
    again.save()

    for cached in (again, reopened(tmp_path)):
        facts_of = {path: cached.stated(Record(*plain)).facts() for path, plain in cached.records.items()}

        assert facts_of == {**told, "d.md": b"what d states"}


def test_facts_of_long_ago_do_not_pile_up(cache: Cache, tmp_path: Path) -> None:
    told = {"a.md": b"a" * 9000, "b.md": b"what b states", "c.md": b""}
    for path, facts in told.items():
        cache.remember(path, record(facts=facts))
    cache.save()

    for number in range(20):
        again = reopened(tmp_path)
        told["a.md"] = f"{number:09}".encode() * 1000
        again.remember("a.md", record(facts=told["a.md"]))
        again.save()
        [file] = files(tmp_path)

        assert file.stat().st_size < 3 * 9000
        cached = reopened(tmp_path)
        assert {path: cached.stated(Record(*plain)).facts() for path, plain in cached.records.items()} == told


@pytest.mark.parametrize("how", ["harmed", "cut", "gone", "another's"])
def test_facts_that_the_file_has_lost_are_an_error(cache: Cache, tmp_path: Path, how: str) -> None:
    cache.remember("a.md", record(facts=b"what a states"))
    cache.save()
    [file] = files(tmp_path)
    again = reopened(tmp_path)
    data = file.read_bytes()
    match how:
        case "harmed":
            file.write_bytes(data.replace(b"what a states", b"what b states"))
        case "cut":
            file.write_bytes(data[:-4])
        case "gone":
            file.unlink()
        case _:
            file.write_bytes(data[:-13] + b"of another run" + data[-13:])

    with pytest.raises(DamagedError):
        again.stated(Record(*again.records["a.md"])).facts()


def test_what_another_run_has_written_is_taken_in(cache: Cache, tmp_path: Path) -> None:
    cache.remember("a.md", record(facts=b"what a states"))
    cache.save()
    again, another = reopened(tmp_path), reopened(tmp_path)
    another.remember("b.md", record(facts=b"what b states, which is longer"))
    another.save()

    again.recover()

    facts_of = {path: again.stated(Record(*plain)).facts() for path, plain in again.records.items()}
    assert facts_of == {"a.md": b"what a states", "b.md": b"what b states, which is longer"}


@pytest.mark.parametrize("ask", ["recover", "save"])
def test_a_damaged_file_is_taken_away(cache: Cache, tmp_path: Path, ask: str) -> None:
    cache.remember("a.md", record(facts=b"what a states"))
    cache.save()
    [file] = files(tmp_path)
    file.write_bytes(file.read_bytes()[:-3])
    again = reopened(tmp_path)
    again.is_dirty = True

    getattr(again, ask)()

    assert again.records == {}
    assert files(tmp_path) == []


def test_nothing_is_kept_that_was_not_saved(cache: Cache, tmp_path: Path) -> None:
    cache.remember("a.md", record())

    assert reopened(tmp_path).known("a.md", 4, LONG_AGO) is None


@pytest.mark.parametrize(("size", "mtime_ns"), [(5, LONG_AGO), (4, LONG_AGO + 1)])
def test_a_file_that_looks_different_is_not_known(cache: Cache, size: int, mtime_ns: int) -> None:
    cache.remember("a.md", record())

    assert cache.known("a.md", size, mtime_ns) is None


@pytest.mark.parametrize(("age", "is_known"), [(0, False), (1_900_000_000, False), (2_100_000_000, True)])
def test_a_file_that_was_young_when_it_was_read_is_not_believed(cache: Cache, age: int, is_known: bool) -> None:
    cache.remember("a.md", record(seen_ns=LONG_AGO + age))

    assert (cache.known("a.md", 4, LONG_AGO) is not None) == is_known


def test_a_file_with_a_time_to_come_is_not_believed(cache: Cache) -> None:
    later = now() + 10**15
    cache.remember("a.md", record(mtime_ns=later))

    assert cache.known("a.md", 4, later) is None


def test_the_same_bytes_are_known_whatever_the_time(cache: Cache) -> None:
    kept = record(b"text")
    cache.remember("a.md", kept)

    assert cache.same("a.md", digest(b"text")) == kept
    assert cache.same("a.md", digest(b"next")) is None
    assert cache.same("b.md", digest(b"text")) is None


@pytest.mark.parametrize(("stamp", "root"), [(b"other", ROOT), (b"stamp", Path("/other"))])
def test_another_stamp_or_site_knows_nothing(cache: Cache, tmp_path: Path, stamp: bytes, root: Path) -> None:
    cache.remember("a.md", record())
    cache.save()

    assert Cache(tmp_path, root, stamp).records == {}


def test_a_conclusion_is_remembered_with_its_facts(cache: Cache, tmp_path: Path) -> None:
    conclusions = Conclusions({"a.md": b"digest"}, {"a.jpg": ("a.jpg",)}, {("a/b", "key"): (("a/b",),)})
    cache.conclude(conclusions)
    cache.save()

    assert reopened(tmp_path).conclusions == conclusions


def test_what_a_document_stated_is_known_until_a_new_conclusion_is_drawn(cache: Cache) -> None:
    cache.remember("a.md", record(facts=b"first"))
    cache.conclude(Conclusions())
    cache.remember("a.md", record(facts=b"second"))
    cache.remember("a.md", record(facts=b"third"))
    before = cache.stated_before("a.md")
    cache.conclude(Conclusions())
    after = cache.stated_before("a.md")

    assert before
    assert after
    assert (before.facts(), after.facts()) == (b"first", b"third")
    assert cache.stated_before("b.md") is None


def test_a_declared_locale_is_asked_for_once(cache: Cache, tmp_path: Path) -> None:
    asked = []

    def read() -> str:
        asked.append(1)
        return "fr"

    cache.declared("a.md", 4, LONG_AGO, read)
    cache.save()

    assert reopened(tmp_path).declared("a.md", 4, LONG_AGO, read) == "fr"
    assert len(asked) == 1


def test_a_declared_locale_is_asked_for_again_when_the_file_changed(cache: Cache) -> None:
    cache.declared("a.md", 4, LONG_AGO, lambda: "fr")

    assert cache.declared("a.md", 5, LONG_AGO, lambda: "de") == "de"


def test_without_a_folder_nothing_is_written(tmp_path: Path) -> None:
    forgetful = Cache(None, ROOT, b"")
    forgetful.remember("a.md", record())
    forgetful.save()

    assert list(tmp_path.iterdir()) == []


def test_a_cache_in_which_nothing_changed_is_not_written_again(cache: Cache, tmp_path: Path) -> None:
    cache.remember("a.md", record())
    cache.save()
    [file] = files(tmp_path)
    os.utime(file, ns=(LONG_AGO, LONG_AGO))

    reopened(tmp_path).save()

    assert file.stat().st_mtime_ns == LONG_AGO


def test_a_cache_is_replaced_whole_and_leaves_nothing_beside_it(cache: Cache, tmp_path: Path) -> None:
    cache.remember("a.md", record())
    cache.save()
    cache.remember("b.md", record())
    cache.save()

    assert len(files(tmp_path)) == 1


def test_the_oldest_ways_to_run_are_forgotten(tmp_path: Path) -> None:
    for number in range(9):
        one = reopened(tmp_path, bytes([number]) * 16)
        one.remember("a.md", record())
        one.save()
        os.utime(files(tmp_path)[-1])

    assert len(files(tmp_path)) == 6


@pytest.mark.parametrize("size", [0, 1, 10, 30, 60])
def test_a_piece_of_a_cache_is_none(cache: Cache, tmp_path: Path, size: int) -> None:
    cache.remember("a.md", record())
    cache.save()
    [file] = files(tmp_path)

    file.write_bytes(file.read_bytes()[:size])

    assert reopened(tmp_path).records == {}


def test_a_cache_that_says_it_is_larger_than_it_is_is_none(cache: Cache, tmp_path: Path) -> None:
    cache.remember("a.md", record())
    cache.save()
    [file] = files(tmp_path)
    data = file.read_bytes()
    line = data.index(b"\n") + 1

    for size in (b"\x7f" + b"\xff" * 7, b"\xff" * 8):
        file.write_bytes(data[: line + 4] + size + data[line + 12 :])

        assert reopened(tmp_path).records == {}


def test_twenty_thousand_records_come_back(cache: Cache, tmp_path: Path) -> None:
    for number in range(20_000):
        cache.remember(f"content/en/page-{number}.md", record(str(number).encode()))
    cache.save()

    assert len(reopened(tmp_path).records) == 20_000
