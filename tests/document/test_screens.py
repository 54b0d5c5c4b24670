import pytest

from polyglint.document import Document

IMPORT = 'import Console from "./console"\n\n'


def shown(text: str) -> list[str]:
    document = Document("page.mdx", IMPORT + text, "en")
    return [document.text[start:end].strip() for start, end in document.screens]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("<ConsoleBlock level='error'>\n\nWarning: no.\n\n</ConsoleBlock>\n", ["Warning: no."]),
        ("<Terminal>ready</Terminal> and <Output>done</Output>\n", ["ready", "done"]),
        ("<ConsoleBlockMulti>\n\n<Console>\n\nOne.\n\n</Console>\n\n</ConsoleBlockMulti>\n", None),
        ("<Console />\n\nThe author's.\n\n<Console>Ready.</Console>\n", ["Ready."]),
        ("<Console>\n\nNever closed.\n", []),
        ("<Consolation>\n\nA prize.\n\n</Consolation>\n", []),
        ("Text without components.\n", []),
    ],
)
def test_screens_are_what_components_show_as_printed(text: str, expected: list[str] | None) -> None:
    found = shown(text)

    assert found == expected if expected is not None else len(found) == 1 and "One." in found[0]
