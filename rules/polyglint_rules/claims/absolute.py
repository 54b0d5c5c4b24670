"""Absolute claims that regulations of advertising object to."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from functools import cached_property
from typing import TYPE_CHECKING, Any

from polyglint import Document, DocumentRule, Problem, likely_language
from polyglint_rules.claims.backing import Backing
from polyglint_rules.claims.demands import missing_from
from polyglint_rules.claims.regulation import (
    Article,
    Regulation,
    kinds_of_statements,
    known,
    languages,
    phrases_of,
    regulation,
)

if TYPE_CHECKING:
    from polyglint import Statement

_NO_ADVICE = "advice for editors, no legal advice"


@dataclass(eq=False, repr=False)
class Absolute(DocumentRule):
    """What a page promises, the regulations of advertising that the site has named allow."""

    id = "claims/absolute"
    needs_option = "packs"

    packs: tuple[str, ...] = ()
    """The regulations that hold for the site: `eu-mdr`, `eu-cosmetics`, … and those of `own`."""

    leave: tuple[str, ...] = ()
    """Kinds of statements to leave alone, in all packs (`superiority`) or in one (`ru-38fz/notice`)."""

    lines: int = 5
    """How many lines away the source of a proof, or what limits a promise, may stand."""

    own: Mapping[str, Mapping[str, Any]] = field(default_factory=dict)
    """Further regulations by name, written as those that come with the tool."""

    def __post_init__(self) -> None:
        """Raises ValueError for a pack that is not known, and for an own one that is not whole."""
        for pack in self.packs:
            if pack not in self.own and pack not in known():
                raise ValueError(f'no pack "{pack}"; known: {", ".join((*known(), *self.own))}')
        for pack, stated in self.own.items():
            _validate(pack, stated)

    def check(self, document: Document) -> Iterator[Problem]:
        """All statements that a regulation of the site objects to, and what it misses on the page."""
        language = _language(document)
        concerned = [each for each in self._regulations if each.concerns(document, language)] if language else []
        if not concerned:
            return
        from polyglint import statements_of  # late: most pages are none that a regulation speaks of

        statements = statements_of(document, language, phrases_of(language, self._regulations))
        firm = [statement for statement in statements if statement.strength == "absolute"]
        yield from self._objections(document, Backing(document, language, self.lines, firm), concerned, firm)
        yield from self._missing(document, language, concerned, firm)

    @cached_property
    def _regulations(self) -> tuple[Regulation, ...]:
        return tuple(
            Regulation.of(name, self.own[name]) if name in self.own else regulation(name) for name in self.packs
        )

    def _objections(
        self, document: Document, backing: Backing, concerned: Sequence[Regulation], statements: "Iterable[Statement]"
    ) -> Iterator[Problem]:
        reached = {each.id: 0 for each in concerned}  # a regulation objects to each stretch of text once
        for statement in statements:
            if backing.is_in_doubt(statement):
                continue
            objecting: list[tuple[Regulation, Article]] = []
            for each in concerned:
                article = self._article(each, statement.kind)
                if article and statement.start >= reached[each.id] and not _is_fair(article, backing, statement):
                    objecting.append((each, article))
                    reached[each.id] = statement.end
            if objecting:
                yield self._problem(document, statement, objecting)

    def _article(self, regulation: Regulation, kind: str) -> Article | None:
        is_left = kind in self.leave or f"{regulation.id}/{kind}" in self.leave
        return None if is_left else regulation.articles.get(kind)

    def _problem(
        self, document: Document, statement: "Statement", objecting: Sequence[tuple[Regulation, Article]]
    ) -> Problem:
        quote = " ".join(document.text[statement.start : statement.end].replace("**", "").replace("__", "").split())
        stated = self._texts(statement.kind)
        message = f"\u201c{quote}\u201d {stated['says']}: {stated['instead']} ({_cited(objecting)})"
        return Problem(document.place(statement.start, statement.end), message, _hint(objecting))

    def _texts(self, kind: str) -> Mapping[str, str]:
        """What a finding says of a kind: the site's own kinds say it themselves."""
        own = (stated["kinds"][kind] for stated in self.own.values() if kind in stated.get("kinds", {}))
        return next(own, None) or kinds_of_statements()[kind]

    def _missing(
        self, document: Document, language: str, concerned: Sequence[Regulation], statements: "Sequence[Statement]"
    ) -> Iterator[Problem]:
        for each in concerned:
            for demand, article in each.demands.items():
                if demand in self.leave or f"{each.id}/{demand}" in self.leave:
                    continue
                if place := missing_from(document, language, demand, statements):
                    stated = kinds_of_statements()[demand]
                    message = f"{stated['says']}: {stated['instead']} ({article.cite})"
                    yield Problem(place, message, _hint([(each, article)]))


def _language(document: Document) -> str:
    if document.language:
        return document.language if document.language in languages() else ""
    return likely_language(document.prose, languages()) or ""


def _is_fair(article: Article, backing: Backing, statement: "Statement") -> bool:
    unless = article.unless or kinds_of_statements().get(statement.kind, {}).get("unless", "")
    return bool(unless) and backing.has(unless, statement)


def _cited(objecting: Sequence[tuple[Regulation, Article]]) -> str:
    return "; ".join(dict.fromkeys(article.cite for _, article in objecting))


def _hint(objecting: Sequence[tuple[Regulation, Article]]) -> str:
    asked = (f"{each.name}: {article.asks} {each.link}".rstrip() for each, article in objecting)
    return f"{'; '.join(asked)}; {_NO_ADVICE}"


def _validate(pack: str, stated: Mapping[str, Any]) -> None:
    """Raises ValueError for a pack of the site that does not say what a finding needs."""
    articles = stated.get("articles", {})
    if not articles:
        raise ValueError(f'the pack "{pack}" has no articles: say for each kind of statement what the regulation asks')
    for kind, article in articles.items():
        if not {"article", "asks"} <= set(article):
            raise ValueError(f'pack "{pack}", {kind}: "article" and "asks" are wanted')
        if kind not in kinds_of_statements() and not {"says", "instead"} <= set(stated.get("kinds", {}).get(kind, ())):
            raise ValueError(f'pack "{pack}": no kind "{kind}"; known: {", ".join(kinds_of_statements())}')
