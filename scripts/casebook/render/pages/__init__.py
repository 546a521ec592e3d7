"""The families of pages: one module for each kind of address."""
