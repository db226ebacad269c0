#!/bin/bash
# kube-proxy 1.30 in its iptables mode, with one service.
set -eu
iptables -N KUBE-FORWARD; iptables -N KUBE-FIREWALL; iptables -N KUBE-SERVICES; iptables -N KUBE-EXTERNAL-SERVICES; iptables -N KUBE-NODEPORTS
iptables -A INPUT -m conntrack --ctstate NEW -m comment --comment "kubernetes load balancer firewall" -j KUBE-FIREWALL; iptables -A FORWARD -m comment --comment "kubernetes forwarding rules" -j KUBE-FORWARD; iptables -A FORWARD -m conntrack --ctstate NEW -j KUBE-SERVICES
iptables -A KUBE-FORWARD -m conntrack --ctstate INVALID -j DROP; iptables -A KUBE-FORWARD -m mark --mark 0x4000/0x4000 -j ACCEPT; iptables -A KUBE-FORWARD -m conntrack --ctstate RELATED,ESTABLISHED -j ACCEPT
iptables -A KUBE-FIREWALL ! -s 127.0.0.0/8 -d 127.0.0.0/8 -m comment --comment "block incoming localnet connections" -m conntrack ! --ctstate RELATED,ESTABLISHED,DNAT -j DROP
iptables -t nat -N KUBE-SERVICES; iptables -t nat -N KUBE-POSTROUTING; iptables -t nat -N KUBE-MARK-MASQ; iptables -t nat -N KUBE-SVC-X; iptables -t nat -N KUBE-SEP-X; iptables -t nat -N KUBE-NODEPORTS
iptables -t nat -A PREROUTING -j KUBE-SERVICES; iptables -t nat -A OUTPUT -j KUBE-SERVICES; iptables -t nat -A POSTROUTING -j KUBE-POSTROUTING
iptables -t nat -A KUBE-POSTROUTING -m mark ! --mark 0x4000/0x4000 -j RETURN; iptables -t nat -A KUBE-POSTROUTING -j MARK --xor-mark 0x4000; iptables -t nat -A KUBE-POSTROUTING -j MASQUERADE --random-fully
iptables -t nat -A KUBE-MARK-MASQ -j MARK --or-mark 0x4000
iptables -t nat -A KUBE-SERVICES -d 10.96.0.1/32 -p tcp --dport 443 -j KUBE-SVC-X; iptables -t nat -A KUBE-SERVICES -m addrtype --dst-type LOCAL -j KUBE-NODEPORTS
iptables -t nat -A KUBE-SVC-X ! -s 10.244.0.0/16 -d 10.96.0.1/32 -p tcp --dport 443 -j KUBE-MARK-MASQ; iptables -t nat -A KUBE-SVC-X -j KUBE-SEP-X
iptables -t nat -A KUBE-SEP-X -s 10.77.0.2/32 -j KUBE-MARK-MASQ; iptables -t nat -A KUBE-SEP-X -p tcp -j DNAT --to-destination 10.77.0.2:6443
