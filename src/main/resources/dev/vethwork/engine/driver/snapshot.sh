#!/bin/sh
# Prints what a machine's network is made of: which namespaces there are, also those of containers, and in each its interfaces,
# addresses, routes, rules and settings. It changes nothing, and reads neither files of the machine's nor command lines. Run
# it as root, as only root may look into namespaces, and keep what it prints:
#
#     sudo sh snapshot.sh > snapshot.txt

PATH=$PATH:/usr/local/sbin:/usr/sbin:/sbin
LC_ALL=C
export PATH LC_ALL

. ./observe.sh

# What is read is JSON, which neither busybox nor an old iproute2 prints: better no snapshot than one that nobody can read.
if ! ip -N -j -d link >/dev/null 2>&1 || ! ip -N -j rule >/dev/null 2>&1; then
    echo "This needs ip of iproute2, version 5 or later. The one here prints no JSON: $(ip -V 2>&1 | head -n 1)" >&2
    exit 1
fi

marker=$(head -c 16 /dev/urandom | od -A n -t x1 | tr -d ' \n')
echo "vethwork-snapshot 1 $marker"
snapshot "$marker"
