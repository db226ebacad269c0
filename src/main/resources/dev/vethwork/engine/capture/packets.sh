# Reads packets in namespaces and writes them as one pcapng stream, until standard input ends. The first parameter is a
# program for Python, which does it where there is one. Elsewhere dumpcap(1) does, which cannot tell which way the first
# packets go at an interface, and leaves them out. For each namespace there are the parameters: its name, how many words
# follow, and those: an interface and what it is called in the stream, for each. Of dumpcap's stream come lines before:
# "failed", a namespace and why, for each that cannot be read, and "vethwork-open" once all others are.
program=$1
shift
if python3 -I -S -c 'import ctypes, mmap' 2>/dev/null; then
    exec python3 -I -S -c "$program" "$@"
fi
if ! command -v dumpcap >/dev/null; then
    echo missing
    exit 1
fi
place=$(mktemp -d) || exit 1
exec 3<&0 </dev/null
pids=
# Becomes the dumpcap of the first namespace of the parameters. It has each interface twice, as it tells by its filter
# alone which way a packet goes.
listen() {
    many=$2
    if [ "$1" = . ]; then enter=; else enter="nsenter --net=/run/netns/$1"; fi
    shift 2
    i=0
    while [ $i -lt "$many" ]; do
        device=$1 label=$2
        shift 2
        set -- "$@" -i "$device" --ifname "$label" -f inbound -i "$device" --ifname "$label" -f outbound
        i=$((i + 2))
    done
    shift $(($# - 6 * many))
    # shellcheck disable=SC2086 # words
    exec $enter dumpcap -q -p "$@" -w -
}
number=0
while [ $# -gt 0 ]; do
    mkfifo "$place/$number"
    # Open at both ends, so that none waits for the other.
    listen "$@" 1<>"$place/$number" 2>"$place/$number.said" 3<&- &
    pids="$pids $!"
    echo "$1" >"$place/$number.name"
    shift "$(($2 + 2))"
    number=$((number + 1))
done
lives() {
    { read -r stat <"/proc/$1/stat"; } 2>/dev/null || return 1
    case $stat in *") Z "*) return 1 ;; esac
}
# It tells on what it captures before it does, and where it writes once it does.
sources=
i=0
for pid in $pids; do
    tries=0
    until grep -q '^File:' "$place/$i.said" || ! lives "$pid" || [ $tries -gt 1500 ]; do
        sleep 0.02
        tries=$((tries + 1))
    done
    if grep -q '^File:' "$place/$i.said"; then
        sources="$sources -i $place/$i"
    else
        printf 'failed %s %s\n' "$(cat "$place/$i.name")" "$(head -n 1 "$place/$i.said")"
    fi
    i=$((i + 1))
done
echo vethwork-open
if [ -n "$sources" ]; then
    # shellcheck disable=SC2086 # words
    dumpcap -q $sources -w - 2>/dev/null 3<&- &
    all=$!
    {
        cat <&3
        # shellcheck disable=SC2086 # words
        kill $pids $all
    } >/dev/null 2>&1 &
    exec 3<&-
    wait $all
fi
# A block that says "end" (see the other program), as nothing more can come.
printf '\255\013\0\100\030\0\0\0\331\176\0\0\003\0\0\0end\0\030\0\0\0'
# shellcheck disable=SC2086 # words
kill $pids 2>/dev/null
rm -rf "$place"
