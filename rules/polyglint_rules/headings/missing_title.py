"""Pages without a title, on sites whose pages have one."""

import re
from collections.abc import Iterator, Sequence
from pathlib import PurePosixPath

from polyglint import Document, Fact, Mqm, Problem, SiteRule
from polyglint_rules.headings.page_kinds import is_of_repository, is_part

_TITLE_KEYS = ("title", "name", "headline", "heading", "h1", "hero", "redirect", "redirect_to", "redirectTo")
_LANDING = ("home", "landing", "splash", "redirect", "page-redirect", "compress", "none")
_IN_MARKUP = r"(?m)<h1[\s>]|^export\s[^\n]*\btitle\b|^[^\S\n]*title\s*[:=]"


class MissingTitle(SiteRule):
    """A page has a title: in its front matter, or as its top-level heading."""

    id = "headings/missing-title"
    mqm = Mqm("design and markup", "markup", "minor")

    def collect(self, document: Document) -> Iterator[Fact]:
        """Whether this page has a title, and where its body begins."""
        if document.front_matter.errors or is_part(document.path) or is_of_repository(document.path):
            return
        titled = _is_titled(document)
        if not titled and not _is_page(document):
            return
        start = document.blocks[0].start if document.blocks else document.body_start
        end = document.text.find("\n", start)
        place = document.place(start, end if end >= 0 else len(document.text))
        yield document.fact(f"{_folder(document.path)}|{document.locale}", titled, place)

    def conclude(self, key: str, facts: Sequence[Fact]) -> Iterator[Problem]:  # noqa: ARG002  (one key, one folder)
        """All pages without a title where others have one."""
        untitled = [fact for fact in facts if not fact.value]
        # A folder whose pages mostly have none takes titles from elsewhere: file names, navigation.
        if len(untitled) > max(1, len(facts) // 10):
            return
        for fact in untitled:
            hint = f"{len(facts) - 1} of {len(facts)} pages in this folder have one" if len(facts) > 1 else ""
            yield Problem(
                fact.place,
                "the page has no title: neither a top-level heading nor a title in its front matter",
                f"begin it with # and its title{'; ' * bool(hint)}{hint}",
            )


def _folder(path: str) -> str:
    """The folder of a page; for `index.md`, which stands for its folder, the folder above."""
    parts = PurePosixPath(path)
    is_index = parts.stem.split(".")[0] in ("index", "_index")
    return str(parts.parent.parent) + "/*" if is_index else str(parts.parent)


def _is_titled(document: Document) -> bool:
    data = document.front_matter.data
    if any(data.get(key) for key in _TITLE_KEYS) or str(data.get("layout", "")).lower() in _LANDING:
        return True
    return any(heading.level == 1 for heading in document.headings) or _is_in_markup(document.text)


def _is_in_markup(text: str) -> bool:
    if re.search(_IN_MARKUP, text):
        return True
    pieces = (piece for piece in text.split(">") if 'title="' in piece) if 'title="' in text else ()
    return any(map(_is_titled_component, pieces))


def _is_titled_component(tag: str) -> bool:
    """Whether a text, which has no end of a tag, holds a component's name and then its title."""
    name = re.search(r"<[A-Z]", tag)
    return name is not None and re.compile(r'\btitle="').search(tag, name.end()) is not None


def _is_page(document: Document) -> bool:
    """Whether the body reads as a page: sections and paragraphs, not a fragment of one."""
    kinds = [block.kind for block in document.blocks if block.parent is None]
    return "heading" in kinds and "paragraph" in kinds
