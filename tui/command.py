"""What every command has: an example in its help, and the options that stand before or after it."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable
from pathlib import Path
from typing import Any

import click

from seeds.refusal import Invalid
from tui.door import Door
from tui.errors import nearest
from tui.options import BY_THEN, INSTANT

FILES = ("paths", "file", "session")
"""Parameters that name files, which need not have names in UTF-8."""
Body = Callable[..., int | None]
"""What a command does; what it returns is the exit status, None is 0."""


def _remember(context: click.Context, param: click.Parameter, value: Any) -> None:
    """Tell the door; it stands at the root, so that the option counts wherever it was given."""
    if value not in (None, False):
        door = context.find_root().ensure_object(Door)
        setattr(door, str(param.name), value)


def everywhere() -> list[click.Parameter]:
    """The options of every command."""

    def option(name: str, help: str, **more: Any) -> click.Option:
        return click.Option([name], expose_value=False, callback=_remember, help=help, **more)

    path = click.Path(path_type=Path)
    return [
        option("--db", "The store; else SIGNPOSTS_DB, else the settings.", type=path),
        option("--analyst", "Who does it; else SIGNPOSTS_ANALYST, the settings, your login."),
        option("--simulate", "Make the store, if it is new, a simulated one.", is_flag=True),
        # It is read first: what day "yesterday" was follows from it.
        option("--now", "What time it is in a simulated store.", type=INSTANT, is_eager=True),
    ]


as_of = click.option(
    "--as-of",
    type=BY_THEN,
    expose_value=False,
    callback=_remember,
    help="As it was recorded by the end of a day, or a moment.",
)
"""For verbs that only look."""


class Verb(click.Command):
    """A command with an example."""

    def __init__(self, *args: Any, example: str = "", **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.example = example
        self.own = list(self.params)
        taken = {name for param in self.own for name in param.opts}
        common = [param for param in everywhere() if not taken & set(param.opts)]
        self.params = [*self.params, *common]

    def parse_args(self, ctx: click.Context, args: list[str]) -> list[str]:
        """Take the words of the command line; what is wrong there is told as the command's."""
        try:
            if not ctx.resilient_parsing:
                self._refuse_twice(ctx, args)
            return super().parse_args(ctx, args)
        except click.UsageError as error:
            error.ctx = error.ctx or ctx
            raise

    def _refuse_twice(self, ctx: click.Context, args: list[str]) -> None:
        """Refuse an option that takes one value and was given two, of which click takes the last.

        Raises:
            Invalid: there is one.
        """
        parser = self.make_parser(ctx)
        _, _, order = parser.parse_args(list(args))
        for option, many in Counter(order).items():
            if many == 1 or not isinstance(option, click.Option) or _takes_several(option):
                continue
            parser.add_option(option, option.opts, option.name, action="append")
            given, _, _ = parser.parse_args(list(args))
            times, values = "twice" if many == 2 else f"{many} times", ", ".join(given[option.name])
            what, where = f"{option.opts[0]} is given {times}: {values}", ctx.command_path
            raise Invalid(what, where=where, attempt="one of them")

    def invoke(self, ctx: click.Context) -> Any:
        """Do it.

        Raises:
            Invalid: a word of the command line is not text in this system's encoding.
        """
        given = {n: v if isinstance(v, tuple) else (v,) for n, v in ctx.params.items()}
        for words in (w for name, value in given.items() if name not in FILES for w in value):
            if isinstance(words, str) and any("\ud800" <= sign <= "\udfff" for sign in words):
                raise Invalid(f"{words!r} is not UTF-8", where=ctx.command_path)
        return super().invoke(ctx)

    def format_options(self, ctx: click.Context, formatter: click.HelpFormatter) -> None:
        """Its own options first, then those of every command, then the example."""
        write_options(self, self.own, ctx, formatter)
        write_example(self.example, formatter)


def _takes_several(option: click.Option) -> bool:
    return option.multiple or option.is_flag or option.count


class Nouns(click.Group):
    """A command of several verbs, as `scenario add`."""

    command_class = Verb

    def __init__(self, *args: Any, example: str = "", **kwargs: Any) -> None:
        kwargs.setdefault("no_args_is_help", False)
        super().__init__(*args, **kwargs)
        self.example = example
        self.own = list(self.params)
        self.params = [*self.params, *everywhere()]
        self.subcommand_metavar = "VERB ..."

    def resolve_command(
        self, ctx: click.Context, args: list[str]
    ) -> tuple[str | None, click.Command | None, list[str]]:
        """The verb that is named; an unknown one is refused with the most alike."""
        name = args[0]
        if self.get_command(ctx, name) is None and not ctx.resilient_parsing:
            unknown(ctx, name, self.list_commands(ctx))
        return super().resolve_command(ctx, args)

    def format_options(self, ctx: click.Context, formatter: click.HelpFormatter) -> None:
        """The options, then the verbs, then the example."""
        write_options(self, self.own, ctx, formatter)
        self.format_commands(ctx, formatter)
        write_example(self.example, formatter)


def unknown(context: click.Context, name: str, known: list[str]) -> None:
    """Refuse a verb.

    Raises:
        Invalid: always.
    """
    near = nearest(name, known)
    attempt = f"{context.command_path} {near}" if near else f"{context.command_path} --help"
    where = context.command_path
    raise Invalid(f"there is no command {name!r}", where=where, attempt=attempt)


def write_options(
    command: click.Command,
    own: list[click.Parameter],
    context: click.Context,
    formatter: click.HelpFormatter,
) -> None:
    """Two lists: what only this command has, and what every command has."""
    common = [p for p in command.get_params(context) if p not in own]
    for title, params in (("Options", own), ("Options of every command", common)):
        options = [p for p in params if isinstance(p, click.Option)]
        records = [r for p in options if (r := p.get_help_record(context))]
        if records:
            with formatter.section(title):
                formatter.write_dl(records)


def write_example(example: str, formatter: click.HelpFormatter) -> None:
    """The lines of an example, if there are any."""
    if example:
        with formatter.section("Example"):
            for line in example.splitlines():
                formatter.write(f"{'':>{formatter.current_indent}}{line}\n")


def verb(name: str, example: str, of: click.Group | None = None) -> Callable[[Body], Verb]:
    """Make a command of a function, or a verb of a noun; its docstring is the help."""

    def make(body: Body) -> Verb:
        made = click.command(name, cls=Verb, example=example)(body)
        if of is not None:
            of.add_command(made)
        return made

    return make
