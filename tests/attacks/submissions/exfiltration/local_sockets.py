"""Connects to services of the machine by paths and abstract names, over the socket that it has."""
# base: starter
# stock: reaches the container daemon, the session bus and agents of the instructor
# earns: nothing
# expect: shows refused

# %% extra-after: setup
import os, socket

for place in (
    "/var/run/docker.sock",
    "/run/dbus/system_bus_socket",
    "/dev/log",
    "/tmp/.X11-unix/X0",
    "\0backgrade-attack",
    "/run/systemd/journal/socket",
):
    one, other = socket.socketpair()
    for way in (
        one.connect,
        one.bind,
        lambda p: one.sendto(b"canary", p),
        lambda p: one.sendmsg([b"x"], [], 0, p),
        lambda p: one.listen(),
        lambda p: one.accept(),
    ):
        try:
            print("open", way(place))
        except OSError:
            print("refused")
