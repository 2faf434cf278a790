"""Opens connections by every kind of network there is, and asks for names."""
# base: starter
# stock: the network of the instructor's machine is open
# earns: nothing
# expect: shows refused

# %% extra-after: setup
import http.client, smtplib, socket, ssl, urllib.request

kinds = [
    (socket.AF_INET, socket.SOCK_STREAM),
    (socket.AF_INET, socket.SOCK_DGRAM),
    (socket.AF_INET, socket.SOCK_RAW),
    (socket.AF_INET6, socket.SOCK_STREAM),
    (socket.AF_INET6, socket.SOCK_DGRAM),
    (socket.AF_NETLINK, socket.SOCK_RAW),
    (socket.AF_PACKET, socket.SOCK_RAW),
    (getattr(socket, "AF_VSOCK", 40), socket.SOCK_STREAM),
    (getattr(socket, "AF_ALG", 38), socket.SOCK_SEQPACKET),
    (getattr(socket, "AF_BLUETOOTH", 31), socket.SOCK_STREAM),
    (socket.AF_UNIX, socket.SOCK_STREAM),
    (socket.AF_UNIX, socket.SOCK_DGRAM),
]
ways = [lambda kind=kind: socket.socket(*kind) for kind in kinds] + [
    lambda: socket.create_connection(("127.0.0.1", 22), 1),
    lambda: socket.getaddrinfo("canary.example.org", 80),
    lambda: socket.gethostbyname("canary.example.org"),
    lambda: urllib.request.urlopen("http://127.0.0.1", timeout=1),
    lambda: http.client.HTTPConnection("127.0.0.1", timeout=1).request("GET", "/"),
    lambda: smtplib.SMTP("127.0.0.1", timeout=1),
    lambda: socket.socketpair(socket.AF_UNIX, socket.SOCK_DGRAM),
    lambda: socket.create_server(("", 0)),
]
for way in ways:
    try:
        print("open", way())
    except OSError:
        print("refused")
