"""One rule of a Vale style → the YAML of one of ours, or the reason why there is none."""

import re
from collections.abc import Callable, Mapping, Sequence
from types import MappingProxyType
from typing import Any

from polyglint.importing.phrases import phrases
from polyglint.importing.regexes import RegexError, translated
from polyglint.importing.vale_config import LEVELS

Made = dict[str, Any]

_SCOPES: Mapping[str, str] = MappingProxyType({
    "text": "prose", "heading": "headings", "sentence": "sentences", "paragraph": "paragraphs", "summary": "paragraphs",
    "list": "items", "table": "cells", "table.cell": "cells", "table.header": "cells", "table.caption": "cells",
    "blockquote": "quotes", "link": "links", "alt": "alt", "strong": "strong", "emphasis": "emphasis", "code": "code",
    "raw": "raw",
})  # fmt: skip
_COUNTS: Mapping[str, str] = MappingProxyType({
    "words": "words", "sentences": "sentences", "paragraphs": "paragraphs", "characters": "characters",
    "syllables": "syllables", "long_words": "long_words", "polysyllabic_words": "polysyllabic_words",
    "complex_words": "polysyllabic_words", "list": "lists", "blockquote": "quotes", "pre": "code_blocks",
    "table": "tables", "image": "images", "link": "links",
    **{f"heading_h{level}": f"h{level}" for level in range(1, 7)},
})  # fmt: skip
_READABILITY: Mapping[str, str] = MappingProxyType({
    "Flesch-Kincaid": "0.39 * (words / sentences) + 11.8 * (syllables / words) - 15.59",
    "Gunning Fog": "0.4 * (words / sentences + 100 * polysyllabic_words / words)",
    "Automated Readability": "4.71 * (characters / words) + 0.5 * (words / sentences) - 21.43",
    "Coleman-Liau": "5.88 * (characters / words) - 29.6 * (sentences / words) - 15.8",
    "SMOG": "1.043 * sqrt(polysyllabic_words * 30 / sentences) + 3.1291",
})  # fmt: skip


class UnknownRuleError(ValueError):
    """A rule that cannot be carried over, and why."""


class Rule:
    """One rule on its way: what it says in Vale, what it will say here, and what was left on the way."""

    def __init__(self, stated: Mapping[str, Any], accepted: Sequence[str] = ()) -> None:
        self.stated = stated
        self.accepted = accepted  # the words that the vocabularies accept
        self.notes: list[str] = []

    def made(self) -> Made:
        """The keys of our rule, without its id.

        Raises UnknownRuleError where there is none.
        """
        kind = str(self.stated.get("extends", ""))
        if kind not in _KINDS:
            raise UnknownRuleError(_REASONS.get(kind, f'rules that extend "{kind}" are not known'))
        try:
            made = _KINDS[kind](self)
        except RegexError as error:
            raise UnknownRuleError(str(error)) from None
        return {**self._common(kind), **made}

    def _common(self, kind: str) -> Made:
        common: Made = {"severity": LEVELS.get(str(self.stated.get("level", "warning")), "warning")}
        if message := str(self.stated.get("message") or ""):
            common["message"] = _message(message, _PLACEHOLDERS[kind])
        if link := self.stated.get("link"):
            common["link"] = str(link)
        if scope := self._scope(kind):
            common["scope"] = scope
        if kind not in ("occurrence", "metric", "readability") and self.stated.get("vocab", True) and self.accepted:
            common["exceptions_from"] = "../vocabulary/accept.txt"
        if exceptions := self._exceptions():
            common["exceptions"] = exceptions
        return common

    def _scope(self, kind: str) -> str | list[str]:
        stated = self.stated.get("scope") or ("heading" if kind == "capitalization" else "text")
        found = [
            name for scope in (stated if isinstance(stated, list) else [stated]) for name in self._place(str(scope))
        ]
        found = list(dict.fromkeys(found))
        if found == ["prose"]:
            return "headings" if kind == "capitalization" else ""
        return found[0] if len(found) == 1 else found

    def _place(self, scope: str) -> list[str]:
        if heading := re.fullmatch(r"(?:text\.)?heading\.(h[1-6])(?:\.\w+)?", scope):
            return [heading[1]]
        if key := re.fullmatch(r"(?:text\.)?frontmatter\.(\w+)", scope):
            return [f"front_matter.{key[1]}"]
        name = re.sub(r"\.(?:md|html|adoc|rst|txt)$", "", scope.removeprefix("text."))
        if name in _SCOPES:
            return [_SCOPES[name]]
        self.notes.append(f'the scope "{scope}" has no equal: all prose is read')
        return ["prose"]

    def _exceptions(self) -> list[str]:
        found: list[str] = []
        for exception in _texts(self.stated.get("exceptions")):
            if listed := phrases(exception):
                found.extend(listed)
            else:
                self.notes.append(f'the exception "{exception}" is a pattern, and exceptions are phrases here')
        return found

    @property
    def ignores_case(self) -> bool:
        """Whether capitals do not count."""
        return bool(self.stated.get("ignorecase", False))

    def case(self) -> Made:
        """The key that says so."""
        return {"ignorecase": True} if self.ignores_case else {}

    def bounded(self, pattern: str) -> str:
        """A pattern as Vale wraps it: whole words, unless the rule says otherwise."""
        found = translated(pattern)
        return found if self.stated.get("nonword") else rf"\b(?:{found})\b"

    def listed(self, tokens: Sequence[str]) -> list[str]:
        """The phrases that all of these patterns stand for; none where one is more than that.

        A phrase in small letters is found in any case here, so patterns for which capitals count stay patterns.
        """
        if self.stated.get("nonword") or not self.ignores_case:
            return []
        found = [phrases(token) for token in tokens]
        return [phrase for listed in found for phrase in listed] if all(found) else []


