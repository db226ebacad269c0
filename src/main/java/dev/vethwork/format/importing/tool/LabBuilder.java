package dev.vethwork.format.importing.tool;

import dev.vethwork.format.importing.ImportException;
import dev.vethwork.format.importing.ImportFormat;
import dev.vethwork.format.importing.ImportTexts;
import dev.vethwork.format.importing.Imported;
import dev.vethwork.format.importing.Library;
import dev.vethwork.format.importing.ReportBuilder;
import dev.vethwork.format.importing.command.script.Interpreter;
import dev.vethwork.format.importing.machine.Drawer;
import dev.vethwork.format.importing.machine.ImportedKind;
import dev.vethwork.format.importing.machine.Link;
import dev.vethwork.format.importing.machine.Machine;
import dev.vethwork.format.importing.machine.RouteSoFar;
import dev.vethwork.format.importing.machine.Space;
import dev.vethwork.format.importing.shell.Evaluator;
import dev.vethwork.net.Addresses;
import dev.vethwork.net.BadValue;
import dev.vethwork.net.InterfaceAddress;
import dev.vethwork.net.Names;
import dev.vethwork.net.Prefix;
import dev.vethwork.topology.Position;
import dev.vethwork.topology.Route;
import dev.vethwork.topology.Shaping;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Builds a machine of another tool's nodes and links, with names that the kernel takes, and tells the report. */
final class LabBuilder {
    private static final Pattern MORE_DIGITS = Pattern.compile("(?<=^[0-9]{1,12})(\\.[0-9]{6})[0-9]+");

    /** Pixels. */
    private static final double FARTHEST = 1_000_000;

    private final ImportFormat format;
    private final Machine machine;
    private final ReportBuilder report;
    private final Map<String, Space> spaces = new LinkedHashMap<>();
    private final Map<String, Link> bridges = new LinkedHashMap<>();
    private final Map<String, Position> places = new HashMap<>();
    private final Map<String, List<String>> images = new TreeMap<>();

    private final Evaluator evaluator;

    LabBuilder(ImportFormat format) {
        this(format, Library.NONE);
    }

    /** @param library files that the nodes' commands find */
    LabBuilder(ImportFormat format, Library library) {
        this(format, library, new Machine(), new ReportBuilder());
    }

    /** Onto a machine that has other things. */
    LabBuilder(ImportFormat format, Library library, Machine machine, ReportBuilder report) {
        this.format = format;
        this.machine = machine;
        this.report = report;
        this.evaluator = new Evaluator(new Interpreter(machine, report, library), "");
    }

    Machine machine() {
        return machine;
    }

    ReportBuilder report() {
        return report;
    }

    /** A node that becomes a namespace, with its loopback up. */
    Space namespace(String id, String wanted) {
        Space space = machine.addSpace(fresh(plain(wanted, 60)));
        space.links().values().forEach(lo -> lo.up(true));
        spaces.put(id, space);
        return space;
    }

    /** A node that becomes a bridge of the machine's own. */
    Link bridge(String id, String wanted, boolean openVSwitch) {
        String name = freshLink(machine.root(), plain(wanted, Names.MAX_INTERFACE));
        Link link = machine.addLink(openVSwitch ? ImportedKind.SWITCH : ImportedKind.BRIDGE, machine.root(), name);
        link.up(true);
        bridges.put(id, link);
        return link;
    }

    /** A bridge of the machine's own that the file only names: the one that is there, where a script has made it before. */
    void bridgeThere(String name, boolean openVSwitch) {
        ImportedKind kind = openVSwitch ? ImportedKind.SWITCH : ImportedKind.BRIDGE;
        Optional<Link> there = machine.root().link(name).filter(link -> link.kind() == kind);
        if (there.isPresent()) {
            bridges.put(name, there.get());
        } else {
            bridge(name, name, openVSwitch);
        }
    }

    /** A bridge within a node. */
    Link bridgeIn(String id, Space space, String name) {
        Link link = machine.addLink(ImportedKind.BRIDGE, space, freshLink(space, plain(name, Names.MAX_INTERFACE)));
        link.up(true);
        bridges.put(id, link);
        return link;
    }

    /** The machine itself under a name of the file's. */
    void host(String id) {
        spaces.put(id, machine.root());
    }

    boolean has(String id) {
        return spaces.containsKey(id) || bridges.containsKey(id);
    }

    Optional<Space> space(String id) {
        return Optional.ofNullable(spaces.get(id));
    }

    Optional<Link> bridgeOf(String id) {
        return Optional.ofNullable(bridges.get(id));
    }

    /** Namespaces by the names that the file has for them. */
    Map<String, Space> nodes() {
        return spaces;
    }

    /** A cable. @return its two ends, up */
    List<Link> link(String a, String deviceA, String b, String deviceB) {
        Space one = spaceOf(a);
        Space other = spaceOf(b);
        String nameA = freshLink(one, plain(deviceA, Names.MAX_INTERFACE));
        // Both may be in one namespace, where the second is to have another name.
        machine.addVeth(one, nameA, other, freshLink(other, plain(deviceB, Names.MAX_INTERFACE), one.equals(other) ? nameA : ""));
        Link first = one.links().get(nameA);
        Link peer = first == null ? null : first.peer();
        if (first == null || peer == null) {
            throw new IllegalStateException(a + " " + b);
        }
        first.master(bridges.get(a));
        peer.master(bridges.get(b));
        first.up(true);
        peer.up(true);
        return List.of(first, peer);
    }

