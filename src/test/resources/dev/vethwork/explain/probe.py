"""Tries many things from inside many network namespaces at once.

Each argument is NAMESPACE|KIND|ADDRESS|PORT|SIZE|COUNT|SECONDS; an empty namespace is the one it is started in. KIND is
ping, tcp, udp, echo, or listen: that waits until somebody listens on the port; or forget: that makes all namespaces forget
their neighbours, redirected routes, connections and what tunnels have learned first, take no redirects and ask for no
routers any more, and have their own addresses for certain. tcp sends lines of SIZE bytes in all, which have to be
acknowledged; echo wants them back as well. Prints the numbers, from 0, of the arguments that were answered, a line each.
"""
import array
import ctypes
import errno
import fcntl
import glob
import os
import selectors
import socket
import struct
import subprocess
import sys
import time

CLONE_NEWNET = 0x40000000
SIOCOUTQ = 0x5411
TENTATIVE = 0x40
NETLINK_NETFILTER = 12
DELETE_CONNECTIONS = 1 << 8 | 2
REQUEST_AND_ACK = 1 | 4
LISTENING = {"tcp": "0A", "udp": "07"}


def enter(namespace):
    handle = os.open("/run/netns/" + namespace, os.O_RDONLY)
    if ctypes.CDLL(None, use_errno=True).setns(handle, CLONE_NEWNET) != 0:
        raise OSError(ctypes.get_errno(), "setns " + namespace)
    os.close(handle)


def listens(protocol, port):
    for suffix in ("", "6"):
        with open("/proc/self/net/" + protocol + suffix) as table:
            for line in table.readlines()[1:]:
                words = line.split()
                if words[1].endswith(":%04X" % port) and words[3] == LISTENING[protocol]:
                    return True
    return False


def wait_for_addresses():
    """An address of IPv6 is of no use while the kernel asks who else has it; on a link without a carrier it asks for good."""
    end = time.monotonic() + 3
    while time.monotonic() < end:
        with open("/proc/self/net/if_inet6") as table:
            if not any(int(line.split()[4], 16) & TENTATIVE for line in table):
                break
        time.sleep(0.01)


def everywhere(what):
    children = []
    for namespace in [""] + os.listdir("/run/netns"):
        child = os.fork()
        if child == 0:
            if namespace:
                enter(namespace)
            what()
            os._exit(0)
        children.append(child)
    for child in children:
        os.waitpid(child, 0)


def settle():
    """So that nobody speaks by himself: who asks for his neighbours tells them his own link-layer address."""
    # What half a connection sends again later does as well.
    for setting in ("tcp_synack_retries", "tcp_orphan_retries"):
        with open("/proc/sys/net/ipv4/" + setting, "w") as file:
            file.write("0" if setting == "tcp_synack_retries" else "1")
    for setting in glob.glob("/proc/sys/net/ipv6/conf/*/router_solicitations"):
        with open(setting, "w") as file:
            file.write("0")
    if os.path.exists("/proc/self/net/if_inet6"):
        wait_for_addresses()
    for setting in glob.glob("/proc/sys/net/ipv[46]/conf/*/accept_redirects"):
        with open(setting, "w") as file:
            file.write("0")


def flush_connections():
    """What conntrack knows: a tunnel's packets have the ports again that they had when somebody else was asked for."""
    with socket.socket(socket.AF_NETLINK, socket.SOCK_RAW, NETLINK_NETFILTER) as asked:
        asked.settimeout(1)
        asked.send(struct.pack("=IHHIIBBH", 20, DELETE_CONNECTIONS, REQUEST_AND_ACK, 1, 0, 0, 0, 0))
        asked.recv(4096)


