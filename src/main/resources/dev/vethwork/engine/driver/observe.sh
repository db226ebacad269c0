# What is read of a machine, shared by the privileged shell of a lab and by the script that takes a snapshot of a machine.

# Where the Open vSwitch of a lab runs.
OVS_RUNDIR_OWN=/run/vethwork-ovs

# Settings that matter to every namespace and, behind them, of each interface; further ones are in the parameters, where *
# stands for each interface, for all and for default. grep reads each in one go, as the kernel wants it; the shell's read would not. To open one takes the kernel half a millisecond,
# so where interfaces are many the ports of bridges are left out, on which no setting of IP has a meaning.
COMMON='net/ipv4/ip_forward net/ipv4/icmp_echo_ignore_all net/ipv4/ip_unprivileged_port_start
    net/ipv4/fib_multipath_hash_policy net/bridge/bridge-nf-call-iptables net/bridge/bridge-nf-call-ip6tables'
OF_ALL='net/ipv4/conf/*/rp_filter net/ipv4/conf/*/forwarding net/ipv6/conf/*/disable_ipv6
    net/ipv6/conf/*/forwarding net/ipv6/conf/*/accept_ra'
# What explains a packet besides.
MORE_OF_ALL='net/ipv4/ip_default_ttl net/ipv4/tcp_mtu_probing net/ipv4/conf/*/proxy_arp net/ipv4/conf/*/arp_ignore
    net/ipv4/conf/*/arp_announce net/ipv4/conf/*/arp_filter net/ipv4/conf/*/accept_local net/ipv4/conf/*/route_localnet'
