"""Numbers: how they are written, calculated with, compared and drawn."""
