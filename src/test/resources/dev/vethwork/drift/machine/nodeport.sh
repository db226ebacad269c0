# A node of a cluster: a service at a port of the node's, of whose two endpoints one is a pod that has gone without its rule.
neighbour node2 192.168.1.11 192.168.1.12
ip link add cni0 type bridge
ip addr add 10.244.1.1/24 dev cni0
ip link set cni0 up
ip netns add web-0
ip link add veth11 type veth peer name eth0 netns web-0
ip link set veth11 master cni0 up
ip -n web-0 link set lo up
ip -n web-0 addr add 10.244.1.2/24 dev eth0
ip -n web-0 link set eth0 up
ip -n web-0 route add default via 10.244.1.1
ip netns exec web-0 sh -c 'exec nc -lk -p 80 </dev/null >/dev/null 2>&1 &'
iptables-restore <<END
*nat
:PREROUTING ACCEPT [0:0]
:INPUT ACCEPT [0:0]
:OUTPUT ACCEPT [0:0]
:POSTROUTING ACCEPT [0:0]
:KUBE-NODEPORTS - [0:0]
:KUBE-SEP-GONE - [0:0]
:KUBE-SEP-HERE - [0:0]
:KUBE-SERVICES - [0:0]
:KUBE-SVC-OLD - [0:0]
:KUBE-SVC-WEB - [0:0]
-A PREROUTING -m comment --comment "kubernetes service portals" -j KUBE-SERVICES
-A OUTPUT -m comment --comment "kubernetes service portals" -j KUBE-SERVICES
-A KUBE-NODEPORTS -p tcp -m comment --comment "default/web" -m tcp --dport 30080 -j KUBE-SVC-WEB
-A KUBE-NODEPORTS -p tcp -m comment --comment "default/old" -m tcp --dport 30081 -j KUBE-SVC-OLD
-A KUBE-SEP-GONE -p tcp -m comment --comment "default/old" -m tcp -j DNAT --to-destination 10.244.1.9:80
-A KUBE-SEP-HERE -p tcp -m comment --comment "default/web" -m tcp -j DNAT --to-destination 10.244.1.2:80
-A KUBE-SERVICES -m comment --comment "kubernetes service nodeports; NOTE: this must be the last rule in this chain" -m addrtype --dst-type LOCAL -j KUBE-NODEPORTS
-A KUBE-SVC-OLD -m comment --comment "default/old" -j KUBE-SEP-GONE
-A KUBE-SVC-WEB -m comment --comment "default/web" -m statistic --mode random --probability 0.5 -j KUBE-SEP-GONE
-A KUBE-SVC-WEB -m comment --comment "default/web" -j KUBE-SEP-HERE
COMMIT
END
