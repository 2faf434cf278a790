"""Deriving what instructors release and students get, from solutions and suite."""
