"""Acme's house style as rules for Polyglint."""
