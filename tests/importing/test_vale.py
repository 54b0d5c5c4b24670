"""A Vale configuration becomes rules that find what they should, and settings that run them where they should."""

from collections.abc import Mapping
from pathlib import Path

import pytest
from click.testing import CliRunner

from polyglint import Document
from polyglint.cli import polyglint
from polyglint.importing.vale import ValeError, imported
from polyglint.settings import settings_from
from polyglint.style.reading import data_rule

INI = """\
# our style
StylesPath = .vale/styles
MinAlertLevel = suggestion
Vocab = Clinic
Packages = Acme

[*.{md,mdx}]
BasedOnStyles = Vale, Acme
Acme.Contractions = NO
Acme.Latin = error
TokenIgnores = (\\$+[^\\n$]+\\$+)

[blog/**]
BasedOnStyles = Acme, Loose
Acme.Slang = NO
Acme.Headings = suggestion
"""
STYLES = {
    "Acme/Slang.yml": """\
extends: existence
message: "Don't use '%s'."
level: warning
link: https://style.example/slang
ignorecase: true
tokens:
  - awesome
  - 'ginormous(?:ly)?'
  - no[- ]brainer
""",
    "Acme/Latin.yml": """\
extends: substitution
message: "Use '%s' instead of '%s'."
ignorecase: true
nonword: true
swap:
  '\\b(?:eg|e\\.g\\.)(?=[\\s,;])': for example
  utilise: use|employ
""",
    "Acme/Terms.yml": """\
extends: substitution
message: Use '%s' instead of '%s'.
level: error
ignorecase: false
swap:
  Javascript: JavaScript
  'e-?mails?': email
""",
    "Acme/Exclamation.yml": """\
extends: existence
message: "Keep '%s' for emergencies."
nonword: true
tokens:
  - '\\p{L}+!'
action:
  name: edit
  params: [trim_right, '!']
""",
    "Acme/Commas.yml": """\
extends: occurrence
message: "More than 3 commas!"
scope: sentence
level: suggestion
max: 3
token: ','
""",
    "Acme/Contractions.yml": "extends: existence\nmessage: No '%s'.\ntokens: [\"can't\"]\n",
    "Acme/Spelling.yml": "extends: consistency\nmessage: '%s?'\nignorecase: true\neither:\n  advisor: adviser\n",
    "Acme/Acronyms.yml": """\
extends: conditional
message: "'%s' has no definition."
ignorecase: false
first: '\\b([A-Z]{3,5})\\b'
second: '(?:\\b[A-Z][a-z]+ )+\\(([A-Z]{3,5})\\)'
exceptions:
  - API
""",
    "Acme/Headings.yml": """\
extends: capitalization
message: "'%s' should be in sentence case."
level: warning
scope: heading
match: $sentence
exceptions:
  - Docker
""",
    "Acme/Repeats.yml": "extends: repetition\nmessage: \"'%s' is repeated!\"\nalpha: true\ntokens:\n  - '[^\\s]+'\n",
    "Acme/Grade.yml": """\
extends: metric
message: "Grade %s."
formula: |
  (0.39 * (words / sentences)) + (11.8 * (syllables / words)) - 15.59
condition: "> 12"
""",
    "Acme/Passive.yml": """\
extends: existence
message: "'%s' may be passive voice."
ignorecase: true
raw:
  - \\b(am|are|were|being|is|been|was|be)\\b\\s*
tokens:
  - '[\\w]+ed'
  - awoken
""",
    "Acme/Ends.yml": """\
extends: existence
message: No stop in a heading.
nonword: true
scope: heading
tokens:
  - '[a-z0-9][.]\\s*$'
""",
    "Acme/Openers.yml": "extends: existence\nmessage: no '%s'\nscope: paragraph\ntokens: ['^(?:And|But)']\n",
    "Acme/Lengths.yml": """\
extends: occurrence
message: Try to keep sentences short (< 5 words).
scope: sentence
max: 5
token: '\\b(\\w+)\\b'
""",
    "Acme/Script.yml": "extends: script\nmessage: no\nscope: raw\nscript: |\n  text := import('text')\n",
    "Acme/Speech.yml": "extends: sequence\nmessage: no\ntokens:\n  - tag: VBN\n",
    "Acme/Odd.yml": "extends: existence\nmessage: no\ntokens:\n  - '[a-z-[aeiou]]{9}'\n",
    "Acme/Groups.yml": "extends: substitution\nmessage: '%s for %s'\nswap:\n  '(\\w+) and/or': $1 or\n",
    "Loose/Wow.yml": "extends: existence\nmessage: '%s?'\ntokens: [wow]\n",
    "config/vocabularies/Clinic/accept.txt": "# ours\nDermaPeel\n(?i)awesome laser\n[a-z]+ose\n",
    "config/vocabularies/Clinic/reject.txt": "miracle cure\n",
}
FINDS = {
    "acme/slang": ("An awesome, ginormously no-brainer.", ["awesome", "ginormously", "no-brainer"]),
    "acme/latin": ("Fruit, e.g. apples, which we utilise.", ["e.g.", "utilise"]),
    "acme/terms": ("Javascript in e-mails and Email.", ["Javascript", "e-mails"]),
    "acme/exclamation": ("Árbol! No.", ["Árbol!"]),
    "acme/commas": ("One, two, three, four, five.", [","]),
    "acme/spelling": ("An adviser is an advisor.", ["advisor"]),
    "acme/acronyms": ("Use the API of the European Union (EUR) or WHO.", ["WHO"]),
    "acme/headings": ("# Getting Started With Docker\n", ["Getting Started With Docker"]),
    "acme/repeats": ("It is is here.", ["is is"]),
    "acme/passive": ("It was opened and is open.", ["was opened"]),
    "acme/ends": ("# One.\n\nTwo.\n\n## Three\n", ["e."]),
    "acme/openers": ("But no. But yes.\n\nAnd and.\n", ["But", "And"]),
    "acme/lengths": ("One two three. One two three four five six seven.", ["six"]),
    "loose/wow": ("Oh wow.", ["wow"]),
    "vale/avoid": ("A miracle cure.", ["miracle cure"]),
    "vale/terms": ("A dermapeel and DermaPeel.", ["dermapeel"]),
}


