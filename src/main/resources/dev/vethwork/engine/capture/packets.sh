# Reads packets in namespaces with dumpcap(1) and writes them as one pcapng stream, until standard input ends. For each
# namespace there are the parameters: its name, how many words follow, and those, which say at which interfaces. Before the
# stream come lines: "failed", a namespace and why, for each that cannot be read, and "vethwork-open" once all others are.
if ! command -v dumpcap >/dev/null; then
    echo missing
    exit 1
fi
place=$(mktemp -d) || exit 1
exec 3<&0 </dev/null
pids=
# $1: how many of the words behind it are one namespace's. It becomes their dumpcap.
listen() {
    many=$2
    if [ "$1" = . ]; then enter=; else enter="nsenter --net=/run/netns/$1"; fi
    shift 2
    i=0
    while [ $i -lt "$many" ]; do
        word=$1
        shift
        set -- "$@" "$word"
        i=$((i + 1))
    done
    shift $(($# - many))
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
# shellcheck disable=SC2086 # words
kill $pids 2>/dev/null
rm -rf "$place"
