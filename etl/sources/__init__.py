"""Collect: what lies in the data directory, as bytes, rows and documents; never what it means."""
