"""What the tool catches: clean translations, broken in one known way each, and the share of them that is reported."""
