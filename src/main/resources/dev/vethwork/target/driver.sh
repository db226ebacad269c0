# The privileged end of a target: takes framed requests on stdin and answers them on stdout.
#
#   request   MARKER VERB ARGUMENT BYTES newline, then exactly BYTES bytes of payload
#   answer    what the command wrote, newline, MARKER, its exit code, newline, its error text, newline, MARKER, newline
#
# This text is fixed. Data only ever arrives as a payload that goes to a program's stdin, or as positional parameters
# that xargs makes of it; nothing that is read is evaluated. ARGUMENT is one word that Names has let in: a lab's or a
# namespace's name, or "." for the root namespace.

PATH=$PATH:/usr/local/sbin:/usr/sbin:/sbin
LC_ALL=C
OVS_RUNDIR_OWN=/run/vethwork-ovs
export PATH LC_ALL
umask 022
mkdir -p /run/vethwork
T=$(mktemp -d /run/vethwork/.shell.XXXXXX) || exit 97
chmod 700 "$T"
trap 'rm -rf "$T"' EXIT
trap 'exit 1' HUP INT TERM
if [ -d "$OVS_RUNDIR_OWN" ]; then
    OVS_RUNDIR=$OVS_RUNDIR_OWN
    OVS_DBDIR=$OVS_RUNDIR_OWN
    export OVS_RUNDIR OVS_DBDIR
fi

# Settings that matter to every namespace. grep reads each in one go, as the kernel wants it; the shell's read would not.
SETTINGS='net/ipv4/ip_forward net/ipv6/conf/all/forwarding net/ipv4/icmp_echo_ignore_all
    net/bridge/bridge-nf-call-iptables net/bridge/bridge-nf-call-ip6tables net/ipv4/ip_unprivileged_port_start
    net/ipv4/fib_multipath_hash_policy net/ipv4/conf/*/rp_filter net/ipv4/conf/*/forwarding
    net/ipv6/conf/*/disable_ipv6 net/ipv6/conf/*/forwarding net/ipv6/conf/*/accept_ra'
export SETTINGS

# What runs inside a namespace to read it. $1 marker, $2 namespace, then the dotted names of more sysctls to read.
OBSERVE='
m=$1 n=$2
shift 2
printf "%s net %s\n" "$m" "$n"
out=$(printf "addr\nroute show table all\nneigh\n" | ip -j -d -batch -)
printf "%s\n" "$out"
case $out in
*\"info_kind\":\"bridge\"*) printf "%s fdb %s\n" "$m" "$n"; bridge -j fdb ;;
esac
case $out in
*\"qdisc\":\"tbf\"*|*\"qdisc\":\"netem\"*) printf "%s tc %s\n" "$m" "$n"; tc -j qdisc ;;
esac
printf "%s iptables %s\n" "$m" "$n"
iptables-save 2>/dev/null
printf "%s ip6tables %s\n" "$m" "$n"
ip6tables-save 2>/dev/null
printf "%s sysctl %s\n" "$m" "$n"
cd /proc/sys
grep -sH "" $SETTINGS "$@"
:'

# The number of each namespace, and when it got its name.
inodes() {
    for f in /run/netns/*; do
        if [ -e "$f" ]; then stat -L -c '%i %.9Z %n' /run/netns/*; fi
        break
    done
}

observe() {
    # The payload: a namespace a line, "." for root, then the names of its further sysctls as paths.
    printf '%s inodes .\n' "$1"
    stat -L -c '%i %.9Z %n' /proc/self/ns/net
    inodes
    printf '%s fresh .\n' "$1"
    unshare --net sh -c 'cd /proc/sys && grep -sH "" $SETTINGS' 
    while IFS=' ' read -r ns more; do
        case $ns in
        .) xargs -r sh -c "$OBSERVE" observe "$1" . ;;
        *) if [ -e "/run/netns/$ns" ]; then
               xargs -r nsenter --net="/run/netns/$ns" sh -c "$OBSERVE" observe "$1" "$ns"
           fi ;;
        esac <<END
$more ""
END
    done <"$T/in"
    if [ -S "$OVS_RUNDIR_OWN/db.sock" ] || [ -S /run/openvswitch/db.sock ]; then
        printf '%s ovs .\n' "$1"
        ovs-vsctl --timeout=5 show
        printf '%s ovs-stp .\n' "$1"
        ovs-vsctl --timeout=5 --format=csv --no-headings --columns=name,stp_enable list bridge
    fi
    printf '%s pids .\n' "$1"
    stat -L -c '%i %n' /proc/[0-9]*/ns/net 2>/dev/null
    printf '%s status .\n' "$1"
    grep -sH -E '^(NSpid|Uid):' /proc/[0-9]*/status
    printf '%s stat .\n' "$1"
    grep -sH . /proc/[0-9]*/stat
    printf '%s cmdline .\n' "$1"
    grep -sazH '' /proc/[0-9]*/cmdline
    printf '\n'
    return 0
}

