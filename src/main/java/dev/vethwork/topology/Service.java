package dev.vethwork.topology;

import dev.vethwork.net.Names;

/**
 * A process started inside at deployment.
 *
 * @param command words as a shell would split them, quotes included; no shell reads it
 * @param pidNamespace whether it gets a PID namespace of its own, in which it is process 1
 * @param root whether it runs as root rather than as the invoking user, where the two differ
 */
public record Service(String name, String command, boolean pidNamespace, boolean root) {
    public Service {
        Names.node(name);
    }
}
