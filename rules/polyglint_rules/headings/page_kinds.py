"""What a file's name says about its kind: changelogs, licences and parts of pages are not built like pages."""

import re
from pathlib import PurePosixPath

_CHANGELOG = r"(?:^|[-_.])(?:changelog|changes|history|news|releases?|release[-_]?notes)(?:$|[-_.])"
_LICENSE = r"(?:^|[-_.])(?:licen[cs]es?|copying|notice)(?:$|[-_.])"
_REPOSITORY = (
    r"^(?:readme|contributing|authors|code_of_conduct|security|summary|support|governance|maintainers|upgrad\w+|"
    r"(?:issue|pull_request)_template|bug_report|feature_request)(?:$|[-_.])"
)
_FORMS = ("_template", "bug_report", "feature_request")
_PARTS = (
    "includes _includes include partials _partials partial snippets _snippets snippet fragments shortcodes components "
    "_components templates _templates archetypes .github issue_template"
)


def is_changelog(path: str) -> bool:
    """Whether the file lists releases: it says the same of each of them."""
    return re.search(_CHANGELOG, _stem(path).lower()) is not None


def is_license(path: str) -> bool:
    """Whether the file holds legal texts that nobody edits."""
    return re.search(_LICENSE, _stem(path).lower()) is not None


def is_part(path: str) -> bool:
    """Whether the file is a part of pages or a form to fill in."""
    folders = {folder.lower() for folder in PurePosixPath(path).parts[:-1]}
    stem = _stem(path)
    is_partial = stem.startswith("_") and stem != "_index"
    return is_partial or not folders.isdisjoint(_PARTS.split()) or stem.lower().endswith(_FORMS)


def is_of_repository(path: str) -> bool:
    """Whether the file is one that a repository has beside its pages."""
    return re.search(_REPOSITORY, _stem(path).lower()) is not None or is_changelog(path) or is_license(path)


def _stem(path: str) -> str:
    return path.rpartition("/")[2].rpartition(".")[0]
