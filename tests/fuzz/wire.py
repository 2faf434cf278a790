"""The other end of a line, without a process."""

from __future__ import annotations


class Wire:
    """A socket that gives in pieces what the other side has sent.

    gone: the other side has closed it; otherwise it waits and says nothing. most: how many bytes
    were ever asked for.
    """

    def __init__(self, data: bytes, piece: int = 4096, *, gone: bool = True) -> None:
        self.data, self.piece, self.gone = data, piece, gone
        self.at = self.most = 0

    def recv(self, count: int) -> bytes:
        self.most = max(self.most, self.at + count)
        taken = self.data[self.at : self.at + min(count, self.piece)]
        self.at += len(taken)
        if not taken and not self.gone:
            raise TimeoutError
        return taken

    def send(self, data: bytes) -> int:
        return len(data)

    def settimeout(self, seconds: float | None) -> None:
        pass

    def close(self) -> None:
        pass
