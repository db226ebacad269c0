# Locks of a lab and of the machine, and a lab's end.

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
