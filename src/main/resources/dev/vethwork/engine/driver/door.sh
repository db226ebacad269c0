# The door of another machine, which runs there as whoever has come by ssh. It tells in lines that begin with vethwork-door
# what it found, and becomes the privileged shell of a place, or ends.
#
#   LENGTH open LAB new|there   the shell in the lab's sandbox, which is made where it is new
#   LENGTH host LAB             a root shell there
#   LENGTH end LAB PID START    ends a sandbox
#   LENGTH list                 the labs of this user's, and those of the machine
#   LENGTH look - OPTIONS MODULES PROGRAMS
#                               which of these the machine has; the first two are alternatives of a regular expression
#
# Before this text DRIVER and HOLD are set: the scripts of the shell and of a sandbox's first process. LENGTH is that of
# this text, which whoever started it has read already. Sandboxes are noted below /tmp and not where a session's files are:
# what is there goes with the session, and a sandbox does not.
PATH=$PATH:/usr/local/sbin:/usr/sbin:/sbin
LC_ALL=C
export PATH LC_ALL
umask 077
UID_HERE=$(id -u)
NOTES=/tmp/vethwork-$UID_HERE
PLACE=/run/vethwork
WANTED=$2 LAB=${3-}

say() {
    printf 'vethwork-door %s\n' "$*"
}

refuse() {
    say "refused $*"
    exit 1
}

need() {
    for tool; do
        if ! command -v "$tool" >/dev/null; then refuse missing "$tool"; fi
    done
}

# Who could prepare it could lead us astray. The colon is not part of the path.
secure() {
    mkdir "$NOTES" 2>/dev/null
    if [ "$(stat -c '%u %a %F' "$NOTES")" != "$UID_HERE 700 directory" ]; then refuse foreign "$NOTES"; fi
    exec 6>"$NOTES/.guard"
    flock 6
}

# Sets PID and START to the sandbox that is noted in the directory $1, if it lives.
holder() {
    PID='' START=''
    if ! read -r PID START <"$1/holder"; then return 1; fi 2>/dev/null
    case $PID in
    '' | *[!0-9]*) return 1 ;;
    esac
    alive "$PID" "$START"
}

