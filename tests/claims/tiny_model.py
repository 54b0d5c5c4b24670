"""A model of natural language inference in two hundred bytes: a bag of words, each with a weight for each label.

ONNX is a protocol buffer: a field is its number and kind, then a varint, or a length and that many bytes.
"""

import json
import struct
from collections.abc import Iterable, Mapping, Sequence
from pathlib import Path

LABELS = ("entailment", "neutral", "contradiction")
_FLOAT, _INT64, _INTS = 1, 7, 7


def write(folder: Path, weights: Mapping[str, Sequence[float]], labels: Sequence[str] = LABELS) -> Path:
    """Write a model whose answer is the mean of its words' weights, its tokenizer and its labels."""
    from tokenizers import Tokenizer, models, pre_tokenizers

    folder.mkdir(exist_ok=True)
    vocabulary = {"[PAD]": 0, "[UNK]": 1, **{word: number for number, word in enumerate(weights, 2)}}
    tokenizer = Tokenizer(models.WordLevel(vocabulary, unk_token="[UNK]"))
    tokenizer.pre_tokenizer = pre_tokenizers.Whitespace()
    tokenizer.save(str(folder / "tokenizer.json"))
    (folder / "config.json").write_text(json.dumps({"id2label": dict(enumerate(labels))}), encoding="utf-8")
    rows = [(0.0,) * len(labels), (0.0,) * len(labels), *weights.values()]
    (folder / "model.onnx").write_bytes(_model(rows))
    return folder


def _model(rows: Sequence[Sequence[float]]) -> bytes:
    look_up = _node("Gather", ("weights", "input_ids"), "found", _attribute("axis", 2, (0,)))
    mean = _node("ReduceMean", ("found",), "logits", _attribute("axes", _INTS, (1,)), _attribute("keepdims", 2, (0,)))
    values = struct.pack(f"<{len(rows) * len(rows[0])}f", *(value for row in rows for value in row))
    table = _number(1, len(rows)) + _number(1, len(rows[0])) + _number(2, _FLOAT) + _text(8, "weights")
    graph = _bytes(1, look_up) + _bytes(1, mean) + _text(2, "tiny") + _bytes(5, table + _bytes(9, values))
    graph += _bytes(11, _value("input_ids", _INT64, ("pairs", "tokens")))
    graph += _bytes(12, _value("logits", _FLOAT, ("pairs", "labels")))
    return _number(1, 8) + _bytes(7, graph) + _bytes(8, _number(2, 13))


def _node(kind: str, inputs: Iterable[str], output: str, *attributes: bytes) -> bytes:
    named = b"".join(_text(1, name) for name in inputs) + _text(2, output) + _text(4, kind)
    return named + b"".join(_bytes(5, attribute) for attribute in attributes)


def _attribute(name: str, kind: int, values: Iterable[int]) -> bytes:
    field = 8 if kind == _INTS else 3
    return _text(1, name) + b"".join(_number(field, value) for value in values) + _number(20, kind)


def _value(name: str, kind: int, dimensions: Iterable[str]) -> bytes:
    shape = b"".join(_bytes(1, _text(2, dimension)) for dimension in dimensions)
    return _text(1, name) + _bytes(2, _bytes(1, _number(1, kind) + _bytes(2, shape)))


def _number(field: int, value: int) -> bytes:
    return _varint(field << 3) + _varint(value)


def _text(field: int, value: str) -> bytes:
    return _bytes(field, value.encode())


def _bytes(field: int, value: bytes) -> bytes:
    return _varint(field << 3 | 2) + _varint(len(value)) + value


def _varint(value: int) -> bytes:
    done = b""
    while value > 127:
        done += bytes([value & 127 | 128])
        value >>= 7
    return done + bytes([value])
