package dev.vethwork.layout;

import dev.vethwork.topology.Position;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.BooleanSupplier;
import org.eclipse.elk.alg.layered.options.LayeredMetaDataProvider;
import org.eclipse.elk.alg.layered.options.LayeredOptions;
import org.eclipse.elk.core.RecursiveGraphLayoutEngine;
import org.eclipse.elk.core.data.LayoutMetaDataService;
import org.eclipse.elk.core.options.CoreOptions;
import org.eclipse.elk.core.options.Direction;
import org.eclipse.elk.core.util.BasicProgressMonitor;
import org.eclipse.elk.graph.ElkNode;
import org.eclipse.elk.graph.util.ElkGraphUtil;

/** Eclipse Layout Kernel, outside Eclipse: it finds its algorithms by what is registered here. */
final class Elk {
    /** A line between two nodes; the layers run from the first to the second. */
    record Line(String from, String to) {}

    static {
        LayoutMetaDataService.getInstance().registerLayoutMetaDataProviders(new LayeredMetaDataProvider());
    }

    private Elk() {}

    /** Places in layers. */
    static Map<String, Position> layout(
            List<String> names, Map<String, Room> boxes, List<Line> lines, BooleanSupplier cancelled) {
        ElkNode root = ElkGraphUtil.createGraph();
        configure(root);
        Map<String, ElkNode> nodes = new HashMap<>();
        for (String name : names) {
            ElkNode node = ElkGraphUtil.createNode(root);
            Room box = boxes.getOrDefault(name, Room.ofNode(name));
            node.setDimensions(box.width(), box.height());
            nodes.put(name, node);
        }
        for (Line line : lines) {
            ElkGraphUtil.createSimpleEdge(nodes.get(line.from()), nodes.get(line.to()));
        }
        new RecursiveGraphLayoutEngine().layout(root, new Monitor(cancelled));
        Map<String, Position> places = new HashMap<>();
        nodes.forEach((name, node) -> places.put(
                name, new Position(node.getX() + node.getWidth() / 2, node.getY() + node.getHeight() / 2)));
        return places;
    }

    private static void configure(ElkNode root) {
        root.setProperty(CoreOptions.RANDOM_SEED, 1);
        root.setProperty(CoreOptions.SPACING_NODE_NODE, Room.GAP);
        root.setProperty(CoreOptions.ALGORITHM, LayeredOptions.ALGORITHM_ID);
        root.setProperty(CoreOptions.DIRECTION, Direction.DOWN);
        root.setProperty(LayeredOptions.SPACING_NODE_NODE_BETWEEN_LAYERS, 2 * Room.GAP);
    }

    private static final class Monitor extends BasicProgressMonitor {
        private final BooleanSupplier cancelled;

        Monitor(BooleanSupplier cancelled) {
            this.cancelled = cancelled;
        }

        @Override
        public boolean isCanceled() {
            return cancelled.getAsBoolean();
        }
    }
}
