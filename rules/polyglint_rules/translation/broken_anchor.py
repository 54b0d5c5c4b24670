"""Links to a place on the same page that the translated page does not have."""

from collections.abc import Iterator
from dataclasses import dataclass

from polyglint import (
    SLUGGERS,
    Anchors,
    Document,
    Edit,
    Fix,
    Heading,
    Inline,
    Mqm,
    Problem,
    Related,
    Translation,
    TranslationRule,
    anchors_of,
    explicit_id,
    sluggers,
)
from polyglint_rules.translation.linked import Linked, links, whole
from polyglint_rules.translation.targets import Reader

_FOLDER_NAMES = ("index", "_index", "readme")  # of the page that stands for its folder
_TOP = ("", "top", "_top")


@dataclass(eq=False, repr=False)
class BrokenAnchor(TranslationRule):
    """A link to a place on its own page leads there in the translation too."""

    id = "translation/broken-anchor"
    severity = "error"
    mqm = Mqm("design and markup", "cross-reference", "major")

    slugger: str = ""
    """How the site's generator makes anchors of headings: github, docusaurus, astro, starlight, hugo,
    python-markdown, vitepress or kramdown; empty for any of them."""

    def __post_init__(self) -> None:
        """Refuse an unknown name.

        Raises ValueError.
        """
        if self.slugger and self.slugger not in SLUGGERS:
            raise ValueError(f"slugger is {self.slugger!r}; known: {', '.join(SLUGGERS)}")

    def check(self, translation: Translation) -> Iterator[Problem]:
        """Fragments that lead nowhere here, where that of the source leads somewhere."""
        target = translation.target
        if not _may_point(target.text):
            return
        own = _own(target, Reader(translation, is_source=False))
        if not own:
            return
        theirs = anchors_of(target, self.slugger)
        broken = [link for link in own if not theirs.has(_fragment(link))]
        if not broken:
            return
        ours = anchors_of(translation.source, self.slugger)
        for link in broken:
            fragment = _origin(translation, link, ours)
            if fragment:
                yield self._problem(translation, link, fragment, ours)

    def _problem(self, translation: Translation, link: Linked, fragment: str, ours: Anchors) -> Problem:
        source, target = translation.source, translation.target
        message = f'"#{_fragment(link)}" leads nowhere on this page'
        found = ours.heading(fragment)
        heading, number = found if found else (None, 0)
        version = _version(translation, heading) if heading else None
        place = target.place(link.start, link.end)
        if heading is None or version is None:
            related = () if heading is None else (_related(source, heading),)
            hint = f'in the source it leads to "{heading.text}"' if heading else "the source has an id of that name"
            return Problem(place, message, hint, related or _beginning(translation))
        if explicit_id(heading, source) and not explicit_id(version, target):
            hint = f'give "{version.text}" the id {explicit_id(heading, source)}, as in the source'
            return Problem(place, message, hint, (_related(source, heading),))
        slug = explicit_id(version, target) or sluggers(self.slugger)[number](version.text)
        start, end = link.written
        # The path before the fragment stays.
        start += link.target.raw.index("#") + 1
        fix = Fix((Edit(target.place(start, end), slug),), safe=False) if start <= end else None
        return Problem(place, f'{message}: "{version.text}" is "#{slug}"', "", (_related(source, heading),), fix)


def _may_point(text: str) -> bool:
    return "(#" in text or '"#' in text or ": #" in text or "#" in text.partition("](")[2]


def _own(document: Document, reader: Reader) -> list[Linked]:
    everything = whole(document)
    name = _name(document.page)
    pointing = tuple(inline for inline in everything.inlines if inline.kind == "link_close" or _points(inline, name))
    return [
        link
        for link in links(everything._replace(inlines=pointing), reader)
        if link.target.path == "#" and not link.target.host and _fragment(link) not in _TOP
    ]


def _points(inline: Inline, name: str) -> bool:
    """Whether it may lead to a place on the page of this name."""
    if inline.kind not in ("link_open", "html") or "#" not in inline.content or inline.content.startswith("http"):
        return False
    return (
        inline.kind == "html" or not inline.content.startswith("/") or "%" in inline.content or name in inline.content
    )


def _name(page: str) -> str:
    """What every address of a page has in it; empty for that of the whole site."""
    parts = page.rpartition(".")[0].split("/")
    return next((part for part in reversed(parts) if part.lower() not in _FOLDER_NAMES), "")


def _fragment(link: Linked) -> str:
    return link.target.raw.partition("#")[2]


def _origin(translation: Translation, link: Linked, ours: Anchors) -> str:
    """The fragment of the source that this one stands for, if it leads somewhere there."""
    if ours.has(_fragment(link)):
        return _fragment(link)
    segment = translation.segment_at(link.start)
    if segment is None or segment.source.block is None:
        return ""
    own = [
        inline.content[1:]
        for inline in segment.source.inlines
        if inline.kind == "link_open" and inline.content.startswith("#")
    ]
    return own[0] if len(own) == 1 and ours.has(own[0]) else ""


def _version(translation: Translation, heading: Heading) -> Heading | None:
    """The heading of the target that stands for one of the source."""
    for one in translation.links:
        if one.is_pair and one.is_sure and one.source[0].block is heading.block and one.target[0].kind == "heading":
            block = one.target[0].block
            return next((other for other in translation.target.headings if other.block is block), None)
    return None


def _related(source: Document, heading: Heading) -> Related:
    return Related(source.place(heading.start, heading.end), "where it leads in the source")


def _beginning(translation: Translation) -> tuple[Related]:
    start = translation.source.body_start
    return (Related(translation.source.place(start, start), "the source"),)
