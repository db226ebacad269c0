# The privileged end of a target: takes framed requests on stdin and answers them on stdout.
#
#   request   MARKER VERB ARGUMENT BYTES newline, then exactly BYTES bytes of payload, MARKER, newline
#   answer    what the command wrote, newline, MARKER, its exit code, newline, its error text, newline, MARKER, newline
#
# Before this text NAMESPACES is set, which perl runs where it is there.
#
# This text is fixed. Data only ever arrives as a payload that goes to a program's stdin, or as positional parameters
# that xargs makes of it; nothing that is read is evaluated. ARGUMENT is one word that Names has let in: a lab's or a
# namespace's name, or "." for the root namespace.

PATH=$PATH:/usr/local/sbin:/usr/sbin:/sbin
LC_ALL=C
OVS_RUNDIR_OWN=/run/vethwork-ovs
export PATH LC_ALL
umask 022
PLACE=/run/vethwork
# The lab whose lock this shell holds, and the number of the batch that was intended last.
LAB=
BATCH=0
# The last shell that ends takes an empty directory with it, so it may go between these two.
tries=0
until mkdir -p "$PLACE" && T=$(mktemp -d "$PLACE/.shell.XXXXXX" 2>/dev/null); do
    tries=$((tries + 1))
    if [ $tries -gt 20 ]; then exit 97; fi
done
# Takes away directories of shells that were killed: a live one, or a command that it started, holds its lock.
sweep() {
    for d in "$PLACE"/.shell.*; do
        if [ -e "$d/alive" ]; then
            (flock -n 6 && rm -rf "$d") 6<"$d/alive"
        elif [ -n "$(find "$d" -maxdepth 0 -mmin +1 2>/dev/null)" ]; then
            rm -rf "$d"
        fi
    done 2>/dev/null
}

chmod 700 "$T"
trap 'rm -rf "$T"; sweep; rmdir "$PLACE" 2>/dev/null' EXIT
trap 'exit 1' HUP TERM
# An interrupt typed at the terminal is for the program, which takes back what it did through this shell.
trap '' INT

exec 7>"$T/new"
flock 7
mv "$T/new" "$T/alive"

sweep
if [ -d "$OVS_RUNDIR_OWN" ]; then
    OVS_RUNDIR=$OVS_RUNDIR_OWN
    OVS_DBDIR=$OVS_RUNDIR_OWN
    export OVS_RUNDIR OVS_DBDIR
fi

# Settings that matter to every namespace and, behind them, of each interface; further ones are in the parameters. grep
# reads each in one go, as the kernel wants it; the shell's read would not. To open one takes the kernel half a millisecond,
# so where interfaces are many the ports of bridges are left out, on which no setting of IP has a meaning.
SETTINGS='
cd /proc/sys
set -- net/ipv4/ip_forward net/ipv4/icmp_echo_ignore_all net/ipv4/ip_unprivileged_port_start \
    net/ipv4/fib_multipath_hash_policy net/bridge/bridge-nf-call-iptables net/bridge/bridge-nf-call-ip6tables "$@"
