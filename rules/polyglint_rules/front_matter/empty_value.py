"""Front matter keys without a value."""

from collections.abc import Iterator, Sequence

from polyglint import Document, Entry, Fact, Problem, SiteRule

_ALWAYS_WANTED = ("title", "description")
_ON_PURPOSE = ("archetypes", "templates", "_templates", ".github", "ISSUE_TEMPLATE")


class EmptyValue(SiteRule):
    """A front matter key has a value."""

    id = "front_matter/empty-value"

    def collect(self, document: Document) -> Iterator[Fact]:
        """For each key, whether it is empty."""
        if not document.front_matter or _is_unfinished(document):
            return
        for entry in document.front_matter.entries:
            start, end = entry.key_start, entry.key_end
            if start == end:
                continue  # an item of a list
            key = ".".join(part for part in entry.keys if isinstance(part, str))
            yield document.fact(key, _is_empty(document, entry), document.place(start, end))

    def conclude(self, key: str, facts: Sequence[Fact]) -> Iterator[Problem]:
        """All empty values of one key, unless the site leaves it empty by habit."""
        empty = [fact for fact in facts if fact.value]
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