    /** An interface that a node has from its own tool, and whose network is not drawn: what is done to it is passed over. */
    void undrawn(Space space, String name) {
        if (space.link(name).isEmpty()) {
            machine.addLink(ImportedKind.OTHER, space, name);
        }
    }

    private Space spaceOf(String id) {
        Link bridge = bridges.get(id);
        if (bridge != null) {
            return bridge.space();
        }
        Space space = spaces.get(id);
        return space == null ? machine.root() : space;
    }

    private String fresh(String wanted) {
        String name = wanted;
        for (int i = 2; machine.space(name).isPresent(); i++) {
            name = wanted + "-" + i;
        }
        return name;
    }

    private static String freshLink(Space space, String wanted) {
        return freshLink(space, wanted, "");
    }

    private static String freshLink(Space space, String wanted, String also) {
        String name = wanted;
        for (int i = 2; space.link(name).isPresent() || name.equals(also); i++) {
            String tail = "-" + i;
            name = wanted.substring(0, Math.min(wanted.length(), Names.MAX_INTERFACE - tail.length())) + tail;
        }
        return name;
    }

    /** A name of letters, digits and a few signs. */
    static String plain(String text, int longest) {
        String plain = text.strip().replaceAll("[^A-Za-z0-9_.+-]+", "-").replaceFirst("^[^A-Za-z0-9_]+", "").replaceFirst("-+$", "");
        String cut = plain.length() > longest ? plain.substring(0, longest) : plain;
        return cut.isEmpty() ? "node" : cut;
    }

    /** A place that no drawing reaches to is none: whoever stands beside it would look for one without end. */
    void place(String name, double x, double y) {
        if (Math.abs(x) <= FARTHEST && Math.abs(y) <= FARTHEST) {
            places.put(name, new Position(x, y));
        }
    }

    /** Null where nobody has said. */
    @Nullable Position placeOf(String name) {
        return places.get(name);
    }

    /** An address as the file writes it; one that is none is refused by its line. */
    void address(Link link, String text, int line) {
        if (text.isBlank()) {
            return;
        }
        try {
            link.addresses().add(InterfaceAddress.parse(text.strip()));
        } catch (BadValue e) {
            report.refused(line, text, text, ImportTexts.of("failed.value", e.said(), e.remedySaid()));
        }
    }

    void route(Space space, String to, String via, @Nullable Link leaves, int line) {
        try {
            Prefix prefix = Prefix.parse(to);
            Route route = Route.via(prefix, Addresses.parse(via));
            space.routes().add(new RouteSoFar(route, leaves));
        } catch (BadValue e) {
            report.refused(line, to + " " + via, to + " " + via, ImportTexts.of("failed.value", e.said(), e.remedySaid()));
        }
    }

    void forwards(Space space) {
        space.router();
    }

    /** A setting, {@code net.ipv4.ip_forward=0}, as a command of the node would make it. */
    void sysctl(Space space, String assignment, int line) {
        run(space, "sysctl -w '" + assignment.replace("'", "") + "'", line);
    }

    void shape(Link link, @Nullable String rate, @Nullable String delay, @Nullable String loss, int line) {
        try {
            link.shaping(new Shaping(rounded(rate), rounded(delay), rounded(loss)));
        } catch (BadValue e) {
            report.refused(line, link.id(), link.id(), ImportTexts.of("failed.value", e.said(), e.remedySaid()));
        }
    }

    /** Programs that place nodes at random write more digits than tc counts. */
    private static @Nullable String rounded(@Nullable String value) {
        return value == null ? null : MORE_DIGITS.matcher(value).replaceFirst("$1");
    }

    /** What a node runs in its own tool is told beside the drawing. */
    void image(String image, String node) {
        images.merge(image, List.of(node), (before, now) -> {
            List<String> all = new ArrayList<>(before);
            all.addAll(now);
            return all;
        });
    }

    /** Commands of a node, evaluated there. All nodes together have the time of one script. */
    void run(Space space, String script, int line) {
        run(space, script, line, Map.of());
    }

    void run(Space space, String script, int line, Map<String, String> environment) {
        evaluator.runIn(space.name(), environment, script, Math.max(1, line));
    }

    /** What is told beside the drawing is noted. */
    void finish() {
        images.forEach((image, nodes) -> machine.note(image + ": " + shortened(nodes)));
    }

    Imported build(String name) throws ImportException {
        finish();
        try {
            return new Imported(Drawer.draw(machine, name, places), report.build(format));
        } catch (BadValue e) {
            throw ImportException.of("undrawable", e.said(), e.remedySaid());
        }
    }

    private static String shortened(List<String> nodes) {
        return nodes.size() <= 8
                ? String.join(", ", nodes)
                : String.join(", ", nodes.subList(0, 8)) + " … (" + nodes.size() + ")";
    }
}
