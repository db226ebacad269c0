# The privileged end of a target: takes framed requests on stdin and answers them on stdout.
#
#   request   MARKER VERB ARGUMENT NOTE INPUT MORE newline, NOTE, INPUT, MARKER, newline
#   answer    what the command wrote, newline, MARKER, its exit code, newline, its error text, newline, MARKER, newline
#
# NOTE is for the journal, INPUT for the tool. Of each the head tells how it comes: "0" for nothing, "L" and a number of
# lines, else a number of bytes. To start a program takes longer than to read a few lines, so a small text comes as lines.
#
# Before this text stand PROCESSORS, how many processors there are where it was written, and observe.sh. $2 is "far" where this
# is another machine.
#
# This text is fixed. Data only ever arrives as a text that goes to a program's stdin, or as words that a program gets one
# by one; nothing that is read is evaluated. ARGUMENT is one word that Names has let in: a lab's or a namespace's name, or
# "." for the root namespace.

PATH=$PATH:/usr/local/sbin:/usr/sbin:/sbin
LC_ALL=C
export PATH LC_ALL
umask 022
FAR=${2-}
if [ -n "$FAR" ]; then PROCESSORS=$(nproc 2>/dev/null || echo 1); fi
PLACE=/run/vethwork
# The lab whose lock this shell holds.
LAB=
# Whether it holds that of all labs of the machine.
MACHINE=
# That of one that was only to be done where the one before it was: there is a plus before its verb.
SKIPPED=95
# Who sees to it that it is not held for ever, where this is another machine.
MINDER=
# The exit code of a request for which something could not be written down.
UNWRITTEN=96

# Takes away the directories of shells that were killed, where a live one, or a command that it started, holds the lock of
# its own; and those of labs of which nothing was ever written down, as whoever began them was killed before.
sweep() {
    for d in "$PLACE"/.shell.* "$PLACE"/*; do
        case $d in
        "$T") ;;
        "$PLACE"/.shell.\*) ;;
        "$PLACE"/.shell.*)
            if [ -e "$d/alive" ]; then (flock -n 6 && rm -rf "$d") 6<"$d/alive"; fi
            if [ -d "$d" ] && [ -n "$(find "$d" -maxdepth 0 -empty -mmin +1)" ]; then rm -rf "$d"; fi
            ;;
        *)
            if [ -e "$d/lock" ] && [ ! -e "$d/registry" ] && [ ! -e "$d/journal" ] && [ "${d##*/}" != "$LAB" ]; then
                (flock -n 6 && [ ! -e "$d/registry" ] && [ ! -e "$d/journal" ] && rm -rf "$d") 6<"$d/lock"
            fi
            ;;
        esac
    done 2>/dev/null
}

# A directory of this shell's own, locked as long as it or what it has started lives. The last shell that ends takes an
# empty place with it, and another may sweep, so each step may have to be done again.
T=$PLACE/.shell.$$
tries=0
until [ -d "$PLACE" ] || mkdir -p "$PLACE"
    mkdir -m 700 "$T" && command exec 7>"$T/alive" && flock 7 && [ /proc/self/fd/7 -ef "$T/alive" ]; do
    tries=$((tries + 1))
    if [ $tries -gt 20 ]; then exit 97; fi
    sweep
done 2>/dev/null

