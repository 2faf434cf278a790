"""What nbgrader_config.py names: our grader in the places that nbgrader leaves open for one."""
