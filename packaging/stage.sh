# shellcheck shell=bash
# What packages share: the program as it lies below /usr, or wherever an archive of it was unpacked. Sourced behind
# build.sh; it runs nothing by itself.
#
# jlink makes the Java that it brings along, and not jpackage: that starts the program by a launcher of its own, which knows
# neither of the two halves and their caches of loaded classes, and writes a package without manual, completions and
# changelog, for which it would only be opened again.
# shellcheck disable=SC2034,SC2154 # who sources this sets root and reads the rest

packages=$root/target/packages
stage=$packages/stage
version=$(sed -n 's|^  <version>\(.*\)</version>$|\1|p' "$root/pom.xml")

# java.desktop is AWT's pictures, for PDF; jdk.charsets and jdk.localedata are for terminals and dates of other places.
modules=java.base,java.desktop,java.logging,java.management,java.naming,java.sql,java.xml
modules+=,jdk.charsets,jdk.localedata,jdk.unsupported,jdk.zipfs

# All files are of one time, or else no two packages of the same sources would be equal: that of the commit.
set_time() {
    if [[ -z ${SOURCE_DATE_EPOCH-} ]]; then
        SOURCE_DATE_EPOCH=$(git -C "$root" log -1 --format=%ct 2> /dev/null) ||
            SOURCE_DATE_EPOCH=$(date -d "$(sed -n 's|.*<project.build.outputTimestamp>\(.*\)<.*|\1|p' "$root/pom.xml")" +%s)
    fi
    export SOURCE_DATE_EPOCH
}

# The one time for all that lies in $1, which everybody may read and its owner alone may change.
settle() {
    chmod -R u=rwX,go=rX -- "$1"
    find "$1" -exec touch --no-dereference --date="@$SOURCE_DATE_EPOCH" -- {} +
}

stage_program() {
    local here=$stage/lib/vethwork
    mkdir -p -- "$here/lib" "$stage/bin"
    cp -- "$app/vethwork.jar" "$root/packaging/launch.sh" "$root"/packaging/installed/* "$here"
    cp -- "$lib"/*.jar "$lib"/*.so "$here/lib"
    ln -s -- ../lib/vethwork/vethwork "$stage/bin/vethwork"
    "$jdk/bin/jlink" --add-modules "$modules" --include-locales=en,ko --no-header-files --no-man-pages --vm=server \
        --output "$here/runtime"
    # Symbols of functions that nobody links to are a fifth of the JVM.
    find "$here" \( -name '*.so' -o -path '*/bin/*' -o -name jexec -o -name jspawnhelper \) -type f -exec strip --strip-unneeded -- {} +
    settle "$here"
    # The Java's own classes, for what starts without a cache of the program's.
    "$here/runtime/bin/java" -Xshare:dump -XX:+UseSerialGC > /dev/null
    settle "$here"
}

# What software centres show. A picture is only named where it can be fetched: VETHWORK_SITE is the address of the folder
# where src/site/resources was published.
metainfo() {
    if [[ -n ${VETHWORK_SITE-} ]]; then
        sed "s|@SITE@|${VETHWORK_SITE%/}|" "$root/packaging/dev.vethwork.Vethwork.metainfo.xml"
    else
        sed '/<!-- The README/d; /<screenshots>/,/<\/screenshots>/d' "$root/packaging/dev.vethwork.Vethwork.metainfo.xml"
    fi
}

stage_share() {
    local share=$stage/share day
    day=$(date --utc --date="@$SOURCE_DATE_EPOCH" +%F)
    mkdir -p -- "$share/vethwork" "$share/applications" "$share/mime/packages" "$share/metainfo" "$share/doc/vethwork/images" \
        "$share"/icons/hicolor/{256x256,scalable}/apps
    cp -R -- "$root/sample-topologies" "$share/vethwork"
    sed 's/@RUN@/vethwork/' "$root/packaging/vethwork.desktop" > "$share/applications/vethwork.desktop"
    cp -- "$root/packaging/vethwork-mime.xml" "$share/mime/packages/vethwork.xml"
    metainfo > "$share/metainfo/dev.vethwork.Vethwork.metainfo.xml"
    cp -- "$root/icons/vethwork.svg" "$share/icons/hicolor/scalable/apps"
    cp -- "$root/icons/vethwork-256.png" "$share/icons/hicolor/256x256/apps/vethwork.png"
    cp -- "$root"/src/site/resources/images/window-{light,dark}.png "$share/doc/vethwork/images"
    cp -- "$root/README.md" "$sbom" "$share/doc/vethwork"
    "$stage/lib/vethwork/runtime/bin/java" -classpath "$app/vethwork.jar:$lib/*" dev.vethwork.cli.manual.Manual \
        "$share" "$version" "$day"
    gzip -9n -- "$share"/man/man1/*.1 "$share"/man/ko/man1/*.1
    settle "$share"
}

# The bill of materials: every library in the package, where it is from, its licence and checksum.
make_sbom() {
    sbom=$packages/vethwork-$version.cdx.json
    maven -q -Dlint=off org.cyclonedx:cyclonedx-maven-plugin:2.9.3:makeBom -DoutputFormat=json -DincludeProvidedScope=false \
        -DincludeTestScope=false -Dtarget.directory="$work" -DoutputDirectory="$packages" \
        -DoutputName="vethwork-$version.cdx" > "$packages/sbom.log" 2>&1 || show_errors "$packages/sbom.log"
}

# Builds what is not built, and lays it out in $stage.
make_stage() {
    need_compiler=yes
    require_jdk
    require_maven
    missing=
    want_command strip binutils
    [[ -z $missing ]] || install_missing || die "without strip there is no package"
    set_time
    umask 022
    is_current || build
    rm -rf -- "$stage"
    mkdir -p -- "$stage"
    make_sbom
    stage_program
    stage_share
}
