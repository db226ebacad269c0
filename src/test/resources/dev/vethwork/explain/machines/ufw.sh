#!/bin/bash
# The chains of ufw 0.36 with its defaults: what comes in and what is forwarded is dropped, save pings.
set -eu
for c in before-logging-input before-logging-output before-logging-forward before-input before-output before-forward after-input after-output after-forward after-logging-input after-logging-output after-logging-forward reject-input reject-output reject-forward track-input track-output track-forward; do iptables -N ufw-$c; done
for c in INPUT OUTPUT FORWARD; do l=${c,,}; for k in before-logging before after after-logging reject track; do iptables -A $c -j "ufw-$k-$l"; done; done
iptables -N ufw-user-input; iptables -N ufw-user-forward; iptables -N ufw-user-output; iptables -N ufw-not-local; iptables -N ufw-logging-deny; iptables -N ufw-skip-to-policy-input
iptables -A ufw-skip-to-policy-input -j DROP
iptables -A ufw-before-input -i lo -j ACCEPT
iptables -A ufw-before-input -m conntrack --ctstate RELATED,ESTABLISHED -j ACCEPT
iptables -A ufw-before-input -m conntrack --ctstate INVALID -j ufw-logging-deny
iptables -A ufw-before-input -m conntrack --ctstate INVALID -j DROP
for t in 3 11 12 8; do iptables -A ufw-before-input -p icmp -m icmp --icmp-type $t -j ACCEPT; done
iptables -A ufw-before-input -p udp --sport 67 --dport 68 -j ACCEPT
iptables -A ufw-before-input -j ufw-not-local
iptables -A ufw-not-local -m addrtype --dst-type LOCAL -j RETURN
iptables -A ufw-not-local -m addrtype --dst-type MULTICAST -j RETURN
iptables -A ufw-not-local -m addrtype --dst-type BROADCAST -j RETURN
iptables -A ufw-not-local -m limit --limit 3/min --limit-burst 10 -j ufw-logging-deny
iptables -A ufw-not-local -j DROP
iptables -A ufw-before-input -j ufw-user-input
iptables -A ufw-before-output -o lo -j ACCEPT; iptables -A ufw-before-output -m conntrack --ctstate RELATED,ESTABLISHED -j ACCEPT; iptables -A ufw-before-output -j ufw-user-output
iptables -A ufw-before-forward -m conntrack --ctstate RELATED,ESTABLISHED -j ACCEPT
for t in 3 11 12 8; do iptables -A ufw-before-forward -p icmp -m icmp --icmp-type $t -j ACCEPT; done
iptables -A ufw-before-forward -j ufw-user-forward
iptables -A ufw-logging-deny -m conntrack --ctstate INVALID -m limit --limit 3/min --limit-burst 10 -j RETURN
iptables -A ufw-track-output -p tcp -m conntrack --ctstate NEW -j ACCEPT; iptables -A ufw-track-output -p udp -m conntrack --ctstate NEW -j ACCEPT
iptables -A ufw-after-input -p udp --dport 137 -j ufw-skip-to-policy-input
iptables -A ufw-user-input -p tcp --dport 22 -j ACCEPT
iptables -P INPUT DROP; iptables -P FORWARD DROP