of_device() {
    grep -sH "" "net/ipv4/conf/$1/rp_filter" "net/ipv4/conf/$1/forwarding" "net/ipv6/conf/$1/disable_ipv6" \
        "net/ipv6/conf/$1/forwarding" "net/ipv6/conf/$1/accept_ra"
}
few() { [ $# -lt 40 ]; }
if few net/ipv4/conf/*; then
    set -- "$@" net/ipv4/conf/*/rp_filter net/ipv4/conf/*/forwarding net/ipv6/conf/*/disable_ipv6 \
        net/ipv6/conf/*/forwarding net/ipv6/conf/*/accept_ra
else
    of_device all
    of_device default
    ip -br link show nomaster | while read -r device rest; do of_device "${device%%@*}"; done
fi
grep -sH "" "$@"
:'

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
'
OBSERVE=$OBSERVE$SETTINGS

# The number of each namespace, and when it got its name.
inodes() {
    for f in /run/netns/*; do
        if [ -e "$f" ]; then stat -L -c '%i %.9Z %n' /run/netns/*; fi
        break
    done
}

# What is read of a namespace in which nothing else can be: its interfaces, routes and neighbours.
LIGHT='addr
route show table all
neigh'

# Whether one process may go through many namespaces.
enters() { command -v perl && perl -e "$NAMESPACES"; } >/dev/null 2>&1

# One of several that share the namespaces of the payload, the share $2 of $3.
observe_share() {
    set -f
    part=0
    while IFS=' ' read -r ns more; do
        if [ $((part % $3)) -eq "$2" ]; then
            # Names of sysctls have no blanks, and are not to be expanded here.
            # shellcheck disable=SC2086
            case $ns in
            .) sh -c "$OBSERVE" observe "$1" . $more </dev/null ;;
            =)
                printf '%s ports .\n' "$1"
                # One that is not there is told of on standard error only.
                for device in $more; do printf 'addr show dev %s\n' "$device"; done | ip -j -d -force -batch - 2>/dev/null
                ;;
            -*)
                printf '%s light %s\n' "$1" "${ns#-}"
                ip -n "${ns#-}" -j -d -batch - <<END
$LIGHT
END
                ;;
            *) if [ -e "/run/netns/$ns" ]; then
                   nsenter --net="/run/netns/$ns" sh -c "$OBSERVE" observe "$1" "$ns" $more </dev/null
               fi ;;
            esac
        fi
        part=$((part + 1))
    done <"$T/whole"
    if [ -s "$T/light" ]; then
        perl -e "$NAMESPACES" "$2" "$3" "$1" - <"$T/light"
    fi
}

observe() {
    # The payload: a namespace a line, "." for root, then the names of its further sysctls as paths; "-" before the name of
    # one that is read lightly; "=" for root and then the names of the interfaces that alone are read there.
    printf '%s inodes .\n' "$1"
    stat -L -c '%i %.9Z %n' /proc/self/ns/net
    inodes
    printf '%s fresh .\n' "$1"
    unshare --net sh -c "$SETTINGS" settings
    shares=$(nproc)
    share=0
    jobs=
    : >"$T/light"
    if grep -q '^-' "$T/in" && enters; then
        grep -v '^-' "$T/in" >"$T/whole"
        sed -n 's/^-\([^ ]*\).*/\1 0 see/p' "$T/in" >"$T/light"
    else
        cat "$T/in" >"$T/whole"
    fi
    while [ $share -lt "$shares" ]; do
        observe_share "$1" $share "$shares" >"$T/seen.$share" &
        jobs="$jobs $!"
        share=$((share + 1))
    done
    # Not for the listener, which does not end.
    # shellcheck disable=SC2086
    wait $jobs
    cat "$T"/seen.*
    rm -f "$T"/seen.*
    if [ -S "$OVS_RUNDIR_OWN/db.sock" ] || [ -S /run/openvswitch/db.sock ]; then
        printf '%s ovs .\n' "$1"
        ovs-vsctl --timeout=5 show
        printf '%s ovs-bridges .\n' "$1"
        ovs-vsctl --timeout=5 --format=csv --no-headings --columns=name,stp_enable,external_ids list bridge
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

# What a service is before it becomes its command: it notes its pid and when it started, in the kernel's clock ticks. Until
# then it has a share in the lab's lock, so that none is ever started and not noted.
BECOME='
note=$1 key=$2
shift 2
since() {
    read -r stat <"/proc/$$/stat"
    set -- ${stat##*) }
    since=${20}
}
since
printf "service\t%s\t%s %s\n" "$key" "$$" "$since" >"$note.new"
mv "$note.new" "$note"
exec "$@" 7>&- 8>&- 9>&-'
export BECOME

# Starts the payload's words as a process of its own that outlives this shell. The first word is its log, the second where
# it is noted, the third its key in the registry.
spawn() {
    mkdir -p "$PLACE/$1"
    xargs -0 -x -a "$T/in" sh -c 'log=$1 note=$2
        shift
        rm -f "$note"
        setsid sh -c "$BECOME" become "$@" </dev/null >"$log" 2>&1 &
        tries=0
        while [ ! -e "$note" ] && [ $tries -lt 500 ]; do
            sleep 0.01
            tries=$((tries + 1))
        done
        cat "$note"' spawn
}

# Whether a process is the first of a PID namespace and has not asked for SIGTERM: the kernel keeps that from it, pid_namespaces(7).
is_deaf() {
    inner= caught=0
    while read -r key values; do
        case $key in
        NSpid:) inner=$values ;;
        SigCgt:) caught=$values ;;
        esac
    done <"/proc/$1/status"
    case $inner in
    *[!0-9]1) [ $((0x$caught & 0x4000)) = 0 ] ;;
    *) return 1 ;;
    esac
}

