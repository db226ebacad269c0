# shellcheck shell=bash
# What run, test and bench share. Sourced with $root set; it runs nothing by itself.

# shellcheck source=launch.sh source-path=SCRIPTDIR
# shellcheck disable=SC2154 # who sources this sets root
. "$root/packaging/launch.sh"

# Sets java_major and java_build (such as 25 and 25.0.3+9-LTS) to what the Java in directory $1 is. It is started for
# that only if it has no release file.
read_java_version() {
    java_build=
    if [[ -r $1/release ]]; then
        while IFS='=' read -r key value; do
            case $key in
                JAVA_VERSION) java_build=${java_build:-$value} ;;
                JAVA_RUNTIME_VERSION) java_build=$value ;;
            esac
        done < "$1/release"
    fi
    [[ -n $java_build ]] || java_build=$("$1/bin/java" -version 2>&1 | sed -n 's/.*version \("[^"]*"\).*/\1/p')
    java_build=${java_build#\"}
    java_build=${java_build%%\"*}
    java_major=${java_build%%[!0-9]*}
    [[ -n $java_major ]]
}

# A JDK of at least 25 in directory $1; with $need_compiler=yes a Java without javac does not count.
try_jdk() {
    [[ -x $1/bin/java ]] || return 1
    [[ ${need_compiler:-no} = no || -x $1/bin/javac ]] || return 1
    read_java_version "$1" && ((java_major >= 25)) || return 1
    jdk=$1
}

# Sets jdk to the first JDK >= 25: the one that was asked for, the one on PATH, then the usual places.
find_jdk() {
    if [[ -n ${JAVA_HOME-} ]] && try_jdk "$JAVA_HOME"; then
        return
    fi
    on_path=$(command -v java || true)
    if [[ -n $on_path ]]; then
        on_path=$(readlink -f -- "$on_path")
        try_jdk "${on_path%/bin/java}" && return 0
    fi
    home=${HOME:-/nonexistent}
    for candidate in /usr/lib/jvm/* "$home"/.sdkman/candidates/java/* "$home"/.jdks/* /opt/*jdk* /opt/java/* \
        /usr/java/* /usr/local/*jdk* "$home"/.local/share/mise/installs/java/* "$home"/.asdf/installs/java/*; do
        try_jdk "$candidate" && return 0
    done
    return 1
}

require_jdk() {
    find_jdk && return
    if command -v apt-get > /dev/null && apt_has openjdk-25-jdk-headless; then
        install_packages openjdk-25-jdk-headless || true
        find_jdk && return
        die "Java 25 or newer is needed: sudo apt-get install openjdk-25-jdk-headless"
    fi
    die "Java 25 or newer is needed and none was found in JAVA_HOME, PATH, /usr/lib/jvm, ~/.sdkman or ~/.jdks." \
        "This distribution has no package of it; unpack a JDK 25 for Linux (Temurin, for one, from https://adoptium.net)" \
        "under /usr/lib/jvm or ~/.jdks, or let JAVA_HOME name it. A package of Vethwork (packaging/deb) brings its own."
}

apt_has() {
    LC_ALL=C apt-cache policy "$1" 2> /dev/null | grep -q 'Candidate: [^(]'
}

# Adds to $missing the Debian package $2 unless the command $1 exists.
want_command() {
    command -v "$1" > /dev/null 2>&1 || missing="$missing $2"
}

# Adds to $missing the Debian package $1 unless one of the files that follow exists.
want_file() {
    package=$1
    shift
    for file in "$@"; do
        [[ ! -e $file ]] || return 0
    done
    missing="$missing $package"
}

# A program for tests, unpacked from the Debian packages $2... into target/tools where the machine has none.
want_unpacked() {
    local tool=$1 place=${root:?}/target/tools/$1
    shift
    if command -v "$tool" > /dev/null || [[ -x /usr/sbin/$tool || -e $place ]] || ! command -v dpkg > /dev/null; then
        return 0
    fi
    mkdir -p "$place.new"
    if (cd "$place.new" && { apt-get download "$@" || { as_root apt-get update -q && apt-get download "$@"; }; } &&
        for each in ./*.deb; do dpkg -x "$each" . || exit; done) > /dev/null 2>&1 < /dev/null; then
        mv "$place.new" "$place"
    else
        rm -rf "$place.new"
        say "$* is not to be had; tests that need it are skipped"
    fi
}

want_lab_tools() {
    want_command ip iproute2
    want_command iptables iptables
    want_command ping iputils-ping
    want_command sysctl procps
    want_command unshare util-linux
    want_command nsenter util-linux
}

# What JavaFX's native libraries need for letters, in a window as in a picture.
want_fonts() {
    want_file libpangoft2-1.0-0 /usr/lib/*/libpangoft2-1.0.so.0 /usr/lib*/libpangoft2-1.0.so.0
    want_file libfontconfig1 /usr/lib/*/libfontconfig.so.1 /usr/lib*/libfontconfig.so.1
    want_file libfreetype6 /usr/lib/*/libfreetype.so.6 /usr/lib*/libfreetype.so.6
    want_file fonts-dejavu-core /usr/share/fonts/*/*
}

want_window() {
    want_file libgtk-3-0 /usr/lib/*/libgtk-3.so.0 /usr/lib*/libgtk-3.so.0
    want_file libxtst6 /usr/lib/*/libXtst.so.6 /usr/lib*/libXtst.so.6
    want_file libxxf86vm1 /usr/lib/*/libXxf86vm.so.1 /usr/lib*/libXxf86vm.so.1
    want_file libgl1 /usr/lib/*/libGL.so.1 /usr/lib*/libGL.so.1
}

as_root() {
    if [[ $EUID = 0 ]]; then
        "$@"
    else
        sudo -n -- "$@"
    fi
}

can_install() {
    command -v apt-get > /dev/null || return 1
    [[ $EUID = 0 ]] || { command -v sudo > /dev/null && sudo -n true 2> /dev/null; }
}

# Debian's package lists may be missing altogether (containers) or old: they are fetched when the first try fails.
install_packages() {
    can_install || return 1
    say "installing $*"
    apt_log=$(mktemp)
    apt_install=(env DEBIAN_FRONTEND=noninteractive apt-get install -y -q --no-install-recommends "$@")
    if as_root "${apt_install[@]}" > "$apt_log" 2>&1 < /dev/null ||
        { as_root apt-get update -q && as_root "${apt_install[@]}"; } > "$apt_log" 2>&1 < /dev/null; then
        rm -f -- "$apt_log"
        return 0
    fi
    say "apt-get could not install them:"
    grep -E '^(E|W|Err)' "$apt_log" | tail -n 5 >&2 || true
    rm -f -- "$apt_log"
    return 1
}

# Installs what the want_* functions have put into $missing, or says what to type. The names are unique words.
install_missing() {
    unique=
    for package in $missing; do
        case " $unique " in
            *" $package "*) ;;
            *) unique="$unique $package" ;;
        esac
    done
    # shellcheck disable=SC2086 # words
    [[ -z $unique ]] || install_packages $unique || {
        if command -v apt-get > /dev/null; then
            say "something is missing; to install it: sudo apt-get install$unique"
        else
            say "something is missing; by Debian's names:$unique"
        fi
        return 1
    }
}

