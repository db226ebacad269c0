package dev.vethwork.ui.canvas;

import dev.vethwork.explain.Finding;
import dev.vethwork.net.Prefix;
import dev.vethwork.state.NetworkState;
import dev.vethwork.topology.CableEnd;
import dev.vethwork.topology.Node;
import dev.vethwork.ui.canvas.drawing.CableView;
import dev.vethwork.ui.canvas.drawing.Drawing;
import dev.vethwork.ui.canvas.drawing.NodeView;
import dev.vethwork.ui.canvas.drawing.NoteView;
import dev.vethwork.ui.model.Document;
import dev.vethwork.ui.model.LabSession;
import dev.vethwork.ui.model.Selection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** What is told of the things on the drawing: selected, pointed at, deployed, wrong. */
final class Markings {
    private final Drawing drawing;
    private final Document document;
    private final Selection selection;
    private final LabSession session;
    private Hit hovered = Hit.NOTHING;

    Markings(Drawing drawing, Document document, Selection selection, LabSession session) {
        this.drawing = drawing;
        this.document = document;
        this.selection = selection;
        this.session = session;
    }

    void showSelection() {
        drawing.nodeViews().forEach(v -> {
            v.emphasis().setSelected(selection.contains(v.node().name()));
            v.emphasis().setLit(selection.highlighted().contains(v.node().name()));
        });
        drawing.cableViews().forEach(v -> {
            v.emphasis().setSelected(selection.contains(v.id()));
            v.emphasis().setLit(!selection.highlighted().isEmpty()
                    && v.cable().ends().stream()
                            .anyMatch(e -> selection.highlighted().contains(e.id().toString())));
        });
        drawing.noteViews().forEach(v -> v.setSelected(selection.contains(NoteView.PREFIX + v.index())));
    }

    /** The pointer is over this. */
    void hover(Hit hit) {
        if (hit.node() != hovered.node()) {
            mark(hovered.node(), false);
            mark(hit.node(), true);
        }
        if (hit.cable() != hovered.cable()) {
            mark(hovered.cable(), false);
            mark(hit.cable(), true);
        }
        hovered = hit;
    }

    private static void mark(@Nullable NodeView node, boolean value) {
        if (node != null) {
            node.emphasis().setHovered(value);
        }
    }

    private static void mark(@Nullable CableView cable, boolean value) {
        if (cable != null) {
            cable.emphasis().setHovered(value);
        }
    }

    void showStatuses() {
        drawing.nodeViews().forEach(v -> v.show(session.status(v.node().name())));
        drawing.cableViews().forEach(v -> v.show(session.status(v.id())));
    }

    /** Addresses that DHCP clients of the running lab have got. */
    void showLeases() {
        NetworkState observed = session.deployed().get() ? session.observed().get() : NetworkState.EMPTY;
        List<CableView> changed = drawing.cableViews().stream()
                .filter(v -> v.setLeased(leased(v.cable().a(), observed), leased(v.cable().b(), observed)))
                .toList();
        if (!changed.isEmpty()) {
            drawing.relabel(changed);
        }
    }

    private List<String> leased(CableEnd end, NetworkState observed) {
        if (!end.dhcp()) {
            return List.of();
        }
        boolean inRoot = document.now().node(end.node()).filter(Node::isInRoot).isPresent();
        return observed.namespace(inRoot ? NetworkState.ROOT : end.node())
                .flatMap(n -> n.device(end.interfaceName()))
                .map(i -> i.learned().stream().map(Prefix::text).toList())
                .orElse(List.of());
    }

    void showFindings() {
        Map<String, Finding.Level> worst = new HashMap<>();
        Set<String> ends = new HashSet<>();
        for (Finding finding : session.findings()) {
            String element = finding.element();
            int colon = element.indexOf(':');
            boolean end = colon > 0 && document.now().node(element).isEmpty();
            if (end && finding.level() != Finding.Level.INFO) {
                ends.add(element);
            }
            worst.merge(
                    end ? element.substring(0, colon) : element,
                    finding.level(),
                    (a, b) -> a.compareTo(b) <= 0 ? a : b);
        }
        drawing.nodeViews().forEach(v -> v.warn(worst.get(v.node().name())));
        drawing.cableViews().forEach(v -> v.setWrong(
                ends.isEmpty() ? ends : v.cable().ends().stream()
                        .map(e -> e.id().toString())
                        .filter(ends::contains)
                        .collect(Collectors.toSet())));
    }
}
