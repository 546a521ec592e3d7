"""Models of what people write: cases, observations, sources, curricula and the vocabulary.

Structure only: types, required fields, enumerations, patterns and lengths, so that the JSON Schema made
from these classes accepts and refuses exactly what they do. Rules that compare fields live in
:mod:`casebook.validate`.
"""
