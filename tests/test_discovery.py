"""Packs of rules, from entry points and folders, and what is said of those that are broken."""

import importlib
import os
import pickle
import shutil
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest

from polyglint import installed
from polyglint.discovery import Pack, PackError, load, local_pack, packs, page, rules, signature, sources, summary
from polyglint.installed import Entry

EXAMPLE_PACK = Path(__file__).parent / "example_pack"
RULE = '''"""A rule."""

from polyglint import Document, DocumentRule


class Good(DocumentRule):
    """All is well."""

    id = "words/good"
'''


def folder_with(tmp_path: Path, **files: str) -> Path:
    """A folder with one family, `words`."""
    folder = tmp_path / "rules"
    (folder / "words").mkdir(parents=True)
    for name, text in files.items():
        (folder / "words" / name.replace("__", ".")).write_text(text, "utf-8")
    return folder


def refusal(folder: Path) -> str:
    with pytest.raises(PackError) as caught:
        [load(source) for source in sources([local_pack(folder)]).values()]
    return str(caught.value).replace(str(folder), "rules")


@pytest.fixture
def example_pack(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Entry]:
    """The example pack as it is once it is installed, beside no other."""
    shutil.copytree(EXAMPLE_PACK / "acme_rules", tmp_path / "site" / "acme_rules")
    monkeypatch.syspath_prepend(tmp_path / "site")
    entry = Entry("acme", "acme-house 1.0", "acme_rules", (str(tmp_path / "site" / "acme_rules"),))
    monkeypatch.setattr("polyglint.discovery.entries", lambda: (entry,))
    importlib.invalidate_caches()
    yield entry
    for name in [name for name in sys.modules if name.partition(".")[0] == "acme_rules"]:
        del sys.modules[name]


def test_the_rules_of_an_installed_pack_are_found_by_their_paths(example_pack: Entry) -> None:  # noqa: ARG001
    assert list(rules()) == ["tone/many-exclamations", "tone/no-easy"]


def test_a_rule_of_a_package_is_imported_by_its_own_name(example_pack: Entry) -> None:
    rule = rules()["tone/many-exclamations"]

    assert type(rule).__module__ == f"{example_pack.module}.tone.many_exclamations"


def test_finding_the_sources_imports_no_rule(example_pack: Entry) -> None:
    before = set(sys.modules)

    sources(packs())

    assert not [name for name in set(sys.modules) - before if name.startswith(example_pack.module)]


def test_the_page_of_a_rule_lies_beside_it(example_pack: Entry) -> None:
    assert page("tone/no-easy") == Path(example_pack.folders[0], "tone", "no_easy.md")
    assert page("tone/none") is None


def test_rules_of_a_folder_come_beside_those_of_packs(example_pack: Entry, tmp_path: Path) -> None:  # noqa: ARG001
    folder = folder_with(tmp_path, good__py=RULE)

    assert list(rules([folder])) == ["tone/many-exclamations", "tone/no-easy", "words/good"]


def test_polyglint_s_own_rules_come_through_the_same_door() -> None:
    assert "polyglint_rules" in [entry.module for entry in installed.entries()]


def test_a_rule_tells_what_is_right(example_pack: Entry) -> None:  # noqa: ARG001
    said = [summary(rule) for rule in rules().values()]

    assert said == [
        "A sentence ends in at most one exclamation mark.",
        'leave "{match}" out: the reader decides whether it is {match}',
    ]


def test_modules_without_a_rule_and_yaml_without_its_keys_are_data(tmp_path: Path) -> None:
    folder = folder_with(tmp_path, good__py=RULE, words__py="WORDS = ['a']\n", words__yaml="en: [a, b]\n")

    assert list(sources([local_pack(folder)])) == ["words/good"]


def test_a_module_that_only_looks_like_a_rule_is_none(tmp_path: Path) -> None:
    looks = 'class Row:\n    id = "words/row"\n'
    folder = folder_with(tmp_path, row__py=looks)

    assert load(sources([local_pack(folder)])["words/row"]) is None


def test_rules_of_a_folder_reach_their_siblings(tmp_path: Path) -> None:
    folder = folder_with(tmp_path, good__py=f"{RULE}    severity = LEVEL\n", level__py='LEVEL = "info"\n')
    file = folder / "words" / "good.py"
    file.write_text(file.read_text().replace("from polyglint", "from .level import LEVEL\nfrom polyglint"))

    rule = load(sources([local_pack(folder)])["words/good"])

    assert rule
    assert rule.severity == "info"


def test_two_folders_can_have_modules_of_the_same_name(tmp_path: Path) -> None:
    one, other = (folder_with(tmp_path / name, good__py=RULE) for name in ("one", "other"))

    names = {local_pack(folder).module for folder in (one, other)}

    assert len(names) == 2


def test_a_rule_of_a_folder_can_be_pickled(tmp_path: Path) -> None:
    rule = load(sources([local_pack(folder_with(tmp_path, good__py=RULE))])["words/good"])

    assert type(pickle.loads(pickle.dumps(rule))) is type(rule)


