#!/bin/bash
# wg-quick(8) with AllowedIPs = 0.0.0.0/0; a tun stands for its interface.
set -eu
ip tuntap add dev wg0 mode tun; ip addr add 10.200.0.2/32 dev wg0; ip link set wg0 mtu 1420 up
ip route add 0.0.0.0/0 dev wg0 table 51820; ip rule add not fwmark 51820 table 51820; ip rule add table main suppress_prefixlength 0
sysctl -qw net.ipv4.conf.all.src_valid_mark=1
nft -f - <<N
table ip wg-quick-wg0 {
chain preraw { type filter hook prerouting priority raw; policy accept; iifname != "wg0" ip daddr 10.200.0.2 fib saddr type != local drop; }
chain premangle { type filter hook prerouting priority mangle; policy accept; meta l4proto udp meta mark set ct mark; }
chain postmangle { type filter hook postrouting priority mangle; policy accept; meta l4proto udp meta mark 0x0000ca6c ct mark set meta mark; }
}
N
