# Commands and services in namespaces, and their end.

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

# Gives this shell's standard input and output to the words of the input, until that program ends; then it ends as well.
become() {
    # shellcheck disable=SC2016 # the inner shell expands them
    xargs -0 -x -a "$T/in" sh -c 'exec "$@" 2>&1 7>&- 8>&- 9>&-' become
    exit 0
}