# Runs "$@" inside the namespace $1, with the payload as its stdin.
inside() {
    ns=$1
    shift
    case $ns in
    .) "$@" <"$T/in" ;;
    *) ip netns exec "$ns" "$@" <"$T/in" ;;
    esac
}

# Runs the payload's words, separated by NUL, inside a namespace; its exit code is the command's own.
run() {
    rm -f "$T/rc"
    case $1 in
    .) xargs -0 -x -a "$T/in" sh -c 'f=$1; shift; "$@"; echo $? >"$f"' run "$T/rc" ;;
    *) xargs -0 -x -a "$T/in" ip netns exec "$1" sh -c 'f=$1; shift; "$@"; echo $? >"$f"' run "$T/rc" ;;
    esac
    code=$?
    if [ -s "$T/rc" ]; then read -r code <"$T/rc"; fi
    return "$code"
}

# Starts the payload's words as a process of its own that outlives this shell; the first word is its log. Says its pid
# and when it started, in the kernel's clock ticks.
spawn() {
    mkdir -p "/run/vethwork/$1"
    xargs -0 -x -a "$T/in" sh -c 'log=$1; shift
        setsid "$@" </dev/null >"$log" 2>&1 8>&- 9>&- &
        pid=$!
        read -r stat <"/proc/$pid/stat"
        set -- ${stat##*) }
        echo "$pid ${20}"' spawn
}

# Ends the processes of the payload, a pid a line: asks first, insists after two seconds.
stop() {
    while read -r pid; do kill "$pid"; done <"$T/in" 2>/dev/null
    tries=0
    while [ $tries -lt 40 ]; do
        alive=
        while read -r pid; do
            if kill -0 "$pid" && ! grep -q '^State:.Z' "/proc/$pid/status"; then alive=1; fi
        done <"$T/in" 2>/dev/null
        if [ -z "$alive" ]; then return 0; fi
        tries=$((tries + 1))
        sleep 0.05
    done
    while read -r pid; do kill -KILL "$pid"; done <"$T/in" 2>/dev/null
    return 0
}

# A private Open vSwitch below /run: its own database, its own sockets, no other's.
start_ovs() {
    if [ -S "$OVS_RUNDIR_OWN/db.sock" ]; then return 0; fi
    OVS_RUNDIR=$OVS_RUNDIR_OWN
    OVS_DBDIR=$OVS_RUNDIR_OWN
    export OVS_RUNDIR OVS_DBDIR
    mkdir -m 700 -p "$OVS_RUNDIR" &&
        ovsdb-tool create "$OVS_RUNDIR/conf.db" /usr/share/openvswitch/vswitch.ovsschema &&
        ovsdb-server --remote="punix:$OVS_RUNDIR/db.sock" --pidfile="$OVS_RUNDIR/ovsdb-server.pid" \
            --unixctl="$OVS_RUNDIR/ovsdb-server.ctl" --no-chdir --detach --log-file="$OVS_RUNDIR/ovsdb-server.log" \
            "$OVS_RUNDIR/conf.db" 9>&- &&
        ovs-vsctl --no-wait init &&
        ovs-vswitchd --pidfile="$OVS_RUNDIR/ovs-vswitchd.pid" --unixctl="$OVS_RUNDIR/ovs-vswitchd.ctl" --no-chdir \
            --detach --log-file="$OVS_RUNDIR/ovs-vswitchd.log" "unix:$OVS_RUNDIR/db.sock" 9>&-
}

stop_ovs() {
    for p in ovs-vswitchd ovsdb-server; do
        if [ -s "$OVS_RUNDIR_OWN/$p.pid" ]; then kill "$(cat "$OVS_RUNDIR_OWN/$p.pid")"; fi
    done
    rm -rf "$OVS_RUNDIR_OWN"
    return 0
}

tools() {
    for tool in ip bridge tc iptables ip6tables sysctl ovs-vsctl ovsdb-server ovs-vswitchd flock setpriv; do
        if command -v "$tool" >/dev/null; then echo "$tool"; fi
    done
    if (: <>/dev/net/tun) 2>/dev/null; then echo tun; fi
    if [ -d /sys/module/openvswitch ]; then echo openvswitch.ko; fi
    if [ -n "${SUDO_UID-}" ]; then echo "uid=$SUDO_UID"; echo "gid=${SUDO_GID-}"; fi
    return 0
}

# The registry of a lab is a directory; the payload replaces one of its files, or is appended to its journal.
put() {
    mkdir -p "/run/vethwork/$1" && cat <"$T/in" >"/run/vethwork/$1/$2.new" &&
        mv "/run/vethwork/$1/$2.new" "/run/vethwork/$1/$2"
}

journal() {
    mkdir -p "/run/vethwork/$1" && cat <"$T/in" >>"/run/vethwork/$1/journal" && sync "/run/vethwork/$1/journal"
}

# What each lab needs of the root namespace that they share.
read_claims() {
    for f in /run/vethwork/*/claims; do
        if [ -s "$f" ]; then
            lab=${f%/claims}
            printf 'lab\t%s\n' "${lab##*/}"
            cat "$f"
        fi
    done
    return 0
}

