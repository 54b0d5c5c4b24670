"""Lints Markdown content with front matter and checks its translations: the API for rule authors and callers."""

from polyglint.document import Block, Document, Entry, FrontMatter, FrontMatterError, Heading, Inline, Sentence
from polyglint.rule import DocumentRule, Rule, SiteRule, TranslationRule
from polyglint.translation import Translation
from polyglint.values import Edit, Fact, Finding, Fix, Json, Place, Problem, Related, Severity

__all__ = [
    "Block",
    "Document",
    "DocumentRule",
    "Edit",
    "Entry",
    "Fact",
    "Finding",
    "Fix",
    "FrontMatter",
    "FrontMatterError",
    "Heading",
    "Inline",
    "Json",
    "Place",
    "Problem",
    "Related",
    "Rule",
    "Sentence",
    "Severity",
    "SiteRule",
    "Translation",
    "TranslationRule",
]