leave() {
    rm -rf "$T"
    sweep
    for d in "$PLACE"/.shell.* "$PLACE"/*; do
        if [ -e "$d" ]; then return; fi
    done
    rm -f "$PLACE/.working" "$PLACE/.losses"
    rmdir "$PLACE" 2>/dev/null
}
trap leave EXIT
trap 'exit 1' HUP TERM
# An interrupt typed at the terminal is for the program, which takes back what it did through this shell.
trap '' INT

sweep
if [ -d "$OVS_RUNDIR_OWN" ]; then
    OVS_RUNDIR=$OVS_RUNDIR_OWN
    OVS_DBDIR=$OVS_RUNDIR_OWN
    export OVS_RUNDIR OVS_DBDIR
fi

# Runs a command in the namespace $1. ip -n and ip netns exec make a mount namespace for it as well, which takes longer
# the more namespaces there are.
inside() {
    if [ "$1" = . ]; then
        shift
        "$@"
    else
        space=/run/netns/$1
        shift
        nsenter --net="$space" "$@"
    fi
}

# Prints the number of each namespace with a name, and when it got that; before them those of the paths in the parameters.
inodes() {
    for f in /run/netns/*; do
        if [ -e "$f" ]; then set -- "$@" /run/netns/*; fi
        break
    done
    if [ $# -gt 0 ]; then stat -L -c '%i %.9Z %n' "$@"; fi
}

# What is read of a namespace in which nothing else can be: its interfaces, routes, rules of IPv4 and neighbours, and of its settings those
# that the kernel tells of without a file for each, so that nothing but ip is started in it.
LIGHT='addr
route show table all
rule
neigh
neigh show proxy
netconf'

# Prints the settings of the namespace $2 whose paths are the further parameters, behind the marker $1.
few_settings() {
    printf '%s settings %s\n' "$1" "$2"
    space=/run/netns/$2
    shift 2
    # shellcheck disable=SC2016 # the inner shell expands them
    if [ $# -gt 0 ]; then nsenter --net="$space" sh -c 'cd /proc/sys && exec grep -sH "" $*' few "$@" </dev/null; fi
}

# One of several that share the namespaces of the input, the share $2 of $3.
observe_share() {
    set -f
    part=0
    while IFS=' ' read -r ns more; do
        if [ $((part % $3)) -eq "$2" ]; then
            # Names of sysctls have no blanks, and are not to be expanded here.
            # shellcheck disable=SC2086
            case $ns in
            \*) ;;
            .) (here "$1" . $more) ;;
            =)
                printf '%s ports .\n' "$1"
                # One that is not there is told of on standard error only.
                for device in $more; do printf 'addr show dev %s\n' "$device"; done | ip -j -d -force -batch - 2>/dev/null
                ;;
            -*)
                if [ -e "/run/netns/${ns#-}" ]; then
                    printf '%s light %s\n' "$1" "${ns#-}"
                    nsenter --net="/run/netns/${ns#-}" ip -N -j -d -batch - <<END
$LIGHT
END
                    few_settings "$1" "${ns#-}" $more
                fi
                ;;
            +*) if [ -e "/run/netns/${ns#+}" ]; then few_settings "$1" "${ns#+}" $more; fi ;;
            *)
                if [ -e "/run/netns/$ns" ]; then
                    nsenter --net="/run/netns/$ns" sh -c "$OBSERVE" observe "$1" "$ns" $more </dev/null
                fi
                ;;
            esac
        fi
        part=$((part + 1))
    done <"$T/in"
}

here() {
    set +f
    eval "$OBSERVE"
}

# Prints the resolv.conf of each namespace that has one of ours.
resolvers() {
    for f in /run/vethwork-etc/*/resolv.conf; do
        if [ -e "$f" ]; then
            of=${f%/*}
            of=${of##*/}
            if [ "/etc/netns/$of" -ef "${f%/*}" ]; then
                printf '%s resolver %s\n' "$1" "$of"
                while IFS= read -r line; do printf '%s\n' "$line"; done <"$f"
            fi
        fi
    done
}

