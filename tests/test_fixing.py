"""Fixes are proven in memory, and nothing is lost on the way to the disk."""

import errno
import os
import re
import stat
import subprocess
from collections.abc import Callable, Sequence
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from polyglint.document import Document
from polyglint.document.source import Source, decode
from polyglint.fixing import Check, FixedDocument, FixError, diff, fix_document, repaired, write
from polyglint.suppression import applied, suppressions
from polyglint.values import Edit, Finding, Fix

Span = tuple[int, int, str]


def finding(document: Document, rule: str, *edits: Span, safe: bool = True) -> Finding:
    start, end, _ = edits[0]
    quote = document.text[start:end]
    changes = tuple(Edit(document.place(first, last), text) for first, last, text in edits)
    return Finding(
        rule, "warning", document.place(start, end), f"{quote} is wrong", fix=Fix(changes, safe), quote=quote
    )


def replacing(rule: str, pattern: str, text: str, *, safe: bool = True) -> Check:
    """A rule of one pattern whose fix writes `text` for each match."""

    def check(data: bytes) -> list[Finding]:
        document = Document("page.md", decode(data))
        return [
            finding(document, rule, (*match.span(), text), safe=safe) for match in re.finditer(pattern, document.text)
        ]

    return check


def together(*checks: Check) -> Check:
    return lambda data: [found for check in checks for found in check(data)]


def fixed(text: str, check: Check, *, unsafe: bool = False) -> tuple[str, FixedDocument]:
    outcome = fix_document("page.md", text.encode(), check, unsafe=unsafe)
    return outcome.data.decode(), outcome


@st.composite
def texts_and_edits(draw: st.DrawFn) -> tuple[bytes, list[Span]]:
    """Some bytes with every kind of line end, and edits of their text that do not touch."""
    pieces = draw(
        st.lists(st.one_of(st.sampled_from(["\r\n", "\r", "\n", " ", "é", "𝄞", "x"]), st.text()), max_size=20)
    )
    raw = draw(st.sampled_from(["", "\ufeff"])) + "".join(pieces).lstrip("\ufeff").replace("\0", "")
    source = decode(raw.encode("utf-8", "replace"))
    borders = sorted(draw(st.sets(st.integers(0, len(source.text)), max_size=8)))
    new = draw(st.lists(st.text(st.characters(codec="utf-8", exclude_characters="\r\ufeff\0")), min_size=4, max_size=4))
    spans = zip(borders[::2], borders[1::2], new, strict=False)
    return raw.encode("utf-8", "replace"), list(spans)


@given(texts_and_edits())
def test_bytes_outside_the_edits_are_untouched(case: tuple[bytes, list[Span]]) -> None:
    data, edits = case
    source = decode(data)
    newline = source.newline
    document = Document("page.md", source)

    after = repaired("page.md", source, [finding(document, "a/b", edit) for edit in edits]).data

    rest = after
    cursor = 0
    for start, end, text in edits:
        kept = _bytes_between(data, cursor, start)
        assert rest.startswith(kept)
        rest = rest[len(kept) :]
        written = text.replace("\n", newline).encode()
        assert rest.startswith(written)
        rest, cursor = rest[len(written) :], end
    assert rest == _bytes_between(data, cursor, len(source.text))


def _bytes_between(data: bytes, start: int, end: int) -> bytes:
    """The bytes of a stretch, found the slow way: character by character; the mark belongs to the first one."""
    mark = data.startswith(b"\xef\xbb\xbf")
    units = re.findall(r"\r\n|[\s\S]", data.decode()[mark:])
    return (b"\xef\xbb\xbf" if mark and start == 0 else b"") + "".join(units[start:end]).encode()


def test_of_two_fixes_that_touch_the_first_one_wins() -> None:
    document = Document("page.md", "one two three")
    first, second, third = (
        finding(document, "a/b", (0, 3, "1")),
        finding(document, "a/b", (3, 7, "2")),
        finding(document, "a/b", (8, 13, "3")),
    )

    outcome = repaired("page.md", document.source, [third, second, first])

    assert outcome.data == b"1 two 3"
    assert (outcome.applied, outcome.deferred) == ((first, third), (second,))


def test_a_fix_of_two_edits_is_applied_whole_or_not_at_all() -> None:
    document = Document("page.md", "one two three")
    pair, inner = finding(document, "a/b", (0, 3, "1"), (8, 13, "3")), finding(document, "a/b", (10, 11, "R"))

    outcome = repaired("page.md", document.source, [inner, pair])

    assert outcome.data == b"1 two 3"
    assert outcome.deferred == (inner,)


