"""``python -m casebook``: the same commands where no script is on the path, as on Windows."""

from casebook.cli import main

main()
