"""Code blocks whose language is named otherwise than in the source."""

from collections.abc import Iterator

from polyglint import Block, Mqm, Problem, Related, Translation, TranslationRule
from polyglint_rules.translation.code_differences import are_versions, changed_code

# Names of one language.
_SAME = (
    # Translators mark scripts with types or tags as what they are.
    {"js", "javascript", "jsx", "mjs", "cjs", "ts", "typescript", "tsx", "mts"},
    {"sh", "bash", "shell", "zsh", "console", "shell-session", "terminal"},
    {"py", "python", "python3", "pycon"},
    {"rb", "ruby"},
    {"yml", "yaml"},
    {"md", "markdown", "mdx"},
    {"html", "xml", "htm", "xhtml"},
    {"json", "json5", "jsonc"},
    {"c++", "cpp", "cc"},
    {"cs", "c#", "csharp"},
    {"rs", "rust"},
    {"golang", "go"},
    {"kt", "kotlin"},
    {"docker", "dockerfile"},
    {"txt", "text", "plaintext", "plain", "none", ""},
)


class CodeLanguage(TranslationRule):
    """A code block of a translation names the language that its source names."""

    id = "translation/code-language"
    mqm = Mqm("design and markup", "markup", "minor")

    def check(self, translation: Translation) -> Iterator[Problem]:
        """Blocks that have lost the name of their language, or have another one."""
        for ours, theirs in changed_code(translation):
            before, after = language(ours), language(theirs)
            if before == after or not before or any({before, after} <= names for names in _SAME):
                continue
            texts = [document.text for document in (translation.source, translation.target)]
            if are_versions(texts[0][ours.start : ours.end], texts[1][theirs.start : theirs.end]):
                yield _problem(translation, ours, theirs)


def language(block: Block) -> str:
    """The language that a block's fence names, in small letters."""
    words = block.info.replace("{", " ").replace(",", " ").split()
    return words[0].lower().removeprefix(".") if words and not words[0].startswith(("[", "title=")) else ""


def _problem(translation: Translation, ours: Block, theirs: Block) -> Problem:
    before, after = language(ours), language(theirs)
    here = f"this code is marked as {after}" if after else "this code does not name its language"
    source, target = translation.source, translation.target
    return Problem(
        target.place(theirs.start, theirs.start + len(target.text[theirs.start :].partition("\n")[0])),
        f"{here}, the source's as {before}",
        f"begin it with ```{before}, so that it gets its colours",
        (Related(source.place(ours.start, ours.start + len(source.text[ours.start :].partition("\n")[0])), before),),
    )
