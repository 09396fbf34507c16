"""The settings of a command: those of its command line laid over those of the configuration file."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Any, TypeVar

import click

from isip_lint.cli import console
from isip_lint.cli.outputs import output_options, privacy_options

if TYPE_CHECKING:
    from isip_lint.config.effective import Effective
    from isip_lint.config.read import Config
    from isip_lint.engine.model import RulePack

Command = TypeVar("Command", bound=Callable[..., object])


_EXISTING = click.Path(exists=True, dir_okay=False, path_type=Path)
_JUDGING: Sequence[Callable[[Any], Any]] = (
    console.lang_option(
        "Language of the messages; unless chosen, text is in that of the document, JSON in English."
    ),
    click.option(
        "--as-of",
        metavar="YYYY-MM-DD",
        callback=console.day,
        help="Law of this day, instead of the day of signature.",
    ),
    click.option("--select", multiple=True, metavar="RULE", help="Only this rule or family."),
    click.option("--ignore", multiple=True, metavar="RULE", help="Not this rule or family."),
    console.rules_option(),
    click.option("--force", is_flag=True, help="Check also what does not look like an agreement."),
    console.revisions_option(),
    console.passwords_option(),
    click.option(
        "--suppressions",
        "suppressions_file",
        type=_EXISTING,
        help="Findings that are not to count, not those of the nearest isip-lint.suppressions.yaml.",
    ),
    click.option(
        "--cache/--no-cache",
        default=True,
        help="Keep verdicts, encrypted, and use them for documents that did not change.",
    ),
    click.option(
        "--config",
        "config_file",
        type=_EXISTING,
        help="Settings from this file, not from the nearest isip-lint.toml.",
    ),
)
baseline_option = click.option(
    "--baseline",
    "baseline_file",
    type=click.Path(dir_okay=False, path_type=Path),
    help="Findings recorded in this file count no longer; see: isip-lint baseline --help.",
)
fail_on_option = click.option(
    "--fail-on",
    type=click.Choice(["error", "warning", "info", "never"]),
    default="error",
    show_default=True,
    help="Least severity that makes the exit status 1.",
)


def judging_options(command: Command) -> Command:
    """Add the options that decide on a verdict, which a configuration file can hold too."""
    for option in reversed(_JUDGING):
        command = option(command)
    return command


def setting_options(command: Command) -> Command:
    """Add all options that a configuration file can hold too."""
    command = baseline_option(privacy_options(console.colour_option()(command)))
    return output_options(fail_on_option(judging_options(command)))


def settings_for(ctx: click.Context, names: Sequence[str]) -> Effective:
    """Return the settings of the command in ``ctx`` for the files ``names``.

    Raises FaultyPack for a configuration file at fault.
    """
    from isip_lint.config.effective import effective
    from isip_lint.config.settings import SETTINGS

    shared = {s.name: s.parameter for s in SETTINGS if s.parameter in ctx.params}
    given = {name: ctx.params[p] for name, p in shared.items() if _is_given(ctx, p)}
    defaults = {name: ctx.params[p] for name, p in shared.items()}
    if "suppressions" in shared:
        defaults["suppressions"] = defaults["suppressions"] or _suppressions(names)
    return effective(_config(ctx.params.get("config_file"), names), given, defaults)


def _is_given(ctx: click.Context, parameter: str) -> bool:
    from click.core import ParameterSource

    return ctx.get_parameter_source(parameter) not in {None, ParameterSource.DEFAULT}


def _config(file: Path | None, names: Sequence[str]) -> Config:
    from isip_lint.config.read import find_config, read_config, start_folder

    with console.faults_shown():
        return read_config(file) if file is not None else find_config(start_folder(names))


def _suppressions(names: Sequence[str]) -> Path | None:
    from isip_lint.config.read import find_upwards, start_folder
    from isip_lint.config.suppressions import SUPPRESSIONS_NAME

    return find_upwards(start_folder(names), SUPPRESSIONS_NAME)


def filled(settings: Effective, parameters: Mapping[str, Any]) -> dict[str, Any]:
    """Return the parameters of a command with the effective settings in them."""
    from isip_lint.config.settings import SETTINGS

    found = dict(parameters)
    for setting in SETTINGS:
        if setting.parameter in found:
            found[setting.parameter] = settings.values[setting.name].value
    return found


def known_rules(settings: Effective, pack: RulePack) -> None:
    """Raise FaultyPack for a rule, family or threshold of the file that ``pack`` does not have."""
    from isip_lint.config.effective import name_faults

    faults = name_faults(settings.config, pack)
    if faults:
        raise console.FaultyPack("\n".join(faults))
