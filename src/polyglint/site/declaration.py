"""What a document itself says of its locale, read from the first lines without parsing them."""

import re

from polyglint.late_pattern import late_pattern
from polyglint.site.tags import normalised

_YAML_OR_TOML = late_pattern(
    r"""^(?:lang|language|locale)[ \t]*[:=][ \t]*["']?([A-Za-z]{2,3}(?:[-_]\w+)*)["']?[ \t]*(?:#.*)?$""", re.MULTILINE
)
_JSON = late_pattern(r'"(?:lang|language|locale)"\s*:\s*"([A-Za-z]{2,3}(?:[-_]\w+)*)"')
_PO_HEADER = r"""(?:[ \t]*\n|#[^\n]*\n)*+msgid ""\s*\nmsgstr ""\s*\n(?:"[^\n]*"\n)*?"Language: *([\w-]+)\\n\""""
_FENCES = ("---", "+++")


def declared_locale(head: str) -> str:
    """The locale that the front matter states, or ""; `head` is the beginning of a document's text."""
    head = head.removeprefix("\ufeff")
    if head.startswith("{"):
        stated = _JSON.search(head.partition("\n}")[0])
    elif head.startswith(_FENCES):
        header = head[3:].partition(f"\n{head[:3]}")[0].replace("\r\n", "\n")
        stated = _YAML_OR_TOML.search(header) if "lang" in header or "locale" in header else None
    elif head.startswith(("#", "msg")):
        stated = re.match(_PO_HEADER, head)
    else:
        return ""
    return normalised(stated[1]) if stated else ""
