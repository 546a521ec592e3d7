"""What every view stands on: items, addresses, and how a place is named."""
