"""One picture a file: DataFrame in, Figure out."""
