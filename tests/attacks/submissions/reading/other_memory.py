"""Reads the memory of the template and of the grader with the calls that debuggers use."""
# base: starter
# stock: works for any process of the same user, where the system lets debuggers attach
# earns: nothing
# expect: shows -1 -1 -1

# %% extra-after: setup
import ctypes, os

libc = ctypes.CDLL(None, use_errno=True)
buffer = ctypes.create_string_buffer(4096)


class Vector(ctypes.Structure):
    _fields_ = [("base", ctypes.c_void_p), ("size", ctypes.c_size_t)]


here = Vector(ctypes.cast(buffer, ctypes.c_void_p), 4096)
there = Vector(id(os), 4096)
for pid in os.getppid(), int("@process@"), 1:
    attach = libc.ptrace(16, pid, 0, 0)
    seize = libc.ptrace(0x4206, pid, 0, 0)
    read = libc.process_vm_readv(pid, ctypes.byref(here), 1, ctypes.byref(there), 1, 0)
    print(attach, seize, read, buffer.raw.strip(b"\0")[:100])