require_maven() {
    command -v mvn > /dev/null || install_packages maven || die "Maven is needed to build: sudo apt-get install maven"
}

# Maven on the JDK that was found: with several test machines it loads the tests itself, so it has to be that new.
maven() {
    local jvm="--enable-native-access=ALL-UNNAMED --sun-misc-unsafe-memory-access=allow"
    # Debian's own Java trusts what the machine's owner trusts; one that was unpacked beside it knows nothing of that.
    if [[ ${JAVA_HOME-} != "$jdk" && -r /etc/ssl/certs/java/cacerts ]]; then
        jvm+=" -Djavax.net.ssl.trustStore=/etc/ssl/certs/java/cacerts"
    fi
    # shellcheck disable=SC2154 # who sources this sets root
    JAVA_HOME=$jdk MAVEN_OPTS="$jvm ${MAVEN_OPTS-}" mvn -B -ntp -f "$root/pom.xml" "$@"
}

# Ends with what Maven's log in $1 says of a failure, less its advice on Maven.
show_errors() {
    grep '^\[ERROR\]' "$1" | grep -v -e 'Help 1' -e 're-run Maven' -e 'Re-run Maven' -e 'For more information' -e '^\[ERROR\] *$' |
        sed 's/^\[ERROR\] //' | awk '!seen[$0]++' | head -n 30 >&2 || tail -n 30 "$1" >&2
    die "all of it is in $1"
}
