"""What is wrong with a YAML header, in plain words, and the repair where there is only one."""

import re
from collections.abc import Callable, Iterator
from typing import NamedTuple

from polyglint import FrontMatter, FrontMatterError
from polyglint_rules.front_matter.advice import Advice

_KEY = r"[ \t]*(?:- +)*(?:[\w.-]+(?: [\w.-]+)*|\"[^\"]*\"|'[^']*'):[ \t]+"
_KEY_VALUE = re.compile(rf"^(?P<key>{_KEY})(?P<value>\S.*?)[ \t]*$")
_NEEDS_QUOTES = re.compile(r"[@`%*!&,\]}]|- |[|>](?![-+\d]*(?:\s+#|$))")
_TAG_OR_ANCHOR = re.compile(r"!!\w+.*|&[\w-]+.*|\*[\w-]+")
_NO_SPACE = re.compile(r"^[ \t]*(?:- +)*([\w-]+):(?=[^\s:/\\])(?![^\n]*:[ \t])")
_TAB = re.compile(r"^ *\t[ \t]*(?=\S)")
_CONFLICT = re.compile(r"^(?:<{7}|={7}|>{7}|\|{7})(?: |$)")
_CONTROL = re.compile(r"[\x00-\x08\x0b-\x1f\x7f]")
_COLON = re.compile(r":(?=\s|$)")
_MAX_REPAIRS = 10


class Mistake(NamedTuple):
    """A mistake in one line: its columns, what to say, and the line as it was meant, if that is clear."""

    start: int
    end: int
    message: str
    hint: str = ""
    repaired: str | None = None
    is_safe: bool = True


def advice(header: FrontMatter, error: FrontMatterError) -> Advice | None:
    """What to say of the line that the parser stumbled over; None when there is nothing better than its place."""
    lines = header.content.split("\n")
    index = header.text.count("\n", header.content_start, error.start)
    found = _mistake(lines, index, error.message)
    if found is None:
        return None
    number, mistake = found
    start = _offset(header, lines, number)
    return Advice(
        start + mistake.start,
        start + mistake.end,
        mistake.message,
        mistake.hint,
        tuple(_edits(header, lines, found)),
        mistake.is_safe,
    )


def _offset(header: FrontMatter, lines: list[str], number: int) -> int:
    return header.content_start + sum(len(line) + 1 for line in lines[:number])


def _edits(header: FrontMatter, lines: list[str], found: tuple[int, Mistake]) -> Iterator[tuple[int, int, str]]:
    """The repairs of this line and of the next ones that stop the parser; none unless the header is then readable."""
    repaired = list(lines)
    following: tuple[int, Mistake] | None = found
    for _ in range(_MAX_REPAIRS):
        if following is None or following[1].repaired is None:
            return
        repaired[following[0]] = following[1].repaired
        stumble = _stumble("\n".join(repaired))
        if stumble is None:
            break
        following = _mistake(repaired, *stumble)
    else:
        return
    for number, (before, after) in enumerate(zip(lines, repaired, strict=True)):
        if before != after:
            yield _edit(_offset(header, lines, number), before, after)


def _edit(offset: int, before: str, after: str) -> tuple[int, int, str]:
    """The smallest edit that makes one line of the other."""
    start = 0
    while start < min(len(before), len(after)) and before[start] == after[start]:
        start += 1
    end = 0
    while end < min(len(before), len(after)) - start and before[-1 - end] == after[-1 - end]:
        end += 1
    return offset + start, offset + len(before) - end, after[start : len(after) - end]


def _stumble(content: str) -> tuple[int, str] | None:
    """The line on which the parser stops, and its words; None when it reads keys."""
    import yaml  # late: only headers that can't be read need it

    try:
        data = yaml.safe_load(content)
    except yaml.YAMLError as error:
        mark = getattr(error, "problem_mark", None)
        return (mark.line if mark else 0), str(getattr(error, "problem", ""))
    except ValueError:  # an impossible date is another finding
        return None
    return None if isinstance(data, dict) else (len(content), "")


def _mistake(lines: list[str], index: int, message: str) -> tuple[int, Mistake] | None:
    """The first line at or before the parser's place that shows a known mistake."""
    # An open quotation or bracket stops the parser far below; all else on the line or on the one after it.
    is_far = any(word in message for word in ("scalar", "end of stream", "',' or", "document"))
    if "end of stream" in message and (opened := _open_quotation(lines[: index + 1])):
        return opened
    for number in range(index, -1 if is_far else index - 2, -1):
        if 0 <= number < len(lines):
            for look in _LOOKS:
                if mistake := look(lines[number]):
                    return number, mistake
    if index < len(lines):
        return _by_message(lines, index, message)
    return None


def _open_quotation(lines: list[str]) -> tuple[int, Mistake] | None:
    """The first line with a quotation that runs to the end of the header: nothing below it is read as it stands."""
    for number, line in enumerate(lines):
        found = _KEY_VALUE.match(line)
        if found and found["value"][0] in "\"'" and _closing(line[found.start("value") :], found["value"][0]) < 0:
            rest = "\n".join([line[found.start("value") :], *lines[number + 1 :]])
            mistake = _value(line) if _closing(rest, found["value"][0]) < 0 else None
            if mistake:
                return number, mistake
    return None


