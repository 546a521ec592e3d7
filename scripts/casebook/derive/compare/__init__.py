"""Cases side by side, and beside a reader's own place."""
