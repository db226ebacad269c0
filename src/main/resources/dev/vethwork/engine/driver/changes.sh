# What changes something.

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
