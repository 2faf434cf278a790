"""Marks in the forms that other systems take: Canvas, Moodle, Blackboard, Gradescope."""
