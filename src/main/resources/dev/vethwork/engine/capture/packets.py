# Reads packets in namespaces and writes them as one pcapng stream, until standard input ends, as the program's own agent
# does where Java is. For each namespace there are the parameters: its name, how many words follow, and those: an interface
# and what it is called in the stream, for each. Every socket is bound before a word is said, so that whatever passes from
# then on is in the stream.
import ctypes
import heapq
import mmap
import os
import select
import socket
import struct
import sys
import time

ALL, OUTGOING = 3, 4
ETHER, LOOPBACK = 1, 772
SOL_PACKET, ADD_MEMBERSHIP, RX_RING, STATISTICS, VERSION = 263, 1, 5, 6, 10
PROMISCUOUS, V3 = 1, 2
VLAN_VALID, VLAN_KIND_VALID, VLAN = 0x10, 0x40, 0x8100
NEW_NETWORK = 0x40000000
LONGEST = 262144
BLOCK, FRAME, MOST_BLOCKS, TOGETHER_MILLIS = 1 << 18, 2048, 512, 10
# The kernel hands packets over a little late: each waits until no earlier one can come any more.
PATIENCE = 30_000_000
SECOND = 1_000_000_000

libc = ctypes.CDLL(None, use_errno=True)
out = os.fdopen(1, "wb", 1 << 18)


def block(kind, body):
    body += bytes(-len(body) % 4)
    size = struct.pack("<I", len(body) + 12)
    out.write(struct.pack("<I", kind) + size + body + size)


def option(code, value):
    return struct.pack("<HH", code, len(value)) + value + bytes(-len(value) % 4)


def say(text):
    said = text.encode("utf-8", "replace")
    block(0x40000BAD, struct.pack("<II", 32473, len(said)) + said)


