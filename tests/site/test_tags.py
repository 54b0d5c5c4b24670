import pytest

from polyglint.site.tags import is_telling, is_well_formed, normalised


@pytest.mark.parametrize(
    ("written", "tag"),
    [
        ("en", "en"),
        ("pt-br", "pt-BR"),
        ("zh_CN", "zh-CN"),
        ("ZH-hans-cn", "zh-Hans-CN"),
        ("es-419", "es-419"),
        ("ca-valencia", "ca-valencia"),
        ("fil", "fil"),
        ("jp", ""),
        ("xx", ""),
        ("en-guide", ""),
        ("en-demo", ""),
        ("docs", ""),
        ("", ""),
    ],
)
def test_a_tag_is_brought_into_its_form(written: str, tag: str) -> None:
    assert tag == normalised(written)


def test_words_and_extensions_tell_nothing_alone() -> None:
    assert [is_telling(name) for name in ("it", "to-do", "ts", "it-IT", "zh-cn")] == [False, False, False, True, True]


def test_a_rare_language_may_be_stated() -> None:
    assert is_well_formed("xho-ZA")
    assert not is_well_formed("xx")
