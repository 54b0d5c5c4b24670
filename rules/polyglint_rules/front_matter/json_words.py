"""What is wrong with a JSON header, in plain words."""

import re

from polyglint import FrontMatter, FrontMatterError
from polyglint_rules.front_matter.advice import Advice

_BEFORE = re.compile(r"([,{\[]?)(\s*)$")


def advice(header: FrontMatter, error: FrontMatterError) -> Advice | None:
    """What to say of the place that the parser stumbled over; None when there is nothing better than the place."""
    text, start = header.text, error.start
    here = text[start : start + 1]
    before = _BEFORE.search(text, 0, start)
    mark, gap = (before[1], before.start(2)) if before else ("", start)
    if (mark == "," and here in "}]") or "trailing comma" in error.message:
        comma = text.rfind(",", 0, start + 1)
        edits = ((comma, comma + 1, ""),)
        return Advice(comma, comma + 1, "a comma stands after the last value", "remove it", edits, is_safe=True)
    if here == "'":
        return Advice(start, start + 1, "JSON puts text in double quotes only", "write \"…\" for '…'")
    if "',' delimiter" in error.message:
        edits = ((gap, gap, ","),)
        return Advice(max(gap - 1, 0), gap, "a comma is missing after this value", "add it", edits)
    if "':' delimiter" in error.message:
        return Advice(start, error.end, "a colon is missing between the key and its value", 'write "key": value')
    if "double quotes" in error.message:
        return Advice(start, error.end, "a key is not in double quotes", 'write "key": value')
    if "control character" in error.message or "Unterminated" in error.message:
        return Advice(start, error.end, "a text in quotes does not end on its line", "add the closing quotation mark")
    return None
