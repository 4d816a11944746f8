"""What people send in: hand-ins, records of runs, event files, filled-in forms."""
