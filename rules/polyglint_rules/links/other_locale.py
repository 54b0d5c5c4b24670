"""Links that lead a reader into another language although the page is there in theirs."""

import re
from collections.abc import Iterator, Sequence
from functools import cache

from polyglint import Document, Fact, Json, Mqm, Problem, SiteRule, language_name
from polyglint_rules.links.linking import LINKED, Linked, address, links_of, resolved

_TAG = r"[a-z]{2,3}(?:[-_](?:[A-Z][a-z]{3}|[A-Za-z]{2}|\d{3}))?"


class OtherLocale(SiteRule):
    """A link leads to the page in the reader's own language where the site has it."""

    id = "links/other-locale"
    needs = LINKED
    mqm = Mqm("locale convention", "", "major")

    def collect(self, document: Document) -> Iterator[Fact]:
        """Links below another locale, each asking for the same page below the document's own."""
        home = _home(document)
        if home is None:
            return
        base, own, page = home
        for link in links_of(document):
            found = None if link.is_image else address(link.target)
            if found is None or not found.path or found.path == "/":
                continue
            path = found.tail if found.is_rooted else resolved(document, found.path).removeprefix(base)
            there, _, rest = path.partition("/")
            if there == own or not _names_language(there) or not rest.strip("/") or _is_meant(page, link, rest):
                continue
            file = f"{own}/{rest}"
            value: Json = {"to": link.target, "own": own, "there": there}
            place = document.place(link.start, link.end)
            yield document.fact(rest, value, place, file if "." in rest.rpartition("/")[2] else f"{file}.*")

    def conclude(self, key: str, facts: Sequence[Fact]) -> Iterator[Problem]:  # noqa: ARG002  (each by itself)
        """Those whose own version is there."""
        for fact in facts:
            value = fact.value
            if fact.found and isinstance(value, dict):
                own, to = str(value["own"]), str(value["to"])
                better = re.sub(rf"(?<=/){re.escape(str(value['there']))}(?=/)", own, to, count=1)
                here, there = language_name(own), language_name(str(value["there"]))
                message = f'"{to}" leads to the {there} page, and there is one in {here}'
                yield Problem(fact.place, message, f'link to "{better}"')


@cache
def _tag() -> re.Pattern[str]:
    return re.compile(_TAG)


def _home(document: Document) -> tuple[str, str, str] | None:
    """What stands before the folder of the document's locale, that folder, and the page below it."""
    folders = document.path.split("/")[:-1]
    own = next((folder for folder in folders if folder.lower() == document.locale.lower()), "")
    if not own:
        return None
    before, _, page = f"/{document.path}".partition(f"/{own}/")
    return f"{before}/".lstrip("/"), own, page.rpartition(".")[0]


def _names_language(folder: str) -> bool:
    return _tag().fullmatch(folder) is not None and language_name(folder) != folder


def _is_meant(page: str, link: Linked, rest: str) -> bool:
    """Whether the link offers the other language: it leads to this very page, or says so."""
    if rest.rstrip("/").rpartition(".")[0] == page or rest.strip("/") in (page, page.removesuffix("/index")):
        return True
    return _says_so().search(link.text) is not None


@cache
def _says_so() -> re.Pattern[str]:
    """The names of languages, as links and remarks give them."""
    names = (
        "english|inglés|anglais|englisch|английск|영어|英語|英文|spanish|español|espagnol|spanisch|испанск|스페인어|french|"
        "français|francés|französisch|французск|프랑스어|german|deutsch|alemán|allemand|немецк|독일어|russian|русск|ruso|"
        "russe|russisch|러시아어|korean|한국어|coreano|coréen|koreanisch|корейск|italian|portugu|chinese|中文|日本語|japan|"
        r"\((?:en|es|fr|de|ru|ko|it|pt|zh|ja)\)|^(?:en|es|fr|de|ru|ko|it|pt|zh|ja)$"
    )
    return re.compile(names, re.IGNORECASE)
