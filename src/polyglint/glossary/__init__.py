"""Glossaries: which words a site uses for which, read from tables and termbases, and found in its texts."""

from polyglint.glossary.finding import Renderings, TermFinder, TermHit
from polyglint.glossary.terms import Glossary, Term

__all__ = ["Glossary", "Renderings", "Term", "TermFinder", "TermHit"]
