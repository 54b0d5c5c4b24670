"""Rule pages as tests: each case of a page that lies beside its rule is one test, for us and for any rule author.

pytest imports this module at every start, also where there is no page: nothing of the engine is imported before the
first page is found.
"""

from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pytest

if TYPE_CHECKING:
    from polyglint.pages import Case
    from polyglint.rule import Rule
    from polyglint.trial import Outcome

_UPDATED = pytest.StashKey[list[Path]]()


class CaseFailed(Exception):  # noqa: N818  # reads as what it is in a report
    """The rule does not say what the page says."""


class PromiseBroken(Exception):  # noqa: N818
    """The rule says what the page says and breaks a promise of the engine; a known miss is no excuse for that."""


def pytest_addoption(parser: pytest.Parser) -> None:
    group = parser.getgroup("polyglint", "rule pages of Polyglint")
    group.addoption(
        "--update-pages",
        action="store_true",
        help="write into each collected rule page what its rule finds and fixes now; read the diff afterwards",
    )


def pytest_configure(config: pytest.Config) -> None:
    config.stash[_UPDATED] = []
    if config.getoption("update_pages") and (hasattr(config, "workerinput") or config.getoption("numprocesses", None)):
        raise pytest.UsageError("--update-pages wants one process: add -n 0")


def pytest_collect_file(file_path: Path, parent: pytest.Collector) -> "Page | None":
    if file_path.suffix != ".md" or not _lies_beside_python_or_yaml(file_path):
        return None
    from polyglint.discovery import rule_file  # see the top

    return Page.from_parent(parent, path=file_path) if rule_file(file_path) else None


def _lies_beside_python_or_yaml(path: Path) -> bool:
    return any(path.with_suffix(suffix).is_file() for suffix in (".py", ".yaml", ".yml"))


def pytest_terminal_summary(terminalreporter: Any, config: pytest.Config) -> None:
    for path in config.stash[_UPDATED]:
        terminalreporter.write_line(f"updated {path}: read the diff")


class Page(pytest.File):
    """A rule page."""

    def collect(self) -> Iterable["CaseItem"]:
        from polyglint.discovery import PackError  # see the top
        from polyglint.pages import PageError, cases, title

        text = self._text()
        try:
            rule = self.rule()
            if title(text) != rule.id:
                raise PageError(1, f'the page is that of {rule.id}, so its title is "# {rule.id}"')
            if self.config.getoption("update_pages") and not self.config.getoption("collectonly"):
                text = self._updated(text, rule)
            found = cases(text)
        except PageError as error:
            raise self.CollectError(f"{self.path}:{error.line}: {error}") from None
        except PackError as error:
            raise self.CollectError(str(error)) from None
        if not found:
            raise self.CollectError(f"{self.path}: there is no case: a ## heading with an md block under it")
        return [CaseItem.from_parent(self, name=case.title, case=case) for case in found]

    def rule(self) -> "Rule":
        """The rule that the page belongs to, with its default options."""
        from polyglint.discovery import Source, load, local_pack, rule_file, rule_id

        path = rule_file(self.path)
        assert path
        source = Source(rule_id(path), path, local_pack(path.parent.parent))
        rule = load(source)
        assert rule, "a rule with a page is never taken for anything else"
        return rule

    def _text(self) -> str:
        return self.path.read_bytes().decode("utf-8").replace("\r\n", "\n")

    def _updated(self, text: str, rule: "Rule") -> str:
        """The page with what the rule finds now, written to its file if that is not what it says already."""
        from polyglint.trial import updated

        new = updated(text, rule)
        if new != text:
            newline = "\r\n" if b"\r\n" in self.path.read_bytes() else "\n"
            self.path.write_bytes(new.replace("\n", newline).encode("utf-8"))
            self.config.stash[_UPDATED].append(self.path)
        return new


class CaseItem(pytest.Item):
    """A case of a rule page."""

    def __init__(self, *, case: "Case", **rest: Any) -> None:
        super().__init__(**rest)
        self.case = case
        if case.is_wanted:
            self.add_marker(pytest.mark.xfail(raises=CaseFailed, strict=True, reason="known miss"))

    def runtest(self) -> None:
        from polyglint.trial import run  # see the top

        assert isinstance(self.parent, Page)
        outcome = run(self.case, self.parent.rule())
        if outcome.broken:
            raise PromiseBroken("\n".join(outcome.broken))
        if differences := list(_differences(self.case, outcome)):
            raise CaseFailed("\n".join(differences))

    def repr_failure(self, excinfo: pytest.ExceptionInfo[BaseException], style: Any = None) -> Any:
        from polyglint.pages import PageError  # see the top

        where = f"{self.path}:{self.case.line}: {self.case.title}"
        if isinstance(excinfo.value, PageError):
            return f"{self.path}:{excinfo.value.line}: {excinfo.value}"
        if isinstance(excinfo.value, CaseFailed | PromiseBroken):
            return f"{where}\n{excinfo.value}"
        return super().repr_failure(excinfo, style)

    def reportinfo(self) -> tuple[Path, int, str]:
        return self.path, self.case.line - 1, self.case.title


def _differences(case: "Case", outcome: "Outcome") -> Iterator[str]:
    """What the page says that is not so, as differences that can be read."""
    yield from _difference("findings", case.findings, outcome.lines)
    for name, expected, actual in (
        ("fixed", case.fixed(unsafe=False), outcome.fixed),
        ("fixed unsafe", case.fixed(unsafe=True), outcome.fixed_unsafe),
    ):
        if expected:
            for path, text in case.documents.items():
                lines = (repr(line)[1:-1] for line in actual[path].split("\n"))
                wanted = (repr(line)[1:-1] for line in expected.get(path, text).split("\n"))
                yield from _difference(f"{name} {path}", list(wanted), list(lines))


def _difference(name: str, expected: list[str], actual: list[str]) -> Iterator[str]:
    from difflib import unified_diff  # see the top

    if expected != actual:
        yield f"{name}: the page has -, the rule +"
        yield from list(unified_diff(expected, actual, n=2, lineterm=""))[3:]