def flush():
    try:
        flush_connections()
    except OSError:
        pass  # A kernel without it has none that could be asked to forget.
    for words in (
        ["neigh", "flush", "all"],
        # Whoever was everybody on a link stays so, though the subnet has become another.
        ["neigh", "flush", "nud", "noarp"],
        ["-4", "route", "flush", "cache"],
        ["-6", "route", "flush", "table", "all", "cached"],
    ):
        subprocess.run(["ip"] + words, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
    tunnels = subprocess.run(["ip", "-o", "link", "show", "type", "vxlan"], stdout=subprocess.PIPE, stderr=subprocess.DEVNULL)
    for line in tunnels.stdout.decode().splitlines():
        name = line.split(":")[1].strip().split("@")[0]
        subprocess.run(["bridge", "fdb", "flush", "dev", name, "self", "nopermanent"], stderr=subprocess.DEVNULL)


def forget():
    everywhere(settle)
    everywhere(flush)


def wait_for_listeners(probes):
    end = time.monotonic() + 10
    for number, kind, address, port, size, count, seconds in probes:
        while kind == "listen" and time.monotonic() < end:
            if listens("tcp", port) and listens("udp", port):
                break
            time.sleep(0.01)


def unsent(tried):
    count = array.array("i", [0])
    fcntl.ioctl(tried, SIOCOUTQ, count)
    return count[0]


def carries(tried, size, back, end):
    """Whether data passes: several segments at once, and then one alone."""
    tried.setblocking(True)
    for bytes in (size, size // 4):
        tried.settimeout(max(0.01, end - time.monotonic()))
        try:
            tried.sendall(b"." * (bytes - 1) + b"\n")
            while back and bytes > 0:
                read = tried.recv(bytes)
                if not read:
                    return False
                bytes -= len(read)
        except OSError:
            return False
        while unsent(tried):
            if time.monotonic() > end:
                return False
            time.sleep(0.005)
    return True


def try_all(probes):
    answered, pings, waiting, connected = [], [], {}, []
    end = time.monotonic()
    with selectors.DefaultSelector() as selector:
        for number, kind, address, port, size, count, seconds in probes:
            if kind == "ping":
                words = ["ping", "-n", "-q", "-i", "0.2", "-c", count, "-W", seconds, "-s", size, address]
                pings.append((number, subprocess.Popen(
                    words, stdin=subprocess.DEVNULL, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)))
            elif kind in ("tcp", "udp", "echo"):
                end = time.monotonic() + float(seconds)
                tried = socket.socket(
                    socket.AF_INET6 if ":" in address else socket.AF_INET,
                    socket.SOCK_DGRAM if kind == "udp" else socket.SOCK_STREAM)
                tried.setblocking(False)
                try:
                    if tried.connect_ex((address, port)) not in (0, errno.EINPROGRESS):
                        continue
                    if kind == "udp":
                        tried.send(b"?")
                except OSError:
                    continue
                waiting[tried] = (number, int(size), kind == "echo")
                selector.register(tried, selectors.EVENT_READ if kind == "udp" else selectors.EVENT_WRITE)
        while waiting and time.monotonic() < end:
            for key, _ in selector.select(end - time.monotonic()):
                tried = key.fileobj
                number, size, back = waiting.pop(tried)
                selector.unregister(tried)
                try:
                    if tried.type == socket.SOCK_STREAM:
                        good = tried.getsockopt(socket.SOL_SOCKET, socket.SO_ERROR) == 0
                        if good and size:
                            connected.append((number, tried, size, back))
                            continue
                    else:
                        good = tried.recv(1) == b"?"
                except OSError:
                    good = False
                if good:
                    answered.append(number)
                tried.close()
    for number, tried, size, back in connected:
        if carries(tried, size, back, time.monotonic() + 2):
            answered.append(number)
        tried.close()
    answered.extend(number for number, ping in pings if ping.wait() == 0)
    return answered


def main():
    if any("|forget|" in word for word in sys.argv[1:]):
        forget()
    by_namespace = {}
    for number, word in enumerate(sys.argv[1:]):
        namespace, kind, address, port, size, count, seconds = word.split("|")
        by_namespace.setdefault(namespace, []).append((number, kind, address, int(port), size, count, seconds))
    children = []
    for namespace, probes in by_namespace.items():
        child = os.fork()
        if child == 0:
            if namespace:
                enter(namespace)
            wait_for_listeners(probes)
            os.write(1, "".join("%d\n" % n for n in try_all(probes)).encode())
            os._exit(0)
        children.append(child)
    failed = [child for child in children if os.waitpid(child, 0)[1] != 0]
    sys.exit(len(failed))


main()
