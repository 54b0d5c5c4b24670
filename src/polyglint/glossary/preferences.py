"""A glossary as YAML: which word a locale prefers to which, and what it does without.

    en:
      prefer:
        sign in: [log in, log on]
        IPL: Ipl
      avoid:
        - best of breed
        - cheap: say what it costs

A file that is named for its locale (`terms.en.yaml`, `en/terms.yaml`) may leave the locale out.
"""

from collections.abc import Iterator, Sequence

import yaml

from polyglint.glossary.table import Flaw, TableError, locale_of
from polyglint.glossary.terms import Term
from polyglint.site.tags import normalised

_PARTS = ("prefer", "avoid")


def terms(text: str, path: str) -> list[Term]:
    """The terms of a file.

    Raises TableError with all that is wrong with it.
    """
    try:
        node = yaml.compose(text, Loader=getattr(yaml, "CSafeLoader", yaml.SafeLoader))
    except yaml.MarkedYAMLError as error:
        line = error.problem_mark.line + 1 if error.problem_mark else 1
        raise TableError([Flaw(line, "", f"is not YAML: {error.problem}")]) from error
    except yaml.YAMLError as error:
        raise TableError([Flaw(1, "", f"is not YAML: {error}")]) from error
    flaws: list[Flaw] = []
    found = list(_of_file(node, path, flaws))
    if flaws:
        raise TableError(flaws)
    return found


def _of_file(node: yaml.Node | None, path: str, flaws: list[Flaw]) -> Iterator[Term]:
    named = dict(_entries(node, flaws)) if node else {}
    if not named:
        flaws.extend([] if flaws else [Flaw(1, "", _SHAPE)])
    elif any(name.value in _PARTS for name in named):
        own = locale_of(path)
        if not own:
            flaws.append(
                Flaw(1, "", "for which locale? Name the file for it: terms.en.yaml, or put en: above the rest")
            )
        yield from _of_locale(named, own, flaws)
    else:
        for name, part in named.items():
            locale = normalised(name.value)
            if not locale:
                flaws.append(_flaw(name, f'"{name.value}" is no locale; {_SHAPE}'))
            yield from _of_locale(dict(_entries(part, flaws)), locale, flaws)


_SHAPE = "a glossary has a locale such as en, and below it prefer and avoid"


def _of_locale(parts: dict[yaml.ScalarNode, yaml.Node], locale: str, flaws: list[Flaw]) -> Iterator[Term]:
    for name, part in parts.items():
        if name.value == "prefer":
            for word, others in _entries(part, flaws):
                yield from _preferred(word.value, _texts(others, flaws), locale)
        elif name.value == "avoid":
            for text, note in _avoided(part, flaws):
                yield Term(forbidden={locale: (text,)}, note=note)
        else:
            flaws.append(_flaw(name, f'no part of a glossary is called "{name.value}"; known: {", ".join(_PARTS)}'))


def _preferred(word: str, others: Sequence[str], locale: str) -> Iterator[Term]:
    """One term for what is another word, and one for what is the same in other letters: there the case tells."""
    for is_exact in (False, True):
        chosen = tuple(other for other in others if (other.lower() == word.lower()) == is_exact)
        if chosen:
            yield Term({locale: (word,)}, {locale: chosen}, is_exact=is_exact)


def _avoided(node: yaml.Node, flaws: list[Flaw]) -> Iterator[tuple[str, str]]:
    """What is not to be said, each with a note where there is one."""
    if isinstance(node, yaml.MappingNode):
        for text, note in _entries(node, flaws):
            yield text.value, " ".join(_texts(note, flaws))
    elif isinstance(node, yaml.SequenceNode):
        for one in node.value:
            yield from (
                _avoided(one, flaws)
                if isinstance(one, yaml.MappingNode)
                else ((text, "") for text in _texts(one, flaws))
            )
    else:
        flaws.append(_flaw(node, "avoid has a list of words"))


def _texts(node: yaml.Node, flaws: list[Flaw]) -> list[str]:
    if isinstance(node, yaml.ScalarNode):
        return [node.value] if node.value else []
    if isinstance(node, yaml.SequenceNode) and all(isinstance(one, yaml.ScalarNode) for one in node.value):
        return [one.value for one in node.value]
    flaws.append(_flaw(node, "has a word or a list of words"))
    return []


def _entries(node: yaml.Node, flaws: list[Flaw]) -> Iterator[tuple[yaml.ScalarNode, yaml.Node]]:
    if not isinstance(node, yaml.MappingNode):
        flaws.append(_flaw(node, f"is no mapping; {_SHAPE}"))
        return
    for name, value in node.value:
        if isinstance(name, yaml.ScalarNode):
            yield name, value
        else:
            flaws.append(_flaw(name, "is no word"))


def _flaw(node: yaml.Node, message: str) -> Flaw:
    return Flaw(node.start_mark.line + 1, "", message)
