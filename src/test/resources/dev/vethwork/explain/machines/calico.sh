#!/bin/bash
# Felix of Calico 3.27, as it stands before a node's first pod.
set -eu
iptables -N cali-FORWARD; iptables -N cali-from-hep-forward; iptables -N cali-from-wl-dispatch; iptables -N cali-to-wl-dispatch; iptables -N cali-cidr-block; iptables -N cali-INPUT; iptables -N cali-wl-to-host; iptables -N cali-OUTPUT
iptables -I FORWARD -j cali-FORWARD; iptables -I INPUT -j cali-INPUT
iptables -A cali-FORWARD -j MARK --set-xmark 0x0/0xe0000; iptables -A cali-FORWARD -m mark --mark 0x0/0x10000 -j cali-from-hep-forward; iptables -A cali-FORWARD -i cali+ -j cali-from-wl-dispatch; iptables -A cali-FORWARD -o cali+ -j cali-to-wl-dispatch; iptables -A cali-FORWARD -j cali-cidr-block
iptables -A FORWARD -m mark --mark 0x10000/0x10000 -j ACCEPT; iptables -A FORWARD -j MARK --set-xmark 0x10000/0x10000
iptables -A cali-from-wl-dispatch -m comment --comment "Unknown interface" -j DROP
iptables -A cali-INPUT -i cali+ -g cali-wl-to-host; iptables -A cali-INPUT -m mark --mark 0x10000/0x10000 -j ACCEPT; iptables -A cali-INPUT -j MARK --set-xmark 0x0/0xf0000
iptables -t raw -N cali-PREROUTING; iptables -t raw -N cali-rpf-skip; iptables -t raw -A PREROUTING -j cali-PREROUTING; iptables -t raw -A cali-PREROUTING -j MARK --set-xmark 0x0/0xf0000; iptables -t raw -A cali-PREROUTING -i cali+ -j MARK --set-xmark 0x40000/0x40000; iptables -t raw -A cali-PREROUTING -m mark --mark 0x40000/0x40000 -m rpfilter --validmark --invert -j DROP; iptables -t raw -A cali-PREROUTING -m mark --mark 0x0/0x40000 -j ACCEPT
