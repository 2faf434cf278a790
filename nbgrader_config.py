"""The course, and Backgrade's grader in the places that nbgrader leaves open for one."""

c = get_config()  # noqa: F821 - nbgrader puts it here

c.CourseDirectory.course_id = "backpropagation"
# What an editor or the system leaves behind is no part of an assignment.
c.CourseDirectory.ignore = [".ipynb_checkpoints", "*.pyc", "__pycache__", ".*", "*.db"]

# The gradebook, where gradebook.db in this folder is not enough (DEPLOYMENT.md):
# c.CourseDirectory.db_url = "postgresql+psycopg://backgrade@db.example.org/backpropagation"

plugin = "autograder.nbgrader_plugin"

# Release: a quiz keeps its dict of empty answers; everything else as nbgrader does it.
c.GenerateAssignment.preprocessors = [
    "nbgrader.preprocessors.IncludeHeaderFooter",
    "nbgrader.preprocessors.LockCells",
    f"{plugin}.clear.ClearReferenceSolutions",
    "nbgrader.preprocessors.ClearOutput",
    "nbgrader.preprocessors.CheckCellMetadata",
    "nbgrader.preprocessors.ComputeChecksums",
    "nbgrader.preprocessors.SaveCells",
    "nbgrader.preprocessors.ClearHiddenTests",
    "nbgrader.preprocessors.ComputeChecksums",
    "nbgrader.preprocessors.CheckCellMetadata",
]

# Autograde: student notebooks are rebuilt before anything else sees them, then graded in the
# sandbox. Without these lines every check cell raises and earns 0 marks.
c.Autograde.exporter_class = f"{plugin}.exporter.RebuiltNotebookExporter"
c.Autograde.pre_convert_hook = f"{plugin}.hooks.expect_released_notebooks"
c.LimitOutput.max_lines = 200  # of one output; a flood of prints makes no page of its own
c.Autograde.autograde_preprocessors = [
    f"{plugin}.grade.Grade",
    "nbgrader.preprocessors.LimitOutput",
    "nbgrader.preprocessors.SaveAutoGrades",
    "nbgrader.preprocessors.AssignLatePenalties",
    "nbgrader.preprocessors.CheckCellMetadata",
]

# Feedback: our own page. Without this line nbgrader writes its own one.
c.GenerateFeedback.exporter_class = f"{plugin}.feedback.FeedbackExporter"

# What a student's code may use while it is graded, with the defaults; a change grades anew.
# c.Backgrade.cell_seconds = 20.0  # one cell
# c.Backgrade.call_seconds = 5.0  # one call of an exercise (it is called twice)
# c.Backgrade.notebook_seconds = 180.0  # all calls of a notebook together
# c.Backgrade.cpu_seconds = 600
# c.Backgrade.memory_bytes = 2 * 2**30
# c.Backgrade.output_bytes = 10**6  # what all its cells show
# c.Backgrade.file_bytes = 16 * 2**20
# c.Backgrade.open_files = 256
