"""One case: its card, its page, its grade of evidence, and the cases it is related to."""
