package dev.vethwork.topology;

import dev.vethwork.net.BadValue;
import dev.vethwork.net.Names;
import io.soabase.recordbuilder.core.RecordBuilder;

/**
 * A process started inside at deployment.
 *
 * @param command words as a shell would split them, quotes included; no shell reads it
 * @param pidNamespace whether it gets a PID namespace of its own, in which it is process 1
 * @param root whether it runs as root rather than as the invoking user, where the two differ
 */
@RecordBuilder
public record Service(String name, String command, boolean pidNamespace, boolean root) implements ServiceBuilder.With {
    public Service {
        Names.service(name);
        command(command);
    }

    /** Lets in what words can be made of: a NUL would make two of one, execve(2). @throws BadValue if it has one */
    public static String command(String text) {
        if (text.indexOf('\0') >= 0) {
            throw BadValue.of("service.nul");
        }
        return text;
    }
}
