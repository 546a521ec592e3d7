"""Rendered pages and views to files, as bytes by path. Nothing is written to disk here."""
