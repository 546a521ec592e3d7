"""From documents to a proven library: models decoded, then rules within a record and across all."""
