"""The README's pictures: screenshots of real pages of the demo class."""
