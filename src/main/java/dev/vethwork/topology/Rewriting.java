package dev.vethwork.topology;

import dev.vethwork.net.Endpoint;
import dev.vethwork.net.Prefix;
import dev.vethwork.topology.kind.DrawnInterface;
import dev.vethwork.topology.netfilter.Firewall;
import dev.vethwork.topology.netfilter.PortForward;
import dev.vethwork.topology.netfilter.Selecting;
import inet.ipaddr.IPAddress;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;

/**
 * Other names and numbers wherever a stack speaks of them: what an edit that renames an interface or moves a subnet takes
 * along.
 *
 * @param device of an interface of the node's
 */
public record Rewriting(
        UnaryOperator<String> device, UnaryOperator<IPAddress> address, UnaryOperator<Prefix> prefix) {
    /** Where interfaces are called otherwise. */
    public static Rewriting devices(UnaryOperator<String> device) {
        return new Rewriting(device, UnaryOperator.identity(), UnaryOperator.identity());
    }

    /** Where one interface is called otherwise. */
    public static Rewriting device(String old, String fresh) {
        return devices(name -> name.equals(old) ? fresh : name);
    }

    /** Where addresses are others. */
    public static Rewriting addresses(UnaryOperator<IPAddress> address, UnaryOperator<Prefix> prefix) {
        return new Rewriting(UnaryOperator.identity(), address, prefix);
    }

    public IpStack in(IpStack stack) {
        return stack.withRoutes(all(stack.routes(), this::in))
                .withRules(all(stack.rules(), this::in))
                .withMarks(all(stack.marks(), this::selecting))
                .withNeighbors(all(stack.neighbors(), this::in))
                .withProxies(all(stack.proxies(), this::in))
                .withDns(stack.dns().withServers(all(stack.dns().servers(), address)))
                .withMasquerades(all(stack.masquerades(), this::selecting))
                .withSourceNats(all(stack.sourceNats(), nat -> selecting(nat).withTo(address.apply(nat.to()))))
                .withPortForwards(all(stack.portForwards(), this::in))
                .withFirewall(new Firewall(
                        stack.firewall().policies(), all(stack.firewall().rules(), this::selecting)))
                .withSysctls(settings(stack.sysctls()))
                .withInterfaces(all(stack.interfaces(), this::in));
    }

    /** The settings of an interface go with its name. */
    private SortedMap<String, String> settings(SortedMap<String, String> settings) {
        SortedMap<String, String> followed = new TreeMap<>();
        settings.forEach((name, value) -> followed.put(
                Sysctls.OfDevice.of(name)
                        .map(s -> new Sysctls.OfDevice(s.family(), device.apply(s.device()), s.key()).name())
                        .orElse(name),
                value));
        return followed;
    }

    private DrawnInterface in(DrawnInterface drawn) {
        DrawnInterface followed = drawn.naming(device);
        String bridge = drawn.bridge();
        return bridge == null ? followed : followed.withBasics(followed.basics().withBridge(device.apply(bridge)));
    }

    private Route in(Route route) {
        return route.withTo(prefix.apply(route.to()))
                .withVia(orNull(address, route.via()))
                .withSource(orNull(address, route.source()))
                .withDevice(orNull(device, route.device()));
    }

    private RoutingRule in(RoutingRule rule) {
        return rule.withFrom(orNull(prefix, rule.from()))
                .withTo(orNull(prefix, rule.to()))
                .withIn(orNull(device, rule.in()))
                .withOut(orNull(device, rule.out()));
    }

    private <T extends Selecting<T>> T selecting(T rule) {
        return rule.asking(asked -> asked.onPrefixes(prefix).onDevices(device));
    }

    private PortForward in(PortForward forward) {
        return selecting(forward).withTo(all(forward.to(), e -> new Endpoint(address.apply(e.address()), e.port())));
    }

    private StaticNeighbor in(StaticNeighbor neighbor) {
        return neighbor.withAddress(address.apply(neighbor.address()))
                .withInterfaceName(device.apply(neighbor.interfaceName()));
    }

    private ProxyNeighbor in(ProxyNeighbor proxy) {
        return new ProxyNeighbor(address.apply(proxy.address()), device.apply(proxy.interfaceName()));
    }

    private static <T> List<T> all(List<T> some, UnaryOperator<T> change) {
        return some.stream().map(change).toList();
    }

    private static <T> @Nullable T orNull(UnaryOperator<T> change, @Nullable T value) {
        return value == null ? null : change.apply(value);
    }
}
