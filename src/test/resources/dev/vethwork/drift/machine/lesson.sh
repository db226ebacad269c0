# What the lesson on namespaces leaves behind, its mistakes among it: blue has a gateway and red has none, yellow no prefix length.
set -e
ip link set lo up
sysctl -qw net.ipv4.ip_forward=1
ip link add v-net-0 type bridge
ip link set v-net-0 up
ip addr add 192.168.15.5/24 dev v-net-0
for n in red blue yellow; do
    ip netns add $n
    ip link add veth-$n type veth peer name veth-$n-br
    ip link set veth-$n netns $n
    ip link set veth-$n-br master v-net-0 up
    ip -n $n link set veth-$n up
done
ip -n red addr add 192.168.15.1/24 dev veth-red
ip -n blue addr add 192.168.15.2/24 dev veth-blue
ip -n yellow addr add 192.168.15.3 dev veth-yellow
ip -n blue route add default via 192.168.15.5
ip netns add lan
ip link add eth0 type veth peer name eth0 netns lan
ip addr add 192.168.1.2/24 dev eth0
ip link set eth0 up
ip -n lan addr add 192.168.1.3/24 dev eth0
ip -n lan link set eth0 up
iptables -t nat -A POSTROUTING -s 192.168.15.0/24 -j MASQUERADE
iptables -A FORWARD -d 192.168.15.1 -j DROP
