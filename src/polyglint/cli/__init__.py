"""The command line: arguments in, exit code out. Alone in printing and exiting."""

import atexit
import gc
import gettext  # noqa: F401  # before `late_patterns`: it hands a pattern to `re.finditer`, which takes only a real one
import os
import sys
import threading
from typing import NoReturn

from polyglint.late_pattern import late_patterns

# What is imported stays: to look through it for garbage again and again is a twentieth of a run.
gc.set_threshold(200_000)

with late_patterns():
    import click

    from polyglint.cli.check import check
    from polyglint.cli.group import LateGroup
    from polyglint.version import __version__

# What shells say of a command that Ctrl-C ended.
_INTERRUPTED = 130
_CONTEXT = {"help_option_names": ["-h", "--help"]}


@click.group(cls=LateGroup, context_settings=_CONTEXT)
@click.version_option(__version__, message="polyglint %(version)s")
def polyglint() -> None:
    """Lint Markdown content with front matter, in every language of a site.

    \b
    polyglint check content/            what is wrong with the pages below content/
    polyglint check content/ --fix      repair what needs no judgement
    polyglint explain headings/skipped-level
    """


polyglint.add_command(check)


def main() -> None:
    """Run `polyglint`."""
    _run(polyglint)


def lint() -> None:
    """Run `lint`, which is `polyglint check`."""
    _run(click.version_option(__version__, message="polyglint %(version)s")(check), name="lint")


def _run(command: click.Command, name: str | None = None) -> None:
    """Run a command; a reader who hangs up is no error, and a crash prints what a report of it needs."""
    try:
        os.getcwd()  # noqa: PTH109  # what everybody needs; it fails where the folder has been deleted
    except OSError as error:
        click.echo(f"polyglint: the working folder is gone: {error.strerror}", err=True)
        sys.exit(2)
    try:
        code = command.main(prog_name=name, standalone_mode=False)
    except click.ClickException as error:
        error.show()
        sys.exit(error.exit_code)
    except click.Abort:
        sys.exit(_INTERRUPTED)
    except BrokenPipeError:
        _hang_up()
    except Exception as error:
        from polyglint.cli.crash import report  # late: hopefully never

        click.echo(report(error), err=True)
        sys.exit(2)
    _leave(code)


def _leave(code: int | None) -> NoReturn:
    """End the process as it is: Python frees module by module what the system frees at once, a tenth of a small run."""
    if threading.active_count() > 1:
        sys.exit(code)  # a pool of workers is still being closed
    atexit._run_exitfuncs()
    try:
        sys.stdout.flush()
        sys.stderr.flush()
    except BrokenPipeError:
        _hang_up()
    os._exit(code or 0)


def _hang_up() -> NoReturn:
    # Python flushes at exit, and would complain about the closed pipe once more.
    os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
    sys.exit(0)
