package dev.vethwork.ui.canvas;

import dev.vethwork.topology.Cable;
import dev.vethwork.topology.CableEnd;
import dev.vethwork.topology.Topology;
import dev.vethwork.ui.Texts;
import dev.vethwork.ui.canvas.look.Silhouette;
import dev.vethwork.ui.model.LabSession;
import dev.vethwork.ui.model.Selection;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import javafx.scene.AccessibleRole;
import javafx.scene.layout.Region;

/**
 * Stands for the selected element where somebody listens instead of looking: what is drawn pixel by pixel has nothing of
 * its own that a screen reader could read.
 */
public final class Speech extends Region {
    Speech() {
        setId("speech");
        setAccessibleRole(AccessibleRole.LIST_ITEM);
        setManaged(false);
        setMouseTransparent(true);
        resize(1, 1);
        setOpacity(0);
    }

    /** Tells of the element that was selected last. */
    void say(Selection selection, Topology topology, LabSession session) {
        setAccessibleText(selection.current().map(id -> words(id, topology, session)).orElse(""));
    }

    private static String words(String id, Topology topology, LabSession session) {
        String status = Texts.get(
                "element." + session.status(id).name().toLowerCase(java.util.Locale.ROOT).replace('_', '-'));
        return topology.node(id)
                .map(node -> Stream.of(
                                Texts.get("kind." + Silhouette.of(node).key()) + " " + node.name(),
                                topology.endsOf(id).stream().map(Speech::words).collect(Collectors.joining(", ")),
                                status)
                        .filter(s -> !s.isEmpty())
                        .collect(Collectors.joining("; ")))
                .or(() -> topology.cables().stream()
                        .filter(c -> c.id().equals(id))
                        .findFirst()
                        .map(c -> words(c) + "; " + status))
                .orElseGet(() -> id.startsWith(Selection.NOTE)
                        ? Texts.get("kind.note") + ": "
                                + topology.notes()
                                        .get(Integer.parseInt(id.substring(Selection.NOTE.length())))
                                        .text()
                        : id);
    }

    private static String words(Cable cable) {
        return Texts.get(
                "element.cable", cable.a().node(), words(cable.a()), cable.b().node(), words(cable.b()));
    }

    private static String words(CableEnd end) {
        return Stream.concat(
                        Stream.of(end.interfaceName()), end.addresses().stream().map(a -> a.text()))
                .collect(Collectors.joining(" "));
    }
}
