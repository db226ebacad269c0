package dev.vethwork.plan;

import inet.ipaddr.IPAddress;
import java.util.Set;

/**
 * How a machine is reached from elsewhere, which a plan for it must leave alone.
 *
 * @param from addresses whose connections come in, such as that of the SSH client
 * @param ports TCP ports on which the machine answers
 */
public record Reach(Set<IPAddress> from, Set<Integer> ports) {
    public static final Reach NONE = new Reach(Set.of(), Set.of());

    public Reach {
        from = Set.copyOf(from);
        ports = Set.copyOf(ports);
    }
}
