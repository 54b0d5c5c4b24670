import io

import pytest
from babel.messages.pofile import read_po

from polyglint.document.po import read

FILE = r"""# Translators of an example
#, fuzzy
msgid ""
msgstr ""
"Language: ru\n"
"Content-Type: text/plain; charset=utf-8\n"
"Plural-Forms: nplurals=3; plural=(n%10==1 && n%100!=11 ? 0 : n%10>=2 && n%10<=4 ? 1 : 2);\n"

#. what the button says
#: form.py:3 form.py:9
msgid "Save"
msgstr "Сохранить"

msgctxt "menu"
msgid "Open"
msgstr ""

#, fuzzy, python-format
#| msgid "Hello, %s"
msgid "Hello, %s!"
msgstr "Привет, %s"

msgid ""
"A long text "
"on \"two\" lines\n"
msgstr ""
"Длинный текст "
"в две\tстроки\n"

#, python-format
msgid "%d file"
msgid_plural "%d files"
msgstr[0] "%d файл"
msgstr[1] "%d файла"
msgstr[2] "%d файлов"

#, fuzzy
#~ msgid "Fax"
#~ msgstr "Факс"
"""


def test_the_messages_are_those_that_babel_reads() -> None:
    expected: dict[tuple[str | int, ...], str] = {}
    fuzzy = set()
    for message in read_po(io.BytesIO(FILE.encode())):
        ids = message.id if isinstance(message.id, tuple) else (message.id,)
        texts = message.string if isinstance(message.string, tuple) else (message.string,)
        context = (message.context,) if message.context else ()
        keys = [(*context, ids[0], index) if len(ids) > 1 else (*context, ids[0]) for index in range(len(texts))]
        if ids[0] and not message.fuzzy:
            expected |= dict(zip(keys, texts, strict=True))
        elif ids[0]:
            fuzzy.update(keys)

    found = read(FILE)

    assert {entry.keys: entry.value for entry in found.entries} == expected
    assert {entry.keys for entry in found.fuzzy} == fuzzy
    assert (found.plural_forms, found.errors) == (3, ())


def test_each_text_has_its_place() -> None:
    texts = {entry.keys[0]: FILE[entry.value_start : entry.value_end] for entry in read(FILE).entries}

    assert texts["Save"] == "Сохранить"
    assert texts['A long text on "two" lines\n'] == 'Длинный текст "\n"в две\\tстроки\\n'
    assert texts["menu"] == ""


FORMS = """\
msgid "%d file"
msgid_plural "%d files"
msgstr[0] "a"
msgstr[1] "b"
msgstr[2] "c"
"""


@pytest.mark.parametrize(
    ("header", "forms"),
    [
        ("nplurals=3; plural=n%10==1 && n%100!=11 ? 0 : n%10>=2 && n%10<=4 ? 1 : 2;", [0, 1, 2]),  # 21 has the first
        ("nplurals=3; plural=(n==1) ? 0 : (n==2) ? 1 : 2;", [2]),
        ("nplurals=3; plural=(n%10==1 && n%100!=11 ? 0 : n != 0 ? 1 : 2);", [0, 1]),  # the last is for none
        ("nplurals=3; plural=(((;", [2]),
        ("", [2]),
    ],
    ids=["Russian", "two", "none", "broken", "without"],
)
def test_forms_that_may_leave_out_the_number_have_no_original(header: str, forms: list[int]) -> None:
    found = read(f'msgid ""\nmsgstr "Plural-Forms: {header}\\n"\n\n{FORMS}')

    assert {entry.keys: entry.value for entry in found.originals} == {("%d file", index): "%d files" for index in forms}


def test_the_only_form_has_the_plural_as_its_original() -> None:
    found = read('msgid "%d file"\nmsgid_plural "%d files"\nmsgstr[0] "%d 件"\n')

    assert [entry.value for entry in found.originals] == ["%d files"]


@pytest.mark.parametrize(
    ("text", "message"),
    [
        ('msgid "a"\nmsgstr "b" c\n', "neither a keyword nor a text"),
        ('msgid "a"\nmsgstr b\n', "neither a keyword nor a text"),
        ('msgid "a"\n\nmsgid "b"\nmsgstr "c"\n', "msgstr is missing"),
        ('msgstr "c"\n', "msgid is missing"),
        ('"lost"\n', "a text without msgid or msgstr"),
    ],
)
def test_what_cannot_be_read_is_told(text: str, message: str) -> None:
    assert [error.message for error in read(text).errors] == [message]


def test_an_empty_file_has_no_messages() -> None:
    assert read("") == ((), (), (), (), 0)
