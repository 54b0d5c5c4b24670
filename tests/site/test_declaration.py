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
