"""A rule page: its text ⇄ the cases that it describes.

One `##` heading is one case. Its fenced blocks are a small site, the options of the rule, and what is expected; all
other text, and blocks in other languages than those of `_KINDS`, are for people. A block of JSON, YAML or PO with a
`path=` is a catalogue of that site.
"""

import re
import tomllib
import unicodedata
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from typing import Any, Literal

Kind = Literal["document", "basis", "fixed", "findings", "options", "files"]

_KINDS: dict[str, Kind] = {
    "md": "document",
    "mdx": "document",
    "findings": "findings",
    "toml": "options",
    "files": "files",
}
_WORDS: dict[Kind, frozenset[str]] = {
    "document": frozenset({"escaped", "bytes"}),
    "basis": frozenset({"basis", "escaped", "bytes"}),
    "fixed": frozenset({"fixed", "unsafe", "escaped", "bytes"}),
    "findings": frozenset({"wanted", "escaped"}),
    "options": frozenset(),
    "files": frozenset(),
}
_CATALOGUES = frozenset({"json", "arb", "yaml", "yml", "po"})
_DEFAULT_PATH = "page.md"
_WITH_PATH = ("document", "basis", "fixed")
_ESCAPE = re.compile(r"\\(?:x([0-9a-fA-F]{2})|u([0-9a-fA-F]{4})|U([0-9a-fA-F]{8})|N\{([^}\n]+)\}|([\\nrt\n]))")
# A line that ends in a backslash goes on: the only way to write a document without a final line end.
_LETTERS = {"\\": "\\", "n": "\n", "r": "\r", "t": "\t", "\n": ""}


class PageError(ValueError):
    """Something in a rule page that cannot be understood. `line` is the line of the page."""

    def __init__(self, line: int, message: str) -> None:
        super().__init__(message)
        self.line = line


@dataclass(frozen=True)
class Block:
    """A fenced block of a case.

    `line` is that of its opening fence; `end` is the line after its closing one. In `text` escapes are read, and a
    byte that is not UTF-8 is a lone surrogate, as `os.fsdecode` has it.
    """

    kind: Kind
    path: str
    words: frozenset[str]
    text: str
    line: int
    end: int


@dataclass(frozen=True)
class Case:
    """One section of a rule page: a small site, and what the rule says of it."""

    title: str
    line: int
    blocks: tuple[Block, ...]
    options: Mapping[str, Any] = field(default_factory=dict)

    def of(self, kind: Kind) -> list[Block]:
        """The blocks of one kind."""
        return [block for block in self.blocks if block.kind == kind]

    @property
    def documents(self) -> dict[str, str]:
        """The texts by path, in the page's order."""
        return {block.path: block.text for block in self.of("document")}

    @property
    def bases(self) -> dict[str, str]:
        """By path, what a source said when its translations were last brought up to date."""
        return {block.path: block.text for block in self.of("basis")}

    @property
    def files(self) -> tuple[str, ...]:
        """Further files of the site, for rules that ask whether one is there."""
        return tuple(line for block in self.of("files") for line in block.text.split("\n") if line)

    @property
    def findings(self) -> list[str]:
        """The expected findings, one a line; none where the page has no such block."""
        return [line for block in self.of("findings") for line in block.text.split("\n") if line]

    @property
    def is_wanted(self) -> bool:
        """Whether the findings are a known miss: what the rule does not do yet."""
        return any("wanted" in block.words for block in self.of("findings"))

    def fixed(self, *, unsafe: bool) -> dict[str, str]:
        """The expected texts by path after all safe fixes, or after all fixes."""
        return {block.path: block.text for block in self.of("fixed") if ("unsafe" in block.words) == unsafe}

    def option_line(self, key: str) -> int:
        """The line of the page that sets an option."""
        for block in self.of("options"):
            for line, text in enumerate(block.text.split("\n"), block.line + 1):
                if re.match(rf"""[\[\s"']*{re.escape(key)}["'\s]*[=.\]]""", text):
                    return line
        return self.line


