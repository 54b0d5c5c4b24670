"""Messages of the source that a translated catalogue does not have."""

from collections.abc import Iterator

from polyglint import Entry, Mqm, Problem, Translation, TranslationRule
from polyglint_rules.catalogue.messages import Keys, Pair, counted, identity, named, pair_of, related, texts

_Run = list[tuple[Keys, Entry]]


class MissingMessage(TranslationRule):
    """A translated catalogue has all messages of its source."""

    id = "catalogue/missing-message"
    mqm = Mqm("accuracy", "omission", "major")

    def check(self, translation: Translation) -> Iterator[Problem]:
        """One problem for each run of messages that are not there."""
        pair = pair_of(translation)
        if pair is None or pair.is_one_file or pair.is_overlay:
            return
        for run, before in _missing(pair):
            yield _problem(pair, run, before)


def _missing(pair: Pair) -> Iterator[tuple[_Run, Entry | None]]:
    """The runs of missing messages, each with the message of the target that it would follow."""
    plurals = pair.plurals
    there = {identity(entry.keys, plurals): entry for entry in (*pair.fuzzy, *texts(pair.target))}
    run: _Run = []
    before: Entry | None = None
    seen: set[Keys] = set()
    for entry in texts(pair.source):
        keys = identity(entry.keys, plurals)
        if keys in there:
            if run:
                yield run, before
            run, before = [], there[keys]
        elif entry.value and keys not in seen:
            run.append((keys, entry))
        seen.add(keys)
    if run:
        yield run, before


def _problem(pair: Pair, run: _Run, before: Entry | None) -> Problem:
    count, target = len(run), pair.target
    place = target.place(before.key_start, before.key_end) if before else target.place(0, min(1, len(target.text)))
    where = " after this one" if before else ""
    shown = named(pair.source, [keys for keys, _ in run])
    message = f"{counted(count)} of the source {'is' if count == 1 else 'are'} missing{where}: {shown}"
    hint = f"translate and add {'it' if count == 1 else 'them'}"
    beside = "the source has it here" if count == 1 else "the source has them from here on"
    return Problem(place, message, hint, related(pair.source, run[0][1], beside))
