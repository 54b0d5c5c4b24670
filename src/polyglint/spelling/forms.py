"""Right forms that lists lack, by language: verbs with pronouns behind them, spellings that a reform allows, prefixes.

Each is a way to make an unknown word of known ones. Without them, the rarer half of what grammar allows would be called
unknown, and much of it is one slip away from something else.
"""

from collections.abc import Callable, Iterator
from functools import cache
from types import MappingProxyType

from polyglint.late_pattern import late_pattern

Known = Callable[[str], object]

# What goes before words of a language without being one; what follows must be a word of four letters or more.
_PREFIXES = MappingProxyType({
    "en": "anti auto bi co counter cyber de dis eco fore geo hyper infra inter macro mega meta micro mid mini mis mono "
    "multi nano neo non out over photo poly post pre pro pseudo psycho re semi sub super tele therm trans ultra un "
    "under",
    "es": "anti auto bi co contra de des ex extra foto hiper in infra inter macro mega meta micro mini mono multi neo "
    "poli post pos pre pseudo re semi sobre sub super tele trans ultra",
    "fr": "anti auto bi co contre dé dés extra hyper infra inter macro méga méta micro mini mono multi néo photo poly "
    "post pré pseudo re ré semi sous sub super sur télé trans ultra",
    "de": "ab an auf aus be bei durch ein ent er gegen ge hin her mit nach über um un unter ver vor weg wieder zer zu "
    "zurück zusammen",
    "ru": "авиа авто анти астро без бес био взаимо вне внутри гипер гидро до евро за из ис интер квази контр крипто "
    "макро мега медиа мета микро мини много моно мульти на над наи не недо нейро нео об обще одно около от пере по "
    "под пост пра пред при про противо псевдо раз рас ре само сверх со суб супер теле термо транс ультра фото экстра "
    "электро",
})  # fmt: skip
_LEAST_PART = 4
_COMPOUNDING = frozenset({"de", "nl", "sv", "da", "nb"})
_LINKS = ("", "s", "n", "en", "es", "er")

# Spanish: dar, darte, dártelo; dando, dándole; pon, ponlo; pasa, pásalos.
_PRONOUNS = late_pattern(r"(?:(?:me|te|se|nos|os)?(?:l[oae]s?|me|te|nos)|se|os)$")
_INFINITIVE = late_pattern(r"[aeií]r$")
_GERUNDS = ("ándo", "éndo")
_MARKED_VOWELS = "áéíóú"
_UNMARKED = str.maketrans(_MARKED_VOWELS, "aeiou")
_MARK = late_pattern(f"[{_MARKED_VOWELS}]")
_VOWELS = late_pattern("[aeiouáéíóúü]+")
_AGENT = late_pattern(r"ers?$|able$")
_WHAT_CAN_BE_DONE = late_pattern(r"(?:(a)|i)bles?$")  # Spanish: invocable, traducibles
# French: what the reform of 1990 spells without a circumflex, and the futures that it writes with è.
_FUTURE = late_pattern(r"è(?=[^aeiouyéèêàùû]{1,3}er)")
_CIRCUMFLEX = MappingProxyType({"i": "î", "u": "û"})


def known_form(word: str, language: str, is_known: Known) -> str:
    """How an unknown word is made of known ones; "" where it is not."""
    if language == "es" and _has_pronoun(word, is_known):
        return "a known verb with a pronoun"
    if language == "es" and _can_be_done(word, is_known):
        return "what can be done as a known verb says"
    if language == "en" and _AGENT.search(word) and _is_agent(word, is_known):
        return "one who does what a known verb says"
    if language == "fr" and any(map(is_known, _before_the_reform(word))):
        return "the spelling of 1990"
    if _has_prefix(word, language, is_known):
        return "a known word with a prefix"
    if language in _COMPOUNDING and _is_compound(word, is_known):
        return "a compound of known words"
    return ""


@cache
def prefixes(language: str) -> frozenset[str]:
    """What goes before words of a language without being one."""
    return frozenset(_PREFIXES.get(language, "").split())


def have_other_prefixes(one: str, other: str, language: str) -> bool:
    """Whether the two are one word with different prefixes: no slip turns the one into the other."""
    known = prefixes(language)
    rests = {one[length:]: length for length in range(1, len(one) - _LEAST_PART + 1) if one[:length] in known}
    return any(other.endswith(rest) and other[: len(other) - len(rest)] in known for rest in rests)


def _has_pronoun(word: str, is_known: Known) -> bool:
    """Whether a Spanish verb has pronouns behind it and the accent that it then needs."""
    return any(_takes_pronoun(word[:cut], is_known) for cut in _cuts(word))


def _cuts(word: str) -> Iterator[int]:
    for start in range(2, len(word) - 1):
        if _PRONOUNS.fullmatch(word, start):
            yield start


def is_common_verb_with_pronoun(word: str, is_known: Known) -> bool:
    """Whether it is an infinitive or a gerund with a pronoun: what one may have meant by a word that is none."""
    return any(
        (_INFINITIVE.search(word[:cut]) and is_known(word[:cut]))
        or (word[:cut].endswith(_GERUNDS) and is_known(word[:cut].translate(_UNMARKED)))
        for cut in _cuts(word)
    )


def _takes_pronoun(verb: str, is_known: Known) -> bool:
    plain = verb.translate(_UNMARKED)
    if verb.endswith("ten") and is_known(f"{verb[:-2]}én"):
        return True  # mantén, mantenla
    marks = _MARK.findall(verb)
    if len(marks) > 1 or verb[-1] in _MARKED_VOWELS:
        return False
    if marks:
        return bool(is_known(plain) or is_known(verb)) or bool(plain.endswith("mo") and is_known(plain + "s"))
    return bool((_INFINITIVE.search(verb) or len(_VOWELS.findall(verb)) == 1) and is_known(verb))


def _is_agent(word: str, is_known: Known) -> bool:
    verb = _AGENT.sub("", word)
    return any(len(one) >= _LEAST_PART and is_known(one) for one in (verb, verb + "e", verb[:-1]))


def _can_be_done(word: str, is_known: Known) -> bool:
    ending = _WHAT_CAN_BE_DONE.search(word)
    if ending is None or ending.start() < _LEAST_PART - 1:
        return False
    root = word[: ending.start()]
    return any(is_known(root + infinitive) for infinitive in (("ar",) if ending[1] else ("er", "ir")))


def _before_the_reform(word: str) -> Iterator[str]:
    for index, letter in enumerate(word):
        if letter in _CIRCUMFLEX:
            yield word[:index] + _CIRCUMFLEX[letter] + word[index + 1 :]
    if _FUTURE.search(word):
        yield _FUTURE.sub("é", word)


def _has_prefix(word: str, language: str, is_known: Known) -> bool:
    known = prefixes(language)
    return any(word[:length] in known and is_known(word[length:]) for length in range(2, len(word) - _LEAST_PART + 1))


def _is_compound(word: str, is_known: Known) -> bool:
    for cut in range(_LEAST_PART, len(word) - _LEAST_PART + 1):
        if not is_known(word[cut:]):
            continue
        heads = (word[: cut - len(link)] for link in _LINKS if word[:cut].endswith(link))
        if any(len(head) >= _LEAST_PART and is_known(head) for head in heads):
            return True
    return False
