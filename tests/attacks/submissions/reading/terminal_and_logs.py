"""Opens terminals, the kernel's log and the system's journals, where others' secrets pass by."""
# base: starter
# stock: whatever the instructor may read
# earns: nothing
# expect: shows refused

# %% extra-after: setup
import ctypes, os

for place in """/dev/tty /dev/pts/0 /dev/console /dev/kmsg /dev/mem /dev/sda /dev/vda /proc/kmsg
        /proc/kallsyms /proc/sysvipc/shm /proc/net/unix /proc/net/tcp /sys/kernel/security
        /var/log/syslog /var/log/auth.log /run/utmp /var/log/wtmp /etc/hosts""".split():
    try:
        print(place, os.read(os.open(place, os.O_RDONLY | os.O_NONBLOCK | os.O_NOCTTY), 2000))
    except OSError:
        print("refused")
libc = ctypes.CDLL(None, use_errno=True)
print(libc.syscall(103, 3, ctypes.create_string_buffer(4096), 4096))  # syslog
