# A machine on which LXD has a managed bridge with its nftables, two containers, which are namespaces here, and a neighbour
# outside. Its rules are nftables' own, which no drawing holds: nothing here hangs on its masquerade.
neighbour lan 192.168.1.2 192.168.1.3
ip -n lan route add 10.158.17.0/24 via 192.168.1.2
ip route add default via 192.168.1.3
ip link add lxdbr0 type bridge
ip addr add 10.158.17.1/24 dev lxdbr0
ip link set lxdbr0 up
number=10
for container in web db; do
    ip netns add $container
    ip link add veth$number type veth peer name eth0 netns $container
    ip link set veth$number master lxdbr0 up
    ip -n $container link set lo up
    ip -n $container addr add 10.158.17.$number/24 dev eth0
    ip -n $container link set eth0 up
    ip -n $container route add default via 10.158.17.1
    number=$((number + 1))
done
nft -f - <<'END'
table inet lxd {
    chain pstrt.lxdbr0 {
        type nat hook postrouting priority srcnat; policy accept;
        ip saddr 10.158.17.0/24 ip daddr != 10.158.17.0/24 masquerade
    }
    chain fwd.lxdbr0 {
        type filter hook forward priority filter; policy accept;
        ip version 4 oifname "lxdbr0" accept
        ip version 4 iifname "lxdbr0" accept
    }
    chain in.lxdbr0 {
        type filter hook input priority filter; policy accept;
        iifname "lxdbr0" tcp dport 53 accept
        iifname "lxdbr0" udp dport 53 accept
        iifname "lxdbr0" icmp type { destination-unreachable, time-exceeded, parameter-problem } accept
        iifname "lxdbr0" udp dport 67 accept
    }
    chain out.lxdbr0 {
        type filter hook output priority filter; policy accept;
        oifname "lxdbr0" tcp sport 53 accept
        oifname "lxdbr0" udp sport 53 accept
        oifname "lxdbr0" udp sport 67 accept
    }
}
END
