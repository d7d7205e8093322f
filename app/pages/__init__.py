"""One page a file, each with `page()`: ask, draw, offer the files."""