lock() {
    mkdir -p "/run/vethwork/$1" && exec 9>"/run/vethwork/$1/lock" && flock -n 9
}

serve() {
    case $2 in
    ip) if [ "$3" = . ]; then ip -batch - <"$T/in"; else ip -n "$3" -batch - <"$T/in"; fi ;;
    tc) if [ "$3" = . ]; then tc -batch - <"$T/in"; else tc -n "$3" -batch - <"$T/in"; fi ;;
    iptables) inside "$3" iptables-restore --noflush -w ;;
    ip6tables) inside "$3" ip6tables-restore --noflush -w ;;
    exec) run "$3" ;;
    spawn) spawn "$3" ;;
    stop) stop ;;
    observe) observe "$1" ;;
    netnsids) ip -j -n "$3" netns list-id ;;
    links) ip -j link ;;
    inodes) inodes ;;
    tools) tools ;;
    start-ovs) start_ovs ;;
    stop-ovs) stop_ovs ;;
    registry) put "$3" registry ;;
    file) put "$3" file ;;
    journal) journal "$3" ;;
    end-journal) rm -f "/run/vethwork/$3/journal" ;;
    pids) stat -L -c '%i %n' /proc/[0-9]*/ns/net 2>/dev/null || : ;;
    read-registry) cat "/run/vethwork/$3/registry" ;;
    read-journal) cat "/run/vethwork/$3/journal" ;;
    claims) put "$3" claims ;;
    read-claims) read_claims ;;
    lock-machine) exec 8</run/vethwork && flock -w 30 8 ;;
    unlock-machine) exec 8>&- ;;
    forget) rm -rf "/run/vethwork/$3" ;;
    lock) lock "$3" ;;
    unlock) exec 9>&- ;;
    tail) tail -n 3 "/run/vethwork/$3/$(cat "$T/in")" ;;
    *) return 98 ;;
    esac
}

echo vethwork-ready
while read -r marker verb argument bytes; do
    if [ "$bytes" = 0 ]; then : >"$T/in"; else head -c "$bytes" >"$T/in"; fi
    : >"$T/out"
    : >"$T/err"
    serve "$marker" "$verb" "$argument" >"$T/out" 2>"$T/err"
    code=$?
    if [ -s "$T/out" ]; then cat "$T/out"; fi
    printf '\n%s %s\n' "$marker" "$code"
    if [ -s "$T/err" ]; then cat "$T/err"; fi
    printf '\n%s\n' "$marker"
done