def title(text: str) -> str:
    """The page's title: the id of its rule."""
    found = re.search(r"^# +(.+?)[ #]*$", text, re.MULTILINE)
    return found[1] if found else ""


def cases(text: str) -> tuple[Case, ...]:
    """The cases of a page in its order; a section without documents is none.

    Raises PageError for a block that cannot be understood.
    """
    lines = text.split("\n")
    found: dict[str, Case] = {}
    for name, line, tokens in _sections(text):
        blocks = tuple(_with_paths([_block(token, lines) for token in tokens if _kind(token)]))
        if not any(block.kind == "document" for block in blocks):
            _refuse_orphans(blocks)
            continue
        if not name:
            raise PageError(blocks[0].line, "this md block stands before the first ## heading; a case begins with one")
        if name in found:
            raise PageError(line, f'two cases are named "{name}"')
        found[name] = Case(name, line, blocks, _options(blocks))
    return tuple(found.values())


def _sections(text: str) -> Iterator[tuple[str, int, list[Any]]]:
    """Heading, line and top-level fences of each part of the page; the part before the first ## has no heading."""
    from markdown_it import MarkdownIt  # pytest imports this module at start-up, whether there are pages or not

    name, line = "", 1
    fences: list[Any] = []
    tokens = MarkdownIt().parse(text)
    for index, token in enumerate(tokens):
        if token.type == "heading_open" and token.level == 0 and token.tag in ("h1", "h2"):
            yield name, line, fences
            name = tokens[index + 1].content if token.tag == "h2" else ""
            line, fences = (token.map or [0])[0] + 1, []
        elif token.type == "fence" and token.level == 0:
            fences.append(token)
    yield name, line, fences


def _kind(token: Any) -> Kind | None:
    language, *words = token.info.split() or [""]
    is_catalogue = language in _CATALOGUES and any(word.startswith("path=") for word in words)
    kind = "document" if is_catalogue else _KINDS.get(language)
    if kind != "document":
        return kind
    return "fixed" if "fixed" in words else "basis" if "basis" in words else kind


def _block(token: Any, lines: Sequence[str]) -> Block:
    kind = _kind(token)
    assert kind
    line, end = token.map[0] + 1, token.map[1]
    if not lines[end - 1].strip().startswith(token.markup) or end == line:
        raise PageError(line, "this block has no closing fence")
    path, words = "", set()
    for word in token.info.split()[1:]:
        key, equals, value = word.partition("=")
        if equals and key == "path" and kind in _WITH_PATH:
            path = value
        elif word in _WORDS[kind]:
            words.add(word)
        else:
            known = ", ".join(sorted(_WORDS[kind] | ({"path=…"} if kind in _WITH_PATH else set())))
            raise PageError(line, f'"{word}" says nothing about this block; known: {known or "nothing"}')
    text = "".join(f"{text}\n" for text in lines[line : end - 1])
    return Block(kind, path, frozenset(words), _unescaped(text, words, line), line, end + 1)


def _with_paths(blocks: Sequence[Block]) -> Iterator[Block]:
    """The blocks with their default paths: a fixed text is that of the only document."""
    paths = [block.path or _DEFAULT_PATH for block in blocks if block.kind == "document"]
    seen = set()
    for block in blocks:
        if block.kind == "document":
            known = replace(block, path=block.path or _DEFAULT_PATH)
        elif block.kind in _WITH_PATH and not block.path:
            known = replace(block, path=paths[0] if len(paths) == 1 else _DEFAULT_PATH)
        else:
            known = block
        if known.kind in _WITH_PATH and known.path not in paths:
            raise PageError(block.line, f"there is no document {known.path} in this case")
        identity = (known.kind, known.path, "unsafe" in known.words)
        if identity in seen:
            raise PageError(block.line, f"a second {known.kind} block {known.path}".rstrip() + " in one case")
        seen.add(identity)
        yield known


def _refuse_orphans(blocks: Iterable[Block]) -> None:
    for block in blocks:
        if block.kind in ("findings", "basis", "fixed", "files"):
            raise PageError(block.line, f"a {block.kind} block needs an md block under the same ## heading")


