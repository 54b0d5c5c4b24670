"""Front matter keys without a value, or with one that YAML cuts off at a `#`."""

import re
from collections.abc import Iterator, Sequence

from polyglint import Document, Edit, Entry, Fact, Fix, Mqm, Problem, SiteRule

_ALWAYS_WANTED = ("title", "description")
# What the patterns that new pages are made from leave open.
_OPTIONAL = ("tags", "categories", "draft", "weight", "aliases", "keywords")
_ON_PURPOSE = ("archetypes", "templates", "_templates", ".github", "ISSUE_TEMPLATE")
# Patterns are texts here: those that no page needs are never compiled.
# A sign without a space after it (#fff, #1) begins no comment that a person wrote.
_SIGN = r"#\w[^\n]*"
_COMMENT_FOR_VALUE = rf"[\"']?[ \t]*:[ \t]+({_SIGN})"
_COMMENT = r"(?<=\S)[ \t]+#[ \t]"
_COMMENT_AFTER_VALUE = rf"[ \t]+{_SIGN}"


class EmptyValue(SiteRule):
    """A front matter key has a value."""

    id = "front_matter/empty-value"
    mqm = Mqm("design and markup", "metadata", "minor")

    def collect(self, document: Document) -> Iterator[Fact]:
        """For each key, whether it is empty, or the value that was meant."""
        if not document.front_matter or _is_unfinished(document):
            return
        for entry in document.front_matter.entries:
            start, end = entry.key_start, entry.key_end
            if start == end:
                continue  # an item of a list
            key = ".".join(part for part in entry.keys if isinstance(part, str))
            cut = _cut_off(document, entry)
            if cut:
                yield document.fact(key, document.text[slice(*cut)], document.place(*cut))
            elif key not in _OPTIONAL:
                yield document.fact(key, _is_empty(document, entry), document.place(start, end))

    def conclude(self, key: str, facts: Sequence[Fact]) -> Iterator[Problem]:
        """All values of one key that are cut off, and the empty ones, unless the site leaves it empty by habit."""
        yield from (_comment(fact, fact.value) for fact in facts if isinstance(fact.value, str))
        empty = [fact for fact in facts if fact.value is True]
        is_habit = len(empty) >= 3 and len(empty) * 4 >= len(facts)
        if is_habit and key not in _ALWAYS_WANTED:
            return
        for fact in empty:
            yield Problem(fact.place, f'the key "{key}" has no value', "fill it in, or remove the key")


def _is_unfinished(document: Document) -> bool:
    """Whether the page says that it waits for its values: a draft, or the pattern that new pages are made from."""
    is_pattern = not set(_ON_PURPOSE).isdisjoint(document.path.split("/")[:-1])
    return is_pattern or document.front_matter.data.get("draft") is True


def _is_empty(document: Document, entry: Entry) -> bool:
    """Whether nothing or empty text stands there; `null`, `~`, `[]` and `{}` are written on purpose."""
    if isinstance(entry.value, str):
        return not entry.value.strip()
    return entry.value is None and not document.text[entry.value_start : entry.value_end].strip()


def _cut_off(document: Document, entry: Entry) -> tuple[int, int] | None:
    """Where the value stands that was meant, if YAML takes it or its end for a comment."""
    if document.front_matter.format != "yaml":
        return None
    if entry.value is None and entry.value_start == entry.value_end:
        hidden = re.compile(_COMMENT_FOR_VALUE).match(document.text, entry.key_end)
        return (hidden.start(1), _end_of_value(hidden)) if hidden else None
    # After a single word (`layout: post #default`) it may be a comment all the same.
    if not _is_plain_text(document, entry):
        return None
    rest = re.compile(_COMMENT_AFTER_VALUE).match(document.text, entry.value_end)
    return (entry.value_start, _end_of_value(rest)) if rest else None


def _end_of_value(hidden: re.Match[str]) -> int:
    """Where the value ends that was meant: before a comment behind it."""
    return hidden.start() + len(re.split(_COMMENT, hidden[0], maxsplit=1)[0].rstrip())


def _is_plain_text(document: Document, entry: Entry) -> bool:
    """Whether the value is several words on one line, without quotes."""
    value = document.text[entry.value_start : entry.value_end]
    return entry.is_text and " " in value and "\n" not in value and value[0] not in "\"'|>"


def _comment(fact: Fact, meant: str) -> Problem:
    from polyglint_rules.front_matter.yaml_words import in_quotes  # late: few values need quotes

    hidden = re.split(r"(?:^|[ \t])(?=#\w)", meant, maxsplit=1)[-1]
    return Problem(
        fact.place,
        f'"{hidden}" is a comment to YAML, not part of the value of "{fact.key}"',
        "put the whole value into quotes",
        fix=Fix((Edit(fact.place, in_quotes(meant)),), safe=False),
    )