def _existence(rule: Rule) -> Made:
    tokens, raw = _texts(rule.stated.get("tokens")), _texts(rule.stated.get("raw"))
    if raw:
        # What is raw stands before the tokens.
        patterns = [translated("".join(raw)) + (rule.bounded("|".join(tokens)) if tokens else "")]
    elif words := rule.listed(tokens):
        return {"words": words, **rule.case(), **_action(rule)}
    else:
        patterns = [rule.bounded(token) for token in tokens]
    if not patterns:
        raise UnknownRuleError("it lists no tokens")
    _refuse_numbered(patterns)
    return {"pattern": patterns if len(patterns) > 1 else patterns[0], **rule.case(), **_action(rule)}


def _refuse_numbered(patterns: Sequence[str]) -> None:
    if len(patterns) > 1 and any(re.search(r"(?<!\\)\\[1-9]", pattern) for pattern in patterns):
        raise UnknownRuleError("one of its patterns refers to a group by number: name the group, (?<word>…) \\k<word>")


def _action(rule: Rule) -> Made:
    action = rule.stated.get("action") or {}
    name, params = action.get("name"), _texts(action.get("params"))
    if name == "remove":
        return {"replace": ""}
    if name == "replace" and len(params) == 1:
        return {"replace": params[0]}
    if name:
        rule.notes.append(f'the action "{name}" has no equal')
    return {}


def _substitution(rule: Rule) -> Made:
    swap = {str(wrong): str(right) for wrong, right in (rule.stated.get("swap") or {}).items()}
    if any(re.search(r"\$\d|\$\{", right) for right in swap.values()):
        raise UnknownRuleError("its swaps fill in groups ($1): write each as a rule with `pattern` and `replace`")
    listed = {wrong: rule.listed([wrong]) for wrong in swap}
    if swap and all(listed.values()):
        pairs = {wrong: _rights(right) for key, right in swap.items() for wrong in listed[key] if wrong != right}
        return {"swap": pairs, **rule.case()}
    patterns = {rule.bounded(wrong): _rights(right) for wrong, right in swap.items()}
    if not patterns:
        raise UnknownRuleError("it swaps nothing")
    _refuse_numbered([*patterns, ""])
    return {"swap": patterns, "regex": True, **rule.case()}


def _rights(right: str) -> str | list[str]:
    parts = [part.strip() for part in right.split("|")]
    return parts if len(parts) > 1 else right


def _occurrence(rule: Rule) -> Made:
    limits = {key: int(rule.stated[key]) for key in ("max", "min") if rule.stated.get(key) is not None}
    if not limits or not rule.stated.get("token"):
        raise UnknownRuleError("it says no token or no limit")
    return {"pattern": translated(str(rule.stated["token"])), **limits, **rule.case()}


def _repetition(rule: Rule) -> Made:
    tokens = [translated(token) for token in _texts(rule.stated.get("tokens"))] or [r"\w+"]
    joined = "|".join(f"(?:{token})" for token in tokens)
    most = int(rule.stated.get("max") or 0)
    return {"repeats": re.sub(r"(?<!\\)\((?!\?)", "(?:", joined), **({"max": most} if most > 1 else {}), **rule.case()}


