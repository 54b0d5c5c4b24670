"""A group of commands that are imported when they are called: start-up is part of the product."""

from importlib import import_module

import click

_LATE = {
    "rules": ("polyglint.cli.about", "rules"),
    "explain": ("polyglint.cli.about", "explain"),
    "settings": ("polyglint.cli.about", "settings"),
    "sync": ("polyglint.cli.sync", "sync"),
    "accept": ("polyglint.cli.accept", "accept"),
    "claims": ("polyglint.cli.claims", "claims"),
    "coverage": ("polyglint.cli.coverage", "coverage"),
    "terms": ("polyglint.cli.terms", "terms"),
    "words": ("polyglint.cli.words", "words"),
    "import": ("polyglint.cli.import_", "import_"),
    "new-rule": ("polyglint.cli.new_rule", "command"),
}


class LateGroup(click.Group):
    """A click group that knows the names of its commands before their modules."""

    def list_commands(self, ctx: click.Context) -> list[str]:
        """The names of all commands, `check` first: it is what people come for."""
        return [*super().list_commands(ctx), *_LATE]

    def get_command(self, ctx: click.Context, cmd_name: str) -> click.Command | None:
        """The command of this name."""
        if cmd_name not in _LATE:
            return super().get_command(ctx, cmd_name)
        module, name = _LATE[cmd_name]
        command: click.Command = getattr(import_module(module), name)
        return command
