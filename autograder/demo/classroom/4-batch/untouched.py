"""The notebooks were handed in as they were released: everything unattempted, no marks."""
# base: starter
