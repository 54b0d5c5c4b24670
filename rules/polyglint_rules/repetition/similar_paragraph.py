"""Paragraphs of one page that stand nearly word for word on another."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from zlib import crc32

from polyglint import Document, Fact, Json, Mqm, Problem, Related, SiteRule, words_of

_RUN = 3  # words that are compared as one
_SKETCH = 24  # of the lowest digests of these runs: as alike as two sketches are, so are the texts
_MODELS = 8  # different paragraphs that one key can hold before the rest is left alone


@dataclass(eq=False, repr=False)
class SimilarParagraph(SiteRule):
    """A paragraph stands on one page of a locale."""

    id = "repetition/similar-paragraph"
    severity = "info"
    preview = True
    mqm = Mqm("linguistic conventions", "duplication", "neutral")

    words: int = 25
    alike: float = 0.8

    def collect(self, document: Document) -> Iterator[Fact]:
        """The lowest digests of each long paragraph's runs of words, under the lowest of all.

        Two texts that have nine runs in ten in common have the same lowest one nine times in ten, so that each text is
        compared with few others, and with none twice.
        """
        for block in document.blocks:
            if block.kind != "paragraph" or block.text_end - block.text_start < 2 * self.words:
                continue
            words = words_of(document.prose[block.text_start : block.text_end])
            if len(words) < max(self.words, _RUN):
                continue
            runs = {" ".join(words[index : index + _RUN]) for index in range(len(words) - _RUN + 1)}
            sketch = sorted(crc32(run.encode()) for run in runs)[:_SKETCH]
            text = " ".join(document.text[block.text_start : block.text_end].split())
            value: dict[str, Json] = {"sketch": [*sketch], "text": crc32(text.encode())}
            yield document.fact(
                f"{document.locale}|{sketch[0]}", value, document.place(block.text_start, block.text_end)
            )

    def conclude(self, key: str, facts: Sequence[Fact]) -> Iterator[Problem]:  # noqa: ARG002  (the facts say it)
        """The paragraphs that another page has had before."""
        models: list[Fact] = []
        for fact in facts:
            model = next((one for one in models if _share(one, fact) >= self.alike), None)
            if model is None:
                if len(models) < _MODELS:
                    models.append(fact)
            elif model.place.path != fact.place.path:
                same = "word for word" if model.value == fact.value else "nearly word for word"
                yield Problem(
                    fact.place,
                    f"this paragraph stands {same} in {model.place.path}, line {model.place.line}",
                    "say it in one place and link to it, or make plain how the two differ",
                    (Related(model.place, "here too"),),
                )


def _share(one: Fact, other: Fact) -> float:
    """How much of two texts is the same, estimated from the lowest digests of both."""
    first, second = _digests(one), _digests(other)
    lowest = sorted(first | second)[: min(len(first), len(second))]
    return sum(digest in first and digest in second for digest in lowest) / len(lowest) if lowest else 0.0


def _digests(fact: Fact) -> frozenset[int]:
    sketch = fact.value["sketch"] if isinstance(fact.value, dict) else None
    return frozenset(int(str(digest)) for digest in sketch) if isinstance(sketch, list) else frozenset()