alive() {
    if ! read -r line <"/proc/$1/stat"; then return 1; fi 2>/dev/null
    since=$2
    # shellcheck disable=SC2086 # fields
    set -- ${line##*) }
    [ "$1" != Z ] && [ "${20}" = "$since" ]
}

# How it stands with a lab, from its directory.
state() {
    if [ -e "$1/lock" ] && grep -v -e '->' /proc/locks | grep -q ":$(stat -L -c %i "$1/lock") "; then
        echo busy
    elif [ -e "$1/registry" ] && [ ! -e "$1/journal" ]; then
        echo deployed
    else
        echo interrupted
    fi
}

# What a lab belongs to.
origin() {
    if [ -e "$1/file" ]; then sed 's/^/vethwork-door origin /' "$1/file"; fi
}

# Starts a sandbox, which waits for a word until it is noted: one of which nobody knows ends by itself.
start() {
    rm -rf "$1"
    if ! mkdir "$1" || ! mkfifo "$1/in" "$1/out"; then refuse foreign "$1"; fi
    setsid unshare --user --map-root-user --net --mount --pid --fork --kill-child --mount-proc \
        sh -c "$HOLD" vethwork-sandbox <"$1/in" >"$1/out" 2>&1 6>&- &
    outer=$!
    exec 3>"$1/in" 4<"$1/out"
    said=
    read -r said <&4
    if [ "$said" != ready ]; then
        rm -rf "$1"
        for f in /proc/sys/user/max_user_namespaces /proc/sys/kernel/unprivileged_userns_clone \
            /proc/sys/kernel/apparmor_restrict_unprivileged_userns; do
            if [ -e "$f" ]; then say "setting ${f##*/} $(cat "$f")"; fi
        done
        refuse sandbox "$said"
    fi
    read -r PID rest <"/proc/$outer/task/$outer/children"
    read -r line <"/proc/$PID/stat"
    noted=$1
    # shellcheck disable=SC2086 # fields
    set -- ${line##*) }
    START=${20}
    echo "$PID $START" >"$noted/holder.new"
    mv "$noted/holder.new" "$noted/holder"
    echo go >&3
    exec 3>&- 4<&-
    rm -f "$noted/in" "$noted/out"
}

open_sandbox() {
    need ip unshare nsenter setsid flock
    secure
    if holder "$NOTES/$LAB"; then
        say there
        origin "/proc/$PID/root$PLACE/$LAB"
    elif [ "$1" = new ]; then
        start "$NOTES/$LAB"
        say born
    else
        rm -rf "${NOTES:?}/$LAB"
        refuse gone
    fi
    say "holder $PID $START"
    exec 6>&-
    exec nsenter -t "$PID" -U -n -m -p --preserve-credentials sh -c "$DRIVER" vethwork-driver 0 far
}

open_host() {
    need ip
    say "uid $UID_HERE"
    say "ssh ${SSH_CONNECTION-}"
    sed -n '/ 0[1A] /s/^/vethwork-door tcp /p' /proc/net/tcp /proc/net/tcp6 2>/dev/null
    origin "$PLACE/$LAB"
    if [ "$UID_HERE" = 0 ]; then exec sh -c "$DRIVER" vethwork-driver 0 far; fi
    need sudo
    say password
}

end_sandbox() {
    secure
    if holder "$NOTES/$LAB" && [ "$PID $START" != "$1 $2" ]; then
        say ended
        return
    fi
    if alive "$1" "$2"; then kill -KILL "$1"; fi
    tries=0
    while alive "$1" "$2" && [ $tries -lt 100 ]; do
        sleep 0.02
        tries=$((tries + 1))
    done
    rm -rf "${NOTES:?}/$LAB"
    say ended
}

list() {
    for d in "$NOTES"/*; do
        if [ -d "$d" ] && holder "$d"; then
            there=/proc/$PID/root$PLACE/${d##*/}
            say "lab sandbox ${d##*/} $(state "$there")"
            origin "$there"
        fi
    done
    for d in "$PLACE"/*; do
        if [ -d "$d" ]; then
            say "lab host ${d##*/} $(state "$d")"
            origin "$d"
        fi
    done
    say ended
}

# Files are told of by their paths without the first slash: text and a line of it, directory, open.
look() {
    release=$(uname -r)
    say "text proc/sys/kernel/osrelease $release"
    if [ -r /proc/config.gz ]; then gzip -dc /proc/config.gz; else cat "/boot/config-$release"; fi 2>/dev/null |
        sed -n -E "1s:.*:# CONFIG_:p; /^($1)=/p" | sed "s:^:vethwork-door text boot/config-$release :"
    for file in modules.dep modules.builtin; do
        sed -n -E "1s:^([^ ]*).*:\\1:p; 1!s:^(([^ ]*/)?($(echo "$2" | tr _ .))\\.ko[^ ]*).*:\\1:p" \
            "/lib/modules/$release/$file" 2>/dev/null |
            sed "s!^!vethwork-door text lib/modules/$release/$file !; s!:\$!!"
    done
    for module in $(echo "$2" | tr '|' ' '); do
        if [ -d "/sys/module/$module" ]; then say "directory sys/module/$module"; fi
    done
    for directory in proc/sys/net proc/sys/net/bridge; do
        if [ -d "/$directory" ]; then say "directory $directory"; fi
    done
    if [ -r /dev/net/tun ] && [ -w /dev/net/tun ]; then say "open dev/net/tun"; fi
    if [ -r /proc/sys/net/ipv4/ping_group_range ]; then
        say "text proc/sys/net/ipv4/ping_group_range $(cat /proc/sys/net/ipv4/ping_group_range)"
    fi
    for program in $3; do
        if command -v "$program" >/dev/null; then say "program $program"; fi
    done
    say ended
}

case $WANTED in
open) open_sandbox "$4" ;;
host) open_host ;;
end) end_sandbox "$4" "$5" ;;
list) list ;;
look) look "$4" "$5" "$6" ;;
esac
