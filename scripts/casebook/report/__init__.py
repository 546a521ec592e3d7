"""Problems -> text for people, and the formats that code hosts turn into notes beside the lines.

Every module has ``render(problems, texts) -> str``; ``texts`` maps the path of a file to its text, so that
lines can be quoted. A path without a text is reported without its line. Nothing here is coloured.
"""
