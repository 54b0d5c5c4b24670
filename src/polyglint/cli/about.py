"""Questions about the tool itself: which rules there are, what one of them is about, what holds for a path."""

import os
import textwrap
from collections.abc import Iterable, Iterator
from pathlib import Path

import click

from polyglint import discovery
from polyglint.cli.doubts import doubts, leaves_no_rule
from polyglint.cli.survey import Survey
from polyglint.discovery import summary
from polyglint.options import options
from polyglint.rule import DocumentRule, Rule, SiteRule
from polyglint.settings import Settings, SettingsError, nearest_settings
from polyglint.site.explanation import explain as explained
from polyglint.site.shown import shown_from
from polyglint.suppression import ENGINE_FINDINGS


def _settings(paths: Iterable[str] = (".",)) -> Settings:
    try:
        return nearest_settings(list(paths), Path.cwd())
    except SettingsError as error:
        raise click.UsageError("\n".join(error.messages)) from error


def _local(found: Settings) -> list[Path]:
    return [found.root / folder for folder in found.rules]


def _known(found: Settings) -> dict[str, Rule]:
    try:
        return discovery.rules(_local(found))
    except discovery.PackError as error:
        raise click.UsageError(str(error)) from error


@click.command()
@click.option("--format", "shape", type=click.Choice(["text", "markdown", "json"]), default="text", show_default=True)
def rules(shape: str) -> None:
    """List all rules: what each looks after, how much it weighs, and whether it is on by default."""
    known = _known(_settings())
    click.echo("\n".join(_SHAPES[shape](known.values())))


def _as_text(known: Iterable[Rule]) -> Iterator[str]:
    for rule in known:
        yield f"{rule.id:36}{'preview' if rule.preview else rule.severity:9}{summary(rule)}"
    yield ""
    yield "Found by the engine itself:"
    for name, (severity, said) in ENGINE_FINDINGS.items():
        yield f"{name:36}{severity:9}{said}"


def _as_markdown(known: Iterable[Rule]) -> Iterator[str]:
    yield "| rule | | what is right |"
    yield "|---|---|---|"
    for rule in known:
        yield f"| `{rule.id}` | {'preview' if rule.preview else rule.severity} | {summary(rule)} |"


def _as_json(known: Iterable[Rule]) -> Iterator[str]:
    import json  # late: only here

    listed = [
        {"id": rule.id, "severity": rule.severity, "preview": rule.preview, "summary": summary(rule)} for rule in known
    ]
    yield json.dumps(listed, ensure_ascii=False, indent=2)


_SHAPES = {"text": _as_text, "markdown": _as_markdown, "json": _as_json}


@click.command()
@click.argument("rule", metavar="RULE|PLACE")
def explain(rule: str) -> None:
    """Explain a RULE: why, examples and their repair, what it leaves alone, its options. Of a family: its rules.

    Of a PLACE, content/en/peel.md:11: what is read there as claims, and by which words.
    """
    if ":" in rule:
        from polyglint.cli.read_claims import place_in, read_claims  # late: only here

        if place := place_in(rule):
            click.echo("\n".join(read_claims(*place)).rstrip())
            return
    found = _settings()
    if rule in ENGINE_FINDINGS:
        click.echo(f"{rule} ({ENGINE_FINDINGS[rule].severity})\n\n{ENGINE_FINDINGS[rule].summary}")
        return
    known = _known(found)
    family = [(one.id, summary(one)) for one in known.values() if one.family == rule]
    family += [(name, one.summary) for name, one in ENGINE_FINDINGS.items() if name.partition("/")[0] == rule]
    if family:
        click.echo("\n".join(f"{name:36}{said}" for name, said in family))
        return
    if rule not in known:
        from polyglint.plans import names_of, unknown_rule  # late: only for errors

        raise click.UsageError(unknown_rule(rule, names_of(known)))
    click.echo("\n".join(_explanation(known[rule], discovery.page(rule, _local(found)), found)))


def _explanation(rule: Rule, page: Path | None, found: Settings) -> Iterator[str]:
    fixes = "a rule for single documents" if isinstance(rule, DocumentRule) else "compares translations"
    kind = "compares documents" if isinstance(rule, SiteRule) else fixes
    yield f"{rule.id}: {'preview, off by default' if rule.preview else rule.severity}; {kind}"
    yield from textwrap.wrap(summary(rule), 100)
    yield ""
    if page:
        yield page.read_text("utf-8").partition("\n")[2].strip()
        yield ""
    for option in options(rule):
        yield f'option  [options."{rule.id}"] {option.name} = {option.default!r}  ({option.type})'
    yield f'silence <!-- polyglint: ignore[{rule.id}] reason="…" -->   or   ignore = ["{rule.id}"] in polyglint.toml'
    if found.path:
        yield f"settings from {found.path}"


@click.command()
@click.argument("path", default=".", type=click.Path())
@click.option("--schema", is_flag=True, help="Print the JSON Schema of a settings file, for editors.")
def settings(path: str, schema: bool) -> None:
    """Tell what holds for PATH and why: settings file, root, locale, versions of the page, rules."""
    if schema:
        import json  # late: only here

        from polyglint.settings_file import json_schema

        click.echo(json.dumps(json_schema(), indent=2))
        return
    cwd = Path.cwd()
    found, site = Survey.with_documents([path])
    relative = Path(os.path.relpath(cwd / path, site.root)).as_posix()
    click.echo("\n".join(explained(site, found, relative, shown_from(site.root))))
    for doubt in doubts(found, site):
        click.echo(f"note: {doubt}")
    click.echo(_staleness(found, site.root))
    click.echo("\n".join(_dictionaries(found, {file.locale for file in site.files if file.locale})))
    click.echo("\n".join(_rules_for(found, relative)))


def _staleness(found: Settings, root: Path) -> str:
    from polyglint.history import LOCK_NAME  # late: only here

    told = {"auto": f"{LOCK_NAME}, else git", "lock": LOCK_NAME, "git": "git", "off": "nothing: it is off"}
    is_missing = found.staleness in ("auto", "lock") and not (root / LOCK_NAME).exists()
    return f"staleness: told by {told[found.staleness]}{f' (no {LOCK_NAME} here)' if is_missing else ''}"


def _dictionaries(found: Settings, locales: Iterable[str]) -> Iterator[str]:
    """Which dictionary serves which locale, in a line for each."""
    from polyglint.spelling.dictionary import Dictionaries  # late: only here

    dictionaries = Dictionaries(found.spelling, found.glossaries)
    for locale in sorted(locales):
        yield f"spelling {locale}: {dictionaries.of(locale).described()}"


def _rules_for(found: Settings, path: str) -> Iterator[str]:
    from polyglint.plans import plans  # late: only here

    try:
        chosen = plans(found)
        on = {rule.id for rule in chosen.plan_for(path).rules}
    except SettingsError as error:
        raise click.UsageError("\n".join(error.messages)) from error
    off = [name for name in chosen.known if name not in on]
    if leaves_no_rule(found, chosen.kinds):
        yield "note: what is selected and what is ignored leave no rule"
    yield f"rules: {len(on)} on, {len(off)} off{': ' + ', '.join(off) if off else ''}"
    for name, severity in chosen.plan_for(path).severities.items():
        yield f"severity: {name} = {severity}"
