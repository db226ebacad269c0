# A machine on which Docker runs two containers on its own bridge and one on another, one of them with a published port.
neighbour lan 192.168.1.2 192.168.1.3
ip route add default via 192.168.1.3
ip link add docker0 type bridge
ip addr add 172.17.0.1/16 dev docker0
ip link set docker0 up
ip link add br-1f2e3d4c5b6a type bridge
ip addr add 172.18.0.1/16 dev br-1f2e3d4c5b6a
ip link set br-1f2e3d4c5b6a up
container() { # hostname bridge veth address gateway
    unshare --net --uts sh -c 'uname -n >/dev/null; hostname "$1"; exec sleep 600' box "$1" </dev/null >/dev/null 2>&1 &
    pid=$!
    tries=0
    until [ "$(nsenter --uts=/proc/$pid/ns/uts uname -n)" = "$1" ] || [ $tries -gt 200 ]; do sleep 0.01; tries=$((tries + 1)); done
    ip link add "$3" type veth peer name eth0 netns $pid
    ip link set "$3" master "$2" up
    nsenter --net=/proc/$pid/ns/net sh -c "ip link set lo up; ip addr add $4/16 dev eth0; ip link set eth0 up; ip route add default via $5"
}
container 3f2a9c1d0e4b docker0 veth1a2b3c4 172.17.0.2 172.17.0.1
container web docker0 veth5d6e7f8 172.17.0.3 172.17.0.1
container db br-1f2e3d4c5b6a veth9a8b7c6 172.18.0.2 172.18.0.1
iptables-restore <<END
*nat
:PREROUTING ACCEPT [0:0]
:INPUT ACCEPT [0:0]
:OUTPUT ACCEPT [0:0]
:POSTROUTING ACCEPT [0:0]
:DOCKER - [0:0]
-A PREROUTING -m addrtype --dst-type LOCAL -j DOCKER
-A OUTPUT ! -d 127.0.0.0/8 -m addrtype --dst-type LOCAL -j DOCKER
-A POSTROUTING -s 172.18.0.0/16 ! -o br-1f2e3d4c5b6a -j MASQUERADE
-A POSTROUTING -s 172.17.0.0/16 ! -o docker0 -j MASQUERADE
-A POSTROUTING -s 172.17.0.2/32 -d 172.17.0.2/32 -p tcp -m tcp --dport 80 -j MASQUERADE
-A DOCKER -i br-1f2e3d4c5b6a -j RETURN
-A DOCKER -i docker0 -j RETURN
-A DOCKER ! -i docker0 -p tcp -m tcp --dport 8080 -j DNAT --to-destination 172.17.0.2:80
COMMIT
*filter
:INPUT ACCEPT [0:0]
:FORWARD DROP [0:0]
:OUTPUT ACCEPT [0:0]
:DOCKER - [0:0]
:DOCKER-ISOLATION-STAGE-1 - [0:0]
:DOCKER-ISOLATION-STAGE-2 - [0:0]
:DOCKER-USER - [0:0]
-A FORWARD -j DOCKER-USER
-A FORWARD -j DOCKER-ISOLATION-STAGE-1
-A FORWARD -o docker0 -m conntrack --ctstate RELATED,ESTABLISHED -j ACCEPT
-A FORWARD -o docker0 -j DOCKER
-A FORWARD -i docker0 ! -o docker0 -j ACCEPT
-A FORWARD -i docker0 -o docker0 -j ACCEPT
-A FORWARD -o br-1f2e3d4c5b6a -m conntrack --ctstate RELATED,ESTABLISHED -j ACCEPT
-A FORWARD -o br-1f2e3d4c5b6a -j DOCKER
-A FORWARD -i br-1f2e3d4c5b6a ! -o br-1f2e3d4c5b6a -j ACCEPT
-A FORWARD -i br-1f2e3d4c5b6a -o br-1f2e3d4c5b6a -j ACCEPT
-A DOCKER -d 172.17.0.2/32 ! -i docker0 -o docker0 -p tcp -m tcp --dport 80 -j ACCEPT
-A DOCKER-ISOLATION-STAGE-1 -i docker0 ! -o docker0 -j DOCKER-ISOLATION-STAGE-2
-A DOCKER-ISOLATION-STAGE-1 -i br-1f2e3d4c5b6a ! -o br-1f2e3d4c5b6a -j DOCKER-ISOLATION-STAGE-2
-A DOCKER-ISOLATION-STAGE-1 -j RETURN
-A DOCKER-ISOLATION-STAGE-2 -o docker0 -j DROP
-A DOCKER-ISOLATION-STAGE-2 -o br-1f2e3d4c5b6a -j DROP
-A DOCKER-ISOLATION-STAGE-2 -j RETURN
-A DOCKER-USER -j RETURN
COMMIT
END
