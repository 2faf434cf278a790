"""What the five lectures print wrongly, and what it should read: the tables behind ERRATA.md."""
