# A machine on which Docker and CNI put containers on the wire of its own card: each has a macvlan of its own, and none of them
# hears the machine.
neighbour lan 192.168.1.2 192.168.1.3
ip route add default via 192.168.1.3
number=10
for name in web db; do
    number=$((number + 1))
    ip netns add $name
    ip link add mv$number link eth0 type macvlan mode bridge
    ip link set mv$number netns $name name eth0
    ip -n $name link set lo up
    ip -n $name addr add 192.168.1.$number/24 dev eth0
    ip -n $name link set eth0 up
    ip -n $name route add default via 192.168.1.3
done
