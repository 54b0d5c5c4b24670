"""A new rule to start from: two files that pass their tests as they are."""

import re
from pathlib import Path

_ID = re.compile(r"[a-z][a-z0-9]*(?:_[a-z0-9]+)*/[a-z][a-z0-9]*(?:-[a-z0-9]+)*")
_IMPORTED = {"Document", "DocumentRule", "Edit", "Fix", "Iterator", "Problem"}

_PYTHON = '''"""Text that only fills a space."""

import re
from collections.abc import Iterator

from polyglint import Document, DocumentRule, Problem

_FILLER = re.compile(r"\\blorem\\s+ipsum\\b", re.IGNORECASE)


class {name}(DocumentRule):
    """A published text says something."""

    id = "{id}"

    def check(self, document: Document) -> Iterator[Problem]:
        for filler in document.search(_FILLER):
            yield Problem(document.place(*filler.span()), f'"{{filler[0]}}" only fills a space: write the real text')
'''

_DATA = """id: {id}
summary: A published text says something.
severity: warning
pattern: '\\blorem\\s+ipsum\\b'
ignorecase: true
message: '"{{match}}" only fills a space: write the real text'
"""

_PAGE = """# {id}

Filler text tells a reader that nobody has read the page before them. Say here, in two sentences that a translator
understands, what the rule finds and whom it harms.

## Filler is found

```md path=en/page.md
Our story: lorem ipsum dolor sit amet.
```

```findings
en/page.md:1:12 warning {id} "lorem ipsum" only fills a space: write the real text
```

## Code is left alone

```md path=en/page.md
The command `lorem ipsum` prints filler.
```
"""


class NewRuleError(ValueError):
    """A rule that cannot be begun: its id is none, or a file of it is there already."""


def new_rule(rule: str, folder: Path, *, data: bool = False) -> list[Path]:
    """Write a rule and its page into a folder of rules; `data` makes a YAML file of it.

    Raises NewRuleError before anything is written.
    """
    if not _ID.fullmatch(rule):
        raise NewRuleError(
            f'"{rule}" is no id for a rule: write family/name in small letters, as in headings/skipped-level; '
            "dashes part the words of the name, underscores those of the family"
        )
    family, _, name = rule.partition("/")
    stem = folder / family / name.replace("-", "_")
    taken = [path for suffix in (".py", ".yaml", ".yml", ".md") if (path := stem.with_suffix(suffix)).exists()]
    if taken:
        raise NewRuleError(f"{taken[0]} is there already, and nothing is overwritten")
    template, suffix = (_DATA, ".yaml") if data else (_PYTHON, ".py")
    stem.parent.mkdir(parents=True, exist_ok=True)
    texts = {stem.with_suffix(suffix): template, stem.with_suffix(".md"): _PAGE}
    for path, text in texts.items():
        path.write_text(text.format(id=rule, name=_class_name(family, name)), "utf-8", newline="\n")
    return list(texts)


def _class_name(family: str, name: str) -> str:
    words = "".join(word.capitalize() for word in name.split("-"))
    return "".join(word.capitalize() for word in family.split("_")) + words if words in _IMPORTED else words