def _options(blocks: Iterable[Block]) -> dict[str, Any]:
    for block in blocks:
        if block.kind == "options":
            try:
                return tomllib.loads(block.text)
            except tomllib.TOMLDecodeError as error:
                within = re.search(r"at line (\d+)", str(error))
                raise PageError(block.line + (int(within[1]) if within else 0), f"not TOML: {error}") from None
    return {}


def _unescaped(text: str, words: set[str], line: int) -> str:
    """The text that is meant.

    Raises PageError for the name of a character that is not in Unicode.
    """
    if words.isdisjoint({"escaped", "bytes"}):
        return text

    def character(match: re.Match[str]) -> str:
        short, long, longer, name, letter = match.groups()
        if letter:
            return _LETTERS[letter]
        if name:
            return unicodedata.lookup(name)
        value = int(short or long or longer, 16)
        is_byte = short and "bytes" in words and value > 0x7F
        return chr(value + 0xDC00) if is_byte else chr(value)

    try:
        return _ESCAPE.sub(character, text)
    except (KeyError, ValueError, OverflowError) as error:
        raise PageError(line, f"an escape that means nothing: {error.args[0]}") from None


def _escaped(text: str) -> str:
    """The text with whatever an editor might eat or not show as escapes; line ends stay."""
    return _escaped_line(text) if text.endswith("\n") else f"{_escaped_line(text)}\\\n"


def _escaped_line(text: str) -> str:
    return re.sub(r" $", r"\\x20", "".join(map(_escape, text)), flags=re.MULTILINE)


def _escape(character: str) -> str:
    if character == "\n" or (character.isprintable() and character != "\\"):
        return character
    for letter, meant in _LETTERS.items():
        if character == meant:
            return f"\\{letter}"
    value = ord(character)
    if 0xDC80 <= value <= 0xDCFF:
        return f"\\x{value - 0xDC00:02x}"
    return f"\\x{value:02x}" if value < 0x80 else f"\\u{value:04x}" if value < 0x10000 else f"\\U{value:08x}"


def rewritten(text: str, case: Case, findings: Sequence[str], fixed: Mapping[bool, Mapping[str, str]]) -> str:
    """The page with other findings and fixed texts in one of its cases, and nothing else changed.

    `fixed` has the texts by path after safe fixes (False) and after all (True). Only fixed blocks that are there are
    written: a page need not show every repair. A known miss stays as it is until the rule does what is wanted.
    """
    if case.is_wanted and findings != case.findings:
        return text
    lines = text.split("\n")
    for start, end, new in sorted(_changes(case, findings, fixed), reverse=True):
        if not new and not lines[start - 1]:
            start -= 1  # the blank line before a block that goes
        lines[start:end] = new
    return "\n".join(lines)


def _changes(
    case: Case, findings: Sequence[str], fixed: Mapping[bool, Mapping[str, str]]
) -> Iterator[tuple[int, int, list[str]]]:
    """Lines of the page (the first one is 0) and what to write there."""
    for block in case.of("fixed"):
        new = _body(fixed["unsafe" in block.words][block.path], block)
        if new != _body(block.text, block):
            yield block.line, block.end - 2, new
    if not case.of("findings") and findings:
        after = max(block.end for block in case.of("document")) - 1
        yield after, after, ["", *_findings_block(findings)]
    for block in case.of("findings"):
        if findings != case.findings or "wanted" in block.words:
            yield block.line - 1, block.end - 1, _findings_block(findings) if findings else []


def _body(text: str, block: Block) -> list[str]:
    is_escaped = not block.words.isdisjoint({"escaped", "bytes"})
    return (_escaped(text) if is_escaped else text).removesuffix("\n").split("\n") if text else []


def _findings_block(findings: Sequence[str]) -> list[str]:
    if all(line.isprintable() for line in findings):
        return ["```findings", *findings, "```"]
    return ["```findings escaped", *map(_escaped_line, findings), "```"]
