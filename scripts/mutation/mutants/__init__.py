"""Small faults in a Python file, one at a time: what a suite has to notice."""
