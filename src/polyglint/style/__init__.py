"""Rules that are data: what a YAML file of a style pack may say, and the rule that it makes.

`reading` turns a file into one of the kinds: `searching` (a pattern, words, swaps, limits, introductions), `pairs`,
`letter_case`, `repeats` and `measures`. All of them are document rules like any other.
"""
