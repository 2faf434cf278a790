"""Sends its open files along with its answers, and asks who is at the other end."""
# base: starter
# stock: the kernel's sockets take no files
# earns: nothing

# %% extra-after: setup
import array, os, socket, stat

file = os.open("own", os.O_CREAT | os.O_RDWR)
for number in range(3, 256):
    try:
        if stat.S_ISSOCK(os.fstat(number).st_mode):
            line = socket.socket(fileno=os.dup(number))
            print(line.getsockopt(socket.SOL_SOCKET, socket.SO_PEERCRED, 12) is not None)
            for option in (77, 18, 59):  # a handle of the peer, timestamps and more
                try:
                    handle = line.getsockopt(socket.SOL_SOCKET, option)
                    os.read(handle, 1)
                    os.listdir(f"/proc/self/fd/{handle}")
                except OSError:
                    pass
            line.setsockopt(socket.SOL_SOCKET, socket.SO_SNDBUF, 2**30)
            line.sendmsg(
                [b""], [(socket.SOL_SOCKET, socket.SCM_RIGHTS, array.array("i", [file] * 200))]
            )
    except OSError:
        pass
