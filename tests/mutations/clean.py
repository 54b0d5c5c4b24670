"""Clean pages in five languages, put together from texts that say the same in each.

Twelve pages of different make, so that no rule is held to one shape: three sections each, with paragraphs, a list, a
note in a component and a block of code.
"""

import random
import tomllib
from collections.abc import Iterator, Sequence
from functools import cache
from pathlib import Path

LOCALES = ("en", "es", "fr", "ru", "ko")
PAGES = 12

Text = dict[str, str]  # by locale

_CODE = """\
```js
function greet(guests) {{
  // {comment}
  const owing = guests.filter(isOwing);
  return send(owing, total, {number});
}}
```"""


@cache
def _texts() -> dict[str, list[Text]]:
    return tomllib.loads(Path(__file__).with_name("texts.toml").read_text(encoding="utf-8"))


def sites() -> Iterator[tuple[str, dict[str, str]]]:
    """The name of each page, and its text in each locale."""
    for number in range(PAGES):
        yield f"page-{number}.md", {locale: _page(number, locale) for locale in LOCALES}


def _page(number: int, locale: str) -> str:
    chance = random.Random(number)
    texts = _texts()
    headings = chance.sample(texts["heading"], 4)
    paragraphs = chance.sample(texts["paragraph"], 7)
    blocks = [f"---\ntitle: {headings[0][locale]}\ndescription: {headings[1][locale]}\nweight: {number + 3}\n---"]
    blocks += [f"# {headings[0][locale]}", paragraphs[0][locale]]
    for index, heading in enumerate(headings[1:]):
        blocks += [f"## {heading[locale]}", paragraphs[1 + 2 * index][locale]]
        blocks += _extra(index, locale, chance)
        blocks.append(paragraphs[2 + 2 * index][locale])
    blocks.append(texts["last"][0][locale])
    return "\n\n".join(blocks) + "\n"


def _extra(index: int, locale: str, chance: random.Random) -> Sequence[str]:
    texts = _texts()
    if index == 0:
        return ["\n".join(f"- {item[locale]}" for item in chance.sample(texts["item"], 4))]
    if index == 1:
        return ["<Note>", chance.choice(texts["note"])[locale], "</Note>"]
    return [_CODE.format(comment=chance.choice(texts["comment"])[locale], number=chance.randrange(10, 90))]
