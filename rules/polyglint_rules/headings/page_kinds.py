"""What a file's name says about its kind: changelogs, licences and parts of pages are not built like pages."""

import re
from pathlib import PurePosixPath

# Patterns are texts here: those that no name needs are never compiled. Beside each stands what it needs.
_OF_CHANGELOGS = ("change", "history", "news", "release")
_CHANGELOG = r"(?:^|[-_.])(?:changelog|changes|history|news|releases?|release[-_]?notes)(?:$|[-_.])"
_OF_LICENSES = ("licen", "copying", "notice")
_LICENSE = r"(?:^|[-_.])(?:licen[cs]es?|copying|notice)(?:$|[-_.])"
_OF_REPOSITORIES = (
    *("readme", "contributing", "authors", "code_of_conduct", "security", "summary", "support", "governance"),
    *("maintainers", "upgrad", "issue_template", "pull_request_template", "bug_report", "feature_request"),
)
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
    stem = _stem(path).lower()
    return any(word in stem for word in _OF_CHANGELOGS) and re.search(_CHANGELOG, stem) is not None


def is_license(path: str) -> bool:
    """Whether the file holds legal texts that nobody edits."""
    stem = _stem(path).lower()
    return any(word in stem for word in _OF_LICENSES) and re.search(_LICENSE, stem) is not None


def is_part(path: str) -> bool:
    """Whether the file is a part of pages or a form to fill in."""
    folders = {folder.lower() for folder in PurePosixPath(path).parts[:-1]}
    stem = _stem(path)
    is_partial = stem.startswith("_") and stem != "_index"
    return is_partial or not folders.isdisjoint(_PARTS.split()) or stem.lower().endswith(_FORMS)


def is_of_repository(path: str) -> bool:
    """Whether the file is one that a repository has beside its pages."""
    stem = _stem(path).lower()
    is_named_so = stem.startswith(_OF_REPOSITORIES) and re.search(_REPOSITORY, stem) is not None
    return is_named_so or is_changelog(path) or is_license(path)


def _stem(path: str) -> str:
    return path.rpartition("/")[2].rpartition(".")[0]