@pytest.mark.parametrize(
    ("name", "text", "message"),
    [
        ("good__py", RULE.replace("words/good", "words/god"), 'the id is "words/god", and the path says "words/good"'),
        ("good__py", RULE + RULE.replace("class Good", "class Better"), "this one defines Good, Better"),
        ("good__py", RULE + "\nx = 1 / 0\n", "words/good.py line 11: ZeroDivisionError: division by zero"),
        ("good__py", RULE + "\ndef\n", "words/good.py line 11: SyntaxError: invalid syntax"),
        ("good__py", RULE.replace("DocumentRule", "Rule"), "Good is neither a DocumentRule nor a TranslationRule"),
        (
            "good__py",
            RULE.replace("import Document,", "import Paper,"),
            "words/good.py line 3: ImportError:",
        ),
        ("bad__yaml", "id: words/bad\npatern: x\n", 'words/bad.yaml line 2: no key "patern", did you mean "pattern"?'),
    ],
)
def test_a_rule_that_cannot_be_loaded_is_named(name: str, text: str, message: str, tmp_path: Path) -> None:
    said = refusal(folder_with(tmp_path, **{name: text}))

    assert said.startswith('rule folder "rules": words/')
    assert message in said


def test_a_rule_whose_options_have_no_defaults_is_named(tmp_path: Path) -> None:
    text = (
        RULE.replace("class", "from dataclasses import dataclass\n\n@dataclass(frozen=True)\nclass") + "    most: int\n"
    )

    assert "missing 1 required positional argument: 'most'" in refusal(folder_with(tmp_path, good__py=text))


def test_a_page_beside_a_module_without_a_rule_is_told(tmp_path: Path) -> None:
    folder = folder_with(tmp_path, good__py="x = 1\n", good__md="# words/good\n")

    assert "a module defines one rule with an id; this one defines none" in refusal(folder)


def test_a_broken_pack_is_named_with_its_distribution(example_pack: Entry) -> None:
    Path(example_pack.folders[0], "tone", "no_easy.yaml").write_text("id: tone/no-easy\npatern: x\nmessage: y\n")

    with pytest.raises(PackError) as caught:
        rules()

    assert str(caught.value).startswith('rule pack "acme" (acme-house 1.0): tone/no_easy.yaml line 2: no key "patern"')


def test_two_rules_of_one_id_are_refused_with_both_packs(example_pack: Entry, tmp_path: Path) -> None:  # noqa: ARG001
    shutil.copytree(EXAMPLE_PACK / "acme_rules" / "tone", tmp_path / "mine" / "tone")

    with pytest.raises(PackError) as caught:
        rules([tmp_path / "mine"])

    assert str(caught.value) == (
        f'rule folder "{tmp_path / "mine"}": tone/many_exclamations.py: tone/many-exclamations is also the id of '
        'many_exclamations.py in rule pack "acme" (acme-house 1.0)'
    )


def test_a_folder_that_is_not_there_is_told(tmp_path: Path) -> None:
    with pytest.raises(PackError, match=r'rule folder ".*none" does not exist'):
        local_pack(tmp_path / "none")


def test_a_folder_without_rules_is_told(tmp_path: Path) -> None:
    assert "there is no rule in it; a rule is <family>/<rule>.py" in refusal(folder_with(tmp_path))


def test_a_rule_outside_a_family_is_told(tmp_path: Path) -> None:
    folder = folder_with(tmp_path)
    (folder / "good.py").write_text(RULE)

    assert refusal(folder) == (
        'rule folder "rules": good.py: a rule lies in the folder of its family: <family>/good.py'
    )


def test_a_pack_without_its_package_is_told(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("polyglint.discovery.entries", lambda: (Entry("acme", "acme-house 1.0", "gone", ()),))

    with pytest.raises(PackError, match="its entry point names gone, and there is no such import package"):
        packs()


def test_no_pack_at_all_is_told(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("polyglint.discovery.entries", tuple)

    with pytest.raises(PackError, match="no rule pack is installed"):
        packs()


def pack_at(folder: Path) -> Pack:
    return Pack("mine", "", "mine", (folder,))


def test_the_signature_is_the_same_while_nothing_changes(tmp_path: Path) -> None:
    folder = folder_with(tmp_path, good__py=RULE)

    assert signature([pack_at(folder)]) == signature([pack_at(folder)])


@pytest.mark.parametrize("name", ["good.py", "data/words.txt", "new.yaml"])
def test_the_signature_changes_with_any_file(name: str, tmp_path: Path) -> None:
    folder = folder_with(tmp_path, good__py=RULE)
    (folder / "words" / "data").mkdir()
    (folder / "words" / "data" / "words.txt").write_text("a")
    before = signature([pack_at(folder)])

    (folder / "words" / name).write_text("changed")

    assert before != signature([pack_at(folder)])


def test_the_signature_changes_when_only_the_time_does(tmp_path: Path) -> None:
    folder = folder_with(tmp_path, good__py=RULE)
    before = signature([pack_at(folder)])

    os.utime(folder / "words" / "good.py", (1, 1))

    assert before != signature([pack_at(folder)])


def test_bytecode_is_no_part_of_the_signature(tmp_path: Path) -> None:
    folder = folder_with(tmp_path, good__py=RULE)
    before = signature([pack_at(folder)])

    (folder / "words" / "__pycache__").mkdir()
    (folder / "words" / "__pycache__" / "good.pyc").touch()

    assert before == signature([pack_at(folder)])
