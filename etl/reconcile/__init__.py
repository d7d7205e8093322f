"""Agree: statements into facts, moves and checks, in SQL that the snapshot carries as table macros."""
