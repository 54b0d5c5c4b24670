import json
import tomllib
from pathlib import Path

import jsonschema
import pytest

from polyglint.settings import (
    Override,
    Settings,
    SettingsError,
    key_text,
    nearest_settings,
    rule_ids_named,
    settings_from,
)
from polyglint.settings_file import json_schema, place_of

EVERYTHING = """
select = ["headings"]
extend-select = ["claims/price"]
ignore = ["headings/empty-section"]
fail-on = "error"
source-locale = "pt_br"
catalogues = ["texts/*.json"]
include = ["content"]
exclude = ["drafts"]
rules = ["lint/rules"]
roots = ["static"]
max-file-size = "1.5 MiB"

[locales]
zh_cn = "content/cn/{path}"

[severity]
"headings/skipped-level" = "error"

[options."headings/skipped-level"]
first = 2

[schemas]
"content/blog/**" = "post.json"
"content/docs/**" = { required = ["title"] }

[[overrides]]
paths = ["content/blog"]
select = ["claims"]
ignore = ["emphasis"]
severity = { "headings/skipped-level" = "info" }
options = { "headings/skipped-level" = { last = 4 } }
locale = "uk"
"""


def read(folder: Path, text: str, name: str = "polyglint.toml") -> Settings:
    (folder / name).write_text(text)
    return settings_from(folder / name, folder)


def wrong(folder: Path, text: str, name: str = "polyglint.toml") -> list[str]:
    with pytest.raises(SettingsError) as caught:
        read(folder, text, name)
    return list(caught.value.messages)


def test_every_key_is_read(tmp_path: Path) -> None:
    (tmp_path / "post.json").write_text('{"type": "object"}')

    assert Settings(
        path=str(tmp_path / "polyglint.toml"),
        root=tmp_path,
        select=("headings",),
        extend_select=("claims/price",),
        ignore=("headings/empty-section",),
        fail_on="error",
        source_locale="pt-BR",
        locales={"zh-CN": "content/cn/{path}"},
        catalogues=("texts/*.json",),
        include=("content",),
        exclude=("drafts",),
        rules=("lint/rules",),
        roots=("static",),
        max_file_size=1_572_864,
        severity={"headings/skipped-level": "error"},
        options={"headings/skipped-level": {"first": 2}},
        schemas={"content/blog/**": {"type": "object"}, "content/docs/**": {"required": ["title"]}},
        overrides=(
            Override(
                paths=("content/blog",),
                select=("claims",),
                ignore=("emphasis",),
                severity={"headings/skipped-level": "info"},
                options={"headings/skipped-level": {"last": 4}},
                locale="uk",
            ),
        ),
    ) == read(tmp_path, EVERYTHING)


def test_the_published_schema_accepts_what_is_read() -> None:
    schema = json_schema()

    jsonschema.Draft202012Validator.check_schema(schema)
    jsonschema.validate(tomllib.loads(EVERYTHING), schema)
    json.dumps(schema)


@pytest.mark.parametrize("text", ["selct = []", 'fail-on = "often"', 'ignore = "x"', "[[overrides]]\nselect = []"])
def test_the_published_schema_refuses_what_is_refused(tmp_path: Path, text: str) -> None:
    assert wrong(tmp_path, text)
    with pytest.raises(jsonschema.ValidationError):
        jsonschema.validate(tomllib.loads(text), json_schema())


