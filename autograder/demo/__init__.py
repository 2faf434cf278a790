"""A class of made-up students, to see the kit at work and to test it."""
