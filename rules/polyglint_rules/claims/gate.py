"""The cheap questions first: can this text hold claims at all? Nothing is parsed or loaded for the answer.

First letters are left out where a sentence may begin with the word: a search in the text as it stands costs a fifth of
one in a lowered copy. A test holds that each example of a lexicon that has a claim comes through.
"""

from collections.abc import Iterator
from functools import lru_cache

# What a promise cannot be made without, on any page and on one about care.
_PROMISES = {
    "en": """uarante|ermanent|100%|orever|for ever|for life|for good|for everyone|once and for all|never fails
    owntime|outage|ontraindic|without exception"""
}
_CARE_PROMISES = {
    "en": """ide effect|ide-effect|ly safe|% safe|ly harmless|risk|Risk|omplication|dverse|nwanted|egative|desirable
    ainless|pain|Pain|iscomfort|hurt|ecovery|ehabilit|estriction|back to |return to|scar|Scar|edness|welling|bruis
    Bruis|rows|blister|burn|itch|rash|numb|Numb|onvalesc|bleed|Bleed|llerg|headache|nausea|dizz|irritat|infect|oreness|injur|tingl"""
}
# What a figure cannot be given without.
_FIGURES = {
    "en": """ession|esson|reatment|rocedure|nterval|lasts|takes|apart|isits|lasses|orkouts|appointment|break of
    ffect|esult"""
}
# Of what a page about health, beauty, sport or classes speaks: two of these.
_CARE = {
    "en": """ skin|Skin |reatment|rocedure|atients|linic|herap|assage|entist|dental|Dental|teeth|Teeth|tooth|Tooth|octor
    edicin|ablets|accin|njections|acial|laser|Laser|peel|Peel|uscle|ymptom|regnan|urgery|urgical|sauna|oga |esson
    ession|rritation|swim|Swim|osmetic|beauty|salon|ontraindicat|harmac|eaflet|redness| itching|Itching|eadache|bruis
    dizz|drows|nausea|scar|hair |orkout|gym |spa |mascara|keratin|anicure|ainless|relaxation|lcohol|llerg"""
}
# Words of programs: each takes one of the others back.
_ELSEWHERE = {
    "en": """API|JavaScript|Python|```|function|server|npm|database|HTTP|memory|import|error|oken|oftware|plugin|browser
    deploy|cluster|config|backup|battery"""
}
_ENOUGH = 2
_BEGINNING = 3000  # characters that tell what a page is about


@lru_cache(maxsize=2)  # both rules ask it of each document
def is_about_care(text: str, language: str) -> bool:
    """Whether a text speaks of matters where words such as "side effect" and "session" have the sense that is meant."""
    beginning = text[:_BEGINNING]
    care = sum(word in beginning for word in _split(_CARE[language]))
    return care >= _ENOUGH and care - sum(word in beginning for word in _split(_ELSEWHERE[language])) >= _ENOUGH


def may_promise(text: str, language: str, *, is_care: bool) -> bool:
    """Whether a text has a word that promises need; in a text about care there are more of them."""
    return any(word in text for word in _promises(language, is_care=is_care))


@lru_cache
def _promises(language: str, *, is_care: bool) -> tuple[str, ...]:
    return _split(_PROMISES[language]) + (_split(_CARE_PROMISES[language]) if is_care else ())


def may_have_figures(text: str, language: str) -> bool:
    """Whether a text names anything that has a figure."""
    return any(word in text for word in _split(_FIGURES[language]))


def surroundings(text: str, language: str) -> Iterator[str]:
    """The stretches of a text in which promises could stand, in lower case and without emphasis."""
    words = _promises(language, is_care=False)
    end = 0
    for position in sorted({position for word in words for position in _positions(text, word)}):
        if position >= end:
            end = position + _AHEAD
            stretch = text[max(0, position - _BEHIND) : end + _BEHIND]
            yield stretch.replace("*", "").replace("_", "").replace("’", "'").lower()


_BEHIND, _AHEAD = 120, 240


def _positions(text: str, word: str) -> Iterator[int]:
    position = text.find(word)
    while position >= 0:
        yield position
        position = text.find(word, position + len(word))


@lru_cache
def _split(words: str) -> tuple[str, ...]:
    return tuple(word for line in words.split("\n") for word in line.removeprefix("    ").split("|"))