def _by_message(lines: list[str], index: int, message: str) -> tuple[int, Mistake] | None:
    if "could not find expected ':'" in message:
        number = next((n for n in range(min(index, len(lines) - 1), -1, -1) if _is_keyless(lines[n])), -1)
        if number >= 0:
            line = lines[number]
            hint = "write key: value, or indent the line if it goes on from the one above"
            return number, Mistake(len(line) - len(line.lstrip()), len(line), "this line has no key", hint)
    indent = len(lines[index]) - len(lines[index].lstrip())
    if lines[index].strip() and any(word in message for word in ("mapping values", "expected <", "expected key")):
        hint = "begin it where the keys beside it begin"
        return index, Mistake(0, max(indent, 1), "this line is not indented like the keys beside it", hint)
    return None


def _is_keyless(line: str) -> bool:
    return bool(line.strip()) and not _COLON.search(line) and not line.lstrip().startswith(("#", "- "))


def _tab(line: str) -> Mistake | None:
    found = _TAB.match(line)
    if not found:
        return None
    repaired = found[0].replace("\t", "  ") + line[found.end() :]
    message = "a tab indents this line, and YAML takes only spaces"
    return Mistake(0, found.end(), message, "indent with spaces", repaired)


def _control(line: str) -> Mistake | None:
    found = _CONTROL.search(line)
    if not found:
        return None
    repaired = _CONTROL.sub("", line)
    return Mistake(*found.span(), "an invisible control character stands here", "remove it", repaired)


def _conflict(line: str) -> Mistake | None:
    if not _CONFLICT.match(line):
        return None
    return Mistake(0, len(line), "a merge conflict was left here", "keep one of the two versions")


def _value(line: str) -> Mistake | None:
    """What keeps a value from being read as the text that it is."""
    found = _KEY_VALUE.match(line)
    if not found:
        return None
    value, start = found["value"], found.start("value")
    for look in (_quoted, _bracketed, _marked, _with_colon):
        told = look(value)
        if told:
            message, hint, text, is_safe = told
            repaired = found["key"] + text if text is not None else None
            return Mistake(start, start + len(value), message, hint, repaired, is_safe)
    return None


_Told = tuple[str, str, str | None, bool] | None
_QUOTE_IT = "put the whole value into quotes"


def in_quotes(text: str) -> str:
    """The text as a YAML value in quotes."""
    if '"' in text or "\\" in text:
        return "'" + text.replace("'", "''") + "'"
    return f'"{text}"'


def _quoted(value: str) -> _Told:
    quote = value[0]
    if quote not in "\"'":
        return None
    closing = _closing(value, quote)
    if closing < 0 and not value[1:].endswith(quote):
        hint = f"add {quote} at the end of the value"
        return f"the quotation mark {quote} has no partner", hint, value + quote, False
    rest = value[closing + 1 :].lstrip() if closing >= 0 else ""
    if rest and not rest.startswith("#"):
        text = value[1:-1] if value.endswith(quote) else value
        message = f"the quotation ends before the value does: {rest[:30]} stands after it"
        return message, _QUOTE_IT, in_quotes(text), True
    if quote == '"' and re.search(r"(?<!\\)(?:\\\\)*\\(?![\\\"/abefnrtvxuUNLP_0 ])", value):
        repaired = in_quotes(value[1:closing]) if "'" not in value else None
        return "a backslash in double quotes is taken for a sign of its own", "use single quotes", repaired, True
    return None


def _closing(value: str, quote: str) -> int:
    """The index of the mark that closes the quotation; -1 if there is none."""
    pattern = r"'(?:[^']|'')*(')(?!')" if quote == "'" else r'(?s)"(?:[^"\\]|\\.)*(")'
    found = re.match(pattern, value)
    return found.start(1) if found else -1


def _bracketed(value: str) -> _Told:
    if value.startswith("{{"):
        return "the braces of a template are not in quotes", _QUOTE_IT, in_quotes(value), True
    if value[0] not in "[{":
        return None
    closing = "]" if value[0] == "[" else "}"
    if value.count(value[0]) > value.count(closing):
        return f"the bracket {value[0]} is never closed", f"add {closing}, or quote the value", None, False
    rest = value[value.rfind(closing) + 1 :].strip()
    if rest and not rest.startswith("#"):
        message = f"a value that begins with {value[0]} is a list, and this one goes on after it"
        return message, _QUOTE_IT, in_quotes(value), True
    return None


def _marked(value: str) -> _Told:
    if not _NEEDS_QUOTES.match(value) or _TAG_OR_ANCHOR.fullmatch(value):
        return None
    return f"a value can't begin with {value[0]} unless it is in quotes", _QUOTE_IT, in_quotes(value), True


def _with_colon(value: str) -> _Told:
    if value[0] in "\"'[{|>#" or not _COLON.search(value.partition(" #")[0]):
        return None
    text = None if " #" in value else in_quotes(value)
    return "the value has a colon that YAML takes for the end of a key", _QUOTE_IT, text, True


def _space(line: str) -> Mistake | None:
    found = _NO_SPACE.match(line)
    if not found:
        return None
    repaired = f"{line[: found.end()]} {line[found.end() :]}"
    return Mistake(found.start(1), found.end(), f'no space stands after "{found[1]}:"', "add one", repaired)


_LOOKS: tuple[Callable[[str], Mistake | None], ...] = (_control, _conflict, _tab, _value, _space)