def test_all_that_is_wrong_is_said_at_once_with_its_line(tmp_path: Path) -> None:
    text = """
fail_on = "error"
ignore = "x"
source-locale = "xx"
max-file-size = "ten"
[severity]
"headings/skipped-level" = "erorr"
[locales]
fr = "content/fr"
klingon = "content/{path}"
[[overrides]]
paths = ["a"]
[[overrides]]
path = ["b"]
"""
    known = (
        "select, ignore, severity, options, extend-select, fail-on, source-locale, locales, catalogues, include, "
        "exclude, rules, roots, max-file-size, staleness, schemas, glossaries, claims, spelling, facts, overrides"
    )

    assert [
        f"polyglint.toml:2: fail_on: unknown key (did you mean fail-on?); known: {known}",
        "polyglint.toml:3: ignore: must be a list of strings, not 'x'",
        'polyglint.toml:4: source-locale: must be a locale tag such as "en" or "pt-BR", not \'xx\'',
        "polyglint.toml:5: max-file-size: must be a size such as \"10 MB\", not 'ten'",
        'polyglint.toml:7: severity."headings/skipped-level": '
        "'erorr' is none of info, warning, error (did you mean error?)",
        "polyglint.toml:9: locales.fr: must be a path with one {path}, such as \"content/en/{path}\", not 'content/fr'",
        "polyglint.toml:10: locales.klingon: 'klingon' is not a locale tag",
        "polyglint.toml:13: overrides[1]: key 'paths' is missing",
        "polyglint.toml:14: overrides[1].path: unknown key (did you mean paths?); "
        "known: paths, select, ignore, severity, options, extend-select, locale",
    ] == wrong(tmp_path, text)


@pytest.mark.parametrize(
    ("text", "message"),
    [
        ('[schemas]\n"blog" = "gone.json"', "polyglint.toml:2: schemas.blog: gone.json cannot be read: No such file"),
        ('[schemas]\n"blog" = "bad.json"', "polyglint.toml:2: schemas.blog: bad.json is not JSON: Expecting value"),
        ('[schemas]\n"blog" = "list.json"', "polyglint.toml:2: schemas.blog: list.json is not a JSON Schema"),
        ("a = \n", "polyglint.toml:1: is not TOML: Invalid value"),
        ("a = [", "polyglint.toml:1: is not TOML: "),
        ("overrides = 3", "polyglint.toml:1: overrides: must be an array of tables, not 3"),
        ("overrides = [3]", "polyglint.toml:1: overrides[0]: must be a table, not 3"),
        ("max-file-size = true", "polyglint.toml:1: max-file-size: must be a size"),
        ("severity = 3", "polyglint.toml:1: severity: must be a table, not 3"),
        ("options = {x = 3}", "polyglint.toml:1: options.x: must be a table, not 3"),
    ],
)
def test_what_cannot_be_followed_is_an_error(tmp_path: Path, text: str, message: str) -> None:
    (tmp_path / "bad.json").write_text("nonsense")
    (tmp_path / "list.json").write_text("[]")

    (said,) = wrong(tmp_path, text)

    assert said.startswith(message)


def test_bytes_that_are_no_text_are_an_error(tmp_path: Path) -> None:
    (tmp_path / "polyglint.toml").write_bytes(b"# \xff")

    with pytest.raises(SettingsError, match=r"^polyglint.toml: is not UTF-8 at byte 2$"):
        nearest_settings(["."], tmp_path)


def test_the_nearest_file_holds_and_no_other(tmp_path: Path) -> None:
    (tmp_path / "a/b").mkdir(parents=True)
    (tmp_path / "a/.polyglint.toml").write_text('ignore = ["inner"]\n')
    (tmp_path / "pyproject.toml").write_text('[tool.polyglint]\nselect = ["outer"]\n')

    inner, outer = nearest_settings(["a/b"], tmp_path), nearest_settings(["a", "c.md"], tmp_path)

    assert (("inner",), (), tmp_path / "a") == (inner.ignore, inner.select, inner.root)
    assert (outer.select, outer.ignore) == (("outer",), ())


def test_a_pyproject_without_our_section_is_not_ours(tmp_path: Path) -> None:
    (tmp_path / "pyproject.toml").write_text("[tool.other]\nbroken")

    assert nearest_settings(["x.md"], tmp_path).path is None


