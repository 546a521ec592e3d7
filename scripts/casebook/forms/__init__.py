"""A record as tables for Word and Excel, and back: for those who write a case in an office and send it by mail.

Every value stands in a cell of its own beside the path of its field, so that nothing is lost on the way and every problem
can be told by the cell in which it stands.
"""
