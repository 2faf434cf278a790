"""The hidden suite: for each assignment of the kit a package of topics that declare exercises.

Which of them an assignment asks for, and in which order, its notebooks say.
"""

ASSIGNMENTS: dict[str, str] = {
    "1-activations": "activation_topics",
    "2-forward": "forward_topics",
    "3-delta": "delta_topics",
    "4-batch": "batch_topics",
    "5-gradcheck": "gradcheck_topics",
}