def _consistency(rule: Rule) -> Made:
    either = {str(one): str(other) for one, other in (rule.stated.get("either") or {}).items()}
    if not either:
        raise UnknownRuleError("it names no pair")
    listed = {one: (rule.listed([one]), rule.listed([other])) for one, other in either.items()}
    if all(len(ours) == len(theirs) == 1 for ours, theirs in listed.values()):
        return {"either": {ours[0]: theirs[0] for ours, theirs in listed.values()}, **rule.case()}
    return {
        "either": {rule.bounded(one): rule.bounded(other) for one, other in either.items()},
        "regex": True,
        **rule.case(),
    }


def _conditional(rule: Rule) -> Made:
    first, second = str(rule.stated.get("first") or ""), str(rule.stated.get("second") or "")
    if not first or not second:
        raise UnknownRuleError("it lacks `first` or `second`")
    return {"pattern": translated(first), "introduced_by": translated(second), **rule.case()}


def _capitalization(rule: Rule) -> Made:
    match = str(rule.stated.get("match") or "")
    known = {"$sentence": "sentence", "$lower": "lower", "$upper": "upper", "$title": "title"}
    if match not in known:
        return {"matches": translated(match)}
    case = known[match]
    if case == "title" and str(rule.stated.get("style") or "AP").lower() == "chicago":
        case = "title-chicago"
    share = rule.stated.get("threshold")
    for key in ("indicators", "prefix"):
        if rule.stated.get(key):
            rule.notes.append(f'"{key}" has no equal')
    return {"case": case, **({"share": float(share)} if share is not None else {})}


def _metric(rule: Rule) -> Made:
    formula = " ".join(str(rule.stated.get("formula") or "").split())
    names = set(re.findall(r"[A-Za-z_]\w*", formula)) - {"math", "sqrt", "log", "min", "max", "abs", "round"}
    if unknown := sorted(names - _COUNTS.keys()):
        raise UnknownRuleError(f"its formula counts {', '.join(unknown)}, which is not counted here")
    formula = re.sub(r"[A-Za-z_]\w*", lambda name: _COUNTS.get(name[0], name[0]), formula.replace("math.", ""))
    condition = re.fullmatch(r"\s*([<>]=?)\s*(-?[\d.]+)\s*", str(rule.stated.get("condition") or ""))
    if not condition:
        raise UnknownRuleError(f'its condition "{rule.stated.get("condition")}" is no limit')
    if condition[1].endswith("="):
        rule.notes.append(f"{condition[1]} {condition[2]} became {condition[1][0]} {condition[2]}")
    return {"formula": formula, "max" if condition[1][0] == ">" else "min": float(condition[2])}


def _readability(rule: Rule) -> Made:
    metrics = _texts(rule.stated.get("metrics"))
    if len(metrics) != 1 or metrics[0] not in _READABILITY:
        raise UnknownRuleError(f"only one metric a rule is known: {', '.join(_READABILITY)}")
    return {"formula": _READABILITY[metrics[0]], "max": float(rule.stated.get("grade") or 8)}


_KINDS: Mapping[str, Callable[[Rule], Made]] = MappingProxyType(
    {
        "existence": _existence,
        "substitution": _substitution,
        "occurrence": _occurrence,
        "repetition": _repetition,
        "consistency": _consistency,
        "conditional": _conditional,
        "capitalization": _capitalization,
        "metric": _metric,
        "readability": _readability,
    }
)
_REASONS: Mapping[str, str] = MappingProxyType(
    {
        "script": "a script is a program: write it as a rule in Python (`polyglint new-rule`)",
        "sequence": "sequences ask for parts of speech, which are not known here",
        "spelling": "the family spelling does this with its own dictionaries; `polyglint words` takes accepted words",
    }
)
# What %s stands for, in its order.
_PLACEHOLDERS: Mapping[str, tuple[str, ...]] = MappingProxyType(
    {
        "existence": ("match",),
        "substitution": ("right", "match"),
        "occurrence": ("count",),
        "repetition": ("token",),
        "consistency": ("match",),
        "conditional": ("match",),
        "capitalization": ("match",),
        "metric": ("value",),
        "readability": ("value",),
    }
)


def _message(message: str, names: tuple[str, ...]) -> str:
    """A message with our placeholders for those of Go: `%s`, `%[1]s`, `%%`."""
    left = list(names)
    plain = message.replace("{", "(").replace("}", ")")

    def filled(found: re.Match[str]) -> str:
        if found[0] == "%%":
            return "%"
        if found[1]:
            return f"{{{names[min(int(found[1]), len(names)) - 1]}}}"
        return f"{{{left.pop(0) if len(left) > 1 else left[0]}}}"

    return re.sub(r"%%|%(?:\[(\d+)\])?[sdvq]|%\.\d+f", filled, plain)


def _texts(value: Any) -> list[str]:
    return [str(one) for one in value] if isinstance(value, list) else []
