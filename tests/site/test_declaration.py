import pytest

from polyglint.site import declared_locale


@pytest.mark.parametrize(
    ("head", "locale"),
    [
        ("---\ntitle: x\nlang: pt_br\n---\n", "pt-BR"),
        ("\ufeff---\r\nlocale: 'fr' # why\r\n---\r\n", "fr"),
        ('+++\nlanguage = "de"\n+++\n', "de"),
        ('{\n  "lang": "ko"\n}\n', "ko"),
        ("---\ntitle: x\n---\nlang: fr\n", ""),
        ("---\nmeta:\n  lang: fr\n---\n", ""),
        ("---\nlanguage: English\n---\n", ""),
        ("lang: fr\n", ""),
        ("", ""),
    ],
)
def test_front_matter_may_state_the_locale(head: str, locale: str) -> None:
    assert locale == declared_locale(head)


def test_a_po_file_says_its_language_in_its_header() -> None:
    head = '# Texts\n\nmsgid ""\nmsgstr ""\n"Project-Id-Version: shop\\n"\n"Language: pt_BR\\n"\n'

    assert (declared_locale(head), declared_locale('# Title\n\n"Language: fr\\n"\n')) == ("pt-BR", "")
