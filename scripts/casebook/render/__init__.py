"""Views to HTML, by the Jinja templates in ``theme/templates``. No files are read or written here."""
