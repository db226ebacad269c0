package dev.vethwork.cli.text;

import dev.vethwork.cli.answer.Answers;
import dev.vethwork.cli.terminal.Console;
import dev.vethwork.cli.terminal.Spoken;
import dev.vethwork.lab.inspect.InspectedNode;
import dev.vethwork.lab.inspect.Inspection;
import dev.vethwork.net.Addresses;
import dev.vethwork.state.Interface;
import dev.vethwork.state.RouteEntry;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** A deployed lab as tables. */
public final class InspectionText {
    private static final String INDENT = "    ";
    private static final int LONGEST = 60;

    private InspectionText() {}

    public static String of(Inspection inspection, Console console) {
        return inspection.nodes().stream().map(n -> of(n, console)).collect(Collectors.joining("\n"));
    }

    static String of(InspectedNode node, Console console) {
        StringBuilder out = new StringBuilder(console.bold(node.name() + " (" + node.kind().word() + ")")).append('\n');
        add(out, Spoken.text("inspect.interfaces"), interfaces(node, console));
        add(out, Spoken.text("inspect.arp"), neighbors(node, console));
        add(out, Spoken.text("inspect.routes"), routes(node, console));
        add(out, Spoken.text("inspect.rules"), node.rules().stream().map(r -> INDENT + r + "\n").collect(Collectors.joining()));
        add(out, Spoken.text("inspect.processes"), processes(node, console));
        return out.toString();
    }

    private static void add(StringBuilder out, String title, String table) {
        if (!table.isEmpty()) {
            out.append("  ").append(title).append('\n').append(table);
        }
    }

    private static String interfaces(InspectedNode node, Console console) {
        Table table = new Table(INDENT);
        for (Interface device : node.interfaces()) {
            table.row(
                    device.name(),
                    device.up() ? device.running() ? "up" : "no carrier" : "down",
                    or(device.mac()),
                    "mtu " + device.mtu(),
                    device.addresses().isEmpty()
                            ? "-"
                            : String.join(" ", device.addressTexts()),
                    where(node, device));
        }
        return table.print(console.columns());
    }

    private static String where(InspectedNode node, Interface device) {
        String peer = node.peers().get(device.name());
        return (peer == null ? "" : "⇄ " + peer) + (device.master() == null ? "" : "  in " + device.master());
    }

    public static String neighbors(InspectedNode node, Console console) {
        Table table = new Table(INDENT);
        node.neighbors()
                .forEach(n -> table.row(Addresses.text(n.address()), n.interfaceName(), or(n.mac()), n.state()));
        return table.print(console.columns());
    }

    public static String routes(InspectedNode node, Console console) {
        Table table = new Table(INDENT);
        for (RouteEntry route : node.routes()) {
            String to = (route.type() == RouteEntry.Type.UNICAST ? "" : Answers.word(route.type()) + " ")
                    + route.to().shortText();
            if (route.hops().isEmpty()) {
                table.row(to, "-", "-", metric(route), "", table(route));
            }
            for (RouteEntry.Hop hop : route.hops()) {
                table.row(
                        to,
                        hop.via() == null ? "on link" : "via " + Addresses.text(hop.via()),
                        hop.device() == null ? "-" : "dev " + hop.device(),
                        metric(route),
                        route.source() == null ? "" : "src " + Addresses.text(route.source()),
                        table(route));
            }
        }
        return table.print(console.columns());
    }

    private static String table(RouteEntry route) {
        return route.table().isMain() ? "" : "table " + route.table().text();
    }

    private static String metric(RouteEntry route) {
        return "metric " + route.metric();
    }

    private static String processes(InspectedNode node, Console console) {
        if (node.processes().isEmpty()) {
            return "";
        }
        Table table = new Table(INDENT, Spoken.heads("inspect.heads"));
        node.processes().forEach(p -> table.row(p.pid(), p.innerPid(), line(p.command())));
        return table.print(console.columns());
    }

    /** The first line of a command, cut where a terminal would wrap it. */
    private static String line(String command) {
        String line = command.lines().findFirst().orElse("");
        return line.length() > LONGEST || !line.equals(command)
                ? line.substring(0, Math.min(line.length(), LONGEST)) + " …"
                : line;
    }

    private static String or(@Nullable Object value) {
        return value == null ? "-" : value.toString();
    }
}
