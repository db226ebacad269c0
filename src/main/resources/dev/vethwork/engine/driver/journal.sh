# What is written down of a lab and of a run, and a part of a plan carried out and noted.

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