# Makes room for /etc/netns in a sandbox, which may not write on the disk: a directory of links takes the place of /etc, in
# the sandbox's own view. It is known by what its first process has mounted on /run.
make_room() {
    in_sandbox=
    while read -r device at _; do
        case "$device $at" in
        'vethwork /run') in_sandbox=yes ;;
        'vethwork-etc /etc') return 0 ;;
        esac
    done </proc/self/mounts
    if [ -z "$in_sandbox" ]; then return 0; fi
    mkdir -p /run/vethwork-machine && mount --rbind /etc /run/vethwork-machine || return 1
    mount -t tmpfs -o mode=755 vethwork-etc /etc || return 1
    for each in /run/vethwork-machine/* /run/vethwork-machine/.[!.]*; do
        if [ -L "$each" ]; then cp -P "$each" /etc/; elif [ -e "$each" ]; then ln -s "$each" /etc/; fi
    done
    if [ -e /etc/netns ]; then rm -f /etc/netns; fi
    mkdir /etc/netns || return 1
    # ip netns exec lays a namespace's file over it, and can where there is one. Where it leads into /run it leads nowhere here.
    if [ ! -e /etc/resolv.conf ]; then
        rm -f /etc/resolv.conf
        : >/etc/resolv.conf
    fi
}

# Reads namespaces. The input: "*", then the paths of further settings of a namespace that is made now. A namespace a line,
# "." for root, then the paths of its further settings; "-" before the name of one that is read lightly, "+" before that of
# one of which these settings are all that is read; "=" for root and then the names of the interfaces that alone are read
# there. The note: what else is wanted.
observe() {
    marker=$1 lab=$2
    printf '%s open .\n' "$marker"
    if [ -e "$PLACE/$lab/journal" ]; then echo yes; fi
    printf '%s claims .\n' "$marker"
    read_claims
    printf '%s inodes .\n' "$marker"
    inodes /proc/self/ns/net
    resolvers "$marker"
    case $NOTE in
    *fresh*)
        printf '%s fresh .\n' "$marker"
        read -r _ more <"$T/in"
        # Paths have no blanks, and are not to be expanded here.
        # shellcheck disable=SC2086
        (fresh $more)
        ;;
    esac
    FRAMES=
    case $NOTE in
    *frames*) FRAMES=yes ;;
    esac
    FOREIGN=
    case $NOTE in
    *foreign*) FOREIGN=yes ;;
    esac
    DETAILS=
    case $NOTE in
    *details*) DETAILS=$MORE_OF_ALL ;;
    esac
    export FRAMES FOREIGN DETAILS
    # One more than enough would only be started for nothing. The first line asks for no namespace.
    shares=-1
    while read -r rest && [ $shares -lt "$PROCESSORS" ]; do shares=$((shares + 1)); done <"$T/in"
    if [ $shares -lt 2 ]; then
        (observe_share "$marker" 0 1)
    else
        share=0
        jobs=
        while [ $share -lt $shares ]; do
            observe_share "$marker" $share $shares >"$T/seen.$share" &
            jobs="$jobs $!"
            share=$((share + 1))
        done
        # Not for the listener, which does not end.
        # shellcheck disable=SC2086
        wait $jobs
        cat "$T"/seen.*
    fi
    observe_ovs "$marker"
    case $NOTE in
    *processes*)
        printf '%s pids .\n' "$marker"
        stat -L -c '%i %n' /proc/[0-9]*/ns/net 2>/dev/null
        printf '%s status .\n' "$marker"
        grep -sH -E '^(NSpid|Uid):' /proc/[0-9]*/status
        printf '%s stat .\n' "$marker"
        grep -sH . /proc/[0-9]*/stat
        printf '%s cmdline .\n' "$marker"
        grep -sazH '' /proc/[0-9]*/cmdline
        printf '\n'
        ;;
    esac
    return 0
}

# Runs the words of the input, separated by NUL, behind those of the parameters; its exit code is the command's own.
run() {
    : >"$T/rc"
    # shellcheck disable=SC2016 # the inner shell expands them
    xargs -0 -x -a "$T/in" "$@" sh -c 'f=$1; shift; "$@"; echo $? >"$f"' run "$T/rc"
    code=$?
    if [ -s "$T/rc" ]; then read -r code <"$T/rc"; fi
    return "$code"
}

