"""Lints Markdown content with front matter and checks its translations: the API for rule authors and callers.

Names are imported when they are asked for: `lint --version` and a run that finds everything in its cache need none of
them, and importing them all would double what those take.
"""

from importlib import import_module
from typing import TYPE_CHECKING, Any

from polyglint.version import __version__

if TYPE_CHECKING:
    from polyglint.claims.declared import DeclaredFact, declared_fact, is_called, subject_named
    from polyglint.claims.facts import claim_fact, claim_of
    from polyglint.claims.judges import StatementPair, refuse_unknown_judge, rulings
    from polyglint.claims.ledger import Ledger, claims_of
    from polyglint.claims.lexicon import claim_topics
    from polyglint.claims.model import Claim, Quantity
    from polyglint.claims.settings import ClaimSettings
    from polyglint.claims.statements import Kind, Statement, statements_of
    from polyglint.document import (
        MARKUP,
        OBJECT,
        Block,
        Construct,
        Document,
        Entry,
        FrontMatter,
        FrontMatterError,
        Heading,
        Inline,
        Sentence,
    )
    from polyglint.document.anchors import SLUGGERS, Anchors, anchors_of, explicit_id, leads_into, outline, sluggers
    from polyglint.document.catalogue import Catalogue
    from polyglint.glossary import Glossary, Renderings, Term, TermFinder, TermHit
    from polyglint.language.lengths import expected_lengths, usual_length
    from polyglint.language.numbers import (
        Figure,
        digit_places,
        figures,
        has_number_words,
        knows_numbers,
        number_word_places,
        same_figure,
        same_value,
    )
    from polyglint.language.stems import Word, are_forms, stem, word_tokens
    from polyglint.language.words import (
        function_words,
        language_name,
        letters_in,
        likely_language,
        script_of,
        telling_words,
        words_of,
    )
    from polyglint.rule import DocumentRule, Rule, SiteRule, TranslationRule
    from polyglint.spelling.dictionary import Dictionaries
    from polyglint.spelling.judgement import Verdict, misspellings
    from polyglint.spelling.survey import unknown_words
    from polyglint.translation import Link, Outdated, Passage, Segment, Translation, Unit
    from polyglint.values import Edit, Fact, Finding, Fix, Json, Mqm, Place, Problem, Related, Severity

__all__ = [
    "MARKUP",
    "OBJECT",
    "SLUGGERS",
    "Anchors",
    "Block",
    "Catalogue",
    "Claim",
    "ClaimSettings",
    "Construct",
    "DeclaredFact",
    "Dictionaries",
    "Document",
    "DocumentRule",
    "Edit",
    "Entry",
    "Fact",
    "Figure",
    "Finding",
    "Fix",
    "FrontMatter",
    "FrontMatterError",
    "Glossary",
    "Heading",
    "Inline",
    "Json",
    "Kind",
    "Ledger",
    "Link",
    "Mqm",
    "Outdated",
    "Passage",
    "Place",
    "Problem",
    "Quantity",
    "Related",
    "Renderings",
    "Rule",
    "Segment",
    "Sentence",
    "Severity",
    "SiteRule",
    "Statement",
    "StatementPair",
    "Term",
    "TermFinder",
    "TermHit",
    "Translation",
    "TranslationRule",
    "Unit",
    "Verdict",
    "Word",
    "__version__",
    "anchors_of",
    "are_forms",
    "claim_fact",
    "claim_of",
    "claim_topics",
    "claims_of",
    "declared_fact",
    "digit_places",
    "expected_lengths",
    "explicit_id",
    "figures",
    "function_words",
    "has_number_words",
    "is_called",
    "knows_numbers",
    "language_name",
    "leads_into",
    "letters_in",
    "likely_language",
    "misspellings",
    "number_word_places",
    "outline",
    "refuse_unknown_judge",
    "rulings",
    "same_figure",
    "same_value",
    "script_of",
    "sluggers",
    "statements_of",
    "stem",
    "subject_named",
    "telling_words",
    "unknown_words",
    "usual_length",
    "word_tokens",
    "words_of",
]

