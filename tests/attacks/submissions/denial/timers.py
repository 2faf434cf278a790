"""Sets timers whose signals come later and end its process, again and again."""
# base: reference
# stock: the kernel dies while it is graded: no score
# earns: everything
# expect: cell died

# %% extra-after: activation_table
import signal

signal.signal(signal.SIGALRM, signal.SIG_DFL)
signal.setitimer(signal.ITIMER_REAL, 0.0001, 0.0001)
signal.setitimer(signal.ITIMER_PROF, 0.0001, 0.0001)
