"""`python -m etl.cli`: the same as the command, for who starts it from a program."""

from etl.cli import main

main()
