# A node of Kubernetes as Cilium wires it, without its programs in the kernel: pods on links of their own, each with a route to it
# alone, a pair of the node's own, and rules that leave that pair alone.
neighbour node2 192.168.1.2 192.168.1.3
ip -n node2 route add 10.0.1.0/24 via 192.168.1.2
ip link add cilium_net type veth peer name cilium_host
ip link set cilium_net up
ip link set cilium_host up
ip addr add 10.0.1.222/32 dev cilium_host
pod() { # name, link, address
    ip netns add $1
    ip link add $2 type veth peer name eth0 netns $1
    ip link set $2 up
    ip -n $1 link set lo up
    ip -n $1 addr add $3/32 dev eth0
    ip -n $1 link set eth0 up
    ip -n $1 route add 10.0.1.222 dev eth0 scope link
    ip -n $1 route add default via 10.0.1.222 dev eth0
    ip route add $3 dev $2 scope link
}
pod web-0 lxc1a2b3c4d5e6f 10.0.1.17
pod web-1 lxc6f5e4d3c2b1a 10.0.1.18
iptables-restore <<END
*nat
:PREROUTING ACCEPT [0:0]
:INPUT ACCEPT [0:0]
:OUTPUT ACCEPT [0:0]
:POSTROUTING ACCEPT [0:0]
:CILIUM_POST_nat - [0:0]
-A POSTROUTING -m comment --comment "cilium-feeder: CILIUM_POST_nat" -j CILIUM_POST_nat
-A CILIUM_POST_nat -s 10.0.1.0/24 -d 10.0.0.0/8 -m comment --comment "exclude what is native" -j ACCEPT
-A CILIUM_POST_nat -s 10.0.1.0/24 ! -d 10.0.1.0/24 ! -o cilium_+ -m comment --comment "cilium masquerade non-cluster" -j MASQUERADE
COMMIT
*filter
:INPUT ACCEPT [0:0]
:FORWARD DROP [0:0]
:OUTPUT ACCEPT [0:0]
:CILIUM_FORWARD - [0:0]
:CILIUM_INPUT - [0:0]
-A INPUT -m comment --comment "cilium-feeder: CILIUM_INPUT" -j CILIUM_INPUT
-A FORWARD -m comment --comment "cilium-feeder: CILIUM_FORWARD" -j CILIUM_FORWARD
-A CILIUM_INPUT -m mark --mark 0x200/0xf00 -m comment --comment "cilium: ACCEPT for proxy traffic" -j ACCEPT
-A CILIUM_FORWARD -o cilium_host -m comment --comment "cilium: any->cluster on cilium_host forward accept" -j ACCEPT
-A CILIUM_FORWARD -i cilium_host -m comment --comment "cilium: cluster->any on cilium_host forward accept (nodeport)" -j ACCEPT
-A CILIUM_FORWARD -i lxc+ -m comment --comment "cilium: cluster->any on lxc+ forward accept" -j ACCEPT
-A CILIUM_FORWARD -i cilium_net -m comment --comment "cilium: cluster->any on cilium_net forward accept (nodeport)" -j ACCEPT
-A CILIUM_FORWARD -o lxc+ -m conntrack --ctstate RELATED,ESTABLISHED -j ACCEPT
COMMIT
END
