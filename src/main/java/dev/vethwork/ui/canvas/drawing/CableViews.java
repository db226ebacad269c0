package dev.vethwork.ui.canvas.drawing;

import dev.vethwork.topology.Cable;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** The views of all cables: which of them are plugged into a node, and how those that join the same two lie side by side. */
final class CableViews {
    /** So far apart are parallel cables, if as many have room along a side of a node. */
    private static final double PARALLEL = 34;

    private static final double ROOM = 48;
    private static final int CROWD = 12;

    private final Map<String, NodeView> nodes;
    private final Runnable repaint;
    private final Map<String, CableView> views = new LinkedHashMap<>();
    private final Map<String, List<CableView>> plugged = new HashMap<>();

    /**
     * @param nodes the views of those that are drawn, by their names
     * @param repaint called when a cable looks different
     */
    CableViews(Map<String, NodeView> nodes, Runnable repaint) {
        this.nodes = nodes;
        this.repaint = repaint;
    }

    void show(List<Cable> cables) {
        Map<String, Cable> wanted = LinkedHashMap.newLinkedHashMap(cables.size());
        cables.forEach(c -> wanted.put(c.id(), c));
        views.keySet().removeIf(id -> !wanted.containsKey(id));
        plugged.clear();
        Map<String, List<CableView>> bundles = new HashMap<>();
        wanted.forEach((id, cable) -> {
            CableView view = views.computeIfAbsent(id, k -> new CableView(cable, repaint));
            if (!view.cable().equals(cable)) {
                view.show(cable);
            }
            String a = cable.a().node();
            String b = cable.b().node();
            plugged.computeIfAbsent(a, k -> new ArrayList<>()).add(view);
            plugged.computeIfAbsent(b, k -> new ArrayList<>()).add(view);
            bundles.computeIfAbsent(a.compareTo(b) < 0 ? a + "|" + b : b + "|" + a, k -> new ArrayList<>())
                    .add(view);
        });
        bundles.values().forEach(CableViews::fan);
        views.values().forEach(v -> v.setCrowded(
                isCrowded(v.cable().a().node()), isCrowded(v.cable().b().node())));
    }

    private boolean isCrowded(String node) {
        return in(node).size() > CROWD;
    }

    /** Parallel cables lie side by side. */
    private static void fan(List<CableView> bundle) {
        double apart = Math.min(PARALLEL, ROOM / Math.max(1, bundle.size() - 1));
        for (int i = 0; i < bundle.size(); i++) {
            CableView view = bundle.get(i);
            double shift = (i - (bundle.size() - 1) / 2.0) * apart;
            // Seen from the same side, whichever end was drawn first.
            boolean forth = view.cable().a().node().compareTo(view.cable().b().node()) < 0;
            view.setShift(forth ? shift : -shift);
        }
    }

    /** Lays a cable between its nodes, where those are now. */
    void route(CableView cable) {
        NodeView a = nodes.get(cable.cable().a().node());
        NodeView b = nodes.get(cable.cable().b().node());
        if (a != null && b != null) {
            cable.route(a, b);
        }
    }

    /** Those that are plugged into a node. */
    List<CableView> in(String node) {
        return plugged.getOrDefault(node, List.of());
    }

    Optional<CableView> find(String id) {
        return Optional.ofNullable(views.get(id));
    }

    Collection<CableView> all() {
        return views.values();
    }
}
