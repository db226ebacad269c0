# Two nodes of a cluster with flannel: this machine and another, in each a bridge of the same name for the pods, joined by VXLAN.
set -e
ip link set lo up
ip netns add node2
ip link add eth0 type veth peer name eth0 netns node2
ip addr add 192.168.1.11/24 dev eth0
ip -n node2 addr add 192.168.1.12/24 dev eth0
node() { # enter, own, other, local, remote, MACs
    $1 sh -e <<END
sysctl -qw net.ipv4.ip_forward=1
ip link set lo up
ip link set eth0 up
ip link add cni0 type bridge
ip addr add 10.244.$2.1/24 dev cni0
ip link set cni0 mtu 1450 up
ip link add flannel.1 type vxlan id 1 local $4 dev eth0 dstport 8472 nolearning
ip link set flannel.1 address $6
ip addr add 10.244.$2.0/32 dev flannel.1
ip link set flannel.1 mtu 1450 up
ip route add 10.244.$3.0/24 via 10.244.$3.0 dev flannel.1 onlink
ip neigh add 10.244.$3.0 lladdr $7 dev flannel.1 nud permanent
bridge fdb append $7 dev flannel.1 dst $5
END
}
node "" 1 2 192.168.1.11 192.168.1.12 02:00:00:00:01:00 02:00:00:00:02:00
node "ip netns exec node2" 2 1 192.168.1.12 192.168.1.11 02:00:00:00:02:00 02:00:00:00:01:00
pod() { # hostname, enter, veth, own, number
    unshare --net --uts sh -c 'hostname "$1"; exec sleep 600' box "$1" </dev/null >/dev/null 2>&1 &
    pid=$!
    tries=0
    until [ "$(nsenter --uts=/proc/$pid/ns/uts uname -n)" = "$1" ] || [ $tries -gt 200 ]; do sleep 0.01; tries=$((tries + 1)); done
    $2 ip link add "$3" mtu 1450 type veth peer name eth0 netns $pid
    $2 ip link set "$3" master cni0 up
    nsenter --net=/proc/$pid/ns/net sh -c "ip link set lo up; ip addr add 10.244.$4.$5/24 dev eth0; ip link set eth0 mtu 1450 up
        ip route add default via 10.244.$4.1; ip route add 10.244.0.0/16 via 10.244.$4.1"
}
pod red "" veth11 1 2
pod blue "" veth12 1 3
pod green "ip netns exec node2" veth21 2 2