class Tap:
    """A socket that gets every packet of one interface, through memory that the kernel writes into (packet(7))."""

    def __init__(self, number, space, device, label, blocks):
        self.number, self.space, self.label, self.blocks = number, space, label, blocks
        self.born = inode(space)
        self.index = socket.if_nametoindex(device)
        self.socket = bound(socket.SOCK_RAW, device)
        hardware = self.socket.getsockname()[3]
        self.is_loopback = hardware == LOOPBACK
        self.link = 1 if hardware in (ETHER, LOOPBACK) else 101
        if self.link != 1:
            # What such an interface puts before the IP packet differs from kind to kind; without it all are alike.
            self.socket.close()
            self.socket = bound(socket.SOCK_DGRAM, device)
        self.socket.setsockopt(SOL_PACKET, VERSION, V3)
        wish = (BLOCK, blocks, FRAME, BLOCK // FRAME * blocks, TOGETHER_MILLIS, 0, 0)
        self.socket.setsockopt(SOL_PACKET, RX_RING, struct.pack("@7I", *wish))
        self.socket.setsockopt(SOL_PACKET, ADD_MEMBERSHIP, struct.pack("@iHH8x", self.index, PROMISCUOUS, 0))
        self.ring = mmap.mmap(self.socket.fileno(), BLOCK * blocks)
        self.next = 0
        self.lost = 0

    def tell(self):
        name = option(2, self.label.encode()) + option(9, bytes([9])) + option(0, b"")
        block(1, struct.pack("<HHI", self.link, 0, LONGEST) + name)

    def lives(self):
        return inode(self.space) == self.born and self.socket.getsockname()[0] != ""

    def close(self):
        self.ring.close()
        self.socket.close()

    def count(self):
        lost = struct.unpack("@3I", self.socket.getsockopt(SOL_PACKET, STATISTICS, 12))[1]
        if lost:
            self.lost += lost
            say("lost %s %d" % (self.label, self.lost))

    def take(self):
        """Of each packet that has come the time, its direction, its length and its bytes."""
        while True:
            start = self.next * BLOCK
            ready, many, first = struct.unpack_from("@III", self.ring, start + 8)
            if not ready & 1:
                return
            at = start + first
            for _ in range(many):
                step = struct.unpack_from("@I", self.ring, at)[0]
                yield self.packet(at)
                at += step
            struct.pack_into("@I", self.ring, start + 8, 0)
            self.next = (self.next + 1) % self.blocks

    def packet(self, at):
        seconds, rest, kept, length, status, offset = struct.unpack_from("@IIIIIH", self.ring, at + 4)
        taken = self.ring[at + offset : at + offset + kept]
        direction = 2 if self.ring[at + 58] == OUTGOING else 1
        if status & VLAN_VALID and kept >= 12:
            # The kernel keeps a VLAN's tag beside the packet; on the wire it stands behind the MACs.
            tag, kind = struct.unpack_from("@IH", self.ring, at + 32)
            kind = kind if status & VLAN_KIND_VALID else VLAN
            taken = taken[:12] + struct.pack("!HH", kind, tag & 0xFFFF) + taken[12:]
            length += 4
        return seconds * SECOND + rest, direction, length, taken


def inode(space):
    try:
        return 0 if space == "." else os.stat("/run/netns/" + space).st_ino
    except OSError:
        return None


def bound(kind, device):
    # Of no protocol until it is bound: otherwise packets of all interfaces come in between.
    one = socket.socket(socket.AF_PACKET, kind, 0)
    one.bind((device, ALL))
    return one


def enter(file):
    if libc.setns(file, NEW_NETWORK) != 0:
        raise OSError(ctypes.get_errno(), os.strerror(ctypes.get_errno()))


def wanted(words):
    while words:
        space, many = words[0], int(words[1])
        pairs, words = words[2 : 2 + many], words[2 + many :]
        for device, label in zip(pairs[::2], pairs[1::2]):
            yield space, device, label


def open_all(places):
    taps, failed = [], []
    blocks = min(max(MOST_BLOCKS // max(len(places), 1), 4), 64)
    home = os.open("/proc/self/ns/net", os.O_RDONLY)
    for space, device, label in places:
        try:
            there = home if space == "." else os.open("/run/netns/" + space, os.O_RDONLY)
            try:
                enter(there)
            finally:
                if there != home:
                    os.close(there)
            taps.append(Tap(len(taps), space, device, label, blocks))
        except OSError as e:
            failed.append("failed %s %s" % (label, e.strerror or e))
    enter(home)
    return taps, failed


def write(frame):
    nanos, number, _, direction, length, taken = frame
    flags = option(2, struct.pack("<I", direction)) + option(0, b"")
    head = struct.pack("<IIIII", number, nanos >> 32, nanos & 0xFFFFFFFF, len(taken), length)
    block(6, head + taken + bytes(-len(taken) % 4) + flags)


def read(taps):
    by_file = {tap.socket.fileno(): tap for tap in taps}
    poll = select.poll()
    poll.register(0, select.POLLIN)
    for file in by_file:
        poll.register(file, select.POLLIN)
    waiting, order, looked = [], 0, 0
    while by_file:
        for file, happened in poll.poll(10 if waiting else 100):
            if file == 0:
                if not os.read(0, 4096):
                    return
                continue
            tap = by_file[file]
            if happened & ~select.POLLIN:
                # Asking for the error takes it away: the interface may come up again.
                tap.socket.getsockopt(socket.SOL_SOCKET, socket.SO_ERROR)
            for nanos, direction, length, taken in tap.take():
                # Each sees what leaves the loopback come in again: once is enough.
                if not (tap.is_loopback and direction == 2):
                    order += 1
                    heapq.heappush(waiting, (nanos, tap.number, order, direction, length, taken))
        now = time.time_ns()
        while waiting and waiting[0][0] < now - PATIENCE:
            write(heapq.heappop(waiting))
        if now - looked > SECOND // 10:
            looked = now
            for file, tap in list(by_file.items()):
                tap.count()
                if not tap.lives():
                    poll.unregister(file)
                    tap.close()
                    del by_file[file]
        out.flush()
    while waiting:
        write(heapq.heappop(waiting))


def main():
    taps, failed = open_all(list(wanted(sys.argv[1:])))
    out.write(b"vethwork-agent\n")
    block(0x0A0D0D0A, struct.pack("<IHHq", 0x1A2B3C4D, 1, 0, -1))
    for tap in taps:
        tap.tell()
    for why in failed:
        say(why)
    say("open")
    out.flush()
    read(taps)
    say("end")
    out.flush()


try:
    main()
except (BrokenPipeError, KeyboardInterrupt):
    # Whoever has listened is gone.
    os._exit(1)
