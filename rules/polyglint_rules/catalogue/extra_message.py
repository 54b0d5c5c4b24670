"""Messages of a translated catalogue that its source does not have."""

from collections.abc import Iterator

from polyglint import Mqm, Problem, Translation, TranslationRule
from polyglint_rules.catalogue.messages import identity, listed, name, pair_of, runs, texts


class ExtraMessage(TranslationRule):
    """A translated catalogue has no messages that its source does not have."""

    id = "catalogue/extra-message"
    severity = "info"
    mqm = Mqm("accuracy", "addition", "minor")

    def check(self, translation: Translation) -> Iterator[Problem]:
        """One problem for each run of messages that only the translation has."""
        pair = pair_of(translation)
        if pair is None or pair.is_one_file or not texts(pair.source):
            return
        plurals = pair.plurals
        known = {identity(entry.keys, plurals) for entry in texts(pair.source)}
        entries = texts(pair.target)
        extra = [entry.keys for entry in entries if identity(entry.keys, plurals) not in known]
        for run in runs(entries, extra):
            place = pair.target.place(run[0].key_start, run[0].key_end)
            names = [name(pair.target, keys) for keys in dict.fromkeys(identity(entry.keys, plurals) for entry in run)]
            if len(names) == 1:
                message = f"{listed(names)} is not in the source, {pair.source.path}"
                yield Problem(place, message, "delete it, or add it to the source")
            else:
                message = (
                    f"{len(names):,} messages from here on are not in the source, {pair.source.path}: {listed(names)}"
                )
                yield Problem(place, message, "delete them, or add them to the source")
