"""What curricula come to: timetables, totals, lessons with the notes of their cases."""
