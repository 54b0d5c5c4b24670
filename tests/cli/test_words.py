import json
from pathlib import Path
from typing import NoReturn

import pytest
from click.testing import CliRunner, Result

from polyglint import executors
from polyglint.cli import main, polyglint
from tests.conftest import Write


@pytest.fixture
def site(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    for name, text in {
        "en/a.md": "The wolkenpad shows the goverment form.",
        "en/b.md": "Each wolkenpad belongs to Mrs Zwierzynski.",
        "es/a.md": "El wolkenpad muestra el formulario del gobierno.",
    }.items():
        (tmp_path / name).parent.mkdir(exist_ok=True)
        (tmp_path / name).write_text(text, "utf-8")
    monkeypatch.chdir(tmp_path)
    return tmp_path


def words(*arguments: str) -> Result:
    return CliRunner().invoke(polyglint, ["words", *arguments])


@pytest.mark.usefixtures("site")
def test_unknown_words_are_listed_by_word_the_misspelt_ones_first() -> None:
    result = words("--locale", "en")
    lines = [line.split() for line in result.stdout.splitlines()]

    assert ["goverment", "1", "en/a.md:1:25", "→", "government"] in lines
    assert ["wolkenpad", "2", "on", "2", "pages", "en/a.md:1:5"] in lines
    assert "Zwierzynski" not in result.stdout


@pytest.mark.usefixtures("site")
def test_names_are_shown_when_asked_for() -> None:
    assert "Zwierzynski" in words("--all").stdout


@pytest.mark.usefixtures("site")
def test_the_list_is_data_too() -> None:
    rows = json.loads(words("--format", "json", "--locale", "en").stdout)

    assert [("goverment", ["government"]), ("wolkenpad", [])] == [(row["word"], row["suggestions"]) for row in rows]


def test_an_accepted_word_is_known_from_then_on(site: Path) -> None:
    added = words("--add", "wolkenpad", "--comment", "our tablet")

    assert (0, True) == (added.exit_code, "wolkenpad" in added.stdout)
    assert "wolkenpad  # our tablet" in (site / "polyglint-words.txt").read_text("utf-8")
    assert "wolkenpad" not in words().stdout.replace("→", "")
    assert "spelling en: " in CliRunner().invoke(polyglint, ["settings", "."]).stdout


def test_a_word_can_be_accepted_in_one_locale(site: Path) -> None:
    words("--add", "wolkenpad", "--locale", "es")

    assert (site / "polyglint-words.es.txt").exists()
    assert ["en"] == [
        row["locale"] for row in json.loads(words("--format", "json").stdout) if row["word"] == "wolkenpad"
    ]


def test_settings_that_are_there_stay_as_they_are(site: Path) -> None:
    (site / "polyglint.toml").write_text('# ours\nsource-locale = "en"\n', "utf-8")
    words("--add", "wolkenpad")

    assert '# ours\nsource-locale = "en"\n\n[spelling]\nwords = ["polyglint-words*.txt"]\n' == (
        site / "polyglint.toml"
    ).read_text("utf-8")


def test_words_that_nobody_uses_are_told_and_taken_out(site: Path) -> None:
    words("--add", "wolkenpad", "--add", "zebrafish")
    told = words("--unused")

    assert (1, "polyglint-words.txt:3: zebrafish: no document uses it\n") == (told.exit_code, told.stdout)
    assert 0 == words("--prune").exit_code
    assert "zebrafish" not in (site / "polyglint-words.txt").read_text("utf-8")
    assert 0 == words("--unused").exit_code


@pytest.mark.usefixtures("site")
def test_who_accepts_a_word_is_told() -> None:
    told = words("--why", "house", "--why", "wolkenpad", "--locale", "en").stdout.splitlines()

    assert ["house, en: accepted: ", "wolkenpad, en: unknown to "] == [
        told[0][:21],
        told[1][:26],
    ]


def test_a_folder_that_is_not_there_is_an_error(site: Path) -> None:
    (site / "polyglint.toml").write_text('[spelling]\ndictionaries = ["nowhere"]\n', "utf-8")

    assert (2, True) == (
        words().exit_code,
        "polyglint.toml:2: spelling.dictionaries: nowhere is no folder" in words().output,
    )


@pytest.mark.parametrize("path", ["content", "content/en", "content/en/a.md"])
def test_the_first_word_makes_settings_that_hold_for_the_whole_site(write: Write, path: str) -> None:
    root = write({"content/en/a.md": "The wolkenpad.", "content/fr/a.md": "Le zebrapad."})
    told = words(path, "--add", "wolkenpad").stdout
    words("--add", "zebrapad")

    assert told == "wolkenpad: in polyglint-words.txt; polyglint.toml names the list from now on\n"
    assert ["content", "polyglint-words.txt", "polyglint.toml"] == sorted(file.name for file in root.iterdir())
    assert "every word is known\n" == words("content").stdout


def test_the_first_settings_stand_at_the_top_of_the_repository(write: Write, monkeypatch: pytest.MonkeyPatch) -> None:
    root = write({"docs/en/a.md": "The wolkenpad.", ".git/HEAD": ""})
    monkeypatch.chdir(root / "docs")

    assert "wolkenpad: in ../polyglint-words.txt; ../polyglint.toml names" in words("en", "--add", "wolkenpad").stdout
    assert (root / "polyglint.toml").exists()


def test_settings_keep_their_line_ends(site: Path) -> None:
    (site / "polyglint.toml").write_bytes(b"[spelling] # ours\r\ndictionaries = []\r\n")
    words("--add", "wolkenpad")

    assert (
        b'[spelling] # ours\r\nwords = ["polyglint-words*.txt"]\r\ndictionaries = []\r\n'
        == (site / "polyglint.toml").read_bytes()
    )


@pytest.mark.parametrize(
    ("patterns", "locale", "written"),
    [
        ('"own/site.txt"', "", "own/site.txt"),
        ('"own/*.txt"', "es", "own/polyglint-words.es.txt"),
        ('"own/site.txt", "own/site.es.txt"', "es", "own/site.es.txt"),
    ],
)
def test_a_word_goes_where_the_settings_say(site: Path, patterns: str, locale: str, written: str) -> None:
    (site / "polyglint.toml").write_text(f"[spelling]\nwords = [{patterns}]\n", "utf-8")
    called = words("--add", "wolkenpad", *(("--locale", locale) if locale else ()))

    assert (0, True) == (called.exit_code, "wolkenpad" in (site / written).read_text("utf-8"))

    words("--add", "zebrafish", *(("--locale", locale) if locale else ()))
    assert f"{written}:3: zebrafish: no document uses it\n" == words("--unused").stdout


@pytest.mark.parametrize(
    ("settings", "arguments", "said"),
    [
        ("", ["--add", ""], "--add takes one word"),
        ("", ["--add", "two words"], "--add takes one word, without spaces and #, not 'two words'"),
        ("", ["--add", "wolkenpad", "--locale", "xx"], "no document is in xx; locales here: en, es"),
        ("", ["--locale", "xx"], "no document is in xx"),
        ('[spelling]\nwords = ["a.txt"]\n', ["--add", "wolkenpad", "--locale", "es"], "names no such list: add"),
        ("spelling = {}\n", ["--add", "wolkenpad"], "under [spelling] first"),
    ],
)
def test_what_cannot_be_listed_is_refused_and_nothing_written(
    site: Path, settings: str, arguments: list[str], said: str
) -> None:
    (site / "polyglint.toml").write_text(settings, "utf-8")
    called = words(*arguments)

    assert (2, True) == (called.exit_code, said in called.output)
    assert ["en", "es", "polyglint.toml"] == sorted(file.name for file in site.iterdir())
    assert settings == (site / "polyglint.toml").read_text("utf-8")


@pytest.mark.usefixtures("site")
def test_what_is_taken_out_is_told_and_the_whole_site_counts() -> None:
    words("--add", "wolkenpad", "--add", "Zwierzynski", "--add", "zebrafish")

    assert "polyglint-words.txt:3: zebrafish: taken out: no document uses it\n" == words("es", "--prune").stdout
    assert "documents use every listed word\n" == words("--unused").stdout


@pytest.mark.usefixtures("site")
def test_without_a_list_nothing_can_be_unused() -> None:
    assert "there is no word list\n" == words("--prune").stdout


def test_places_lead_there_from_where_the_user_is(write: Write, monkeypatch: pytest.MonkeyPatch) -> None:
    root = write({"content/en/a.md": "The wolkenpad.", "content/fr/a.md": "La maison."})
    at_the_top = words("content", "--locale", "en").stdout
    monkeypatch.chdir(root / "content")

    assert "content/en/a.md:1:5" in at_the_top
    assert "content/content" not in at_the_top
    assert " en/a.md:1:5" in words("en").stdout


def test_the_language_is_known_as_lint_knows_it(write: Write) -> None:
    write({"a.md": "---\nlang: en\n---\n\nThe goverment.\n"})

    assert "government" in words().stdout


def test_where_no_word_was_looked_up_none_is_called_known(write: Write) -> None:
    write({"a.md": "The goverment.\n"})

    assert (
        "nothing tells the language of 1 document, so no word was looked up there: "
        "set `lang` in the front matter, or `source-locale`\n"
    ) == words().stdout
    assert words().stdout == words("--format", "json").stderr


@pytest.mark.parametrize(
    ("locale", "listed", "text"),
    [
        ("en", "wolkenpad", "The wolkenpad's lid is shut."),
        ("en", "wolkenpad", "A micro\u2011wolkenpad is small."),
        ("ru", "ёлкопалка", "Это елкопалка."),
    ],
)
def test_a_word_that_stands_in_another_form_is_used(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, locale: str, listed: str, text: str
) -> None:
    (tmp_path / locale).mkdir()
    (tmp_path / locale / "a.md").write_text(text, "utf-8")
    monkeypatch.chdir(tmp_path)
    words("--add", listed)

    assert "documents use every listed word\n" == words("--unused").stdout


def test_nothing_is_taken_out_while_a_document_cannot_be_read(site: Path) -> None:
    words("--add", "zebrafish")
    (site / "en/c.md").write_bytes(b"A zebrafish\xff.\n")

    pruned = words("--prune")

    assert 2 == pruned.exit_code
    assert "nothing was taken out: 1 documents could not be read" in pruned.stderr
    assert "zebrafish" in (site / "polyglint-words.txt").read_text("utf-8")


@pytest.mark.usefixtures("site")
@pytest.mark.parametrize(
    "arguments",
    [("--add", "a", "--prune"), ("--comment", "why"), ("--unused", "--locale", "en"), ("--why", "a", "--unused")],
)
def test_options_that_would_be_ignored_are_refused(arguments: tuple[str, ...]) -> None:
    refused = words(*arguments)

    assert 2 == refused.exit_code
    assert "each go alone" in refused.stderr


@pytest.mark.usefixtures("site")
def test_a_worker_that_was_killed_is_no_defect(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    def killed(*_: object) -> NoReturn:
        raise executors.WorkerDiedError

    monkeypatch.setattr(executors, "each", killed)
    monkeypatch.setattr("sys.argv", ["polyglint", "words"])

    with pytest.raises(SystemExit) as ended:
        main()

    assert ended.value.code == 2
    assert "polyglint: a worker process was killed, perhaps for want of memory: try again with --jobs 1" in (
        capsys.readouterr().err
    )
