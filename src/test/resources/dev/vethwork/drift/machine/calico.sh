# A node of a cluster with Calico: pods without a subnet, that all ask one address which nobody has; the node answers for it.
neighbour node2 192.168.1.11 192.168.1.12
ip -n node2 addr add 10.1.2.1/32 dev lo
ip -n node2 route add 10.1.1.0/26 via 192.168.1.11
pod() { # hostname veth address
    unshare --net --uts sh -c 'hostname "$1"; exec sleep 600' box "$1" </dev/null >/dev/null 2>&1 &
    pid=$!
    tries=0
    until [ "$(nsenter --uts=/proc/$pid/ns/uts uname -n)" = "$1" ] || [ $tries -gt 200 ]; do sleep 0.01; tries=$((tries + 1)); done
    ip link add "$2" type veth peer name eth0 netns $pid
    ip link set "$2" address ee:ee:ee:ee:ee:ee
    ip link set "$2" up
    sysctl -qw "net.ipv4.conf.$2.proxy_arp=1" "net.ipv4.neigh.$2.proxy_delay=0"
    nsenter --net=/proc/$pid/ns/net sh -c "ip link set lo up; ip addr add $3/32 dev eth0; ip link set eth0 up
        ip route add 169.254.1.1 dev eth0 scope link; ip route add default via 169.254.1.1 dev eth0"
}
pod coredns-5d78c9869d-abcde cali12d4a061371 10.1.1.1
pod web-0 cali0f1e2d3c4b5 10.1.1.2
pod lost cali99887766554 10.1.1.3
ip route add 10.1.1.1 dev cali12d4a061371 scope link
ip route add 10.1.1.2 dev cali0f1e2d3c4b5 scope link
ip route add blackhole 10.1.1.0/26 proto bird
ip route add 10.1.2.0/26 via 192.168.1.12 dev eth0 proto bird onlink