# Runs the words of the input, one a line, inside a namespace.
run_lines() {
    ns=$1
    set --
    while IFS= read -r word; do set -- "$@" "$word"; done <"$T/in"
    inside "$ns" "$@" </dev/null
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

# Starts the input's words as a process of its own that outlives this shell. The first word is its log, the second where
# it is noted, the third its key in the registry. On a busy machine it may take long to begin: it is waited for while it lives.
spawn() {
    mkdir -p "$PLACE/$1"
    xargs -0 -x -a "$T/in" sh -c 'log=$1 note=$2
        shift
        rm -f "$note"
        lives() {
            { read -r stat <"/proc/$1/stat"; } 2>/dev/null || return 1
            case $stat in *") Z "*) return 1 ;; esac
        }
        setsid sh -c "$BECOME" become "$@" </dev/null >"$log" 2>&1 &
        tries=0
        while [ ! -e "$note" ] && lives $! && [ $tries -lt 3000 ]; do
            sleep 0.01
            tries=$((tries + 1))
        done
        cat "$note"' spawn
}

# The same for what makes a way to the machine's network: done once that is there, or the program has ended.
uplink() {
    noted=$(spawn .) || return 1
    echo "$noted"
    tab=$(printf '\t')
    rest=${noted#*"$tab"}
    ns=${rest%% *}
    pid=${rest#*"$tab"}
    pid=${pid%% *}
    tries=0
    while [ $tries -lt 300 ] && kill -0 "$pid" 2>/dev/null; do
        case $(cat "/proc/$pid/stat" 2>/dev/null) in *") Z "*) break ;; esac
        case $(ip -n "$ns" -br link show wan0 2>/dev/null) in *LOWER_UP*) return 0 ;; esac
        sleep 0.01
        tries=$((tries + 1))
    done
    return 0
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

# Ends the processes of the input, a pid a line: asks first, insists after two seconds, or at once where asking is of no
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
    for tool in ip bridge tc iptables ip6tables sysctl nft ovs-vsctl ovsdb-server ovs-vswitchd flock setpriv pasta slirp4netns wg udhcpc dhclient; do
        if command -v "$tool" >/dev/null; then echo "$tool"; fi
    done
    if command -v busybox >/dev/null && ! command -v udhcpc >/dev/null; then
        case $(busybox 2>/dev/null) in
        *udhcpc*) echo busybox ;;
        esac
    fi
    if (: <>/dev/net/tun) 2>/dev/null; then echo tun; fi
    if [ -d /sys/module/openvswitch ]; then echo openvswitch.ko; fi
    if [ -n "${SUDO_UID-}" ]; then echo "uid=$SUDO_UID"; echo "gid=${SUDO_GID-}"; fi
    return 0
}

# Writes the text $1, or where that is empty what is in the file $2, to descriptor 5. Where the place is full it says so, and
# in WHY why: the shell's own printf would not tell.
WHY=
store() {
    if [ -z "$1" ] && [ ! -s "$2" ]; then return 0; fi
    if [ -n "$1" ] && printf '%s' "$1" >&5 2>/dev/null; then return 0; fi
    if [ -n "$1" ]; then WHY=$(printf '%s' "$1" | cat 2>&1 >&5); else WHY=$(cat "$2" 2>&1 >&5); fi
    [ -z "$WHY" ]
}

# Replaces a file of a lab's directory by the input.
put() {
    # A drawing may have keys in it.
    if [ "$2" = drawing ]; then umask 077; fi
    store "$INPUT" "$T/in" 5>"$PLACE/$1/$2.new" || { umask 022 && return $UNWRITTEN; }
    umask 022
    mv "$PLACE/$1/$2.new" "$PLACE/$1/$2"
}