def test_lines_are_right_in_a_pyproject(tmp_path: Path) -> None:
    text = '[project]\nselect = 1\n[tool.polyglint]\nselect = 2\n[tool.polyglint.severity]\nx = "y"\n'

    assert [": ".join(message.split(": ")[:2]) for message in wrong(tmp_path, text, "pyproject.toml")] == [
        "pyproject.toml:4: select",
        "pyproject.toml:6: severity.x",
    ]


def test_later_overrides_win_and_the_rest_stands(tmp_path: Path) -> None:
    settings = read(
        tmp_path,
        """
select = ["headings"]
ignore = ["a"]
[severity]
x = "error"
[options.x]
one = 1
two = 2
[[overrides]]
paths = ["blog"]
ignore = ["b"]
severity = {x = "info"}
options = {x = {two = 3}}
[[overrides]]
paths = ["blog/old"]
select = ["claims"]
""",
    )

    blog, old = settings.rules_for("blog/a.md"), settings.rules_for("blog/old/a.md")

    assert (blog.select, blog.ignore, blog.severity) == (("headings",), ("a", "b"), {"x": "info"})
    assert blog.options == {"x": {"one": 1, "two": 3}}
    assert old.select == ("claims",)
    assert (settings.rules_for("b.md").ignore, settings.rules_for("b.md").severity) == (("a",), {"x": "error"})
    assert blog == settings.rules_for("blog/b.md")


def test_the_digest_speaks_of_what_changes_reports(tmp_path: Path) -> None:
    settings = Settings(severity={"a": "info", "b": "error"})

    assert settings.digest() == Settings(severity={"b": "error", "a": "info"}, fail_on="never", root=tmp_path).digest()
    assert settings.digest() != settings._replace(select=("a",)).digest()
    assert settings.digest() != settings._replace(overrides=(Override(("a",)),)).digest()


def test_rule_ids_are_named_with_their_keys(tmp_path: Path) -> None:
    (tmp_path / "post.json").write_text("{}")
    settings = read(tmp_path, EVERYTHING)

    assert [(key_text(key), name) for key, name in rule_ids_named(settings)] == [
        ("select", "headings"),
        ("ignore", "headings/empty-section"),
        ('severity."headings/skipped-level"', "headings/skipped-level"),
        ('options."headings/skipped-level"', "headings/skipped-level"),
        ("extend-select", "claims/price"),
        ("overrides[0].select", "claims"),
        ("overrides[0].ignore", "emphasis"),
        ('overrides[0].severity."headings/skipped-level"', "headings/skipped-level"),
        ('overrides[0].options."headings/skipped-level"', "headings/skipped-level"),
    ]
    assert place_of(settings, ("overrides", 0, "ignore"), tmp_path) == "polyglint.toml:30: overrides[0].ignore"


def test_glossaries_are_read_and_told_the_source_locale(tmp_path: Path) -> None:
    (tmp_path / "terms.csv").write_text("source,es\nlead,cable\n")

    settings = read(tmp_path, 'glossaries = ["*.csv"]\nsource-locale = "en"\n')

    assert ({"terms": {"": ["lead"], "es": ["cable"]}, "source": "en"},) == settings.glossaries


def test_another_glossary_makes_other_settings(tmp_path: Path) -> None:
    (tmp_path / "terms.csv").write_text("source,es\nlead,cable\n")
    before = read(tmp_path, 'glossaries = ["*.csv"]\n').digest()
    (tmp_path / "terms.csv").write_text("source,es\nlead,plomo\n")

    assert before != read(tmp_path, 'glossaries = ["*.csv"]\n').digest()


def test_what_is_wrong_with_a_glossary_names_both_files(tmp_path: Path) -> None:
    (tmp_path / "terms.csv").write_text("source,case\nlead,maybe\n")

    assert ['polyglint.toml:1: glossaries: terms.csv:2: column "case": says "maybe": write yes or no'] == wrong(
        tmp_path, 'glossaries = ["*.csv"]\n'
    )
