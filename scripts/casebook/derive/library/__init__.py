"""The library as a whole: the ways into it, and what it is made of."""
