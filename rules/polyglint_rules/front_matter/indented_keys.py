"""Front matter whose keys are all indented."""

from collections.abc import Iterator

from polyglint import Document, DocumentRule, Edit, Entry, Fix, Mqm, Problem


class IndentedKeys(DocumentRule):
    """The first-level keys of front matter begin at the start of their lines."""

    id = "front_matter/indented-keys"
    mqm = Mqm("design and markup", "metadata", "major")

    def check(self, document: Document) -> Iterator[Problem]:
        """One problem for the header, at its first key."""
        header = document.front_matter
        if header.format != "yaml":
            return
        keys = [entry for entry in header.entries if len(entry.keys) == 1]
        indent = min((entry.line_indent for entry in keys), default=0)
        first = keys[0] if keys else None
        # What stands before the key may also be a brace or the mark of a complex key.
        if not indent or first is None or document.text[first.key_start - indent : first.key_start].strip(" "):
            return
        which = f"all {len(keys)} keys are" if len(keys) > 1 else f'the key "{first.key}" is'
        yield Problem(
            document.place(first.key_start, first.key_end),
            f"{which} indented by {indent} space{'s' * (indent > 1)}: some site generators do not read them",
            "begin each key at the start of its line",
            fix=_dedented(document, keys, indent),
        )


def _dedented(document: Document, keys: list[Entry], indent: int) -> Fix | None:
    """Each line moved to the left; None when the header would then read otherwise."""
    import yaml  # late: only indented headers need it

    header = document.front_matter
    edits, lines, offset = [], [], header.content_start
    for line in header.content.splitlines(keepends=True):
        moved = min(indent, len(line) - len(line.lstrip(" ")))
        if moved:
            edits.append(Edit(document.place(offset, offset + moved), ""))
        lines.append(line[moved:])
        offset += len(line)
    try:
        same = yaml.safe_load("".join(lines)) == yaml.safe_load(header.content)
    except (yaml.YAMLError, ValueError):  # an impossible date is a ValueError
        return None
    # Unsafe: a generator that has not read these keys reads them then, and the page changes.
    return Fix(tuple(edits), safe=False) if same and keys else None