@pytest.mark.parametrize(
    "edits",
    [
        [(0, 3, "one")],
        [(0, 99, "1")],
        [(0, 3, "1"), (2, 5, "2")],
    ],
    ids=["changes nothing", "outside the text", "overlaps itself"],
)
def test_a_fix_that_cannot_be_applied_is_left_alone(edits: list[Span]) -> None:
    document = Document("page.md", "one two three")

    outcome = repaired("page.md", document.source, [finding(document, "a/b", *edits)])

    assert (outcome.data, outcome.applied, outcome.deferred) == (b"one two three", (), ())


def test_a_fix_that_also_changes_another_document_is_left_alone() -> None:
    here, there = Document("page.md", "one"), Document("other.md", "one")
    both = Fix((Edit(here.place(0, 3), "1"), Edit(there.place(0, 3), "1")))

    outcome = repaired("page.md", here.source, [Finding("a/b", "error", here.place(0, 3), "", fix=both)])

    assert outcome.applied == ()


def test_unsafe_fixes_wait_until_they_are_asked_for() -> None:
    document = Document("page.md", "one")
    unsafe = finding(document, "a/b", (0, 3, "1"), safe=False)

    assert repaired("page.md", document.source, [unsafe]).data == b"one"
    assert repaired("page.md", document.source, [unsafe], unsafe=True).data == b"1"


def test_text_that_is_not_in_the_file_is_never_edited() -> None:
    with pytest.raises(ValueError, match=r"page\.md is not UTF-8"):
        repaired("page.md", decode(b"\xff"), [])


def test_a_document_is_repaired_until_nothing_is_left() -> None:
    text, outcome = fixed("xyxy\n", together(replacing("a/x", "x", "1"), replacing("a/y", "y", "2")))

    assert text == "1212\n"
    assert [found.rule for found in outcome.applied] == ["a/x", "a/x", "a/y", "a/y"]
    assert outcome.findings == ()


@given(st.text(alphabet="ab*\\# \n-", max_size=60))
def test_repairing_twice_changes_nothing_more(text: str) -> None:
    check = together(replacing("a/double", "aa", "a"), replacing("a/escaped", r"\\\*", "*"))

    once = fix_document("page.md", text.encode(), check)

    again = fix_document("page.md", once.data, check)
    assert again.data == once.data
    assert again.applied == ()


def test_ten_passes_are_enough() -> None:
    def check(data: bytes) -> Sequence[Finding]:
        document = Document("page.md", decode(data))
        words = re.finditer("a", document.text)
        return [finding(document, "a/b", (*word.span(), "b"), (0, 0, "")) for word in words]

    text, outcome = fixed("x" + " a" * 12, check)

    assert text == "x" + " b" * 10 + " a a"
    assert len(outcome.findings) == 2


def test_safe_fixes_go_before_unsafe_ones() -> None:
    check = together(replacing("a/safe", "two", "2"), replacing("a/unsafe", "one two", "", safe=False))

    assert fixed("one two\n", check)[0] == "one 2\n"
    assert fixed("one two\n", check, unsafe=True)[0] == "one 2\n"
    assert fixed("one two\none 2", replacing("a/unsafe", "one", "1", safe=False), unsafe=True)[0] == "1 two\n1 2"


def test_what_documents_state_together_is_repaired_before_the_text_moves() -> None:
    text = "bad word, worse word\n"
    shared = [
        found._replace(excerpt=text.rstrip()) for found in replacing("site/worse", "worse", "better")(text.encode())
    ]

    outcome = fix_document("page.md", text.encode(), replacing("test/bad", "bad", "excellent"), shared=shared)

    assert outcome.data == b"excellent word, better word\n"
    assert [found.rule for found in outcome.applied] == ["site/worse", "test/bad"]


def test_a_shared_fix_beside_another_one_waits() -> None:
    text = "bad\n"
    shared = [found._replace(excerpt="bad") for found in replacing("site/bad", "bad", "worse")(text.encode())]

    outcome = fix_document("page.md", text.encode(), replacing("test/bad", "bad", "good"), shared=shared)

    assert outcome.data == b"good\n"


def test_a_shared_fix_of_a_line_that_has_changed_is_left_out() -> None:
    shared = [found._replace(excerpt="a bad word") for found in replacing("site/bad", "bad", "good")(b"a bad word\n")]

    assert fix_document("page.md", b"one bad word\n", together(), shared=shared).data == b"one bad word\n"


