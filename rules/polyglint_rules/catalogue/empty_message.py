"""Messages of a translated catalogue that say nothing."""

from collections.abc import Iterator

from polyglint import Entry, Mqm, Problem, Translation, TranslationRule
from polyglint_rules.catalogue.messages import Keys, Pair, listed, name, pair_of, related, runs, texts

# What is this short may be an ending or a word that the other language does without: "s", "of", "the".
_SHORT = 3


class EmptyMessage(TranslationRule):
    """A message that says something in the source says something in its translation."""

    id = "catalogue/empty-message"
    mqm = Mqm("accuracy", "untranslated", "major")

    def check(self, translation: Translation) -> Iterator[Problem]:
        """One problem for each run of messages without a text; in PO one for all, for there they are work to do."""
        pair = pair_of(translation)
        if pair is None or all(entry.value.strip() for entry in texts(pair.target)):
            return
        # Not every plural form has an original of its own; of each message one has.
        originals = {_message(pair, entry): entry for entry in texts(pair.source)}
        entries = [entry for entry in texts(pair.target) if _message(pair, entry) in originals]
        empty = [entry for entry in entries if _is_empty(pair, entry, originals[_message(pair, entry)])]
        groups = [empty] if pair.is_one_file and empty else runs(entries, [entry.keys for entry in empty])
        for group in groups:
            yield _problem(pair, group, originals[_message(pair, group[0])])


def _is_empty(pair: Pair, entry: Entry, original: Entry) -> bool:
    says = original.value.strip()
    return not entry.value.strip() and bool(says) and (pair.is_one_file or len(says) > _SHORT)


def _problem(pair: Pair, group: list[Entry], original: Entry) -> Problem:
    place = pair.target.place(group[0].key_start, group[0].key_end)
    names = [name(pair.target, keys) for keys in dict.fromkeys(_message(pair, entry) for entry in group)]
    beside = related(pair.source, original, "the source says")
    if len(names) == 1:
        return Problem(place, f"{listed(names)} has no text: translate it", related=beside)
    where = "" if pair.is_one_file else " from here on"
    return Problem(place, f"{len(names):,} messages{where} have no text: {listed(names)}", "translate them", beside)


def _message(pair: Pair, entry: Entry) -> Keys:
    """The keys without the number that plural forms have in PO."""
    return entry.keys[:-1] if pair.is_one_file and isinstance(entry.keys[-1], int) else entry.keys