# Begins a run: the note is for the journal, the input what the lab had before. A journal that is open already is that of a
# run that was broken off, and what the lab had before that one stands. Until the journal is there nothing has begun.
begin() {
    d=$PLACE/$1
    if [ ! -e "$d/journal" ]; then
        # Of an end that was broken off.
        if [ -e "$d/ran" ] || [ -e "$d/begun" ]; then rm -f "$d/ran" "$d/begun"; fi
        umask 077
        store "$INPUT" "$T/in" 5>"$d/before" || return $UNWRITTEN
        umask 022
    fi
    if ! room "$2" "$d/room"; then return $UNWRITTEN; fi
    # A way back has to be noted as well, so room for that stays set aside.
    printf "%$3s" '' >"$d/room"
    note_down "$1"
}

# Waits, half a second at most, until the kernel has taken away those interfaces of the root namespace that the input names,
# a line each: what was in a namespace goes a moment after it.
gone() {
    tries=0
    while read -r device; do
        while [ -e "/proc/sys/net/ipv4/conf/$device" ] && [ $tries -lt 100 ]; do
            tries=$((tries + 1))
            sleep 0.005
        done
    done <"$T/in"
    return 0
}

# Whether $1 bytes can be written, tried with the file $2.
room() {
    if ! command -v fallocate >/dev/null; then return 0; fi
    WHY=$(fallocate -l "$1" "$2" 2>&1)
    if [ -z "$WHY" ]; then return 0; fi
    rm -f "$2"
    return 1
}

# Adds the note to a lab's journal.
note_down() {
    store "$NOTE" "$T/note" 5>>"$PLACE/$1/journal" || return $UNWRITTEN
}

# Hears what changes in every namespace that the root namespace has a number for, in a file that grows; the input gives
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
    ip -j netns list
}

# What was heard since the last time. A line that comes between the two is missed, and found by the next full reading.
events() {
    if [ -s "$T/events" ]; then
        cat "$T/events"
        : >"$T/events"
    fi
    [ -n "$WATCH" ] && kill -0 "$WATCH"
}

