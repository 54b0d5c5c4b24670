"""A glossary as a termbase: TBX (ISO 30042), in its present form and in the older one called MARTIF."""

from collections.abc import Iterator
from typing import TYPE_CHECKING, NoReturn
from xml.parsers import expat

from polyglint.glossary.table import Flaw, TableError
from polyglint.glossary.terms import PARTS_OF_SPEECH, Term
from polyglint.site.tags import normalised

if TYPE_CHECKING:
    from xml.etree.ElementTree import Element

_CONCEPTS = ("conceptEntry", "termEntry")
_LANGUAGES = ("langSec", "langSet")
_TERMS = ("termSec", "tig", "ntig")
_STATUSES = ("administrativeStatus", "normativeAuthorization")
_FORBIDDEN = ("deprecatedTerm", "supersededTerm", "deprecated", "superseded", "forbidden", "rejected", "obsolete")
_PREFERRED = ("preferredTerm", "preferred", "standardizedTerm")
_LANGUAGE = "{http://www.w3.org/XML/1998/namespace}lang"
_LINE = "line"


def terms(data: bytes) -> list[Term]:
    """The terms of a termbase.

    Raises TableError where it is none.
    """
    root = _tree(data)
    if root.tag not in ("tbx", "martif"):
        _refuse(1, f"is no termbase: it begins with <{root.tag}>, not with <tbx> or <martif>")
    flaws: list[Flaw] = []
    found = [_term(concept, flaws) for concept in root.iter() if concept.tag in _CONCEPTS]
    if flaws:
        raise TableError(flaws)
    return [term for term in found if term.texts or term.forbidden]


def _tree(data: bytes) -> "Element":
    """The elements without their namespaces, each with its line.

    A termbase declares no entities of its own: one that does may be made to fill the memory, and is refused.
    """
    from xml.etree.ElementTree import TreeBuilder  # late: few sites have a termbase

    builder = TreeBuilder()
    parser = expat.ParserCreate(namespace_separator="}")
    parser.buffer_text = True

    def start(name: str, attributes: dict[str, str]) -> None:
        spelled = {("{" + key if "}" in key else key): value for key, value in attributes.items()}
        builder.start(name.rpartition("}")[2], {**spelled, _LINE: str(parser.CurrentLineNumber)})

    def declared(*_: object) -> NoReturn:
        _refuse(parser.CurrentLineNumber, "declares an entity, which is not read: write the character itself")

    parser.StartElementHandler = start
    parser.EndElementHandler = lambda name: builder.end(name.rpartition("}")[2])
    parser.CharacterDataHandler = builder.data
    parser.EntityDeclHandler = declared
    try:
        parser.Parse(data, True)
    except expat.ExpatError as error:
        _refuse(error.lineno, f"is not XML: {expat.ErrorString(error.code)}")
    return builder.close()


def _refuse(line: int, message: str) -> NoReturn:
    raise TableError([Flaw(line, "", message)])


def _term(concept: "Element", flaws: list[Flaw]) -> Term:
    preferred: dict[str, list[str]] = {}
    forbidden: dict[str, list[str]] = {}
    parts: set[str] = set()
    for section in concept:
        if section.tag not in _LANGUAGES:
            continue
        locale = _locale(section, flaws)
        for one in (entry for entry in section if entry.tag in _TERMS):
            text = " ".join("".join(next(one.iter("term"), one).itertext()).split())
            status = _said(one, *_STATUSES)
            parts |= {part for part in [_part_of_speech(_said(one, "partOfSpeech"))] if part}
            if status in _FORBIDDEN:
                forbidden.setdefault(locale, []).append(text)
            else:
                texts = preferred.setdefault(locale, [])
                texts.insert(0 if status in _PREFERRED else len(texts), text)
    return Term(
        {locale: tuple(texts) for locale, texts in preferred.items()},
        {locale: tuple(texts) for locale, texts in forbidden.items()},
        part_of_speech=parts.pop() if len(parts) == 1 else "",
        domain=_said(concept, "subjectField"),
    )


def _locale(section: "Element", flaws: list[Flaw]) -> str:
    stated = section.get(_LANGUAGE, "")
    if not normalised(stated):
        message = f'says xml:lang="{stated}", which is no language' if stated else "does not say its xml:lang"
        flaws.append(Flaw(int(section.get(_LINE, "1")), f"<{section.tag}>", message))
    return normalised(stated)


def _said(element: "Element", *kinds: str) -> str:
    """What a note of one of these kinds says: by its type, or in a tag of its own name."""
    return next((text.strip() for text in _notes(element, kinds) if text), "")


def _notes(element: "Element", kinds: tuple[str, ...]) -> Iterator[str | None]:
    for note in element.iter():
        if note.tag in kinds or note.get("type") in kinds:
            yield note.text


def _part_of_speech(stated: str) -> str:
    spelled = {"propernoun": "proper noun"}.get(stated.replace(" ", "").lower(), stated.lower())
    return spelled if spelled in PARTS_OF_SPEECH else ""