@pytest.fixture
def vale(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.chdir(tmp_path)
    written(tmp_path, {".vale.ini": INI, **{f".vale/styles/{name}": text for name, text in STYLES.items()}})
    return tmp_path


def written(folder: Path, files: Mapping[str, str]) -> None:
    for name, text in files.items():
        (folder / name).parent.mkdir(parents=True, exist_ok=True)
        (folder / name).write_text(text, "utf-8")


@pytest.mark.parametrize("name", FINDS)
def test_an_imported_rule_finds_what_it_found(vale: Path, name: str) -> None:
    written(vale / "rules", imported(vale, "rules").files)
    file = vale / "rules" / f"{name.replace('-', '_')}.yaml"
    text, found = FINDS[name]

    rule = data_rule(file.read_bytes(), name, file.parent)

    assert found == [text[one.place.start : one.place.end] for one in rule.check(Document("page.md", text, "en"))]


def test_what_has_no_equal_is_said(vale: Path) -> None:
    assert set(imported(vale, "rules").notes) == {
        "Packages = Acme: fetch them with `vale sync` first; what lies in StylesPath is read",
        'accept.txt: "[a-z]+ose" is a pattern, and words are phrases here',
        "Vale.Spelling: the family spelling is on by default; `polyglint words` takes the words of accept.txt",
        "Vale.Repetition: repetition/doubled-word is on by default",
        'Acme.Exclamation: the action "edit" has no equal',
        "Acme.Groups: not carried over: its swaps fill in groups ($1): "
        "write each as a rule with `pattern` and `replace`",
        "Acme.Odd: not carried over: a class from which another is taken has no equal",
        "Acme.Speech: not carried over: sequences ask for parts of speech, which are not known here",
        "Acme.Script: not carried over: a script is a program: write it as a rule in Python (`polyglint new-rule`)",
        "[*.{md,mdx}] TokenIgnores (line 11) has no equal",
    }


def test_the_settings_run_the_rules_where_they_ran(vale: Path) -> None:
    written(vale, {"polyglint.toml": imported(vale, "rules").settings})

    settings = settings_from(vale / "polyglint.toml", vale)

    assert settings.rules == ("rules",)
    assert settings.fail_on == "info"
    assert settings.ignore == ()
    assert settings.severity == {"acme/latin": "error"}
    assert settings.rules_for("blog/a.md").extend_select == ("loose/wow",)
    assert settings.rules_for("blog/a.md").ignore == ("acme/slang",)
    assert settings.rules_for("blog/a.md").severity == {"acme/latin": "error", "acme/headings": "info"}
    assert settings.rules_for("a.md").extend_select == ()


def test_the_command_writes_rules_and_settings_that_lint_takes(vale: Path) -> None:
    written(
        vale, {"page.md": "# A visit\n\nAn awesome day, an awesome laser.\n", "blog/post.md": "# Oh\n\nAwesome, wow.\n"}
    )

    told = CliRunner().invoke(polyglint, ["import", "vale", ".vale.ini"])
    linted = CliRunner().invoke(polyglint, ["check", ".", "--no-cache", "--output-format", "concise"])

    assert told.exit_code == 0
    assert told.output.startswith("17 rules written to lint/rules\n\nNot carried over, or changed:\n")
    assert told.output.endswith("written: polyglint.toml\n")
    assert [line for line in linted.output.splitlines() if "acme" in line or "loose" in line] == [
        "blog/post.md:3:10 warning loose/wow wow?",
        "page.md:3:4 warning acme/slang Don't use 'awesome'.",
        "page.md:3:28 warning acme/lengths Try to keep sentences short (< 5 words).",
    ]


def test_nothing_is_overwritten_unasked(vale: Path) -> None:
    CliRunner().invoke(polyglint, ["import", "vale", "."])
    again = CliRunner().invoke(polyglint, ["import", "vale", "."])
    forced = CliRunner().invoke(polyglint, ["import", "vale", ".", "--force"])

    assert again.exit_code == 2
    assert "is there already; --force overwrites it" in again.output
    assert "polyglint.toml is there already; add this to it:" in forced.output
    assert vale.exists()


@pytest.mark.parametrize(
    ("ini", "message"),
    [(None, "has no .vale.ini"), ("[*]\nBasedOnStyles\n", ".vale.ini:2: is neither a section nor name = value")],
)
def test_a_configuration_that_cannot_be_read_says_so(tmp_path: Path, ini: str | None, message: str) -> None:
    written(tmp_path, {".vale.ini": ini} if ini else {})

    with pytest.raises(ValeError, match=message.replace(".", r"\.")):
        imported(tmp_path, "rules")


def test_a_vocabulary_that_is_no_utf_8_is_said(vale: Path) -> None:
    accepted = vale / ".vale/styles/config/vocabularies/Clinic/accept.txt"
    accepted.write_bytes("Décolleté\n".encode("latin-1"))

    notes = imported(vale, "rules").notes

    assert [note for note in notes if note.startswith("Clinic/accept.txt: cannot be read: ")]
