# Answers one request after another.

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
