"""`python -m generator`: the same as the command `methodekaarten`, for where it is not installed."""

from generator.cli import main

main(prog_name="methodekaarten")
