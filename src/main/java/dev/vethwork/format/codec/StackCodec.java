package dev.vethwork.format.codec;

import dev.vethwork.format.json.Fields;
import dev.vethwork.format.json.JsonBuilder;
import dev.vethwork.format.kind.InterfaceFormats;
import dev.vethwork.net.Resolver;
import dev.vethwork.topology.IpStack;
import dev.vethwork.topology.netfilter.Firewall;
import java.util.Collections;

/** What namespaces and the host have in common. */
final class StackCodec {
    /** The fields that it reads of its node. */
    static final String[] FIELDS = {
        "forwarding", "loopback", "routes", "rules", "marks", "neighbors", "proxyNeighbors", "masquerades", "sourceNats", "portForwards", "firewall", "sysctls", "services", "files", "dns", "interfaces"
    };

    private StackCodec() {}

    static IpStack read(Fields fields) {
        return new IpStack(
                fields.flag("forwarding", false),
                fields.flag("loopback", true),
                fields.list("routes", RouteCodec::read),
                fields.list("rules", RoutingRuleCodec::read),
                fields.list("marks", MarkingCodec::read),
                fields.list("neighbors", StaticNeighborCodec::read),
                fields.list("proxyNeighbors", ProxyNeighborCodec::read),
                fields.list("masquerades", MasqueradeCodec::read),
                fields.list("sourceNats", SourceNatCodec::read),
                fields.list("portForwards", PortForwardCodec::read),
                fields.optional("firewall", FirewallCodec::read, Firewall.NONE),
                fields.optional("sysctls", SysctlCodec::read, Collections.emptySortedMap()),
                fields.list("services", ServiceCodec::read),
                fields.list("files", NodeFileCodec::read),
                fields.optional("dns", ResolverCodec::read, Resolver.NONE),
                fields.list("interfaces", InterfaceFormats::read));
    }

    static void write(IpStack stack, JsonBuilder node) {
        node.flag("forwarding", stack.forwarding(), false)
                .flag("loopback", stack.loopback(), true)
                .list("routes", stack.routes(), RouteCodec::write)
                .list("rules", stack.rules(), RoutingRuleCodec::write)
                .list("marks", stack.marks(), MarkingCodec::write)
                .list("neighbors", stack.neighbors(), StaticNeighborCodec::write)
                .list("proxyNeighbors", stack.proxies(), ProxyNeighborCodec::write)
                .list("masquerades", stack.masquerades(), MasqueradeCodec::write)
                .list("sourceNats", stack.sourceNats(), SourceNatCodec::write)
                .list("portForwards", stack.portForwards(), PortForwardCodec::write)
                .object("firewall", FirewallCodec.write(stack.firewall()))
                .object("sysctls", SysctlCodec.write(stack.sysctls()))
                .list("services", stack.services(), ServiceCodec::write)
                .list("files", stack.files(), NodeFileCodec::write)
                .object("dns", ResolverCodec.write(stack.dns()))
                .list("interfaces", stack.interfaces(), InterfaceFormats::write);
    }
}
