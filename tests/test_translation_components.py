"""MDX tags: names, and props as far as they stay."""

import pytest

from polyglint import Document, Translation
from polyglint_rules.translation.components import components, imports
from polyglint_rules.translation.sections import sections
from polyglint_rules.translation.shortcodes import shortcodes
from polyglint_rules.translation.targets import Reader


def _reader() -> Reader:
    return Reader(Translation(Document("en/page.md", "", "en"), Document("fr/page.md", "", "fr")), is_source=True)


def _props(tag: str) -> dict[str, str]:
    return dict(next(iter(components(tag, 0, _reader()))).props)


@pytest.mark.parametrize(
    ("tag", "props"),
    [
        ("<Tab>", {}),
        ("<Tab open>", {"open": "true"}),
        ("<Tab open={true} />", {"open": "true"}),
        ('<Tab id="one" />', {"id": "one"}),
        ("<Tab id={'one'} />", {"id": "one"}),
        ('<Tab title="One" aria-label="Two" myText="Three" />', {"title": "", "aria-label": "", "myText": ""}),
        ('<Tab kind="Two words" className="a b" />', {"kind": "", "className": "a b"}),
        ('<Tab href="/en/rooms/" />', {"href": "/rooms"}),
        ('<Tab rows={ [ 1, "x", "two words" ] } />', {"rows": '[1,"x",""]'}),
        ("<Tab {...props} />", {"": "...props"}),
        ('<Tab\n  a="1"\n  b={{c: "}"}}\n/>', {"a": "1", "b": '{c:"}"}'}),
    ],
)
def test_props_are_read(tag: str, props: dict[str, str]) -> None:
    assert props == _props(tag)


def test_a_tag_that_closes_itself_opens_and_closes() -> None:
    assert ["<Tab>", "</Tab>"] == [one.shown for one in components("<Tab />", 0, _reader())]


@pytest.mark.parametrize(
    ("module", "names"),
    [
        ("import A from './a'", ["A a"]),
        ('import { B, C as D } from "../b/c.js"', ["B c.js", "C as D c.js"]),
        ("import * as E from 'e'", ["* as E e"]),
        ("import 'f.css'", ["* f.css"]),
        ("export const g = 1", []),
    ],
)
def test_imports_are_read(module: str, names: list[str]) -> None:
    assert names == [f"{one.name} {one.file}" for one in imports(module, 0)]


@pytest.mark.parametrize(
    ("text", "keys"),
    [
        ('{{< figure src="/en/a.png" title="A b" width=4 >}}', ["figure ('src=/a.png', 'title=', 'width=4')"]),
        ("{{% /notice %}}", ["/notice ()"]),
        ("{%- include a.html -%}", ["include ('a.html',)"]),
        ("Text\n{: .b .a #c }", ["{ ('.a', '.b')"]),
        (":::note Title\n\nText\n\n:::", [":::note ()", ":::/ ()"]),
        ('??? tip "Title"', ["???tip ()"]),
        ("> [!NOTE]\n> Text", ["[!note ()"]),
        ("```\n:::note\n```", []),
        ("{{ page.title }}", []),
    ],
)
def test_shortcodes_are_read(text: str, keys: list[str]) -> None:
    assert keys == [one.key for one in shortcodes(Document("en/page.md", text, "en"), _reader())]


def test_sections_without_a_partner_are_left_out() -> None:
    rooms = "## Rooms {#rooms}\n\nAll 25 rooms are warm.\n\n<Room />\n"
    source = Document("en/p.mdx", f"{rooms}\n## Prices\n\nThe prices are fair.\n\n<Price />\n", "en")
    target = Document("fr/p.mdx", "## Chambres {#rooms}\n\nLes 25 chambres sont chaudes.\n\n<Room />\n", "fr")
    pairs = list(sections(Translation(source, target), source.constructs, target.constructs))

    assert [(2, 2)] == [(len(ours), len(theirs)) for ours, theirs in pairs]
