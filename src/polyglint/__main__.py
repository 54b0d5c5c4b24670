"""`python -m polyglint` is `polyglint`."""

from polyglint.cli import main

main()
