# What most of the machines here have in common.
set -e
neighbour() { # namespace, the machine's address, theirs: the machine routes, and on its wire is somebody else
    ip link set lo up
    sysctl -qw net.ipv4.ip_forward=1
    ip netns add "$1"
    ip link add eth0 type veth peer name eth0 netns "$1"
    ip addr add "$2/24" dev eth0
    ip link set eth0 up
    ip -n "$1" addr add "$3/24" dev eth0
    ip -n "$1" link set eth0 up
    ip -n "$1" link set lo up
}
