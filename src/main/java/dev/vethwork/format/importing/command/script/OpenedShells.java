package dev.vethwork.format.importing.command.script;

import dev.vethwork.format.importing.machine.Machine;
import dev.vethwork.format.importing.shell.call.Call;
import dev.vethwork.net.Names;
import java.util.LinkedHashSet;
import java.util.SequencedSet;

/** Namespaces in which a page has opened a shell, of which it seldom says when that is left. */
final class OpenedShells {
    private final Machine machine;
    /** The last one last. */
    private final SequencedSet<String> namespaces = new LinkedHashSet<>();

    OpenedShells(Machine machine) {
        this.machine = machine;
    }

    void open(String namespace) {
        namespaces.remove(namespace);
        namespaces.add(namespace);
    }

    /**
     * Whoever reads a page types on in the shell that it has opened in a namespace, of which many never say that it is left: so
     * does what is about an interface that is there and not here.
     */
    Call typed(Call call) {
        if (!call.namespace().isEmpty()) {
            return call;
        }
        boolean loopback = call.words().contains(Names.LOOPBACK) && call.words().contains("up");
        return namespaces.reversed().stream()
                .filter(there -> loopback || call.words().stream().anyMatch(word -> isOnlyIn(there, word)))
                .findFirst()
                .map(call::in)
                .orElse(call);
    }

    private boolean isOnlyIn(String namespace, String device) {
        return machine.root().link(device).isEmpty()
                && machine.space(namespace).flatMap(space -> space.link(device)).isPresent();
    }
}
