"""A judge that asks a model of natural language inference: does one statement contradict the other?

It wants the extra `polyglint[nli]` and a folder with a model exported to ONNX, as `optimum-cli export onnx` writes it:
`model.onnx`, `tokenizer.json` and a `config.json` that names the labels. Nothing is downloaded.

    [claims.judge]
    name = "nli"
    options = { model = "models/nli" }
"""

import json
from collections.abc import Iterator, Mapping, Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    import numpy

    from polyglint.claims.judges import StatementPair

_BATCH = 16
_LONGEST = 256  # tokens of a pair


class NliJudge:
    """How likely it is that two statements contradict each other: the lesser of both directions.

    A model of inference reads a premise and a hypothesis. Contradiction goes both ways, and the lesser probability
    rests less on what one direction misreads.
    """

    def __init__(self, folder: Path) -> None:
        """Raises OSError or ValueError for a folder that holds no such model, ImportError without the extra."""
        from onnxruntime import InferenceSession, SessionOptions  # late: 20 MB that only a judge needs
        from tokenizers import Tokenizer

        for name in ("model.onnx", "tokenizer.json", "config.json"):
            if not (folder / name).is_file():
                raise FileNotFoundError(f"{folder / name} is missing: export the model to ONNX first")
        self._label = _contradiction(json.loads((folder / "config.json").read_text(encoding="utf-8")), folder)
        self._tokenizer: Tokenizer = Tokenizer.from_file(str(folder / "tokenizer.json"))
        self._tokenizer.enable_truncation(_LONGEST)
        self._tokenizer.enable_padding()
        settings = SessionOptions()
        settings.intra_op_num_threads = 1  # the same sums in the same order: a run says the same again
        self._session: InferenceSession = InferenceSession(
            str(folder / "model.onnx"), settings, providers=["CPUExecutionProvider"]
        )

    def contradictions(self, pairs: "Sequence[StatementPair]") -> list[float]:
        """For each pair the probability that its statements contradict each other."""
        forth = list(self._probabilities([(pair.first, pair.second) for pair in pairs]))
        back = list(self._probabilities([(pair.second, pair.first) for pair in pairs]))
        return [min(both) for both in zip(forth, back, strict=True)]

    def _probabilities(self, texts: Sequence[tuple[str, str]]) -> Iterator[float]:
        for start in range(0, len(texts), _BATCH):
            yield from _softmax(self._logits(texts[start : start + _BATCH]), self._label)

    def _logits(self, texts: Sequence[tuple[str, str]]) -> "numpy.ndarray[Any, Any]":
        """The model's answer, of shape (pairs, labels)."""
        import numpy  # late: as above

        encoded = self._tokenizer.encode_batch([*texts])
        known = {
            "input_ids": [one.ids for one in encoded],
            "attention_mask": [one.attention_mask for one in encoded],
            "token_type_ids": [one.type_ids for one in encoded],
        }
        asked = [one.name for one in self._session.get_inputs()]
        given = {name: numpy.array(known[name], dtype=numpy.int64) for name in asked}
        logits: numpy.ndarray[Any, Any] = self._session.run(None, given)[0]
        return logits


def _contradiction(config: Mapping[str, Any], folder: Path) -> int:
    """The number of the label that means contradiction."""
    labels = {str(label).lower(): int(number) for number, label in config.get("id2label", {}).items()}
    found = next((number for label, number in labels.items() if label.startswith("contradict")), None)
    if found is None:
        listed = ", ".join(labels) or "none"
        raise ValueError(f'{folder / "config.json"}: id2label has no label "contradiction", only: {listed}')
    return found


def _softmax(logits: "numpy.ndarray[Any, Any]", label: int) -> Iterator[float]:
    import numpy  # late: as above

    powers = numpy.exp(logits - logits.max(axis=1, keepdims=True))
    yield from (powers[:, label] / powers.sum(axis=1)).tolist()


def judge(options: Mapping[str, Any], folder: Path) -> NliJudge:
    """The judge with the options of `[claims.judge]`: `model`, where the model lies, seen from the settings' folder.

    Raises ValueError without it, and what NliJudge raises.
    """
    model = options.get("model")
    if not isinstance(model, str) or not model:
        raise ValueError('say where the model lies: options = { model = "models/nli" }')
    return NliJudge(folder / model)
