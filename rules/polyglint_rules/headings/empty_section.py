"""Headings with nothing below them."""

import re
from collections.abc import Iterator
from functools import cache
from itertools import pairwise

from polyglint import Document, DocumentRule, Heading, Mqm, Problem
from polyglint_rules.headings.outline import Outlined, outline
from polyglint_rules.headings.page_kinds import is_part

# Patterns are texts here: those that no page needs are never compiled.
# Comments, rules and tags that close something are not content.
_COMMENTS = ((r"(?s)<!--.*?-->", "-->"), (r"(?s)\{/\*.*?\*/\}", "*/}"))
_NOT_CONTENT = r"(?m)</[\w.]+\s*+>|^[ \t]*(?:[-*_][ \t]*+){3,}$"
# Text that a tool puts in when the site is built.
_COMMENTED = r"<!--[^\n]*"
_FILLED_LATER = r"(?i)(?:generated|include|insert|embed|\bbegin\b|\bstart\b|\bend\b|\btoc\b)"
_CALL = r"\w\("
_FIRST = r"\S"
# Generators of changelogs write versions without changes; so do people, for the one to come.
_VERSION = r"(?i)[\[(]?(?:v|version )?\d+(?:\.\d+)+|\[?unreleased|\[?\d{4}-\d\d-\d\d"
_NOT_WORDS = r"[\W\d_]+"


class EmptySection(DocumentRule):
    """Something follows each heading before the next one of its level."""

    id = "headings/empty-section"
    mqm = Mqm("design and markup", "markup", "minor")

    def check(self, document: Document) -> Iterator[Problem]:
        """All headings without content."""
        outlined = outline(document)
        # A lone heading is the title of a page whose content comes from elsewhere.
        if len(outlined) < 2 or is_part(document.path):
            return
        for one, following in pairwise([*outlined, None]):
            if one and _is_empty(document, one, following):
                heading = one.heading
                yield Problem(
                    document.place(heading.start, heading.text_end),
                    f'nothing stands under the heading "{heading.text}"',
                    "write its section or remove the heading",
                )


def _is_empty(document: Document, one: Outlined, following: Outlined | None) -> bool:
    heading = one.heading
    end = len(document.text)
    if following:
        if following.heading.level > heading.level or following.wrapper > one.wrapper:
            return False
        end = following.heading.start
    line_end = document.text.find("\n", heading.end)  # an explicit id stands on the heading's own line
    first = re.compile(_FIRST).search(document.text, line_end, end) if 0 <= line_end < end else None
    if first and first[0] not in "<{-*_":
        return False
    between = document.text[first.start() : end] if first else ""
    return not _holds_content(between) and not _speaks_for_itself(heading)


def _holds_content(text: str) -> bool:
    """Whether more than comments, rules and closing tags stands in a text, or a tool will put something there."""
    if "<!--" in text and any(re.search(_FILLED_LATER, line[0]) for line in re.finditer(_COMMENTED, text)):
        return True
    for comment, closing in _COMMENTS:
        if closing in text:
            # Behind the last end of a comment none is closed: the pattern would look for it from each beginning.
            end = text.rfind(closing) + len(closing)
            text = re.sub(comment, "", text[:end]) + text[end:]
    return bool(re.sub(_NOT_CONTENT, "", text).strip())


def _speaks_for_itself(heading: Heading) -> bool:
    """Whether a heading needs nothing below it.

    One that is a link or an image is an entry of a list, one in code says what a program has, signatures stand one
    above the other, a version without changes is told as one, and tools fill in a table of contents.
    """
    kinds = {inline.kind for inline in heading.block.inlines if inline.content.strip() or inline.kind != "text"}
    if re.sub(_NOT_WORDS, " ", heading.text).strip().casefold() in _tables_of_contents():
        return True
    is_entry = bool(kinds & {"link_open", "image", "autolink"}) or kinds == {"code"} or not heading.text
    return is_entry or bool(re.match(_VERSION, heading.text)) or bool(re.search(_CALL, heading.text))


@cache
def _tables_of_contents() -> frozenset[str]:
    names = (
        "contents,table of contents,toc,on this page,in this article,inhalt,inhaltsverzeichnis,auf dieser seite,"
        "sommaire,table des matières,sur cette page,contenido,contenidos,tabla de contenido,tabla de contenidos,"
        "índice,en esta página,conteúdo,sumário,nesta página,indice,sommario,contenuti,inhoud,inhoudsopgave,"
        "spis treści,obsah,tartalom,tartalomjegyzék,cuprins,indhold,indholdsfortegnelse,innehåll,"
        "innehållsförteckning,innhold,innholdsfortegnelse,sisältö,sisällys,sisällysluettelo,içindekiler,mục lục,"
        "daftar isi,содержание,оглавление,зміст,съдържание,садржај,sadržaj,kazalo,περιεχόμενα,目录,目錄,目次,"
        "もくじ,목차,المحتويات,جدول المحتويات,فهرست,תוכן עניינים,תוכן העניינים,สารบัญ,विषय सूची"
    )
    return frozenset(names.split(","))
