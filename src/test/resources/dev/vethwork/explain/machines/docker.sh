#!/bin/bash
# A bridge of Docker 28 and its chains: what is forwarded is dropped.
set -eu
ip link add docker0 type bridge; ip addr add 172.17.0.1/16 dev docker0; ip link set docker0 up
for c in DOCKER DOCKER-BRIDGE DOCKER-CT DOCKER-FORWARD DOCKER-ISOLATION-STAGE-1 DOCKER-ISOLATION-STAGE-2 DOCKER-USER; do iptables -N $c; ip6tables -N $c; done
iptables -P FORWARD DROP; ip6tables -P FORWARD DROP
iptables -A FORWARD -j DOCKER-USER; iptables -A FORWARD -j DOCKER-FORWARD
iptables -A DOCKER ! -i docker0 -o docker0 -j DROP; iptables -A DOCKER-BRIDGE -o docker0 -j DOCKER
iptables -A DOCKER-CT -o docker0 -m conntrack --ctstate RELATED,ESTABLISHED -j ACCEPT
iptables -A DOCKER-FORWARD -j DOCKER-CT; iptables -A DOCKER-FORWARD -j DOCKER-ISOLATION-STAGE-1; iptables -A DOCKER-FORWARD -j DOCKER-BRIDGE; iptables -A DOCKER-FORWARD -i docker0 -j ACCEPT
iptables -A DOCKER-ISOLATION-STAGE-1 -i docker0 ! -o docker0 -j DOCKER-ISOLATION-STAGE-2; iptables -A DOCKER-ISOLATION-STAGE-2 -o docker0 -j DROP
iptables -t nat -N DOCKER; iptables -t nat -A PREROUTING -m addrtype --dst-type LOCAL -j DOCKER; iptables -t nat -A OUTPUT ! -d 127.0.0.0/8 -m addrtype --dst-type LOCAL -j DOCKER; iptables -t nat -A POSTROUTING -s 172.17.0.0/16 ! -o docker0 -j MASQUERADE
iptables -t raw -A PREROUTING -d 172.17.0.5/32 ! -i docker0 -j DROP