_HOMES = {
    "SLUGGERS": "polyglint.document.anchors",
    "Anchors": "polyglint.document.anchors",
    "anchors_of": "polyglint.document.anchors",
    "explicit_id": "polyglint.document.anchors",
    "leads_into": "polyglint.document.anchors",
    "outline": "polyglint.document.anchors",
    "sluggers": "polyglint.document.anchors",
    "Dictionaries": "polyglint.spelling.dictionary",
    "Verdict": "polyglint.spelling.judgement",
    "misspellings": "polyglint.spelling.judgement",
    "unknown_words": "polyglint.spelling.survey",
    "Claim": "polyglint.claims.model",
    "ClaimSettings": "polyglint.claims.settings",
    "Ledger": "polyglint.claims.ledger",
    "Quantity": "polyglint.claims.model",
    "DeclaredFact": "polyglint.claims.declared",
    "declared_fact": "polyglint.claims.declared",
    "is_called": "polyglint.claims.declared",
    "subject_named": "polyglint.claims.declared",
    "claim_fact": "polyglint.claims.facts",
    "claim_of": "polyglint.claims.facts",
    "claim_topics": "polyglint.claims.lexicon",
    "StatementPair": "polyglint.claims.judges",
    "refuse_unknown_judge": "polyglint.claims.judges",
    "rulings": "polyglint.claims.judges",
    "claims_of": "polyglint.claims.ledger",
    "Kind": "polyglint.claims.statements",
    "Statement": "polyglint.claims.statements",
    "statements_of": "polyglint.claims.statements",
    "expected_lengths": "polyglint.language.lengths",
    "usual_length": "polyglint.language.lengths",
    "Figure": "polyglint.language.numbers",
    "digit_places": "polyglint.language.numbers",
    "figures": "polyglint.language.numbers",
    "has_number_words": "polyglint.language.numbers",
    "knows_numbers": "polyglint.language.numbers",
    "number_word_places": "polyglint.language.numbers",
    "same_figure": "polyglint.language.numbers",
    "same_value": "polyglint.language.numbers",
    "Glossary": "polyglint.glossary",
    "Renderings": "polyglint.glossary",
    "Term": "polyglint.glossary",
    "TermFinder": "polyglint.glossary",
    "TermHit": "polyglint.glossary",
    "Word": "polyglint.language.stems",
    "are_forms": "polyglint.language.stems",
    "stem": "polyglint.language.stems",
    "word_tokens": "polyglint.language.stems",
    "function_words": "polyglint.language.words",
    "language_name": "polyglint.language.words",
    "letters_in": "polyglint.language.words",
    "likely_language": "polyglint.language.words",
    "script_of": "polyglint.language.words",
    "telling_words": "polyglint.language.words",
    "words_of": "polyglint.language.words",
    "MARKUP": "polyglint.document",
    "OBJECT": "polyglint.document",
    "Catalogue": "polyglint.document.catalogue",
    "Construct": "polyglint.document",
    "Link": "polyglint.translation",
    "Outdated": "polyglint.translation",
    "Passage": "polyglint.translation",
    "Segment": "polyglint.translation",
    "Unit": "polyglint.translation",
    "Mqm": "polyglint.values",
    "Block": "polyglint.document",
    "Document": "polyglint.document",
    "Entry": "polyglint.document",
    "FrontMatter": "polyglint.document",
    "FrontMatterError": "polyglint.document",
    "Heading": "polyglint.document",
    "Inline": "polyglint.document",
    "Sentence": "polyglint.document",
    "DocumentRule": "polyglint.rule",
    "Rule": "polyglint.rule",
    "SiteRule": "polyglint.rule",
    "TranslationRule": "polyglint.rule",
    "Translation": "polyglint.translation",
    "Edit": "polyglint.values",
    "Fact": "polyglint.values",
    "Finding": "polyglint.values",
    "Fix": "polyglint.values",
    "Json": "polyglint.values",
    "Place": "polyglint.values",
    "Problem": "polyglint.values",
    "Related": "polyglint.values",
    "Severity": "polyglint.values",
}


def __getattr__(name: str) -> Any:
    if name not in _HOMES:
        raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
    value = getattr(import_module(_HOMES[name]), name)
    globals()[name] = value
    return value
