"""Paths → pages: which files belong to a site, in which locale each is written, and which are one page."""

from polyglint.site.catalogues import is_catalogue
from polyglint.site.declaration import declared_locale
from polyglint.site.discovery import discover
from polyglint.site.site import Site, SiteError, SiteFile, Skipped, is_markdown

__all__ = [
    "Site",
    "SiteError",
    "SiteFile",
    "Skipped",
    "declared_locale",
    "discover",
    "is_catalogue",
    "is_markdown",
]