# Ends the processes of the payload, a pid a line: asks first, insists after two seconds, or at once where asking is of no
# use.
stop() {
    while read -r pid; do
        if is_deaf "$pid"; then kill -KILL "$pid"; else kill "$pid"; fi
    done <"$T/in" 2>/dev/null
    tries=0
    while [ $tries -lt 100 ]; do
        alive=
        while read -r pid; do
            if kill -0 "$pid" && ! grep -q '^State:.Z' "/proc/$pid/status"; then alive=1; fi
        done <"$T/in" 2>/dev/null
        if [ -z "$alive" ]; then return 0; fi
        tries=$((tries + 1))
        sleep 0.02
    done
    while read -r pid; do kill -KILL "$pid"; done <"$T/in" 2>/dev/null
    return 0
}

# Whether a daemon of the private Open vSwitch runs.
runs() {
    [ -s "$OVS_RUNDIR_OWN/$1.pid" ] && kill -0 "$(cat "$OVS_RUNDIR_OWN/$1.pid")" 2>/dev/null
}

# A private Open vSwitch below /run: its own database, its own sockets, no other's. Each piece may be there already, from a
# start that was broken off.
start_ovs() {
    OVS_RUNDIR=$OVS_RUNDIR_OWN
    OVS_DBDIR=$OVS_RUNDIR_OWN
    export OVS_RUNDIR OVS_DBDIR
    mkdir -m 700 -p "$OVS_RUNDIR" || return 1
    if ! runs ovsdb-server; then
        if [ ! -e "$OVS_RUNDIR/conf.db" ]; then
            rm -f "$OVS_RUNDIR"/new.db "$OVS_RUNDIR"/.*.db.~lock~
            ovsdb-tool create "$OVS_RUNDIR/new.db" /usr/share/openvswitch/vswitch.ovsschema || return 1
            mv "$OVS_RUNDIR/new.db" "$OVS_RUNDIR/conf.db"
        fi
        ovsdb-server --remote="punix:$OVS_RUNDIR/db.sock" --pidfile="$OVS_RUNDIR/ovsdb-server.pid" \
            --unixctl="$OVS_RUNDIR/ovsdb-server.ctl" --no-chdir --detach --log-file="$OVS_RUNDIR/ovsdb-server.log" \
            "$OVS_RUNDIR/conf.db" 7>&- 8>&- 9>&- || return 1
    fi
    ovs-vsctl --timeout=10 --no-wait init || return 1
    if ! runs ovs-vswitchd; then
        # Else the userspace datapath drops the checksums that a veth pair leaves to be filled in.
        ovs-vsctl --timeout=10 --no-wait set Open_vSwitch . other_config:userspace-tso-enable=true || return 1
        ovs-vswitchd --pidfile="$OVS_RUNDIR/ovs-vswitchd.pid" --unixctl="$OVS_RUNDIR/ovs-vswitchd.ctl" --no-chdir \
            --detach --log-file="$OVS_RUNDIR/ovs-vswitchd.log" "unix:$OVS_RUNDIR/db.sock" 7>&- 8>&- 9>&- || return 1
    fi
}