# Gives this shell's standard input and output to the words of the input, until that program ends; then it ends as well.
become() {
    # shellcheck disable=SC2016 # the inner shell expands them
    xargs -0 -x -a "$T/in" sh -c 'exec "$@" 2>&1 7>&- 8>&- 9>&-' become
    exit 0
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

# Ends a run: the input is the registry.
end_run() {
    put "$1" registry && rm -f "$PLACE/$1/journal" "$PLACE/$1/before" "$PLACE/$1/ran" "$PLACE/$1/begun" "$PLACE/$1/room"
}

# What numbers the kernel gave to what a batch made, in sections. $2 has told of the links already where it is a file with
# something in it.
numbers() {
    printf '%s inodes .\n' "$1"
    inodes
    printf '%s links .\n' "$1"
    if [ -s "${2-}" ]; then cat "$2"; else ip -j link; fi
}

# Runs a part of a plan. The note tells the journal of it, the input is for the tool; behind the lab come its number, the
# tool, the namespace and whether numbers are wanted. What was begun runs to its end, and what came of it is noted, even
# where this shell is killed meanwhile.
batch() {
    marker=$1 d=$PLACE/$2 number=$3 tool=$4 ns=$5 wanted=$6
    note_down "$2" || return $UNWRITTEN
    (
        # Not ignored: what is started in here would ignore them, too.
        trap : HUP TERM
        echo "$number" >"$d/begun"
        links=
        if [ "$wanted,$tool,$ns" = numbers,ip,. ]; then
            # Told by the same ip, if it comes so far.
            links=$T/out
            echo link >>"$T/in"
        fi
        change "$marker" "$tool" "$ns" >"$T/out" 2>"$T/err"
        code=$?
        {
            printf '%s batch .\n%s\n%s code .\n%s\n%s stderr .\n' "$marker" "$number" "$marker" "$code" "$marker"
            if [ -s "$T/err" ]; then cat "$T/err"; fi
            echo
            if [ "$wanted" = numbers ]; then numbers "$marker" "$links"; fi
            printf '%s end .\n' "$marker"
        } >"$d/ran"
        set --
        if [ "$wanted" = numbers ]; then set -- "$d/ran"; fi
        if [ "$tool" = side-by-side ]; then
            set -- "$@" "$T"/done.*
        elif [ -z "$links" ] && [ -s "$T/out" ]; then
            set -- "$@" "$T/out"
        fi
        if [ $# -gt 0 ]; then cat "$@"; fi
        exit "$code"
    )
}

# Whose the namespaces are, in sections: their numbers, the root namespace's among them, then each lab's registry.
owners() {
    printf '%s inodes .\n' "$1"
    inodes /proc/self/ns/net
    for d in "$PLACE"/*; do
        if [ -e "$d/registry" ] || [ -e "$d/journal" ]; then
            printf '%s lab %s\n' "$1" "${d##*/}"
            read_registry "${d##*/}"
        fi
    done
    return 0
}

# What is known of a lab, in sections: its registry, the claims of all labs, and where a run has no end, what that has left.
known() {
    printf '%s registry .\n' "$1"
    read_registry "$2"
    printf '%s claims .\n' "$1"
    read_claims
    d=$PLACE/$2
    if [ ! -e "$d/journal" ]; then return 0; fi
    printf '%s journal .\n' "$1"
    cat "$d/journal"
    printf '%s before .\n' "$1"
    cat "$d/before" 2>/dev/null
    printf '\n%s begun .\n' "$1"
    if [ -e "$d/begun" ]; then
        cat "$d/begun"
        stat -c '%.9Y' "$d/begun"
    fi
    # It has a marker of its own.
    if [ -e "$d/ran" ]; then
        printf '%s ran .\n' "$1"
        cat "$d/ran"
        echo
    fi
    numbers "$1"
}

# The registry, and what is younger than it: what a run without an end has noted of it, and the notes of services.
read_registry() {
    d=$PLACE/$1
    set --
    for f in "$d/registry" "$d"/*.note; do
        if [ -e "$f" ]; then set -- "$@" "$f"; fi
    done
    if [ $# -gt 0 ]; then cat "$@"; fi
    if [ -e "$d/journal" ]; then grep -a '^registry' "$d/journal" || :; fi
}

# A connection that broke without a word is not noticed at this end for hours, and the lock would be held as long. While this
# shell holds one it is asked one thing after another; where it has waited for the next for a minute, it ends.
mind_far() {
    trap - HUP TERM INT EXIT
    exec </dev/null >/dev/null 2>&1 7>&- 8>&- 9>&-
    while sleep 5 && [ -e "$T/asked" ]; do
        if [ ! -s "$T/asked" ] && [ -n "$(find "$T/asked" -mmin +1)" ]; then kill $$; fi
    done
}

# Takes a lab's lock; waits as many seconds for it as the input says. A lock that was taken away meanwhile is none.
lock() {
    how=-n
    if [ -s "$T/in" ]; then
        read -r seconds <"$T/in"
        how="-w $seconds"
    fi
    for _ in 1 2 3 4 5 6 7 8 9; do
        if [ ! -d "$PLACE/$1" ]; then mkdir -p "$PLACE/$1" || return 1; fi
        umask 077
        command exec 9>>"$PLACE/$1/lock" || { umask 022 && continue; }
        umask 022
        # shellcheck disable=SC2086 # two words
        if flock $how 9; then
            if [ /proc/self/fd/9 -ef "$PLACE/$1/lock" ]; then
                LAB=$1
                if [ "$FAR" ] && [ -z "$MINDER" ]; then
                    mind_far &
                    MINDER=$!
                fi
                return 0
            fi
        else
            exec 9>&-
            return 1
        fi
    done
    return 1
}

# Takes the lock of all labs of the machine for the lab $1, and notes who has it. Answers with who has it where it is not
# to be had within the seconds of the input.
lock_machine() {
    exec 8<"$PLACE"
    read -r seconds <"$T/in"
    if flock -w "$seconds" 8; then
        echo "$1" >"$PLACE/.working"
        MACHINE=yes
        return 0
    fi
    exec 8>&-
    if [ -s "$PLACE/.working" ]; then cat "$PLACE/.working"; fi
    return 1
}

# Gives both locks back, and takes away the directory of a lab that has nothing.
unlock() {
    if [ -n "$LAB" ] && [ ! -e "$PLACE/$LAB/registry" ] && [ ! -e "$PLACE/$LAB/journal" ]; then
        rm -rf "${PLACE:?}/$LAB"
    fi
    if [ -n "$MACHINE" ]; then rm -f "$PLACE/.working"; fi
    if [ -n "$MINDER" ]; then kill "$MINDER"; fi 2>/dev/null
    MINDER=
    LAB=
    MACHINE=
    exec 9>&- 8>&-
}

# Forgets a lab. Where this is broken off, what is left tells that it is to be done again; the lock stays until it is given
# back.
forget() {
    d=$PLACE/$1
    # In this order, by one program.
    set -- "$d/registry" "$d/journal"
    for f in "$d"/*; do
        if [ "$f" != "$d/lock" ]; then set -- "$@" "$f"; fi
    done
    rm -rf "$@"
}

# Sets in the namespace $1 what the lines $2 say, an assignment each.
assign() (
    set -f
    IFS='
'
    # shellcheck disable=SC2086 # lines
    exec nsenter --net="/run/netns/$1" sysctl -qw $2
)

# One of several that share the input's parts, the share $2 of $3: runs ip or sysctl on each of its own. Answers with the marker $1
# which were done; one that fails ends it.
share() {
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
            options=
            if [ "$what" = do+see ]; then
                text="$text$LIGHT
"
                options="-N -j -d"
                printf '%s light %s\n' "$1" "$ns"
            fi
            if [ "$what" = set ]; then
                assign "$ns" "$text" 2>"$T/err.$2"
            else
                # shellcheck disable=SC2086 # words
                nsenter --net="/run/netns/$ns" ip $options -batch - 2>"$T/err.$2" <<END
$text
END
            fi
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

# Runs the input's parts side by side, each share with a file for its answer: a namespace, a number of lines, and whether these are settings or it may be read as
# well, then those lines. On standard error the number of the first part that failed, and what was said of it.
side_by_side() {
    for f in "$T"/err.* "$T"/failed.* "$T"/done.*; do
        if [ -e "$f" ]; then rm -f "$f"; fi
    done
    share=0
    jobs=
    while [ $share -lt "$PROCESSORS" ]; do
        share "$1" $share "$PROCESSORS" >"$T/done.$share" &
        jobs="$jobs $!"
        share=$((share + 1))
    done
    # Not for the listener, which does not end.
    # shellcheck disable=SC2086
    wait $jobs
    for f in "$T"/failed.*; do
        if [ -e "$f" ]; then
            cat "$f" >&2
            return 1
        fi
    done
}

# Sets a WireGuard interface of the namespace $1. The first line of the input is wg's verb and the interface, the rest what
# wg reads, which is never on a command line.
configure() {
    read -r verb device <"$T/in"
    tail -n +2 "$T/in" | inside "$1" wg "$verb" "$device" /dev/stdin
}

# What changes something, by the tool $2 that does it, in the namespace $3.
change() {
    case $2 in
    side-by-side) side_by_side "$1" ;;
    stop) stop ;;
    ip) inside "$3" ip -j -batch - <"$T/in" ;;
    tc) inside "$3" tc -batch - <"$T/in" ;;
    ip-6) inside "$3" ip -6 -batch - <"$T/in" ;;
    iptables | ip6tables) inside "$3" "$2-restore" --noflush -w <"$T/in" ;;
    nft)
        : >"$PLACE/.losses"
        inside "$3" nft -f - <"$T/in"
        ;;
    words) if [ "$3" = . ]; then run; else run nsenter --net="/run/netns/$3"; fi ;;
    lines) run_lines "$3" ;;
    spawn) spawn "$LAB" ;;
    uplink) uplink ;;
    resolver) make_room && run ;;
    wg) configure "$3" ;;
    esac
}

serve() {
    case $2 in
    batch)
        shift 2
        batch "$marker" "$@"
        ;;
    exec) if [ "$3" = . ]; then run; else run ip netns exec "$3"; fi ;;
    stop) stop ;;
    gone) gone ;;
    observe) observe "$1" "$3" ;;
    snapshot)
        echo "vethwork-snapshot 1 $1"
        snapshot "$1"
        ;;
    netnsids) printf 'netns list-id\nnetns list\n' | inside "$3" ip -j -batch - ;;
    numbers) numbers "$1" ;;
    owners) owners "$1" ;;
    tools) tools ;;
    start-ovs) start_ovs ;;
    stop-ovs) stop_ovs ;;
    begin)
        shift 2
        begin "$@"
        ;;
    turn-back) : >"$PLACE/$3/room" ;;
    end) end_run "$3" ;;
    pids) stat -L -c '%i %n' /proc/[0-9]*/ns/net 2>/dev/null || : ;;
    watch) watch ;;
    become) become ;;
    events) events ;;
    file | drawing | claims) put "$3" "$2" ;;
    read-drawing) if [ -e "$PLACE/$3/drawing" ]; then cat "$PLACE/$3/drawing"; fi ;;
    known) known "$1" "$3" ;;
    read-claims) read_claims ;;
    forget) forget "$3" ;;
    lock) lock "$3" ;;
    lock-machine) lock_machine "$3" ;;
    unlock) unlock ;;
    tail) read -r log <"$T/in" && if [ -e "$PLACE/$3/$log" ]; then tail -n 3 "$PLACE/$3/$log"; fi ;;
    *) return 98 ;;
    esac
}

