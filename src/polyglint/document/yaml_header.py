"""A YAML header: its data through python-frontmatter, its places through the node tree.

Imported late, by `front_matter`: a warm run reads no YAML.
"""

from collections.abc import Iterator
from typing import Any

from polyglint.document.front_matter import Entry, FrontMatter, FrontMatterError, Result, value_at
from polyglint.late_pattern import late_patterns

with late_patterns():
    import yaml
    from frontmatter import default_handlers

_MAX_DEPTH = 50
_TIMESTAMP = "tag:yaml.org,2002:timestamp"
_TEXT = "tag:yaml.org,2002:str"


def read(header: FrontMatter) -> Result:
    """The data of a YAML or JSON header, its entries, and what is wrong with it."""
    try:
        node = yaml.compose(header.content, Loader=default_handlers.SafeLoader)
    except yaml.YAMLError as error:
        return {}, (), (_syntax(header, error),)
    if node is None:
        return {}, (), ()
    if not isinstance(node, yaml.MappingNode):
        start, end = _span(header, node)
        return {}, (), (FrontMatterError("not-a-mapping", start, end, "the header has no keys"),)
    reader = _Reader(header)
    data = reader.read(node)
    return data, tuple(reader.entries), tuple(reader.errors)


def _syntax(header: FrontMatter, error: Exception) -> FrontMatterError:
    mark = getattr(error, "problem_mark", None)
    index = mark.index if mark is not None else getattr(error, "position", 0)
    start = min(header.content_start + index, header.content_end)
    message = getattr(error, "problem", None) or getattr(error, "reason", None) or str(error)
    return FrontMatterError("syntax", start, min(start + 1, header.content_end), str(message))


def _span(header: FrontMatter, node: yaml.Node) -> tuple[int, int]:
    start, end = (header.content_start + mark.index for mark in (node.start_mark, node.end_mark))
    # The parser ends a block collection or block text where the next thing begins.
    while end > start and header.text[end - 1] in " \n\t":
        end -= 1
    return start, end


class _Reader:
    """Walks the node tree once: entries, duplicate keys, dates that no calendar has."""

    def __init__(self, header: FrontMatter) -> None:
        self.header = header
        self.entries: list[Entry] = []
        self.errors: list[FrontMatterError] = []
        self.seen: set[int] = set()

    def read(self, node: yaml.MappingNode) -> dict[str, Any]:
        try:
            data = default_handlers.YAMLHandler().load(self.header.content)
        except yaml.YAMLError as error:
            self.errors.append(_syntax(self.header, error))
            return {}
        except ValueError as error:  # an impossible date is a bare ValueError without a place
            data = self._without_dates(node, str(error))
        except (KeyError, AttributeError, TypeError):  # what a tag such as !!bool makes of a value that is none
            start = self.header.content_start
            self.errors.append(FrontMatterError("syntax", start, start + 1, "a tag does not fit its value"))
            return {}
        if not isinstance(data, dict):
            return {}
        self._mapping(node, (), data)
        self.entries.sort(key=lambda entry: entry.key_start)
        return {str(key): value for key, value in data.items()}

    def _without_dates(self, node: yaml.MappingNode, message: str) -> Any:
        """The data with impossible dates as text."""
        for scalar in _scalars(node, set()):
            if scalar.tag == _TIMESTAMP:
                try:
                    yaml.SafeLoader("").construct_object(scalar)
                except ValueError as error:
                    start, end = _span(self.header, scalar)
                    self.errors.append(FrontMatterError("impossible-date", start, end, str(error)))
                    scalar.tag = _TEXT
        if not self.errors:
            start = self.header.content_start
            self.errors.append(FrontMatterError("syntax", start, start + 1, message))
            return {}
        return yaml.SafeLoader("").construct_document(node)

    def _mapping(self, node: yaml.MappingNode, above: tuple[str | int, ...], data: Any) -> None:
        first: dict[str, tuple[int, int]] = {}
        names = {str(name): name for name in data} if isinstance(data, dict) else {}
        for key_node, value_node in node.value:
            span = _span(self.header, key_node)
            name = str(key_node.value)
            if name in first:
                self.errors.append(FrontMatterError("duplicate-key", *span, f"{name} again", first[name]))
                continue
            first[name] = span
            value = value_at(data, (names.get(name, name),))
            self.entries.append(self._entry((*above, name), span, value_node, value))
            self._below(value_node, (*above, name), value)

    def _below(self, node: yaml.Node, above: tuple[str | int, ...], data: Any) -> None:
        if id(node) in self.seen or len(above) > _MAX_DEPTH:
            return  # an alias: the same node again, maybe for ever
        self.seen.add(id(node))
        if isinstance(node, yaml.MappingNode):
            self._mapping(node, above, data)
        elif isinstance(node, yaml.SequenceNode):
            for index, item in enumerate(node.value):
                value = value_at(data, (index,))
                start, _ = _span(self.header, item)
                self.entries.append(self._entry((*above, index), (start, start), item, value))
                self._below(item, (*above, index), value)

    def _entry(self, keys: tuple[str | int, ...], span: tuple[int, int], node: yaml.Node, value: Any) -> Entry:
        start, end = _span(self.header, node)
        indent = span[0] - self.header.text.rfind("\n", 0, span[0]) - 1
        if value is None and node.tag == _TEXT:
            value = node.value  # below a key such as `no`, which YAML takes for false
        return Entry(keys, value, *span, start, end, isinstance(value, str), indent)


def _scalars(node: yaml.Node, seen: set[int]) -> Iterator[yaml.ScalarNode]:
    if id(node) in seen:
        return
    seen.add(id(node))
    if isinstance(node, yaml.ScalarNode):
        yield node
    elif isinstance(node, yaml.SequenceNode):
        for item in node.value:
            yield from _scalars(item, seen)
    elif isinstance(node, yaml.MappingNode):
        for key, value in node.value:
            yield from _scalars(key, seen)
            yield from _scalars(value, seen)