def test_an_unsafe_shared_fix_waits_until_it_is_asked_for() -> None:
    rule = replacing("site/bad", "bad", "good", safe=False)
    shared = [found._replace(excerpt="bad") for found in rule(b"bad\n")]

    assert fix_document("page.md", b"bad\n", together(), shared=shared).data == b"bad\n"
    assert fix_document("page.md", b"bad\n", together(), unsafe=True, shared=shared).data == b"good\n"


def test_a_fix_that_does_not_remove_its_problem_is_refused_and_the_others_stay() -> None:
    check = together(replacing("good/rule", "x", "y"), replacing("bad/rule", "a+", "aa"))

    text, outcome = fixed("x\n\na\n\nx\n\nx\n", check)

    assert text == "y\n\na\n\ny\n\ny\n"
    assert [found.rule for found in outcome.applied] == ["good/rule"] * 3
    (refused,) = outcome.refused
    assert refused.finding.rule == "bad/rule"
    assert refused.reason == "the fix of bad/rule was left out: afterwards bad/rule finds: aa is wrong"


def test_a_fix_may_reveal_what_it_had_hidden() -> None:
    def second_paragraph(data: bytes) -> Sequence[Finding]:
        # Speaks up only once the first paragraph is well: as an unclosed marker does behind an escaped one.
        return replacing("other/rule", "c", "c")(data) if b"a" not in data else ()

    text, outcome = fixed("a\n\nc\n", together(replacing("bad/rule", "a", "b"), second_paragraph))

    assert text == "b\n\nc\n"
    assert ["other/rule"] == [finding.rule for finding in outcome.findings]


def test_a_fix_that_brings_a_new_problem_is_refused() -> None:
    check = together(replacing("bad/rule", "a", "b"), replacing("other/rule", "b", "b"))

    text, outcome = fixed("a\n", check)

    assert text == "a\n"
    assert "other/rule finds" in outcome.refused[0].reason


def test_fixes_that_are_good_only_apart_are_not_applied_together() -> None:
    def check(data: bytes) -> Sequence[Finding]:
        document = Document("page.md", decode(data))
        both = re.search("1 2", document.text)
        found = [*replacing("a/one", "one", "1")(data), *replacing("a/two", "two", "2")(data)]
        return [*found, finding(document, "a/both", (*both.span(), "1 2"))] if both else found

    text, outcome = fixed("one two\n", check)

    assert text == "1 two\n"
    assert [known.finding.rule for known in outcome.refused] == ["a/two"]


def test_a_finding_whose_quote_a_fix_changed_is_not_new() -> None:
    def check(data: bytes) -> Sequence[Finding]:
        document = Document("page.md", decode(data))
        whole = Finding("a/long", "warning", document.place(0, 10), "long", quote=document.text[:10])
        return [whole, *replacing("a/rule", "teh", "the")(data)]

    text, outcome = fixed("Look at teh long sentence.\n", check)

    assert text == "Look at the long sentence.\n"
    assert outcome.refused == ()


@pytest.mark.parametrize(
    ("text", "pattern", "new"),
    [
        ("One\n\nTwo\n", "One\n\n", "One\n"),
        ("One\n\nTwo\n", "^O", "- O"),
        ("One\n\nTwo\n", "^O", "    O"),
        ("# One\n\n```\nTwo\n", "^", "```\n"),
        ("---\na: 1\nb: 2\n---\n", "a: 1\nb: 2", "a: 1 b: 2"),
        ("---\na: [\n  x,\n]\nb: 2\n---\n", ",\n\\]", ","),
    ],
    ids=["merged", "a list now", "code now", "all code now", "key lost", "header broken"],
)
def test_a_safe_fix_that_changes_the_structure_is_refused(text: str, pattern: str, new: str) -> None:
    after, outcome = fixed(text, replacing("bad/rule", pattern, new))

    assert after == text
    assert [known.finding.rule for known in outcome.refused] == ["bad/rule"]


