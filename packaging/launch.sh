# shellcheck shell=bash
# How the program is started, the same from a checkout and installed. Sourced; it runs nothing by itself. The functions
# from look_at_command on read what the caller has set:
#   place       the directory that all of it lies in; a cache is good for no other
#   app, lib    the directories of vethwork.jar and its caches, and of the libraries
#   laid        whether a command may have to place what is drawn
#   jdk         the Java, and java_build, what its caches are named after
# shellcheck disable=SC2034,SC2154 # the caller's, both ways

# Debian keeps ip, iptables and sysctl where an ordinary user's PATH does not look.
PATH="$PATH:/usr/local/sbin:/usr/sbin:/sbin"
export PATH

# Where no locale is set, or one that is not installed, Java takes names of files for ASCII, and finds none with other letters,
# not even its own jars. bash tells: in UTF-8, these three bytes are one letter. Whoever asks for another encoding gets it.
speak_utf8() {
    local letter=$'\355\225\234' locale=${LC_ALL:-${LC_CTYPE:-${LANG:-C}}}
    if [[ ${#letter} != 1 && ($locale != *.* || $locale = *.[Uu][Tt][Ff]*) ]]; then
        export VETHWORK_LOCALE=${LC_ALL:-${LC_MESSAGES:-${LANG:-}}}
        # All of it: where one part is not installed, a program gets none.
        export LC_ALL=C.UTF-8
    fi
}

say() {
    printf 'vethwork: %s\n' "$*" >&2
}

# 69 is EX_UNAVAILABLE: something that the program needs is missing. The program itself never exits with it.
die() {
    say "$@"
    exit 69
}

# Sets part to the half of the program that is started, commands or window; cached to whether it is so much work that the
# cache of loaded classes helps; and needs to what of the system's it uses: labs, fonts, a display.
look_at_command() {
    part=commands
    cached=yes
    laid=
    needs=
    case ${1-} in
        --version | -V) cached=no ;;
        --help | -h | validate | export) ;;
        import) laid=yes ;;
        explain)
            laid=yes
            needs=labs
            ;;
        status | inspect | exec | shell | ping | plan | deploy | capture | traffic | destroy | recover | check | grade | break)
            needs=labs
            ;;
        render)
            part=window
            needs=fonts
            ;;
        *)
            part=window
            needs='labs fonts'
            [[ -z ${DISPLAY-}${WAYLAND_DISPLAY-} ]] || needs+=' display'
            ;;
    esac
}

# Sets class_path to what commands need of the libraries: where the JVM looks for something that is in none, it opens
# each. What only the window has use for is left out, and what places drawings comes last: a cache is good for any path
# that begins with its own.
find_class_path() {
    local jar places=
    class_path=$app/vethwork.jar
    for jar in "$lib"/*.jar; do
        case ${jar##*/} in
            javafx-* | controlsfx-* | atlantafx-* | ikonli-* | richtextfx-* | flowless-* | reactfx-* | undofx-* | wellbehavedfx-*) ;;
            jeditermfx-* | pty4j-* | jna-* | kotlin-* | annotations-* | pdfbox-* | fontbox-* | graphics2d-* | commons-logging-*) ;;
            org.eclipse.* | guava-* | failureaccess-* | listenablefuture-* | j2objc-* | error_prone_*) places+=:$jar ;;
            *) class_path+=:$jar ;;
        esac
    done
    [[ -z ${laid-} ]] || class_path+=$places
}

# Sets options to those of the JVM for part $1. JavaFX comes as modules, which is how it wants to be loaded, all the
# rest on the class path; ControlsFX reaches into JavaFX. Commands do without, and start the sooner.
set_options() {
    local modules class_path
    if [[ $1 = window ]]; then
        class_path="$app/vethwork.jar:$lib/*"
    else
        find_class_path
    fi
    options=(-XX:+UseSerialGC -classpath "$class_path")
    if [[ $1 = window ]]; then
        printf -v modules '%s:' "$lib"/javafx-*.jar
        # The window's classes fill what the JVM begins with twice: each time it would stop for a tenth of a second to look
        # through all of the heap.
        options+=(
            -XX:MetaspaceSize=96m
            --module-path "${modules%:}" --add-modules javafx.controls
            '--enable-native-access=javafx.graphics,ALL-UNNAMED'
            --add-exports=javafx.base/com.sun.javafx.event=ALL-UNNAMED
            --add-exports=javafx.controls/com.sun.javafx.scene.control.behavior=ALL-UNNAMED
        )
    else
        options+=(--enable-native-access=ALL-UNNAMED)
    fi
}

# A command is over before the JVM's best compiler would be of use, and mostly before its quick one is: compiling what
# runs two hundred times, as it would, takes a third of the processor time of a short command. The exception is a packet
# from everywhere to everywhere.
hurry() {
    [[ $part = commands && " $* " != *" --all "* ]] || return 0
    options+=(-XX:TieredStopAtLevel=1 -XX:CompileThresholdScaling=10 -XX:-UsePerfData)
    # Nor is what is called by reflection called often enough for a class of its own.
    options+=(-Djdk.reflect.useNativeAccessorOnly=true)
    # Where it can the cache is mapped to the addresses that it was made for, or else each page of it is written at the start.
    options+=(-XX:+UnlockDiagnosticVMOptions -XX:ArchiveRelocationMode=0)
}

# Each part has its cache, since the JVM links all that is in one when it starts: the window's would slow the commands.
cache_of() {
    printf -v "$2" '%s' "$app/$1-$java_build.aot"
}

