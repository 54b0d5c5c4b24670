"""The packs of the environment, and the answer remembered."""

import os
import sys
import time
from pathlib import Path

import pytest

from polyglint import installed
from polyglint.installed import Entry, entries

LONG_AGO = 1_600_000_000


@pytest.fixture
def site_packages(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A folder that is all of sys.path's end, so that packs can be installed into it."""
    folder = tmp_path / "site-packages"
    folder.mkdir()
    monkeypatch.setenv("POLYGLINT_CACHE_DIR", str(tmp_path / "cache"))
    monkeypatch.setattr(
        sys, "path", [str(folder), *(path for path in sys.path if path.endswith(("zip", "lib-dynload")))]
    )
    age(folder)
    return folder


def age(folder: Path, *, seconds: int = LONG_AGO) -> None:
    os.utime(folder, (seconds, seconds))


def install(site_packages: Path, name: str, *, version: str = "1.0") -> Path:
    package = site_packages / f"{name}_rules"
    package.mkdir()
    (package / "__init__.py").touch()
    metadata = site_packages / f"{name}-{version}.dist-info"
    metadata.mkdir()
    (metadata / "METADATA").write_text(f"Metadata-Version: 2.1\nName: {name}\nVersion: {version}\n")
    (metadata / "entry_points.txt").write_text(f"[polyglint.rules]\n{name} = {name}_rules\n")
    return package


def remembered(tmp_path: Path) -> list[Path]:
    return list((tmp_path / "cache").glob("packs-*.txt"))


def test_a_pack_is_found_by_its_entry_point(site_packages: Path) -> None:
    package = install(site_packages, "shop")

    assert (Entry("shop", "shop 1.0", "shop_rules", (str(package),)),) == entries()


def test_the_package_of_a_pack_is_not_imported(site_packages: Path) -> None:
    install(site_packages, "untouched")

    entries()

    assert "untouched_rules" not in sys.modules


def test_the_answer_is_remembered(site_packages: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    install(site_packages, "shop")
    age(site_packages)
    first = entries()
    monkeypatch.setattr(installed, "_scan", None)

    assert first == entries()


def test_a_pack_that_is_installed_later_is_found(site_packages: Path) -> None:
    install(site_packages, "shop")
    age(site_packages)
    entries()
    install(site_packages, "yarn")

    assert [entry.name for entry in entries()] == ["shop", "yarn"]


def test_a_pack_that_is_uninstalled_is_gone(site_packages: Path) -> None:
    install(site_packages, "shop")
    age(site_packages)
    entries()
    (site_packages / "shop-1.0.dist-info" / "entry_points.txt").unlink()
    (site_packages / "shop-1.0.dist-info" / "METADATA").unlink()
    (site_packages / "shop-1.0.dist-info").rmdir()

    assert entries() == ()


def test_a_pack_whose_folder_is_gone_is_looked_for_again(site_packages: Path) -> None:
    package = install(site_packages, "shop")
    age(site_packages)
    entries()
    package.rename(package.with_name("elsewhere"))
    age(site_packages)

    assert [entry.folders for entry in entries()] == [()]


def test_an_answer_that_may_change_within_the_same_tick_is_not_remembered(site_packages: Path, tmp_path: Path) -> None:
    age(site_packages, seconds=int(time.time()))

    entries()

    assert remembered(tmp_path) == []


@pytest.mark.parametrize("spoilt", ["", "nonsense", "\x00", "polyglint-packs-1\nx\nend"])
def test_a_spoilt_memory_is_not_believed(spoilt: str, site_packages: Path, tmp_path: Path) -> None:
    install(site_packages, "shop")
    age(site_packages)
    entries()
    remembered(tmp_path)[0].write_text(spoilt)

    assert [entry.name for entry in entries()] == ["shop"]


def test_a_memory_that_is_cut_off_is_not_believed(site_packages: Path, tmp_path: Path) -> None:
    install(site_packages, "shop")
    age(site_packages)
    entries()
    file = remembered(tmp_path)[0]
    file.write_text(file.read_text().removesuffix("end"))

    assert [entry.name for entry in entries()] == ["shop"]


def test_a_cache_folder_that_cannot_be_written_does_no_harm(
    site_packages: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    install(site_packages, "shop")
    age(site_packages)
    (tmp_path / "file").touch()
    monkeypatch.setenv("POLYGLINT_CACHE_DIR", str(tmp_path / "file" / "cache"))

    assert [entry.name for entry in entries()] == ["shop"]