@pytest.mark.parametrize(
    ("text", "pattern", "new", "after"),
    [
        ("#One\n\nTwo\n", "^#O", "# O", "# One\n\nTwo\n"),
        (r"\*\*One:\*\* two" + "\n", r"\\\*", "*", "**One:** two\n"),
        ("---\na: teh\nb: 2\n---\nOne\n", "teh", "the", "---\na: the\nb: 2\n---\nOne\n"),
        ("+++\na = [\n 'teh',\n]\nb = 2\n+++\nOne\n", "teh", "the", "+++\na = [\n 'the',\n]\nb = 2\n+++\nOne\n"),
        ("---\na: 1\na: 1\n---\nOne\n", "(?<=\n)a: 1\na: 1", "a: 1", "---\na: 1\n---\nOne\n"),
        ("One\n\n<!-- note -->\n\nTwo\n", "<!-- note -->\n\n", "", "One\n\nTwo\n"),
        ("One", "$", "\n", "One\n"),
    ],
    ids=["heading", "emphasis", "yaml", "toml", "duplicate key", "comment", "final newline"],
)  # fmt: skip
def test_a_safe_fix_may_change_what_it_names(text: str, pattern: str, new: str, after: str) -> None:
    missing_newline = pattern == "$"
    check = replacing("a/rule", r"(?<=[^\n])\Z" if missing_newline else pattern, new)

    assert fixed(text, check)[0] == after


def test_the_structure_may_change_when_an_unsafe_fix_was_asked_for() -> None:
    text, _ = fixed("**One**\n\nTwo\n", replacing("a/rule", r"\*\*One\*\*", "## One", safe=False), unsafe=True)

    assert text == "## One\n\nTwo\n"


def test_a_comment_that_a_fix_makes_idle_goes_with_the_next_pass() -> None:
    text = "<!-- polyglint: ignore[a/spelling] -->\nteh\n"
    rules = together(replacing("a/spelling", "teh", "teh", safe=False), replacing("a/typo", "teh", "the"))

    def check(data: bytes) -> Sequence[Finding]:
        document = Document("page.md", decode(data))
        ids = {"a/spelling", "a/typo"}
        kept, about = applied(rules(data), {"page.md": suppressions(document)}, ids, lambda _: ids)
        return [*kept, *about]

    after, outcome = fixed(text, check)

    assert after == "the\n"
    assert [found.rule for found in outcome.applied] == ["a/typo", "suppression/unused"]


@pytest.mark.parametrize("new", ["\ud800", "\r"])
def test_a_fix_that_writes_what_a_file_cannot_keep_is_refused(new: str) -> None:
    text, outcome = fixed("One two\n", replacing("bad/rule", "two", new))

    assert text == "One two\n"
    assert "cannot keep" in outcome.refused[0].reason


@pytest.mark.parametrize("data", [b"aa \xff\n", "aa\n".encode("utf-16"), b"aa\x00\xfe\xff\x00"])
def test_bytes_that_are_not_utf_8_are_never_changed(data: bytes) -> None:
    outcome = fix_document("page.md", data, replacing("a/rule", "aa", "a"))

    assert (outcome.data, outcome.applied) == (data, ())


def test_marks_and_line_ends_survive() -> None:
    data = b"\xef\xbb\xbfteh\r\none\rteh\ntwo"

    outcome = fix_document("page.md", data, replacing("a/rule", "teh", "the"))

    assert outcome.data == b"\xef\xbb\xbfthe\r\none\rthe\ntwo"


@pytest.fixture
def page(tmp_path: Path) -> Path:
    path = tmp_path / "page.md"
    path.write_bytes(b"before")
    return path


def test_a_file_is_replaced_and_nothing_else_is_left(page: Path) -> None:
    page.chmod(0o640)

    write(page, b"after", b"before")

    assert page.read_bytes() == b"after"
    assert stat.S_IMODE(page.stat().st_mode) == 0o640
    assert list(page.parent.iterdir()) == [page]


def test_build_tools_see_that_it_has_changed(page: Path) -> None:
    os.utime(page, (1, 1))

    write(page, b"after", b"before")

    assert page.stat().st_mtime > 1_000_000


def test_a_link_stays_and_its_target_is_replaced(page: Path) -> None:
    link = page.parent / "elsewhere" / "link.md"
    link.parent.mkdir()
    link.symlink_to(page)

    write(link, b"after", b"before")

    assert link.is_symlink()
    assert page.read_bytes() == b"after"


def test_a_file_that_has_changed_meanwhile_is_left_alone(page: Path) -> None:
    with pytest.raises(FixError, match="changed while it was being checked"):
        write(page, b"after", b"something else")

    assert page.read_bytes() == b"before"
    assert list(page.parent.iterdir()) == [page]


