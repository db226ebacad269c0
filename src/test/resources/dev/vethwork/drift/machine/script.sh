# What somebody's own script leaves: a router between two rooms, a hub, policy routing, a firewall in a namespace, a tunnel.
set -e
ip link set lo up
ip link add hub type bridge
ip link set hub mtu 1400 up
for n in red blue router; do ip netns add $n; ip -n $n link set lo up; done
ip link add red0 mtu 1400 type veth peer name eth0 mtu 1400 netns red
ip link set red0 master hub up
ip link add up0 mtu 1400 type veth peer name lan mtu 1400 netns router
ip link set up0 master hub up
ip -n router link add far type veth peer name eth0 netns blue
ip -n red addr add 10.1.0.2/24 dev eth0
ip -n red addr add fd00:1::2/64 dev eth0 nodad
ip -n red link set eth0 up
ip -n router addr add 10.1.0.1/24 dev lan
ip -n router addr add fd00:1::1/64 dev lan nodad
ip -n router link set lan up
ip -n router addr add 10.2.0.1/24 dev far
ip -n router link set far up
ip -n blue addr add 10.2.0.2/24 dev eth0
ip -n blue link set eth0 up
ip -n red route add default via 10.1.0.1
ip -n red route add default via fd00:1::1
ip -n blue route add default via 10.2.0.1
ip -n blue route add unreachable 10.9.0.0/16 metric 50
ip netns exec router sysctl -qw net.ipv4.ip_forward=1 net.ipv6.conf.all.forwarding=1 net.ipv4.conf.all.rp_filter=0
ip -n router rule add priority 100 from 10.1.0.0/24 lookup 100
ip -n router route add default via 10.2.0.2 table 100
ip -n router neigh add 10.2.0.9 lladdr 02:00:00:00:00:09 dev far nud permanent
ip netns exec router iptables -P FORWARD DROP
ip netns exec router iptables -A FORWARD -m conntrack --ctstate ESTABLISHED,RELATED -j ACCEPT
ip netns exec router iptables -A FORWARD -i lan -o far -p icmp -j ACCEPT
ip netns exec router iptables -A FORWARD -i lan -o far -p tcp -m multiport --dports 80,443 -j ACCEPT
ip netns exec router iptables -A FORWARD -p udp --dport 53 -j REJECT
ip netns exec router iptables -t nat -A POSTROUTING -s 10.1.0.0/24 ! -d 10.2.0.0/24 -j SNAT --to-source 10.2.0.1
ip netns exec router iptables -t nat -A PREROUTING -i lan -p tcp --dport 8080 -j DNAT --to-destination 10.2.0.2:80
ip netns exec router ip6tables -P FORWARD DROP
ip -n blue link add mv0 link eth0 type macvlan mode bridge
ip -n blue addr add 10.2.0.3/24 dev mv0
ip -n blue link set mv0 up
ip netns exec red tc qdisc add dev eth0 root tbf rate 5mbit burst 5kb latency 50ms
