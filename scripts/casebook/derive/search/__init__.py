"""What a search knows: documents, words, and the pages that it names."""