@pytest.mark.parametrize(
    ("code", "words"),
    [(errno.ENOSPC, "the disk is full"), (errno.EACCES, "no permission"), (errno.EIO, "Input/output error")],
)
@pytest.mark.parametrize("call", ["os.replace", "os.fsync", "tempfile.mkstemp", "shutil.copystat"])
def test_a_failure_names_the_file_and_the_cause_and_loses_nothing(
    page: Path, monkeypatch: pytest.MonkeyPatch, call: str, code: int, words: str
) -> None:
    monkeypatch.setattr(call, _failing(code))

    with pytest.raises(FixError, match=rf"page\.md: not fixed: .*{words}"):
        write(page, b"after", b"before")

    assert page.read_bytes() == b"before"
    assert list(page.parent.iterdir()) == [page]


def _failing(code: int) -> Callable[..., None]:
    def fail(*_: object, **__: object) -> None:
        raise OSError(code, os.strerror(code))

    return fail


def test_an_interruption_leaves_no_trace(page: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def interrupt(*_: object) -> None:
        raise KeyboardInterrupt

    monkeypatch.setattr("os.fsync", interrupt)

    with pytest.raises(KeyboardInterrupt):
        write(page, b"after", b"before")

    assert list(page.parent.iterdir()) == [page]


def test_a_vanished_file_is_not_made_anew(page: Path) -> None:
    page.unlink()

    with pytest.raises(FixError, match="it is gone"):
        write(page, b"after", b"before")

    assert list(page.parent.iterdir()) == []


def test_links_in_a_circle_are_told(page: Path) -> None:
    link = page.parent / "link.md"
    link.symlink_to(link)

    with pytest.raises(FixError, match="in a circle"):
        write(link, b"after", b"before")


def test_a_folder_is_not_a_file(page: Path) -> None:
    with pytest.raises(FixError, match="it is not a file"):
        write(page.parent, b"after", b"before")


def test_a_read_only_file_is_left_alone(page: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("os.access", lambda *_: False)  # an administrator may write all files

    with pytest.raises(FixError, match="read-only"):
        write(page, b"after", b"before")

    assert page.read_bytes() == b"before"


@pytest.mark.parametrize("name", ["page.md", "página/новая.md", "a b.md", 'a"b\\c.md', "tab\there.md"])
@pytest.mark.parametrize(
    ("before", "after"),
    [
        (b"one\ntwo\nthree\n", b"one\n2\nthree\n"),
        (b"one\r\ntwo\r\nthree\r\n", b"one\r\n2\r\nthree\r\n"),
        (b"one\rtwo\rthree\n", b"one\r2\rthree\n"),
        (b"one\ntwo", b"one\n2"),
        (b"one\ntwo", b"one\ntwo\n"),
        (b"one\ntwo\n", b"one\ntwo"),
        (b"\xef\xbb\xbfone\n", b"one\n"),
        (b"one\x0ctwo\xc2\x85three\xe2\x80\xa8four\n", b"one\x0c2\xc2\x85three\xe2\x80\xa8four\n"),
        (b"x\n" * 300 + b"one\n" + b"x\n" * 300, b"x\n" * 300 + b"1\n" + b"x\n" * 299 + b"y\n"),
        ("décolletage\n".encode(), "décolleté\n".encode()),
    ],
    ids=[
        "lf",
        "crlf",
        "cr",
        "no newline",
        "newline added",
        "newline removed",
        "mark",
        "separators",
        "hunks",
        "accents",
    ],
)
def test_git_applies_the_diff(tmp_path: Path, name: str, before: bytes, after: bytes) -> None:
    page = tmp_path / name
    page.parent.mkdir(exist_ok=True)
    page.write_bytes(before)
    subprocess.run(["git", "init", "-q"], cwd=tmp_path, check=True)

    patch = diff(name, before, after).encode("utf-8", "surrogateescape")
    told = subprocess.run(["git", "apply", "-"], cwd=tmp_path, input=patch, capture_output=True, check=False)

    assert (told.returncode, told.stderr) == (0, b"")
    assert page.read_bytes() == after


def test_the_diff_reads_like_git_s() -> None:
    assert diff("en/page.md", b"one\ntwo", b"one\n2\n") == (
        "--- a/en/page.md\n+++ b/en/page.md\n@@ -1,2 +1,2 @@\n one\n-two\n\\ No newline at end of file\n+2\n"
    )


def test_no_change_is_no_diff() -> None:
    assert diff("page.md", b"one\n", b"one\n") == ""


def test_the_source_of_a_document_is_what_edits_are_applied_to() -> None:
    assert repaired("page.md", Source("one\r\ntwo"), []).data == b"one\r\ntwo"
