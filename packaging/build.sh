# shellcheck shell=bash
# The build that run starts and the packages take. Sourced behind common.sh; it runs nothing by itself.
# shellcheck disable=SC2034,SC2154 # who sources this sets root and reads jdk and built

# It leaves three things: the program, the libraries it runs with, and Maven's own directory.
app=$root/target/app
lib=$root/target/lib
work=$root/target/run

# Directories count too: a deleted file leaves no other trace.
is_current() {
    [[ -e $app/stamp ]] && [[ -z $(find "$root/pom.xml" "$root/packaging/renew.java" "$root/src/main" -newer "$app/stamp" -print -quit) ]]
}

is_writable() {
    for directory in "$app" "$root/target" "$root"; do
        if [[ -d $directory ]]; then
            [[ -w $directory ]]
            return
        fi
    done
}

# A running program has its jars and its cache mapped into memory and would crash if they were written over, so
# everything is made beside what it replaces, and moved.
swap() {
    rm -rf -- "$1.old"
    [[ ! -e $1 ]] || mv -- "$1" "$1.old"
    mv -- "$1.new" "$1"
    rm -rf -- "$1.old"
}

# Built with sudo in somebody's clone, it is still that person's.
give_back() {
    [[ $EUID = 0 ]] || return 0
    # What else is there may be in use, or has owners of its own, as the Debian of try-deb has.
    chown --reference="$root/pom.xml" -- "$root/target"
    local made
    for made in "$app" "$lib" "$work" "$root"/target/{run.lock,run.log,rehearsal.lock}; do
        [[ ! -e $made ]] || chown -R --reference="$root/pom.xml" -- "$made"
    done
}

# JavaFX is loaded as modules, and as it is.
renew() {
    local jars=() jar
    for jar in "$@"; do
        [[ $jar = */javafx-*.jar ]] || jars+=("$jar")
    done
    "$jdk/bin/java" "$root/packaging/renew.java" "${jars[@]}"
}

build_lib() {
    rm -rf -- "$lib.new"
    mkdir -p -- "$lib.new"
    : > "$lib.new/stamp"
    maven -q dependency:copy-dependencies -DincludeScope=runtime -DoutputDirectory="$lib.new" || return 1
    # JavaFX loads its native libraries from where its jars are; packed in them, they would be unpacked into every
    # user's home, and compared with that copy at every start.
    for jar in "$lib.new"/javafx-*.jar; do
        (
            mkdir -p -- "$lib.new/natives" && cd -- "$lib.new/natives" &&
                "$jdk/bin/jar" --extract --file "$jar" &&
                find . -name '*.so' -exec mv -- {} .. ';'
        ) || return 1
        rm -rf -- "$lib.new/natives"
    done
    renew "$lib.new"/*.jar || return 1
    swap "$lib"
}

build_app() {
    rm -rf -- "$app.new"
    mkdir -p -- "$app.new"
    # Made first: whatever is saved while Maven is at work is newer than this, and built at the next start.
    : > "$app.new/stamp"
    maven -q -Dlint=off -Dmaven.test.skip=true -Dtarget.directory="$work" package || return 1
    cp -- "$work"/vethwork-*.jar "$app.new/vethwork.jar" || return 1
    renew "$app.new/vethwork.jar" || return 1
    if [[ ! -e $lib/stamp || $root/pom.xml -nt $lib/stamp || $root/packaging/renew.java -nt $lib/stamp ]]; then
        build_lib || return 1
    fi
    swap "$app"
}

# Sets built to first or again, or leaves it at no when another process has done it meanwhile.
build() {
    mkdir -p -- "$root/target"
    exec 9> "$root/target/run.lock"
    if ! flock -n 9; then
        say "waiting for another build of this checkout"
        flock 9
    fi
    if ! is_current; then
        built=first
        [[ ! -e $app/stamp ]] || built=again
        # shellcheck disable=SC2034 # common.sh reads it
        need_compiler=yes
        require_jdk
        require_maven
        if [[ -e $lib/stamp ]]; then
            say "building"
        else
            say "building; the first time, Maven fetches the libraries"
        fi
        log=$root/target/run.log
        if ! build_app > "$log" 2>&1; then
            say "the build failed:"
            show_errors "$log"
        fi
        give_back
    fi
    exec 9>&-
}
