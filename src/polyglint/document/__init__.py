"""One file as a rule sees it: text, front matter, blocks, prose, sentences, and where each stands."""

from polyglint.document.blocks import Block
from polyglint.document.document import Document, Heading
from polyglint.document.front_matter import Entry, FrontMatter, FrontMatterError
from polyglint.document.inlines import Inline
from polyglint.document.masking import MARKUP, OBJECT, Construct
from polyglint.document.sentences import Sentence

__all__ = [
    "MARKUP",
    "OBJECT",
    "Block",
    "Construct",
    "Document",
    "Entry",
    "FrontMatter",
    "FrontMatterError",
    "Heading",
    "Inline",
    "Sentence",
]
