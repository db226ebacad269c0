package dev.vethwork.plan.operation;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * {@code ip netns exec red unshare --pid --fork --kill-child --mount-proc python3 -m http.server 80}.
 *
 * @param program what it runs, the program's name first
 * @param files texts that it sees by their paths, over whatever is there
 * @param pidNamespace whether it sees its own processes alone
 * @param user who it runs as; null for whoever starts it
 */
public record StartService(
        String home,
        String service,
        List<String> program,
        SortedMap<String, String> files,
        boolean pidNamespace,
        @Nullable User user)
        implements ServiceOperation.Start {
    /**
     * Lays files over their paths, in a mount namespace of its own, and becomes the service. Where there is nothing at a path
     * a directory of links takes the place of the one above it: on the disk nothing is ever made.
     */
    private static final String LAY = """
            mount -t tmpfs -o mode=755 files /run/vethwork || exit 1
            cd /run/vethwork || exit 1
            left=$1 at=0
            shift
            while [ $left -gt 0 ]; do
                if [ ! -e "$1" ]; then
                    above=${1%/*}
                    while [ ! -d "$above" ]; do above=${above%/*}; done
                    if [ -z "$above" ]; then echo "$1: there is no such directory" >&2; exit 1; fi
                    mkdir "above$at" && mount --rbind "$above" "above$at" || exit 1
                    mount -t tmpfs -o mode=755 files "$above" || exit 1
                    for each in "/run/vethwork/above$at"/* "/run/vethwork/above$at"/.[!.]*; do
                        if [ -L "$each" ]; then cp -P "$each" "$above/"; elif [ -e "$each" ]; then ln -s "$each" "$above/"; fi
                    done
                    mkdir -p "${1%/*}" && rm -f "$1" && : >"$1" || exit 1
                fi
                printf %s "$2" >"file$at" || exit 1
                case $2 in '#!'*) chmod 755 "file$at" ;; esac
                mount --bind "file$at" "$1" || exit 1
                shift 2
                left=$((left - 1)) at=$((at + 1))
            done
            cd /
            exec "$@\"""";

    /** Somebody other than root, by numbers. */
    public record User(long uid, long gid) {}

    public StartService {
        program = List.copyOf(program);
        files = Collections.unmodifiableSortedMap(new TreeMap<>(files));
    }

    @Override
    public String id() {
        return Ids.service(home, service);
    }

    @Override
    public Action action() {
        return Action.CREATE;
    }

    @Override
    public ToolCommand command() {
        List<String> words = new ArrayList<>();
        if (!files.isEmpty()) {
            words.addAll(List.of("unshare", "--mount", "--propagation", "private", "sh", "-c", LAY, "files"));
            words.add(Integer.toString(files.size()));
            files.forEach((path, text) -> words.addAll(List.of(path, text)));
        }
        if (pidNamespace) {
            words.addAll(List.of("unshare", "--pid", "--fork", "--kill-child", "--mount-proc"));
        }
        if (user != null) {
            words.addAll(List.of(
                    "setpriv", "--reuid=" + user.uid(), "--regid=" + user.gid(), "--init-groups", "--reset-env"));
        }
        words.addAll(program);
        return new ToolCommand(Tool.SERVICE, home, words);
    }
}
