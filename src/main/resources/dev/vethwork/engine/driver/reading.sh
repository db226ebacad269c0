# Reads namespaces: what is in them, and whose they are.

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
