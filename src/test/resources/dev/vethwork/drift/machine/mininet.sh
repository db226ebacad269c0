# Three hosts of Mininet on a switch of the machine's, as `mn --switch lxbr --topo single,3` leaves them, one of the links slow.
set -e
ip link set lo up
ip link add s1 type bridge
ip link set s1 up
host() { # name address
    (sleep 600 | exec unshare --net bash --norc --noediting -is mininet:"$1") </dev/null >/dev/null 2>&1 &
    tries=0
    pid=
    until [ -n "$pid" ] || [ $tries -gt 300 ]; do
        sleep 0.01
        tries=$((tries + 1))
        for each in /proc/[0-9]*; do
            if [ "$(tr '\0' ' ' <$each/cmdline 2>/dev/null)" = "bash --norc --noediting -is mininet:$1 " ] &&
                [ "$(readlink $each/ns/net)" != "$(readlink /proc/self/ns/net)" ]; then
                pid=${each#/proc/}
            fi
        done
    done
    ip link add "s1-eth${1#h}" type veth peer name "$1-eth0" netns "$pid"
    ip link set "s1-eth${1#h}" master s1 up
    nsenter --net=/proc/$pid/ns/net sh -c "ip addr add $2/8 dev $1-eth0; ip link set $1-eth0 up; ip link set lo up"
}
host h1 10.0.0.1
host h2 10.0.0.2
host h3 10.0.0.3
tc qdisc add dev s1-eth2 root tbf rate 10mbit burst 5kb latency 50ms