# A cache is good for exactly the Java, the jars and their place that it was made with; with others, the JVM starts
# slower than with none. So a mark beside it tells where the program lay when it was made, or was tried to be made.
is_rehearsed() {
    local mark=$app/rehearsed-$java_build marked
    [[ -e $mark && ! $app/vethwork.jar -nt $mark && ! $lib -nt $mark ]] && read -r marked < "$mark" &&
        [[ $marked = "$place" ]]
}

# Forgets what was learnt, and marks that it is being learnt anew.
begin_rehearsal() {
    rm -f -- "$app"/*.aot "$app"/rehearsed-*
    printf '%s\n' "$place" > "$app/rehearsed-$java_build"
}

# Sets alone to the words that give a program a network and a /run of its own, in which it may do as it likes with what it
# takes for the machine; to none where the kernel or its keeper does not let one. As machines do it has a card with addresses
# of both families, a way out, an interface of a rare kind, and a rule; tables of the older iptables as well where that is there.
find_alone() {
    local script='
        mount -t tmpfs vethwork /run || exit
        ip link set lo up
        ip link add rehearsal0 type veth peer name rehearsal1 && ip link set rehearsal1 up && ip link set rehearsal0 up &&
            ip address add 192.0.2.2/24 dev rehearsal0 && ip route add default via 192.0.2.1
        ip address add 2001:db8::2/64 dev rehearsal0 nodad
        ip link add rehearsal2 type ifb
        iptables -A FORWARD -m conntrack --ctstate RELATED,ESTABLISHED -j ACCEPT
        iptables-legacy -P FORWARD ACCEPT
        exec "$@"'
    alone=(unshare --user --map-root-user --net --mount -- sh -c "$script" sh)
    "${alone[@]}" true 2> /dev/null || alone=()
}

# Ends what is left running, such as a sandbox, of a program that was stopped halfway and had its labs in the scratch directory
# $1: nobody else's processes have that one.
end_labs_in() {
    local environment pid
    while IFS= read -r environment; do
        pid=${environment#/proc/}
        kill -KILL "${pid%/environ}" 2> /dev/null || true
    done < <(grep -lazxF -- "XDG_RUNTIME_DIR=$1" /proc/[0-9]*/environ 2> /dev/null || true)
}

# Plays part $1 without a screen, in the scratch directory $2, with samples from the folder $3: the JVM keeps what it loads
# and learns in $2.aot. Whether there is one is for the caller to see. Nobody waits for it, unless niceness says so.
rehearse_part() {
    local stage=$2 where=beside alone=()
    set_options "$1"
    if [[ $1 = commands ]]; then
        find_alone
        [[ ${#alone[@]} -eq 0 ]] || where=alone
    fi
    # A home of its own: it is not the user who opens this file, and nothing may be remembered of it.
    rm -rf -- "$stage" "$stage.aot"
    mkdir -p -- "$stage/vethwork/remote"
    if ! HOME=$stage XDG_CONFIG_HOME=$stage XDG_STATE_HOME=$stage XDG_CACHE_HOME=$stage XDG_DATA_HOME=$stage \
        XDG_RUNTIME_DIR=$stage timeout 300 nice -n "${niceness:-19}" "${alone[@]}" "$jdk/bin/java" "${options[@]}" -XX:AOTCacheOutput="$stage.aot" \
        -Duser.home="$stage" -Djava.util.prefs.userRoot="$stage" -Djava.awt.headless=true \
        -Dglass.platform=headless -Dprism.order=sw dev.vethwork.Rehearsal "$1" "$where" "$3" \
        > "$app/rehearsal-$1.log" 2>&1 < /dev/null || ! starts_with "$stage.aot"; then
        rm -f -- "$stage.aot"
    fi
    end_labs_in "$stage"
    rm -rf -- "$stage.aot.config" "$stage"
}

# A JVM that is stopped halfway (a busy machine, a full disk) keeps a cache all the same, with which another one may crash
# before its first line. So none is trusted that no start has succeeded with.
starts_with() {
    [[ -s $1 ]] && "$jdk/bin/java" "${options[@]}" -XX:AOTCache="$1" -Xlog:disable dev.vethwork.Main --version > /dev/null 2>&1
}

# What whoever starts the program has closed would be the JVM's first files, its own jars among them: read as if they had been
# typed, and written into. Nothing can be read from what stands here, and writing to it fails, as to what is closed.
stand_in_for_closed() {
    [[ -e /dev/fd/0 ]] || exec < /dev/null
    [[ -e /dev/fd/1 ]] || exec 1< /dev/null
    [[ -e /dev/fd/2 ]] || exec 2< /dev/null
}

# Becomes the program, whose samples lie in $1. look_at_command has looked at the rest, which are the arguments.
start() {
    local home=$1 cache size
    shift
    cache_of "$part" cache
    set_options "$part"
    if [[ $cached = yes && -s $cache ]] && is_rehearsed; then
        options+=(-XX:AOTCache="$cache" -Xlog:disable)
    fi
    hurry "$@"
    # A table that is wider than the terminal folds.
    if [[ -t 1 ]] && { size=$(stty size <&3 2> /dev/null); } 3>&1; then
        options+=(-Dvethwork.columns="${size#* }")
    fi
    if [[ -z ${DISPLAY-}${WAYLAND_DISPLAY-} || ${1-} = render ]]; then
        options+=(-Dglass.platform=headless -Dprism.order=sw)
    fi
    stand_in_for_closed
    exec "$jdk/bin/java" "${options[@]}" -Dvethwork.home="$home" dev.vethwork.Main "$@"
}
