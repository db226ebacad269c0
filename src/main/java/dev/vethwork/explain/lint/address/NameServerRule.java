package dev.vethwork.explain.lint.address;

import dev.vethwork.edit.Edit;
import dev.vethwork.edit.EditName;
import dev.vethwork.explain.Finding;
import dev.vethwork.explain.Finding.Level;
import dev.vethwork.explain.lint.drawn.DrawnAddress;
import dev.vethwork.explain.lint.drawn.DrawnFacts;
import dev.vethwork.explain.lint.drawn.FixEdits;
import dev.vethwork.explain.lint.drawn.Found;
import dev.vethwork.explain.lint.drawn.LintRule;
import dev.vethwork.net.Addresses;
import dev.vethwork.topology.CableEnd;
import dev.vethwork.topology.StackNode;
import inet.ipaddr.IPAddress;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/**
 * A node that asks an address for names that nobody beside it has. An address beyond a gateway may be anybody's, and so may
 * one that DHCP gives: of them nothing is said.
 */
public final class NameServerRule implements LintRule {
    private static final String CODE = "NO_NAME_SERVER";

    private static final Set<String> SERVERS = Set.of("dnsmasq", "named", "unbound", "coredns", "knotd", "nsd", "pdns_server");

    @Override
    public List<Finding> check(DrawnFacts drawing) {
        boolean leased = drawing.topology().cables().stream().flatMap(cable -> cable.ends().stream()).anyMatch(CableEnd::dhcp);
        List<Finding> found = new ArrayList<>();
        if (!leased) {
            drawing.stacks().forEach(node -> node.stack().dns().servers().stream()
                    .filter(server -> isNobody(drawing, node, server))
                    .forEach(server -> found.add(finding(drawing, node, server))));
        }
        return found;
    }

    private static boolean isNobody(DrawnFacts drawing, StackNode node, IPAddress server) {
        return drawing.addresses().stream().noneMatch(other -> other.address().ip().equals(server))
                && drawing.addressesOf(node).stream().anyMatch(own -> isBeside(own, server));
    }

    /** By a cable: what lies behind a machine's own interface is not drawn. */
    private static boolean isBeside(DrawnAddress own, IPAddress server) {
        return own.end() != null && !own.address().prefix().isHost() && own.address().subnet().contains(server);
    }

    private static Finding finding(DrawnFacts drawing, StackNode node, IPAddress server) {
        List<IPAddress> meant = drawing.stacks()
                .filter(NameServerRule::serves)
                .flatMap(other -> drawing.addressesOf(other).stream())
                .map(other -> other.address().ip())
                .filter(ip -> drawing.addressesOf(node).stream().anyMatch(own -> isBeside(own, ip)))
                .distinct()
                .toList();
        if (meant.size() != 1) {
            return Found.warning(CODE, node.name(), null, node.name(), Addresses.text(server));
        }
        IPAddress right = meant.getFirst();
        Edit edit = Edit.of(
                EditName.of("fix.nameServer", Addresses.text(right)),
                t -> FixEdits.stack(t, node.name(), s -> s.withDns(s.dns().withServers(FixEdits.swap(s.dns().servers(), server, right)))));
        return Found.make(Level.WARNING, CODE, CODE + ".NEAR", node.name(), edit, false, node.name(), Addresses.text(server), Addresses.text(right));
    }

    private static boolean serves(StackNode node) {
        return node.stack().services().stream().anyMatch(service -> {
            String program = service.command().strip().split("\\s+")[0];
            return SERVERS.contains(program.substring(program.lastIndexOf('/') + 1));
        });
    }
}
