package dev.vethwork.ui.model;

import dev.vethwork.lab.Caller;
import dev.vethwork.lab.Labs;
import dev.vethwork.lab.enter.NodeShell;
import java.util.List;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** Ways into the nodes of running labs, the open document's or another's. */
public final class Doors {
    private final Labs labs;
    private final Background background;
    private final Notes notes;
    private final Callers callers;

    Doors(Labs labs, Background background, Notes notes, Callers callers) {
        this.labs = labs;
        this.background = background;
        this.notes = notes;
        this.callers = callers;
    }

    /**
     * Finds how a shell is started inside a node.
     *
     * @param service beside which it is; null for the node itself
     * @param then called with its words, which want a terminal of their own
     */
    public void shell(
            String lab,
            String node,
            @Nullable String service,
            NodeShell shell,
            Consumer<List<String>> then,
            Consumer<Exception> failed) {
        Caller asking = callers.next();
        background.submit(() -> labs.door().shell(lab, node, service, shell, asking), then, failed);
    }

    /**
     * Asks whether a node is still there.
     *
     * @param ofOwn whether it is a namespace of its own, and not a part of the lab's root namespace
     * @param then called with the answer, and not where it cannot be told
     */
    public void isThere(String lab, String node, boolean ofOwn, Consumer<Boolean> then) {
        background.submit(() -> labs.door().isThere(lab, node, ofOwn), then, notes::fail);
    }
}