# Reads a text of a request into TEXT, or where it is long or has NULs in it, into the file $2.
take() {
    TEXT=
    case $1 in
    0) ;;
    L*)
        left=${1#L}
        while [ "$left" -gt 0 ]; do
            IFS= read -r line || exit 1
            TEXT="$TEXT$line
"
            left=$((left - 1))
        done
        ;;
    *)
        # What could not be written was not read to its end either: what follows is no request.
        WHY=$(head -c "$1" 2>&1 >"$2")
        if [ -n "$WHY" ]; then
            answer $UNWRITTEN
            exit 1
        fi
        return 0
        ;;
    esac
    : >"$2"
    store "$TEXT" "$2" 5>"$2"
}

answer() {
    printf '\n%s %s\n' "$marker" "$1"
    if [ -n "$WHY" ]; then
        printf '%s\n' "$WHY"
    elif [ -s "$T/err" ]; then
        cat "$T/err"
    fi
    printf '\n%s\n' "$marker"
}

# It is asked for in any case, and each question takes its time on the way.
if [ -n "$FAR" ]; then tools | sed 's/^/vethwork-door tool /'; fi
echo vethwork-ready
last=0
while read -r marker verb argument note input more; do
    WHY=
    code=0
    take "$note" "$T/note" || code=$UNWRITTEN
    NOTE=$TEXT
    take "$input" "$T/in" || code=$UNWRITTEN
    INPUT=$TEXT
    # A program that was killed in the middle of a request has not asked for anything.
    if ! read -r end || [ "$end" != "$marker" ]; then exit 1; fi
    : >"$T/err"
    if [ -n "$FAR" ]; then echo "$verb" >"$T/asked"; fi
    case $verb in
    +*)
        verb=${verb#+}
        if [ $last != 0 ] && [ $code = 0 ]; then code=$SKIPPED; fi
        ;;
    esac
    if [ $code = 0 ]; then
        # shellcheck disable=SC2086 # words that Names has let in
        serve "$marker" "$verb" "$argument" $more 2>"$T/err"
        code=$?
    fi
    last=$code
    answer $code
    if [ -n "$FAR" ]; then : >"$T/asked"; fi
done
