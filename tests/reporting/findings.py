"""Findings in small texts, for the tests of the formats."""

from polyglint.document import Document
from polyglint.document.source import decode
from polyglint.reporting import RunReport
from polyglint.values import Edit, Finding, Fix, Related, Severity


def document(text: str, path: str = "en/page.md") -> Document:
    return Document(path, decode(text.encode("utf-8", "surrogatepass")))


def finding(
    source: Document,
    quote: str,
    message: str = "this is wrong",
    rule: str = "words/wrong",
    severity: Severity = "warning",
    hint: str = "",
    related: tuple[Related, ...] = (),
    fix: Fix | None = None,
) -> Finding:
    start = source.text.index(quote)
    place = source.place(start, start + len(quote))
    line = source.lines[place.line - 1]
    return Finding(rule, severity, place, message, hint, related, fix, line, " ".join(quote.split()))


def related(source: Document, quote: str, message: str) -> Related:
    start = source.text.index(quote)
    place = source.place(start, start + len(quote))
    return Related(place, message, source.lines[place.line - 1])


def replacing(source: Document, quote: str, text: str, *, safe: bool = True) -> Fix:
    start = source.text.index(quote)
    return Fix((Edit(source.place(start, start + len(quote)), text),), safe)


def report(*findings: Finding) -> RunReport:
    return RunReport(findings, checked=2, locale_of=lambda path: path.partition("/")[0])
