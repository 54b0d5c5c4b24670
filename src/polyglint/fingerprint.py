"""What makes a finding the same one tomorrow: a baseline and code scanning services tell old from new by it."""

from collections import Counter
from collections.abc import Iterable

from polyglint.hashing import blake2b
from polyglint.values import Finding

_BYTES = 8


def with_fingerprints(findings: Iterable[Finding]) -> tuple[Finding, ...]:
    """The findings with their fingerprints, in the same order.

    A fingerprint is a digest of the rule, the path, the quoted text, the heading above it, and which of its equals in
    the document the finding is. It has no line in it, and not the message: text may move and reflow, messages may be
    reworded. The second copy of a defect has another fingerprint than the first.
    """
    known = list(findings)
    seen: Counter[tuple[str, ...]] = Counter()
    fingerprints = [""] * len(known)
    for index in sorted(range(len(known)), key=lambda number: known[number].place):
        kind = _kind(known[index])
        seen[kind] += 1
        fingerprints[index] = _digest((*kind, str(seen[kind])))
    return tuple(
        finding._replace(fingerprint=fingerprint) for finding, fingerprint in zip(known, fingerprints, strict=True)
    )


def _kind(finding: Finding) -> tuple[str, ...]:
    return finding.rule, finding.place.path, _normal(finding.quote), _normal(finding.section)


def _normal(text: str) -> str:
    """The text without what reflowing changes: how its words are spaced, and the marks of a quote between them."""
    return " ".join(word for word in text.split() if word != ">")


def _digest(parts: Iterable[str]) -> str:
    joined = "\0".join(parts).encode("utf-8", "surrogatepass")
    return blake2b(joined, digest_size=_BYTES).hexdigest()
