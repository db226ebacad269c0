package dev.vethwork.explain;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Whether one node reaches another and comes back, and what stops it if not.
 *
 * @param cause null where it is reachable
 * @param hop the node or interface where it ends
 * @param message one sentence
 * @param end the node where it ends and the row of its tables that ends it; null where it is reachable
 * @param command that shows it on the real system, empty where it is reachable
 * @param path there
 * @param returnPath back
 * @param fixes the smallest first
 * @param waits whether what mends it is drawn already, and only to be deployed
 */
public record Explanation(
        String from,
        String to,
        boolean reachable,
        @Nullable Cause cause,
        String hop,
        @Nullable PathHop end,
        String message,
        String command,
        List<PathHop> path,
        List<PathHop> returnPath,
        List<Fix> fixes,
        boolean waits) {
    public Explanation {
        path = List.copyOf(path);
        returnPath = List.copyOf(returnPath);
        fixes = List.copyOf(fixes);
    }

    /** Of what ends before any packet is sent. */
    public static Explanation unsent(String from, String to, Cause cause, String hop, String message, String command) {
        return new Explanation(from, to, false, cause, hop, null, message, command, List.of(), List.of(), List.of(), false);
    }

    /** Whether there is no address that a packet could be sent to. */
    public boolean lacksTarget() {
        return cause == Cause.NO_ADDRESS && end == null;
    }

    public Explanation withMessage(String value) {
        return new Explanation(from, to, reachable, cause, hop, end, value, command, path, returnPath, fixes, waits);
    }

    /** Mended by deploying what is drawn. */
    public Explanation thatWaits() {
        return new Explanation(from, to, reachable, cause, hop, end, message, command, path, returnPath, fixes, true);
    }

    public Explanation withFixes(List<Fix> value) {
        return new Explanation(from, to, reachable, cause, hop, end, message, command, path, returnPath, value, waits);
    }
}
