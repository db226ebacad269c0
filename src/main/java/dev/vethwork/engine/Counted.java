package dev.vethwork.engine;

import java.util.Map;

/**
 * What the interfaces of namespaces had counted at a moment.
 *
 * @param millis since 1970
 * @param namespaces by name, then by interface
 */
public record Counted(long millis, Map<String, Map<String, Count>> namespaces) {
    /** Of one interface, since it was made. */
    public record Count(
            long rxBytes,
            long rxPackets,
            long rxErrors,
            long rxDropped,
            long txBytes,
            long txPackets,
            long txErrors,
            long txDropped) {}
}
