"""What messages and repairs of rules that are data have in common: placeholders, and the case of what is replaced."""

import re
from collections.abc import Mapping

from polyglint.document.masking import MARKUP

PLACEHOLDER = re.compile(r"\{(\w+)\}")


def normal(text: str, *, ignorecase: bool) -> str:
    """A phrase as it is looked up."""
    spaced = " ".join(text.replace("’", "'").split())
    return spaced.lower() if ignorecase else spaced


def shown(text: str) -> str:
    """Some prose as a message shows it."""
    return " ".join(text.replace(MARKUP, "").split())


def filled(template: str, known: Mapping[str, str]) -> str:
    """The template with its placeholders filled in."""
    return PLACEHOLDER.sub(lambda match: known[match[1]], template)


def of_match(match: re.Match[str]) -> dict[str, str]:
    """What the placeholders of a message mean for a match: the whole, its groups by number and by name."""
    groups = {str(number): text or "" for number, text in enumerate(match.groups(), 1)}
    named = {name: text or "" for name, text in match.groupdict().items()}
    return {name: shown(text) for name, text in {**groups, **named, "match": match[0]}.items()}


def cased(found: str, right: str) -> str:
    """The right text with the capitals of what it replaces; one with capitals of its own keeps these."""
    if right != right.lower():
        return right
    if found.isupper() and len(found) > 1:
        return right.upper()
    return right[:1].upper() + right[1:] if found[:1].isupper() else right
