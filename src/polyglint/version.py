"""The version of this distribution: asking its metadata would cost twice what starting up does."""

__version__ = "0.1.0"
