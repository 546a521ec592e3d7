"""The divisions: one of them, all of them, two of them."""