stop_ovs() {
    if [ ! -d "$OVS_RUNDIR_OWN" ]; then return 0; fi
    for p in ovs-vswitchd ovsdb-server; do
        tries=0
        while runs $p && [ $tries -lt 100 ]; do
            kill "$(cat "$OVS_RUNDIR_OWN/$p.pid")" 2>/dev/null
            tries=$((tries + 1))
            sleep 0.02
        done
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

# The registry of a lab is a directory; the payload replaces one of its files.
put() {
    cat <"$T/in" >"$PLACE/$1/$2.new" && mv "$PLACE/$1/$2.new" "$PLACE/$1/$2"
}

# Begins a run: the payload is a line for the journal, then what the lab had before. A journal that is open already is that
# of a run that was broken off, and what the lab had before that one stands.
begin() {
    d=$PLACE/$1
    if [ ! -e "$d/journal" ]; then
        (umask 077 && tail -n +2 "$T/in" >"$d/before.new") && sync "$d/before.new" && mv "$d/before.new" "$d/before" ||
            return 1
    fi
    head -n 1 "$T/in" >>"$d/journal" && sync "$d/journal"
}

# Hears what changes in every namespace that the root namespace has a number for, in a file that grows; the payload gives
# numbers to those that have none. The listener ends with this shell however that ends.
WATCH=
watch() {
    if [ -z "$WATCH" ]; then
        : >"$T/events"
        setpriv --pdeathsig KILL ip monitor all-nsid nsid link address route rule netconf \
            </dev/null >>"$T/events" 2>/dev/null 7>&- 8>&- 9>&- &
        WATCH=$!
    fi
    if [ -s "$T/in" ]; then ip -force -batch - <"$T/in" 2>/dev/null; fi
    ip -j netns list-id
}

# What was heard since the last time. A line that comes between the two is missed, and found by the next full reading.
events() {
    if [ -s "$T/events" ]; then
        cat "$T/events"
        : >"$T/events"
    fi
    [ -n "$WATCH" ] && kill -0 "$WATCH"
}

# What each lab needs of the root namespace that they share.
read_claims() {
    for f in "$PLACE"/*/claims; do
        if [ -s "$f" ]; then
            lab=${f%/claims}
            printf 'lab\t%s\n' "${lab##*/}"
            cat "$f"
        fi
    done
    return 0
}

# Before a batch. The payload: its number and how many lines are for the journal, those lines, the registry.
intend() {
    d=$PLACE/$1
    read -r BATCH lines <"$T/in"
    tail -n "+$((lines + 2))" "$T/in" >"$d/registry.new" && sync "$d/registry.new" &&
        mv "$d/registry.new" "$d/registry" &&
        head -n "$((lines + 1))" "$T/in" | tail -n +2 >>"$d/journal" && sync "$d/journal"
}

# Ends a run: the payload is the registry.
end_run() {
    put "$1" registry && rm -f "$PLACE/$1/journal" && rm -f "$PLACE/$1/before" "$PLACE/$1/ran" "$PLACE/$1/begun"
}

# What numbers the kernel gave to what a batch made, in sections.
numbers() {
    printf '%s inodes .\n' "$1"
    inodes
    printf '%s links .\n' "$1"
    ip -j link
}

# Runs a command that changes something. While a lab is worked on it runs to its end, and what came of it is noted, even
# where this shell is killed meanwhile.
noted() {
    m=$1
    shift
    if [ -z "$LAB" ]; then
        "$@"
        return
    fi
    (
        # Not ignored: what is started in here would ignore them, too.
        trap : HUP TERM
        d=$PLACE/$LAB
        echo "$BATCH" >"$d/begun"
        "$@"
        code=$?
        {
            printf '%s batch .\n%s\n%s code .\n%s\n' "$m" "$BATCH" "$m" "$code"
            printf '%s stderr .\n' "$m"
            cat "$T/err"
            echo
            if grep -aqE '^(netns|link) (add|del)|^link set dev [^ ]+ alias|(add|del)-br' "$T/in"; then numbers "$m"; fi
        } >"$d/ran.new"
        mv "$d/ran.new" "$d/ran"
        exit "$code"
    )
}

