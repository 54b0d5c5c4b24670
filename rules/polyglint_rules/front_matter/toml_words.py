"""What is wrong with a TOML header, in plain words."""

import re

from polyglint import FrontMatter, FrontMatterError
from polyglint_rules.front_matter.advice import Advice

_BARE_TEXT = re.compile(r"^([ \t]*[\w.-]+[ \t]*=[ \t]*)([^\W\d][^\"'\[\]{}=\n]*?)[ \t]*$")
_COLON = re.compile(r"^[ \t]*[\w-]+[ \t]*(:)[ \t]")


def advice(header: FrontMatter, error: FrontMatterError) -> Advice | None:
    """What to say of the line that the parser stumbled over; None when there is nothing better than its place."""
    text = header.text
    line_start = text.rfind("\n", 0, error.start) + 1
    line_end = text.find("\n", error.start)
    line = text[line_start:line_end]
    if colon := _COLON.match(line):
        start = line_start + colon.start(1)
        hint = "write key = value between +++ fences, or use --- fences for key: value"
        return Advice(start, start + 1, "a colon stands after the key, where TOML has =", hint)
    if bare := _BARE_TEXT.match(line):
        start, end = line_start + bare.start(2), line_start + bare.end(2)
        edits = ((start, end, f'"{bare[2]}"'),)
        return Advice(start, end, f"the text {bare[2]} is not in quotes", f'write "{bare[2]}"', edits, is_safe=True)
    if line.count('"') % 2 or (line.count("'") % 2 and '"' not in line):
        message = "a quotation mark on this line has no partner"
        return Advice(line_start, line_end, message, "add the one that is missing")
    if "overwrite" in error.message or "twice" in error.message:
        return Advice(line_start, line_end, "this key stands twice", "remove one of the two")
    return None
