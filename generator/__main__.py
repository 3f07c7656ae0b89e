"""`python -m generator` in; the command line out."""

from generator.cli import main

main(prog_name="methodekaarten")
