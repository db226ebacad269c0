package dev.vethwork.state;

import java.util.Collections;
import java.util.SortedMap;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * A process in a network namespace.
 *
 * @param pid seen from the target's root namespace; 0 in a desired state
 * @param innerPid seen from inside the innermost PID namespace that it is in (the last of NSpid in proc(5)); equal to
 *     pid where it has none of its own
 * @param command its command line, words joined by blanks
 * @param service the drawn service that it is, null for any other process
 * @param pidNamespace whether it has a PID namespace of its own
 * @param root whether it runs as root
 * @param files texts that it sees by their paths, over what is there; of a service only
 */
public record ProcessEntry(
        long pid,
        long innerPid,
        String command,
        @Nullable String service,
        boolean pidNamespace,
        boolean root,
        SortedMap<String, String> files) {
    /** The service that makes a namespace's way to the machine's network. No drawn one can have its name. */
    public static final String UPLINK = "@uplink";

    public ProcessEntry {
        files = Collections.unmodifiableSortedMap(new TreeMap<>(files));
    }

    /** One that sees what everybody sees. */
    public ProcessEntry(
            long pid, long innerPid, String command, @Nullable String service, boolean pidNamespace, boolean root) {
        this(pid, innerPid, command, service, pidNamespace, root, Collections.emptySortedMap());
    }

    /** Whether it makes the namespace's way to the machine's network, and so lives there rather than in the namespace. */
    public boolean isUplink() {
        return isUplink(service);
    }

    public static boolean isUplink(@Nullable String service) {
        return UPLINK.equals(service);
    }
}
