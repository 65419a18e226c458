"""The table of commands. A command's module is loaded when it is called, or asked for its help."""

from __future__ import annotations

from importlib import import_module

import click

from tui.command import Nouns
from tui.door import Door

TABLE: dict[str, dict[str, str]] = {
    "Articles": {
        "add": "articles:add",
        "set": "articles:set_",
        "same-work": "articles:same_work",
        "forget": "articles:forget",
        "tlp": "tlp:tlp",
    },
    "Looking": {
        "list": "looking:list_",
        "show": "showing:show",
        "search": "looking:search",
    },
    "Tags": {
        "tag": "tags:tag",
        "add-item": "tags:add_item",
        "edit": "tags:edit",
        "move": "boundaries:move",
        "split": "boundaries:split",
        "merge": "boundaries:merge",
        "retag": "boundaries:retag",
        "untag": "tags:untag",
        "link": "links:link",
        "unlink": "links:unlink",
        "same": "sameness:same",
        "part": "sameness:part",
        "pairs": "sameness:pairs",
        "mirror": "editions:mirror",
        "annotate": "annotating:annotate",
    },
    "Scenarios and sources": {
        "scenario": "scenarios:scenario",
        "source": "sources:source",
        "board": "scenarios:board",
        "matrix": "rivals:matrix",
        "odds": "rivals:odds",
    },
    "The record": {
        "criteria": "judging:criteria",
        "condition": "judging:condition",
        "forecast": "judging:forecast",
        "mark": "marking:mark",
        "due": "marking:due",
        "snooze": "marking:snooze",
        "score": "scoring:score",
    },
    "Files": {
        "report": "report:report",
        "export": "exchange:export",
        "import": "exchange:import_",
        "join": "joining:join",
        "blind": "agreement:blind",
        "agreement": "agreement:agreement",
        "differences": "agreement:differences",
        "adopt": "agreement:adopt",
        "run": "sessions:run",
    },
    "What was done": {
        "history": "history:history",
        "undo": "history:undo",
        "redo": "history:redo",
    },
    "The store": {
        "seal": "sealing:seal",
        "verify": "sealing:verify",
        "doctor": "upkeep:doctor",
        "backup": "upkeep:backup",
        "keys": "keys:keys_",
        "demo": "demo:demo",
        "tour": "demo:tour",
        "serve": "serve:serve",
    },
}
"""Commands by section of the help: name, and where it is as `module:function`."""

PLACES = {name: place for section in TABLE.values() for name, place in section.items()}

COMPLETION = """\
Completion of commands and options by the shell:

\b
  bash  eval "$(_SIGNPOSTS_COMPLETE=bash_source signposts)"
  zsh   eval "$(_SIGNPOSTS_COMPLETE=zsh_source signposts)"
  fish  _SIGNPOSTS_COMPLETE=fish_source signposts | source
"""


class Signposts(Nouns):
    """The command `signposts`: it finds its verbs in the table."""

    def list_commands(self, ctx: click.Context) -> list[str]:
        """Every verb, in the order of the table."""
        return list(PLACES)

    def get_command(self, ctx: click.Context, cmd_name: str) -> click.Command | None:
        """A verb, its module loaded now."""
        if cmd_name not in PLACES:
            return None
        module, _, name = PLACES[cmd_name].partition(":")
        found: click.Command = getattr(import_module(f"tui.commands.{module}"), name)
        return found

    def format_commands(self, ctx: click.Context, formatter: click.HelpFormatter) -> None:
        """The verbs by section, a line each."""
        for title, section in TABLE.items():
            rows = []
            for name in section:
                command = self.get_command(ctx, name)
                assert command is not None
                rows.append((f"{name:<9}", command.get_short_help_str(100)))
            with formatter.section(title):
                formatter.write_dl(rows, col_max=12)


def _version(context: click.Context, _param: click.Parameter, wanted: bool) -> None:
    if wanted and not context.resilient_parsing:
        from tui.version import VERSION

        click.echo(f"signposts {VERSION}")
        context.exit()


@click.group(
    "signposts",
    cls=Signposts,
    invoke_without_command=True,
    epilog=COMPLETION,
    context_settings={"help_option_names": ["-h", "--help"], "max_content_width": 100},
)
@click.option(
    "--version",
    is_flag=True,
    is_eager=True,
    expose_value=False,
    callback=_version,
    help="Print the version.",
)
@click.pass_context
def signposts(context: click.Context) -> int | None:
    """A workbench for people who read forecasts for a living.

    Tag the claims, trigger events and predictions of articles where they stand, gather them in
    scenarios, and mark whether they came true. Without a command, the app opens.

    Names may be ids, the shortest unambiguous beginning of one, handles, or titles of articles.
    """
    door = context.ensure_object(Door)
    if context.invoked_subcommand is None:
        from tui.commands.demo import open_app

        return open_app(door)
    return None
