"""The group of commands."""

from __future__ import annotations

from importlib import import_module

import click

from isip_lint.cli.usage import wrong_use_told

_COMMANDS = {
    "check": "check",
    "extract": "extract",
    "explain": "explain",
    "readability": "readability",
    "rules": "rules",
    "evaluate": "evaluate",
    "suppress": "suppress",
    "baseline": "baseline",
    "diff": "diff",
    "config": "config",
    "demo": "demo",
}
_INTERRUPTED = 130


class LazyGroup(click.Group):
    """A group whose commands are imported when they are called."""

    def list_commands(self, ctx: click.Context) -> list[str]:
        """Return the commands in the order in which people need them."""
        return list(_COMMANDS)

    def get_command(self, ctx: click.Context, cmd_name: str) -> click.Command | None:
        """Return the command, from its own module."""
        if cmd_name not in _COMMANDS:
            return None
        command = getattr(import_module(f"isip_lint.cli.{_COMMANDS[cmd_name]}"), cmd_name)
        assert isinstance(command, click.Command)
        return command

    def parse_args(self, ctx: click.Context, args: list[str]) -> list[str]:
        """Read the options of the group itself."""
        with wrong_use_told():
            return super().parse_args(ctx, args)

    def invoke(self, ctx: click.Context) -> object:
        """Run the command; the user's interruption ends it without a word."""
        try:
            with wrong_use_told():
                return super().invoke(ctx)
        except KeyboardInterrupt:
            ctx.exit(_INTERRUPTED)


def _show_version(ctx: click.Context, _parameter: click.Parameter, wanted: bool) -> None:
    if wanted and not ctx.resilient_parsing:
        from isip_lint.resources import tool_version

        click.echo(f"isip-lint {tool_version()}")
        ctx.exit()


@click.group(cls=LazyGroup, context_settings={"help_option_names": ["-h", "--help"]})
@click.option(
    "--version",
    is_flag=True,
    is_eager=True,
    expose_value=False,
    callback=_show_version,
    help="Show the version and exit.",
)
def app() -> None:
    """Check welfare agreements (GPMI / PIIS), in Dutch or French, against Belgian law.

    Start with: isip-lint check FILE
    """
    from isip_lint.cli.console import use_utf8

    use_utf8()