# Whose the namespaces are, in sections: their numbers, the root namespace's among them, then each lab's registry.
owners() {
    printf '%s inodes .\n' "$1"
    stat -L -c '%i %.9Z %n' /proc/self/ns/net
    inodes
    for f in "$PLACE"/*/registry; do
        if [ -e "$f" ]; then
            lab=${f%/registry}
            printf '%s lab %s\n' "$1" "${lab##*/}"
            grep '^namespace' "$f"
        fi
    done
    return 0
}

# What is known of a run, in sections.
read_run() {
    d=$PLACE/$2
    printf '%s journal .\n' "$1"
    cat "$d/journal" 2>/dev/null
    printf '%s before .\n' "$1"
    cat "$d/before" 2>/dev/null
    printf '\n%s begun .\n' "$1"
    if [ -e "$d/begun" ]; then
        cat "$d/begun"
        stat -c '%.9Y' "$d/begun"
    fi
    printf '%s ran .\n' "$1"
    cat "$d/ran" 2>/dev/null
    echo
    numbers "$1"
}

# The registry, and the notes of services that are younger than it.
read_registry() {
    cat "$PLACE/$1/registry" || return
    for f in "$PLACE/$1"/*.note; do
        if [ -e "$f" ]; then cat "$f"; fi
    done
}

# Takes a lab's lock; waits as many seconds for it as the payload says. A lock that was taken away meanwhile is none.
lock() {
    how=-n
    if [ -s "$T/in" ]; then how="-w $(cat "$T/in")"; fi
    for _ in 1 2 3 4 5 6 7 8 9; do
        mkdir -p "$PLACE/$1" || return 1
        command exec 9>>"$PLACE/$1/lock" || continue
        chmod 600 "$PLACE/$1/lock"
        if flock $how 9; then
            if [ "$(stat -L -c %i /proc/self/fd/9)" = "$(stat -c %i "$PLACE/$1/lock")" ]; then
                LAB=$1
                return 0
            fi
        else
            exec 9>&-
            return 1
        fi
    done
    return 1
}

# Gives the lock back, and takes away the directory of a lab that has nothing.
unlock() {
    if [ -n "$LAB" ] && [ ! -e "$PLACE/$LAB/registry" ]; then rm -rf "${PLACE:?}/$LAB"; fi
    LAB=
    exec 9>&-
}

# Forgets a lab. Where this is broken off, what is left tells that it is to be done again; the lock stays until it is given
# back.
forget() {
    rm -f "$PLACE/$1/registry"
    rm -f "$PLACE/$1/journal"
    for f in "$PLACE/$1"/*; do
        if [ "$f" != "$PLACE/$1/lock" ]; then rm -rf "$f"; fi
    done
}

# One of several that share the payload's parts, the share $2 of $3: runs ip on each of its own, as $4 says. Answers with the
# marker $1 which were done; one that fails ends it.
share() {
    if [ "$4" = enters ]; then
        perl -e "$NAMESPACES" "$2" "$3" "$1" "$T/part.$2" <"$T/in" 2>"$T/err.$2"
        code=$?
        if [ $code -ne 0 ]; then cat "$T/part.$2" "$T/err.$2" >"$T/failed.$2"; fi
        return $code
    fi
    part=0
    while read -r ns lines what; do
        text=
        i=0
        while [ $i -lt "$lines" ]; do
            IFS= read -r line
            text="$text$line
"
            i=$((i + 1))
        done
        if [ $((part % $3)) -eq "$2" ]; then
            ip -n "$ns" -batch - 2>"$T/err.$2" <<END
$text
END
            code=$?
            if [ $code -ne 0 ]; then
                { echo "$part"; cat "$T/err.$2"; } >"$T/failed.$2"
                return $code
            fi
            printf '%s done %s\n' "$1" "$part"
        fi
        part=$((part + 1))
    done <"$T/in"
}

# Runs the payload's parts side by side: a namespace, a number of lines, and whether it may be read as well, then those
# lines for ip. On standard error the number of the first part that failed, and what ip said of it.
side_by_side() {
    shares=$(nproc)
    rm -f "$T"/err.* "$T"/failed.* "$T"/done.* "$T"/part.*
    how=
    if enters; then how=enters; fi
    share=0
    jobs=
    while [ $share -lt "$shares" ]; do
        share "$1" $share "$shares" "$how" >"$T/done.$share" &
        jobs="$jobs $!"
        share=$((share + 1))
    done
    # Not for the listener, which does not end.
    # shellcheck disable=SC2086
    wait $jobs
    cat "$T"/done.*
    for f in "$T"/failed.*; do
        if [ -e "$f" ]; then
            cat "$f" >&2
            return 1
        fi
    done
}

# What changes something, by the tool $2 that does it, in the namespace $3.
change() {
    case $2 in
    side-by-side) side_by_side "$1" ;;
    ip | tc) if [ "$3" = . ]; then "$2" -batch - <"$T/in"; else "$2" -n "$3" -batch - <"$T/in"; fi ;;
    iptables | ip6tables) inside "$3" "$2-restore" --noflush -w ;;
    exec) run "$3" ;;
    esac
}

serve() {
    case $2 in
    ip | tc | iptables | ip6tables | exec | side-by-side) noted "$1" change "$1" "$2" "$3" ;;
    spawn) noted "$1" spawn "$3" ;;
    stop) stop ;;
    observe) observe "$1" ;;
    netnsids) if [ "$3" = . ]; then ip -j netns list-id; else ip -j -n "$3" netns list-id; fi ;;
    numbers) numbers "$1" ;;
    inodes) inodes ;;
    owners) owners "$1" ;;
    tools) tools ;;
    start-ovs) start_ovs ;;
    stop-ovs) stop_ovs ;;
    file) put "$3" file ;;
    begin) begin "$3" ;;
    intend) intend "$3" ;;
    end) end_run "$3" ;;
    is-open) head -n 1 "$PLACE/$3/journal" 2>/dev/null || : ;;
    pids) stat -L -c '%i %n' /proc/[0-9]*/ns/net 2>/dev/null || : ;;
    watch) watch ;;
    events) events ;;
    drawing) put "$3" drawing ;;
    read-drawing) if [ -e "$PLACE/$3/drawing" ]; then cat "$PLACE/$3/drawing"; fi ;;
    claims) put "$3" claims ;;
    read-claims) read_claims ;;
    lock-machine) exec 8<"$PLACE" && flock -w 30 8 ;;
    unlock-machine) exec 8>&- ;;
    read-run) read_run "$1" "$3" ;;
    ran) cat "$PLACE/$3/ran" ;;
    read-registry) read_registry "$3" ;;
    forget) forget "$3" ;;
    lock) lock "$3" ;;
    unlock) unlock ;;
    tail) tail -n 3 "$PLACE/$3/$(cat "$T/in")" ;;
    *) return 98 ;;
    esac
}

echo vethwork-ready
while read -r marker verb argument bytes; do
    if [ "$bytes" = 0 ]; then : >"$T/in"; else head -c "$bytes" >"$T/in"; fi
    # A program that was killed in the middle of a request has not asked for anything.
    if ! read -r end || [ "$end" != "$marker" ]; then exit 1; fi
    : >"$T/out"
    : >"$T/err"
    serve "$marker" "$verb" "$argument" >"$T/out" 2>"$T/err"
    code=$?
    if [ -s "$T/out" ]; then cat "$T/out"; fi
    printf '\n%s %s\n' "$marker" "$code"
    if [ -s "$T/err" ]; then cat "$T/err"; fi
    printf '\n%s\n' "$marker"
done
