#!/bin/bash
# The default network of libvirt 9.
set -eu
ip link add virbr0 type bridge; ip addr add 192.168.122.1/24 dev virbr0; ip link set virbr0 up
for c in FWI FWO FWX INP OUT; do iptables -N LIBVIRT_$c; done; iptables -t nat -N LIBVIRT_PRT
iptables -A INPUT -j LIBVIRT_INP; for c in FWX FWI FWO; do iptables -A FORWARD -j LIBVIRT_$c; done; iptables -A OUTPUT -j LIBVIRT_OUT; iptables -t nat -A POSTROUTING -j LIBVIRT_PRT
iptables -A LIBVIRT_FWI -d 192.168.122.0/24 -o virbr0 -m conntrack --ctstate RELATED,ESTABLISHED -j ACCEPT; iptables -A LIBVIRT_FWI -o virbr0 -j REJECT --reject-with icmp-port-unreachable
iptables -A LIBVIRT_FWO -s 192.168.122.0/24 -i virbr0 -j ACCEPT; iptables -A LIBVIRT_FWO -i virbr0 -j REJECT; iptables -A LIBVIRT_FWX -i virbr0 -o virbr0 -j ACCEPT
iptables -t nat -A LIBVIRT_PRT -s 192.168.122.0/24 -d 224.0.0.0/24 -j RETURN; iptables -t nat -A LIBVIRT_PRT -s 192.168.122.0/24 ! -d 192.168.122.0/24 -p tcp -j MASQUERADE --to-ports 1024-65535; iptables -t nat -A LIBVIRT_PRT -s 192.168.122.0/24 ! -d 192.168.122.0/24 -j MASQUERADE
