"""What the machine works out from the library: pure functions, no clock, no files."""
