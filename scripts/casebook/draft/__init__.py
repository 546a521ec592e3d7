"""An article on its way to a record: its text cleaned, and what it seems to say proposed, nothing invented.

``formats`` reads a file, ``cleaning`` takes away what is not the article, ``figures``, ``times``, ``places``
and ``matches`` propose, ``record`` writes the proposals as a record that a person has to finish. The rules
are data (``rules.yml``); the same text always gives the same draft.
"""