DETAILS=
FOREIGN=
export COMMON OF_ALL DETAILS FOREIGN
SETTINGS='
cd /proc/sys
set -- $COMMON "$@"
of_device() {
    grep -sH "" "net/ipv4/conf/$1/rp_filter" "net/ipv4/conf/$1/forwarding" "net/ipv6/conf/$1/disable_ipv6" \
        "net/ipv6/conf/$1/forwarding" "net/ipv6/conf/$1/accept_ra"
}
few() { [ $# -lt "${FEW:-40}" ]; }
if few net/ipv4/conf/*; then
    set -- "$@" $OF_ALL $DETAILS
else
    of_device all
    of_device default
    ip -br link show nomaster | while read -r device rest; do of_device "${device%%@*}"; done
fi
grep -sH "" $*
:'

# What runs inside a namespace to read it. $1 marker, $2 namespace, then the paths of more settings to read.
OBSERVE='
m=$1 n=$2
shift 2
printf "%s net %s\n" "$m" "$n"
out=$(ip -N -j -d -batch - <<END
addr
route show table all
rule
neigh
neigh show proxy
END
)
printf "%s\n" "$out"
printf "%s rule6 %s\n" "$m" "$n"
ip -6 -N -j -d rule 2>/dev/null
case $out in
*\"info_kind\":\"bridge\"*) if [ -n "$FRAMES" ]; then printf "%s fdb %s\n" "$m" "$n"; bridge -j fdb; fi ;;
esac
case $out in
*\"info_kind\":\"vxlan\"*) printf "%s tunnels %s\n" "$m" "$n"; bridge -j fdb ;;
esac
case $out in
*\"info_kind\":\"wireguard\"*) printf "%s wireguard %s\n" "$m" "$n"; wg show all dump 2>/dev/null ;;
esac
case $out in
*\"vlan_filtering\":1*) printf "%s vlan %s\n" "$m" "$n"; bridge -j vlan 2>/dev/null ;;
esac
case $out in
*\"qdisc\":\"tbf\"*|*\"qdisc\":\"netem\"*) printf "%s tc %s\n" "$m" "$n"; tc -j qdisc ;;
esac
if [ -e /run/vethwork/.losses ]; then printf "%s losses %s\n" "$m" "$n"; nft -j list ruleset netdev 2>/dev/null; fi
# Of nftables what iptables does not show, for machines to read and for people; no more where there is no table. Each program
# takes its time, once for every namespace: where neither kind of iptables has a table, none is asked for its rules.
rules=maybe
if [ -n "$FOREIGN" ]; then
    printf "%s nft %s\n" "$m" "$n"
    if command -v nft >/dev/null; then
        if tables=$(nft -j list ruleset 2>/dev/null); then rules=no; fi
        case $tables in
        *\"table\"*) printf "%s\n" "$tables"; rules=maybe; nft -a list ruleset 2>/dev/null ;;
        esac
    else
        echo missing
    fi
fi
for f in ip ip6; do
    table=
    { read -r table <"/proc/net/${f}_tables_names"; } 2>/dev/null
    printf "%s %stables %s\n" "$m" "$f" "$n"
    if [ $rules = maybe ] || [ -n "$table" ]; then "${f}tables-save" 2>/dev/null; fi
    # What the other kind of iptables holds, where there is some: these files tell, and load no module. Its name first.
    if [ -n "$table" ]; then
        printf "%s %stables-beside %s\n" "$m" "$f" "$n"
        case $("${f}tables-save" --version 2>/dev/null) in
        *legacy*) beside=${f}tables-nft ;;
        *) beside=${f}tables-legacy ;;
        esac
        echo "$beside"
        "$beside-save" 2>/dev/null
    fi
done
# Where something listens, for which address and interface; a first line says that it was read. No program is started where
# the kernel names no socket.
if [ -n "$FOREIGN" ] && command -v ss >/dev/null; then
    printf "%s listening %s\nread\n" "$m" "$n"
    for sockets in sockstat sockstat6; do
        while read -r kind _ count _; do
            case $kind in
            TCP*: | UDP*:) if [ "$count" != 0 ]; then ss -Hlntu; break 2; fi ;;
            esac
        done <"/proc/self/net/$sockets"
    done 2>/dev/null
fi
# What its numbers for others mean: those with a name ip knows, the others lsns. Both look at every namespace there is, so they
# are asked only where the machine, which is read first, does not have the other end of each cable.
told() {
    rest=$out
    while case $rest in *\"ifindex\":*) ;; *) false ;; esac; do
        rest=${rest#*\"ifindex\":}
        index=${rest%%,*} one=${rest%%\"ifindex\":*}
        case $one in
        *\"link_netnsid\":*)
            link=${one#*\"link_index\":}
            case $LINKED in *" ${link%%,*}:$index:$n "*) ;; *) return 1 ;; esac
            ;;
        esac
    done
}
named() {
    rest=$out
    while case $rest in *\"link_netnsid\":*) ;; *) false ;; esac; do
        rest=${rest#*\"link_netnsid\":}
        case $ids in *\"id\":${rest%%[!0-9]*}[,}]*) ;; *) return 1 ;; esac
    done
}
if [ -n "$FOREIGN" ]; then
    case $out in
    *\"link_netnsid\":*)
        if [ "${#out}" -gt 50000 ] || ! told; then
            printf "%s nsids %s\n" "$m" "$n"
            ids=$(ip -j netns list)
            printf "%s\n" "$ids"
            if [ "${#out}" -gt 50000 ] || ! named; then lsns --noheadings --raw --type net --output NETNSID,NS; fi
        fi
        ;;
    esac
fi 2>/dev/null
printf "%s sysctl %s\n" "$m" "$n"
'
OBSERVE=$OBSERVE$SETTINGS

# What Open vSwitch has, the lab's own or the machine's, and which of its daemons run.
observe_ovs() {
    if [ -d "$OVS_RUNDIR_OWN" ]; then ovs=$OVS_RUNDIR_OWN; else ovs=/run/openvswitch; fi
    if [ ! -d "$ovs" ]; then return 0; fi
    printf '%s ovs-daemons .\n' "$1"
    answers=no
    for daemon in ovsdb-server ovs-vswitchd; do
        if [ ! -s "$ovs/$daemon.pid" ]; then
            # One that is stopped takes its note away; where neither has any, the socket has to do.
            if [ -s "$ovs/ovsdb-server.pid" ] || [ -s "$ovs/ovs-vswitchd.pid" ] || [ ! -S "$ovs/db.sock" ]; then
                continue
            fi
        else
            read -r pid <"$ovs/$daemon.pid"
            if ! kill -0 "$pid" 2>/dev/null; then continue; fi
        fi
        echo $daemon
        if [ $daemon = ovsdb-server ]; then answers=yes; fi
    done
    if [ $answers = yes ]; then
        printf '%s ovs .\n' "$1"
        ovs-vsctl --timeout=5 show
        printf '%s ovs-bridges .\n' "$1"
        ovs-vsctl --timeout=5 --format=csv --no-headings --columns=name,stp_enable,external_ids list bridge
        printf '%s ovs-ports .\n' "$1"
        ovs-vsctl --timeout=5 --format=csv --no-headings --columns=name,tag,trunks,vlan_mode list port
    fi
    return 0
}

# Prints what a namespace has that is made now; the parameters are as SETTINGS has them. There each interface is the loopback.
fresh() {
    cd /proc/sys || return 1
    set -f
    paths="$COMMON $* $OF_ALL"
    set --
    for path in $paths; do
        case $path in
        *\**) for device in all default lo; do set -- "$@" "${path%%\**}$device${path#*\*}"; done ;;
        *) set -- "$@" "$path" ;;
        esac
    done
    exec unshare --net grep -sH '' "$@"
}

# Those that files keep, in whatever mount namespace.
see_kept() {
    stat -L -c '%i %n' /proc/self/ns/mnt /proc/[0-9]*/ns/mnt 2>/dev/null | sort -s -u -k 1,1n | while read -r _ path; do
        process=${path%/ns/mnt}
        while read -r _ _ _ root path _; do
            case $root in
            net:\[*\])
                root=${root#net:?}
                echo "${root%?} $process/root$path"
                ;;
            esac
        done <"$process/mountinfo"
    done
}

# Prints each network namespace that can be seen, a line with its number and a path to it; the best known path first: its
# name, a name that it has in another mount namespace, as in a sandbox or in a node that is a container itself, a process in
# it, and wherever else somebody keeps it.
see_spaces() {
    stat -L -c '%i %n' /proc/self/ns/net /run/netns/* 2>/dev/null
    kept=$(see_kept)
    printf '%s\n' "$kept" | grep '/root/run/netns/'
    stat -L -c '%i %n' /proc/[0-9]*/ns/net 2>/dev/null | sort -t / -k 3,3n
    printf '%s\n' "$kept"
}

# Who is in a namespace that has no name: $2 a path below /proc to it. Neither command lines nor environments are read,
# as these may hold passwords; of a host of Mininet's the name stands at the end of its shell's.
see_who() {
    process=${2%/ns/net}
    printf '%s who %s\n' "$m" "$1"
    echo "pid ${process#/proc/}"
    read -r name <"$process/comm" && echo "comm $name"
    host=$(tr '\0' '\n' <"$process/cmdline" | grep -a '^mininet:[A-Za-z0-9_.-]*$')
    if [ -n "$host" ]; then echo "$host"; fi
    # shellcheck disable=SC3013 # every sh of Linux has it
    if [ ! "$process/ns/uts" -ef /proc/self/ns/uts ]; then
        echo "hostname $(nsenter --uts="$process/ns/uts" uname -n)"
    fi
    while read -r line; do echo "cgroup $line"; done <"$process/cgroup"
}

# Prints the machine's cables to namespaces that have a name: the number of its end, that of the other, and the namespace's.
linked() {
    {
        stat -L -c '%i %n' /run/netns/*
        ip -j netns list | tr '{' '\n'
        ip -N -j -d link | tr '{' '\n'
    } 2>/dev/null | awk '
        / \/run\/netns\// { inode[substr($2, 12)] = $1; next }
        /^"name":"[^"]*","id":[0-9]/ { split($0, at, "\""); sub(/.*"id":/, ""); space[$0 + 0] = inode[at[4]]; next }
        /^"ifindex":.*"link_index":.*"link_netnsid":[0-9]/ {
            own = other = id = $0
            sub(/^"ifindex":/, "", own)
            sub(/.*"link_index":/, "", other)
            sub(/.*"link_netnsid":/, "", id)
            if (space[id + 0] != "") printf " %d:%d:%s ", own + 0, other + 0, space[id + 0]
        }'
}

# Reads one: $1 its number, $2 a path to it.
see_space() {
    nsenter --net="$2" sh -c "$OBSERVE" observe "$m" "$1" </dev/null
    case $2 in
    /proc/self/*) ;;
    /proc/*/ns/net) see_who "$1" "$2" ;;
    esac
}

# Reads the whole machine and changes nothing. $1 marks where its parts begin.
snapshot() {
    m=$1
    # Beyond so many the words would be more than a program can be given.
    FRAMES=yes FOREIGN=yes DETAILS=$MORE_OF_ALL FEW=1000
    export FRAMES FOREIGN DETAILS FEW
    printf '%s machine .\n' "$m"
    echo "hostname $(uname -n)"
    echo "kernel $(uname -r)"
    echo "ip $(ip -V)"
    echo "uid $(id -u)"
    printf '%s fresh .\n' "$m"
    (fresh)
    # More of them than a program can be told are looked for one by one.
    LINKED=$(linked)
    if [ "${#LINKED}" -gt 100000 ]; then LINKED=; fi
    export LINKED
    seen=
    see_spaces | while read -r number path; do
        case " $seen " in
        *" $number "*) continue ;;
        esac
        # Another mount may lie over the file that keeps it, and there be another of its name.
        case $path in
        */root/*) if [ "$(stat -L -c %i "$path")" != "$number" ]; then continue; fi ;;
        esac
        seen="$seen $number"
        printf '%s space %s\n%s\n' "$m" "$number" "$path"
        see_space "$number" "$path"
    done
    observe_ovs "$m"
    printf '%s end .\n' "$m"
} 2>/dev/null
