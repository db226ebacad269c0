package dev.vethwork.format.importing.tool;

import dev.vethwork.format.importing.ImportTexts;
import dev.vethwork.format.importing.machine.Link;
import dev.vethwork.format.importing.machine.Space;
import dev.vethwork.topology.Position;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What CORE's wireless network is like in its model of a range: a bridge, to whose ports only those within reach of each
 * other are let through, each with the same conditions.
 *
 * @param range how far it carries, in points of the picture
 * @param bandwidth bit/s
 * @param delay microseconds, from one node to another
 * @param error percent of the packets, from one node to another
 */
record Radio(double range, double bandwidth, double delay, double error) {
    /** What CORE takes where nothing is said. */
    private static final Map<String, Double> USUAL =
            Map.of("range", 275.0, "bandwidth", 54_000_000.0, "delay", 5_000.0, "error", 0.0);

    /** The name of the model in CORE's files. */
    static final String MODEL = "basic_range";

    static Radio of(Map<String, String> settings) {
        return new Radio(
                number(settings, "range"), number(settings, "bandwidth"), number(settings, "delay"), number(settings, "error"));
    }

    private static double number(Map<String, String> settings, String name) {
        double usual = USUAL.getOrDefault(name, 0.0);
        try {
            return Math.max(0, Double.parseDouble(settings.getOrDefault(name, "").strip()));
        } catch (NumberFormatException e) {
            return usual;
        }
    }

    /** Once its nodes are on the bridge that stands for it. */
    void draw(LabBuilder lab, Link bridge, int line) {
        List<Link> ports = lab.machine().ports(bridge);
        ports.forEach(port -> lab.shape(port, text(bandwidth, "bit"), text(delay / 2, "us"), text(half(error), "%"), line));
        List<String> apart = new ArrayList<>();
        for (int i = 0; i < ports.size(); i++) {
            for (int j = i + 1; j < ports.size(); j++) {
                String one = node(ports.get(i));
                String other = node(ports.get(j));
                if (distance(lab.placeOf(one), lab.placeOf(other)) > range) {
                    apart.add(one + " – " + other);
                }
            }
        }
        if (apart.isEmpty()) {
            lab.report().understood(line, bridge.name(), bridge.name());
        } else {
            String some = String.join(", ", apart.subList(0, Math.min(apart.size(), 3))) + (apart.size() > 3 ? " … (" + apart.size() + ")" : "");
            lab.report().refused(line, bridge.name(), bridge.name(), ImportTexts.of("refused.range", bridge.name(), some));
        }
    }

    private static String node(Link port) {
        Link peer = port.peer();
        Space space = peer == null ? port.space() : peer.space();
        return space.name();
    }

    /** Nearness itself where nobody says where they are. */
    private static double distance(@Nullable Position one, @Nullable Position other) {
        return one == null || other == null ? 0 : Math.hypot(one.x() - other.x(), one.y() - other.y());
    }

    /** What two cables in a row lose each, if together they lose so many percent. */
    private static double half(double percent) {
        return 100 * (1 - Math.sqrt(1 - Math.min(percent, 100) / 100));
    }

    private static @Nullable String text(double value, String unit) {
        return value <= 0 ? null : String.format(Locale.ROOT, "%.3f", value).replaceFirst("\\.?0+$", "") + unit;
    }
}
