"""A synthetic library of any size, for measuring what grows with the number of records.

Record ``i`` is the same in a library of ten and of ten thousand. Nothing in it is true: places below the
county, mechanisms and figures are invented, and title, summary and keywords say 合成 (synthetic).
"""

from casebook.synth.case import RECORDS_PER_SOURCE, SyntheticFile, case_file
from casebook.synth.source import source_file

__all__ = ["RECORDS_PER_SOURCE", "SyntheticFile", "case_file", "source_file"]
