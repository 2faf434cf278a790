"""Right solutions in many styles (wheats) and wrong ones that nobody foresaw (chaffs)."""
