"""Plural forms that a language needs and a message does not have."""

from collections.abc import Iterable, Iterator

from polyglint import Catalogue, Entry, Mqm, Problem, Translation, TranslationRule
from polyglint_rules.catalogue.branches import branches
from polyglint_rules.catalogue.counting import needed
from polyglint_rules.catalogue.messages import Keys, Pair, name, named, pair_of, related, texts


class PluralCategories(TranslationRule):
    """A message that depends on a number has the plural forms that its language counts with."""

    id = "catalogue/plural-categories"
    severity = "error"
    mqm = Mqm("design and markup", "markup", "critical")

    def check(self, translation: Translation) -> Iterator[Problem]:
        """All messages that lack a form: as keys of their own, as branches of one text, or in PO."""
        pair = pair_of(translation)
        if pair is None:
            return
        if pair.target.front_matter.format == "po":
            yield from _numbered(pair)
            return
        if categories := needed(pair.target):
            yield from _keyed(pair, categories)
        yield from _branched(pair, categories)


def _keyed(pair: Pair, categories: tuple[str, ...]) -> Iterator[Problem]:
    """`items_one`, `items_other`; or `one` and `other` below `items`."""
    source = pair.source.catalogue.plurals if pair.source.catalogue else {}
    forms: dict[Keys, dict[str, Entry]] = {keys: {} for keys in source}
    for entry in texts(pair.target):
        form = Catalogue.plural_form(entry.keys)
        if form and form[0] in forms:
            forms[form[0]][form[1]] = entry
    for keys, there in forms.items():
        missing = [category for category in categories if category not in there]
        if there and missing:
            last = max(there.values(), key=lambda entry: entry.key_start)
            place = pair.target.place(last.key_start, last.key_end)
            what = f'"{name(pair.target, keys)}" has the plural forms {_listed(there)} and not {_listed(missing)}'
            beside = related(pair.source, source[keys]["other"], "the source")
            yield Problem(place, f"{what}, which {pair.target.locale} needs too", "add what is missing", beside)


def _branched(pair: Pair, categories: tuple[str, ...]) -> Iterator[Problem]:
    """`{count, plural, one {…} other {…}}`."""
    originals = {entry.keys: entry for entry in texts(pair.source)}
    for entry in texts(pair.target):
        if "plural" not in entry.value:
            continue
        for start, end, there in branches(pair.target.text, entry.value_start, entry.value_end):
            place = pair.target.place(start, end)
            beside = related(pair.source, originals[entry.keys], "the source") if entry.keys in originals else ()
            if "other" not in there:
                text = f"{pair.target.text[start:end]}, …}} has no branch other: the whole message fails without it"
                yield Problem(place, text, "add other {…}", beside)
            elif missing := _missing(there, categories):
                text = f"the branches here are {_listed(there)} and not {_listed(missing)}"
                yield Problem(place, f"{text}, which {pair.target.locale} needs too", "add what is missing", beside)


def _missing(there: list[str], categories: tuple[str, ...]) -> list[str]:
    """The categories without a branch; a text that is the same for all numbers needs none."""
    if there == ["other"]:
        return []
    exact = {"=0": "zero", "=1": "one", "=2": "two"}
    # Where one is only 1, naming the number does as well; in Russian it is also 21.
    covered = {exact.get(branch, "") for branch in there} if "few" not in categories else set()
    return [category for category in categories if category not in there and category not in covered]


def _numbered(pair: Pair) -> Iterator[Problem]:
    """`msgstr[0]`, `msgstr[1]`: as many as the header says; one problem for all that differ in the same way."""
    stated = pair.target.catalogue.po.plural_forms if pair.target.catalogue and pair.target.catalogue.po else 0
    forms: dict[Keys, list[Entry]] = {}
    for entry in texts(pair.target) if stated else ():
        if isinstance(entry.keys[-1], int):
            forms.setdefault(entry.keys[:-1], []).append(entry)
    by_number: dict[int, list[list[Entry]]] = {}
    for there in forms.values():
        by_number.setdefault(len(there), []).append(there)
    for number, messages in by_number.items():
        if number != stated:
            last = messages[0][-1]
            shown = named(pair.target, [there[0].keys for there in messages])
            text = f"the header of the file says {stated} plural forms, here are {number}: {shown}"
            yield Problem(pair.target.place(last.key_start, last.key_end), text, "write as many, or mend the header")


def _listed(categories: Iterable[str]) -> str:
    return ", ".join(categories)
