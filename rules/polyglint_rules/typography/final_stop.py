"""A paragraph without the full stop that the other paragraphs of its page have."""

import re
from collections.abc import Iterator
from itertools import pairwise

from polyglint import Block, Document, DocumentRule, Edit, Fix, Mqm, Problem
from polyglint_rules.typography.endings import (
    end_offset,
    ending_of,
    has_hard_break,
    has_sentence_inside,
    is_dressed_whole,
    share_of_capitals,
    word_count,
)

_FEWEST = 3  # paragraphs with a full stop, before one without is out of line
_SHARE = 0.75
_LONG = 8  # words: what is shorter may be a caption
_LEADS_TO = frozenset({"list", "code", "html", "table"})
# Patterns are texts here: those that no page needs are never compiled.
_CLOSING_TAG = r"\s*</(\w+)"
_YEAR = r"\b(?:19|20)\d\d\b"
_NOTE = r"(?i)note|tip|warn|caution|danger|important|info|callout|intro|aside|admonition|alert|hint|pitfall"
_STOPS = {"zh": "。", "ja": "。", "hi": "।"}


class FinalStop(DocumentRule):
    """A paragraph ends in a full stop where the others of the page do."""

    id = "typography/final-stop"
    mqm = Mqm("linguistic conventions", "punctuation", "minor")

    def check(self, document: Document) -> Iterator[Problem]:
        """All paragraphs that end in a letter among many that end in a stop."""
        paragraphs = [block for block in document.blocks if block.kind == "paragraph" and _stands_alone(block)]
        endings = [ending_of(document, block) for block in paragraphs]
        bare = endings.count("none")
        stops = endings.count("stop")
        if not bare or stops < max(_FEWEST, _SHARE * (stops + bare)):
            return
        followers = _followers(document)
        for block, ending in zip(paragraphs, endings, strict=True):
            if ending == "none" and followers.get(id(block)) not in _LEADS_TO and _is_sentence(document, block):
                yield _problem(document, block)


def _stands_alone(block: Block) -> bool:
    return block.parent is None or (block.parent.kind == "quote" and block.parent.parent is None)


def _followers(document: Document) -> dict[int, str]:
    """The kind of the block behind each paragraph."""
    blocks = document.blocks
    return {id(block): other.kind for block, other in pairwise(blocks)}


def _is_sentence(document: Document, block: Block) -> bool:
    """Whether the paragraph is running text: no caption, signature, label, poem or foreign text."""
    if is_dressed_whole(block) or has_hard_break(block) or _is_caption(document, block):
        return False
    share = 0.6 if document.language != "de" else 0.8  # its nouns have capitals
    if share_of_capitals(document, block) > (0.4 if re.search(_YEAR, block.content) else share):
        return False
    if not has_sentence_inside(document, block) and word_count(document, block) < _LONG:
        return False
    from polyglint_rules.typography.own_language import is_foreign  # late: most paragraphs need no second look

    return not is_foreign(document, block.text_start, block.text_end)


def _is_caption(document: Document, block: Block) -> bool:
    """Whether the paragraph is all that stands between two tags, unless they are those of a note."""
    closing = re.compile(_CLOSING_TAG).match(document.text, block.end)
    if closing is None or re.search(_NOTE, closing[1]):
        return False
    before = document.text[: block.start].rstrip()
    opening = before.rfind(f"<{closing[1]}")
    return opening >= 0 and before.endswith(">") and "</" not in before[opening:]


def _problem(document: Document, block: Block) -> Problem:
    end = end_offset(document, block)
    start = max(document.text.rfind(" ", block.text_start, end), document.text.rfind("\n", block.text_start, end)) + 1
    stop = _STOPS.get(document.language, ".")
    return Problem(
        document.place(max(start, block.text_start), end),
        f'this paragraph ends in "{document.text[max(start, block.text_start) : end]}" without a full stop: '
        "the others of the page have one",
        fix=Fix((Edit(document.place(block.text_end, block.text_end), stop),), safe=False),
    )
