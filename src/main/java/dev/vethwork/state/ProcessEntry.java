package dev.vethwork.state;

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
 */
public record ProcessEntry(
        long pid, long innerPid, String command, @Nullable String service, boolean pidNamespace, boolean root) {}
