"""Opens files, pipes and sockets without end, and hides more of them in messages to itself."""
# base: reference
# stock: reaches the limits of the user who grades
# earns: everything
# expect: shows done

# %% extra-after: setup
import array, os, select, socket

kept = []
try:
    while True:
        kept.append(open("one", "w"))
except OSError:
    kept.clear()
try:
    while True:
        kept += [os.pipe(), select.epoll(), socket.socketpair()]
except OSError:
    kept.clear()
for _ in range(50):
    try:
        one, other = socket.socketpair()
        while True:  # what is under way counts nowhere
            one.sendmsg(
                [b"x"],
                [(socket.SOL_SOCKET, socket.SCM_RIGHTS, array.array("i", [other.fileno()] * 100))],
            )
    except OSError:
        pass
print("done")
