"""The command annotate: what is tagged in an article as a text, and that text taken back."""

from __future__ import annotations

import sys

import click

from seeds.display import safe_line
from seeds.refusal import Invalid
from tui import given, output
from tui.command import verb
from tui.door import Door

_EXAMPLE = """\
signposts annotate bridge -o tags.yaml
signposts annotate bridge --from tags.yaml
signposts annotate bridge --edit"""


@verb("annotate", _EXAMPLE)
@click.argument("article", default="")
@click.option("--from", "source", type=click.Path(), help="The edited file; - is standard input.")
@click.option("-o", "--output", "file", type=click.Path(), help="The file to write, a new one.")
@click.option("--edit", is_flag=True, help="Open it in $VISUAL or $EDITOR, and take it back.")
@click.option("--schema", is_flag=True, help="Print the JSON Schema of the text, for editors.")
@click.pass_obj
def annotate(
    door: Door, article: str, source: str | None, file: str | None, edit: bool, schema: bool
) -> None:
    """Print the tags of an article as a text to edit, or take it back.

    An entry that was added is a new tag, one that was taken out is untagged, one that was changed
    is changed: all in one act. A file of an older state is refused. Findings and forecasts are
    not in it.
    """
    if schema:
        from scenarios.formats import annotations_file

        output.raw(annotations_file.schema().encode())
        return
    if not article:
        what = "ARTICLE is missing"
        raise Invalid(what, where="signposts annotate", attempt=_EXAMPLE.splitlines()[0])
    if bool(source) + bool(file) + edit > 1:
        what = "--from, -o and --edit exclude each other"
        raise Invalid(what, where="signposts annotate", attempt="one of them")
    with door.desk() as desk:
        if edit:
            from tui import editing

            if not (sys.stdin.isatty() and sys.stdout.isatty()):
                raise Invalid("--edit needs a terminal", where="signposts annotate", attempt="-o")
            said = editing.edit(desk, article, editing.run_editor, editing.ask_again)
            output.note(safe_line(said))
        elif source:
            from tui.editing import told

            done = desk.annotate(article, given.content(source), given.named(source))
            output.note(told(done))
        else:
            _write(desk.annotations(article), file)


def _write(content: bytes, file: str | None) -> None:
    from tui.files import write_whole

    if file is None or file == given.STDIN:
        output.raw(content)
    else:
        write_whole(file, content)
