# The privileged end of a target: takes framed requests on stdin and answers them on stdout.
#
#   request   MARKER VERB ARGUMENT NOTE INPUT MORE newline, NOTE, INPUT, MARKER, newline
#   answer    what the command wrote, newline, MARKER, its exit code, newline, its error text, newline, MARKER, newline
#
# NOTE is for the journal, INPUT for the tool. Of each the head tells how it comes: "0" for nothing, "L" and a number of
# lines, else a number of bytes. To start a program takes longer than to read a few lines, so a small text comes as lines.
#
# Before this text stand PROCESSORS, how many processors there are where it was written, and observe.sh, behind it the other
# parts that Script names, of which serve.sh answers. $2 is "far" where this is another machine.
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
