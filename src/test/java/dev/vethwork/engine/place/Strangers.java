package dev.vethwork.engine.place;

import dev.vethwork.machine.OpenVSwitch;

/** What a machine that is in use is full of, much of it looking like a lab's own. */
final class Strangers {
    /** Ends when nothing of it moves any more: v6's addresses have settled. */
    static final String SCRIPT = """
            set -e
            sysctl -qw net.ipv6.conf.default.accept_dad=0 net.ipv6.conf.all.accept_dad=0 || :
            # Docker's bridge with a container, by other means.
            ip link add docker0 type bridge
            ip addr add 172.17.0.1/16 dev docker0
            ip link set docker0 up
            ip netns add somebody
            ip netns exec somebody sysctl -qw net.ipv6.conf.default.accept_dad=0 || :
            ip link add veth1234567 type veth peer name eth0 netns somebody
            ip link set veth1234567 master docker0 up
            ip -n somebody addr add 172.17.0.2/16 dev eth0
            ip -n somebody link set eth0 up
            iptables -N DOCKER-USER
            iptables -A DOCKER-USER -j RETURN
            iptables -A FORWARD -j DOCKER-USER
            iptables -A FORWARD -i docker0 -j ACCEPT
            iptables -t nat -A POSTROUTING -s 172.17.0.0/16 ! -o docker0 -j MASQUERADE
            ip6tables -A FORWARD -i docker0 -j ACCEPT
            ip6tables -t nat -A POSTROUTING -s fd17::/16 -j MASQUERADE
            # Look-alikes of a lab's own: names, aliases, comments, chains, a route of its protocol.
            ip netns add red-of-another
            ip netns add n9
            ip link add br9 type bridge
            ip link set br9 alias vethwork:another
            ip link add a9 type veth peer name b9
            ip link set a9 alias 'vethwork:chance '
            ip link set b9 master br9
            ip link set br9 up
            ip link set a9 up
            ip link set b9 up
            ip addr add 172.18.0.1/24 dev br9
            ip route add 172.19.0.0/16 via 172.18.0.9 proto 87 metric 7
            ip route add blackhole 172.20.0.0/16 proto 86
            iptables -N VW-another-0000-FWD
            iptables -A VW-another-0000-FWD -m comment --comment vethwork:another -j RETURN
            iptables -A FORWARD -m comment --comment vethwork:another -j VW-another-0000-FWD
            ip rule add from 172.18.0.0/24 table 100 pref 1000
            ip route add default via 172.18.0.9 table 100
            # A hardened machine that forwards for one interface only.
            sysctl -qw net.ipv4.conf.docker0.forwarding=1 net.ipv4.conf.all.accept_redirects=0
            sysctl -qw net.ipv4.conf.docker0.rp_filter=2
            tc qdisc add dev br9 root tbf rate 10mbit burst 32kb latency 50ms
            nsenter --net=/run/netns/somebody sh -c 'setsid sleep 100000 </dev/null >/dev/null 2>&1 &'
            setsid sleep 100001 </dev/null >/dev/null 2>&1 &
            # Open vSwitch, with a switch of somebody else's.
            """
            + OpenVSwitch.START
            + """
            if [ -e /run/openvswitch/started-by ]; then
                ovs-vsctl add-br ovsbr9 -- set bridge ovsbr9 datapath_type=netdev >/dev/null 2>&1
            fi
            mkdir -p /run/somebody
            echo theirs >/run/somebody/file
            { ip -o link | sed 's/^[0-9]*: \\([^:@]*\\).*/\\1/'; ls /run/netns; ip route; } >/run/somebody/there
            n=0
            while ip -6 addr | grep -q tentative && [ $n -lt 50 ]; do sleep 0.1; n=$((n + 1)); done
            """;

    private Strangers() {}
}
