"""What is done about what: problems, mechanisms, slogans, and what nobody has answered."""
