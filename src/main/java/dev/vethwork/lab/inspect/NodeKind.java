package dev.vethwork.lab.inspect;

import dev.vethwork.topology.Bridge;
import dev.vethwork.topology.Host;
import dev.vethwork.topology.Internet;
import dev.vethwork.topology.Namespace;
import dev.vethwork.topology.Node;
import java.util.Locale;

/** What a node of a deployed lab is. The words are part of the answers of the command line. */
public enum NodeKind {
    NAMESPACE,
    BRIDGE,
    HOST,
    INTERNET;

    static NodeKind of(Node drawn) {
        return switch (drawn) {
            case Namespace _ -> NAMESPACE;
            case Bridge _ -> BRIDGE;
            case Host _ -> HOST;
            case Internet _ -> INTERNET;
        };
    }

    public String word() {
        return name().toLowerCase(Locale.ROOT);
    }
}
