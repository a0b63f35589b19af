"""The same doors as the pages, for a terminal and for CI: `python cli.py --help`."""

from __future__ import annotations

import typer

from commands import ask, blocked, export, leagues, load, look, plan, said, walk

app = typer.Typer(
    help="Explore what depends on what in the French digital-health roadmap, with the source of every link.",
    epilog="Start with: python cli.py search ens · python cli.py show ENS · python cli.py neighbours ENS --depth 2",
    no_args_is_help=True,
    add_completion=False,
    rich_markup_mode=None,
    pretty_exceptions_enable=False,
)

for group in (load, look, walk, said, blocked, leagues, plan, ask, export):
    group.register(app)

if __name__ == "__main__":
    app()
