#!/bin/bash
# tailscaled 1.60 with its routing rules and chains; a tun stands for its interface.
set -eu
ip tuntap add dev tailscale0 mode tun; ip addr add 100.101.102.103/32 dev tailscale0; ip link set tailscale0 up
ip rule add pref 5210 fwmark 0x80000/0xff0000 lookup main; ip rule add pref 5230 fwmark 0x80000/0xff0000 lookup default; ip rule add pref 5250 fwmark 0x80000/0xff0000 type unreachable; ip rule add pref 5270 lookup 52
ip route add 100.64.0.0/10 dev tailscale0 table 52
iptables -N ts-input; iptables -N ts-forward; iptables -t nat -N ts-postrouting
iptables -I INPUT -j ts-input; iptables -I FORWARD -j ts-forward; iptables -t nat -I POSTROUTING -j ts-postrouting
iptables -A ts-input -s 100.101.102.103/32 -i lo -j ACCEPT; iptables -A ts-input -s 100.115.92.0/23 ! -i tailscale0 -j RETURN; iptables -A ts-input -s 100.64.0.0/10 ! -i tailscale0 -j DROP; iptables -A ts-input -i tailscale0 -j ACCEPT
iptables -A ts-forward -i tailscale0 -j MARK --set-xmark 0x40000/0xff0000; iptables -A ts-forward -m mark --mark 0x40000/0xff0000 -j ACCEPT; iptables -A ts-forward -s 100.64.0.0/10 -o tailscale0 -j DROP; iptables -A ts-forward -o tailscale0 -j ACCEPT
iptables -t nat -A ts-postrouting -m mark --mark 0x40000/0xff0000 -j MASQUERADE
