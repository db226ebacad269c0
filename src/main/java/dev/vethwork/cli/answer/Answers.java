package dev.vethwork.cli.answer;

import dev.vethwork.drift.DriftItem;
import dev.vethwork.engine.DocumentId;
import dev.vethwork.explain.Finding;
import dev.vethwork.format.patch.TopologyPatch;
import dev.vethwork.lab.inspect.InspectedNode;
import dev.vethwork.lab.inspect.Inspection;
import dev.vethwork.lab.inspect.LabStatus;
import dev.vethwork.lesson.puzzle.Puzzle;
import dev.vethwork.net.Addresses;
import dev.vethwork.net.Prefix;
import dev.vethwork.plan.Plan;
import dev.vethwork.plan.Step;
import dev.vethwork.plan.operation.Action;
import dev.vethwork.state.Interface;
import dev.vethwork.state.RouteEntry;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** The JSON answers. Fields may be added; none may be renamed. */
public final class Answers {
    private Answers() {}

    public static Object findings(List<Finding> findings) {
        return Json.object(
                "findings",
                findings.stream()
                        .map(f -> Json.object(
                                "level", word(f.level()),
                                "code", f.code(),
                                "element", f.element(),
                                "message", f.message(),
                                "fix", f.fix(),
                                "blocking", f.blocking()))
                        .toList());
    }

    /** Why there is no answer, on one line, as some answers are lines. */
    public static String failure(int exit, String message, String remedy) {
        return Json.line(Json.object("error", Json.object("exit", exit, "message", message, "remedy", remedy)));
    }

    public static Object plan(Plan plan) {
        return Json.object(
                "lab", plan.lab(),
                "target", plan.target().text(),
                "create", plan.count(Action.CREATE),
                "change", plan.count(Action.CHANGE),
                "delete", plan.count(Action.DELETE),
                "steps", plan.steps().stream().map(Answers::step).toList(),
                "conflicts",
                plan.conflicts().stream()
                        .map(c -> Json.object(
                                "element", c.element(),
                                "message", c.message().text(),
                                "remedy", c.remedy().text(),
                                "adoptable", c.adoptable()))
                        .toList());
    }

    private static Object step(Step step) {
        return Json.object(
                "id", step.id(),
                "element", step.element(),
                "action", word(step.action()),
                "namespace", step.namespace(),
                "argv", step.argv(),
                "undo", step.undo(),
                "reason", step.reason().text());
    }

    public static Object status(List<LabStatus> labs) {
        return Json.object(
                "labs",
                labs.stream()
                        .map(l -> Json.object(
                                "name", l.lab().lab(),
                                "target", l.lab().target().text(),
                                "state", l.lab().state().text(),
                                "drift", l.drift().isPresent() ? l.drift().getAsInt() : null,
                                "file", l.file(),
                                "document", document(l.lab().document()),
                                "since", l.lab().origin().since() == null ? null : l.lab().origin().since().toString(),
                                "problem", l.problem().isEmpty() ? null : l.problem(),
                                "differences", l.differences().stream().map(Answers::difference).toList()))
                        .toList());
    }

    /** What kind of drawing a lab belongs to. */
    private static String document(DocumentId document) {
        return switch (document) {
            case DocumentId.InFile file -> "file";
            case DocumentId.Sheet sheet -> "sheet";
            case DocumentId.Unknown unknown -> "unknown";
        };
    }

    private static Object difference(DriftItem item) {
        return Json.object(
                "element", item.element(),
                "kind", word(item.kind()),
                "message", item.what().text(),
                "steps", item.steps().stream().map(Answers::step).toList());
    }

    public static Object inspection(Inspection inspection) {
        return Json.object(
                "lab", inspection.lab(),
                "target", inspection.target().text(),
                "nodes", inspection.nodes().stream().map(Answers::node).toList());
    }

    private static Object node(InspectedNode node) {
        return Json.object(
                "name", node.name(),
                "kind", node.kind().word(),
                "interfaces", node.interfaces().stream().map(i -> device(node, i)).toList(),
                "neighbors",
                node.neighbors().stream()
                        .map(n -> Json.object(
                                "address", Addresses.text(n.address()),
                                "interface", n.interfaceName(),
                                "mac", n.mac() == null ? null : n.mac().text(),
                                "state", n.state()))
                        .toList(),
                "routes", node.routes().stream().flatMap(Answers::route).toList(),
                "rules", node.rules(),
                "processes",
                node.processes().stream()
                        .map(p -> Json.object("pid", p.pid(), "innerPid", p.innerPid(), "command", p.command()))
                        .toList());
    }

    private static Object device(InspectedNode node, Interface device) {
        return Json.object(
                "name", device.name(),
                "mac", device.mac() == null ? null : device.mac().text(),
                "mtu", device.mtu(),
                "up", device.up(),
                "addresses", device.addresses().stream().map(Prefix::text).toList(),
                "learned", device.learned().stream().sorted().map(Prefix::text).toList(),
                "peer", node.peers().get(device.name()),
                "kind", device.kind().word(),
                "running", device.running(),
                "master", device.master());
    }

    /** A multipath route is one entry for each of its next hops. */
    private static Stream<Map<String, @Nullable Object>> route(RouteEntry route) {
        if (route.hops().isEmpty()) {
            return Stream.of(route(route, null));
        }
        return route.hops().stream().map(h -> route(route, h));
    }

    private static Map<String, @Nullable Object> route(RouteEntry route, RouteEntry.@Nullable Hop hop) {
        return Json.object(
                "to", route.to().shortText(),
                "via", hop == null || hop.via() == null ? null : Addresses.text(hop.via()),
                "device", hop == null ? null : hop.device(),
                "source", route.source() == null ? null : Addresses.text(route.source()),
                "metric", route.metric(),
                "type", word(route.type()),
                "table", route.table().text());
    }

    /** What is wrong in a puzzle, and how to take it back. */
    public static Object puzzle(Puzzle puzzle) {
        return Json.object(
                "lab", puzzle.broken().name(),
                "seed", puzzle.seed(),
                "level", puzzle.level().number(),
                "from", puzzle.from(),
                "to", puzzle.to(),
                "address", puzzle.address(),
                "cause", String.valueOf(puzzle.answer().cause()),
                "element", puzzle.answer().hop(),
                "message", puzzle.answer().message(),
                "undo", TopologyPatch.between(puzzle.broken(), puzzle.sound()).stream()
                        .map(operation -> operation.json())
                        .toList());
    }

    public static String word(Enum<?> value) {
        return value.name().toLowerCase(Locale.ROOT).replace('_', '-');
    }
}
