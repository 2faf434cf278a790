"""Backgrade's hidden grader. Import the submodules; this package exports nothing itself."""
