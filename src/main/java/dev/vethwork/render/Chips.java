package dev.vethwork.render;

import dev.vethwork.net.InterfaceAddress;
import dev.vethwork.text.KindText;
import dev.vethwork.topology.Node;
import dev.vethwork.topology.Position;
import dev.vethwork.topology.StackNode;
import dev.vethwork.topology.kind.DrawnInterface;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/** What stands below a node, in windows and in pictures: a line for each interface that is no end of a cable. */
public final class Chips {
    /** More than these would cover what is below. */
    private static final int MOST = 5;

    private static final double STEP = 17;
    private static final double GAP = 4;
    private static final double WIDEST = 230;

    private Chips() {}

    /** How many there are. */
    public static int count(Node node) {
        return node instanceof StackNode stack ? stack.stack().interfaces().size() : 0;
    }

    /** {@code vx42 VXLAN 10.0.0.1/24}; the last says how many more there are. */
    public static List<String> of(Node node) {
        if (!(node instanceof StackNode stack)) {
            return List.of();
        }
        List<DrawnInterface> all = stack.stack().interfaces();
        if (all.size() <= MOST) {
            return all.stream().map(Chips::text).toList();
        }
        List<String> first = all.stream().limit(MOST - 1).map(Chips::text).collect(Collectors.toList());
        first.add("+" + (all.size() - MOST + 1));
        return List.copyOf(first);
    }

    /** Where they stand, in the order of {@link #of}, below a node with its centre there. */
    public static List<Box> boxes(Node node, Position centre) {
        if (count(node) == 0) {
            return List.of();
        }
        List<String> texts = of(node);
        double top = centre.y() + Outline.of(node).height() / 2 + GAP;
        return IntStream.range(0, texts.size())
                .mapToObj(i -> {
                    double width = Math.min(WIDEST, Type.CHIP.width(texts.get(i)) + 14);
                    return new Box(centre.x() - width / 2, top + i * STEP, width, STEP - 2);
                })
                .toList();
    }

    private static String text(DrawnInterface drawn) {
        String addresses = drawn.addresses().stream().map(InterfaceAddress::text).collect(Collectors.joining(" "));
        // "lo" says what it is.
        String kind = drawn.hasOwnName() ? "" : " " + KindText.name(drawn.word()).text();
        return drawn.name() + kind + (addresses.isEmpty() ? "" : " " + addresses);
    }
}
