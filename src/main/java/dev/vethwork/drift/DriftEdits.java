package dev.vethwork.drift;

import dev.vethwork.edit.Edit;
import dev.vethwork.edit.EditName;
import dev.vethwork.edit.Edits;
import dev.vethwork.net.Resolver;
import dev.vethwork.plan.Compiled;
import dev.vethwork.plan.compile.StackCompiler;
import dev.vethwork.plan.operation.AddNamespace;
import dev.vethwork.plan.operation.LinkOperation;
import dev.vethwork.plan.operation.Place;
import dev.vethwork.state.DhcpService;
import dev.vethwork.state.Interface;
import dev.vethwork.state.NamespaceState;
import dev.vethwork.state.NetworkState;
import dev.vethwork.state.Queue;
import dev.vethwork.topology.Cable;
import dev.vethwork.topology.CableEnd;
import dev.vethwork.topology.EndId;
import dev.vethwork.topology.IpStack;
import dev.vethwork.topology.ProxyNeighbor;
import dev.vethwork.topology.Shaping;
import dev.vethwork.topology.StackNode;
import dev.vethwork.topology.StaticNeighbor;
import dev.vethwork.topology.Topology;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** The edits that draw things as the kernel has them. */
final class DriftEdits {
    private final Drawn drawn;
    private final Compiled desired;
    private final NetworkState observed;

    DriftEdits(Topology deployed, Compiled desired, NetworkState observed) {
        this.drawn = new Drawn(deployed, desired);
        this.desired = desired;
        this.observed = observed;
    }

    @Nullable Edit of(Group group) {
        UnaryOperator<Topology> change = change(group);
        if (change == null) {
            return null;
        }
        UnaryOperator<Topology> whole = topology -> new RouteDriftEdits(drawn, desired, observed).lost(change.apply(topology), group);
        return Edit.of(EditName.of("take", group.element(desired)), whole);
    }

    private @Nullable UnaryOperator<Topology> change(Group group) {
        return switch (group.kind()) {
            case NAMESPACE, BRIDGE, CABLE -> removal(group);
            case INTERFACE -> LinkDriftEdits.added(drawn, observed, group);
            case ADDRESSES -> LinkDriftEdits.addresses(drawn, observed, group);
            case SETTING -> LinkDriftEdits.settings(drawn, observed, group);
            case PLUG -> LinkDriftEdits.plug(drawn, observed, group);
            case SHAPING -> shaping(group);
            case ROUTE -> UnaryOperator.identity();
            case NEIGHBOR -> neighbors(group);
            case PROXY -> proxies(group);
            case RESOLVER -> resolver(group);
            case ROUTING_RULE -> new RoutingRuleDriftEdits(drawn, desired, observed).change(group);
            case SYSCTL -> sysctl(group);
            case RULES -> rules(group);
            case SERVICE -> service(group);
        };
    }

    /** What the kernel has lost is drawn no more. */
    private @Nullable UnaryOperator<Topology> removal(Group group) {
        Set<String> nodes = new TreeSet<>();
        Set<String> cables = new TreeSet<>();
        group.operations(AddNamespace.class).forEach(gone -> nodes.add(gone.name()));
        for (LinkOperation.Making gone : group.operations(LinkOperation.Making.class)) {
            Place place = gone.link();
            drawn.bridge(place.namespace(), place.name()).ifPresent(b -> nodes.add(b.name()));
            drawn.cable(place.namespace(), place.name()).ifPresent(c -> cables.add(c.id()));
        }
        if (nodes.isEmpty() && cables.isEmpty()) {
            return LinkDriftEdits.gone(drawn, observed, group);
        }
        Set<String> all = new TreeSet<>(nodes);
        all.addAll(cables);
        return t -> Edits.remove(all).apply(t);
    }

    private @Nullable UnaryOperator<Topology> shaping(Group group) {
        Optional<Interface> device = device(group.namespace(), group.name());
        return drawn.end(group.namespace(), group.name())
                .<UnaryOperator<Topology>>flatMap(end -> device.map(Interface::shaping).map(q -> t -> t.editCable(
                        end.id(), c -> shaped(c, end.id(), q))))
                .orElse(null);
    }

    /** As one end has it, the other end as it was. */
    private static Cable shaped(Cable cable, EndId id, Queue q) {
        Shaping there = new Shaping(
                q.rate(), q.delay(), q.jitter(), q.loss(), q.duplicate(), q.corrupt(), q.reorder());
        boolean first = cable.a().id().equals(id);
        CableEnd one = (first ? cable.a() : cable.b()).withShaping(Shaping.NONE);
        CableEnd other = first ? cable.b() : cable.a();
        Shaping kept = other.shaping().over(cable.shaping());
        CableEnd across = other.withShaping(kept.equals(there) || other.shaping().isNone() ? Shaping.NONE : kept);
        return first ? new Cable(one, across, there) : new Cable(across, one, there);
    }

    private @Nullable UnaryOperator<Topology> sysctl(Group group) {
        String value = space(group.namespace()).sysctls().get(group.name());
        if (value == null) {
            return null;
        }
        return stack(group.namespace(), stack -> {
            if (group.name().equals(StackCompiler.FORWARDING_V4) && !stack.sysctls().containsKey(StackCompiler.FORWARDING_V4)) {
                return stack.withForwarding(value.equals("1"));
            }
            TreeMap<String, String> all = new TreeMap<>(stack.sysctls());
            all.put(group.name(), value);
            return stack.withSysctls(all);
        });
    }

    private @Nullable UnaryOperator<Topology> rules(Group group) {
        NamespaceState space = space(group.namespace());
        return stack(group.namespace(), stack -> new RuleDriftEdits(desired.lab(), group.namespace(), space.netfilter()).stack(stack));
    }

    private @Nullable UnaryOperator<Topology> neighbors(Group group) {
        List<StaticNeighbor> there = space(group.namespace()).neighbors().stream()
                .filter(n -> n.isPermanent() && n.mac() != null && n.interfaceName().equals(group.name()))
                .map(n -> new StaticNeighbor(n.address(), Objects.requireNonNull(n.mac()), n.interfaceName()))
                .toList();
        return stack(
                group.namespace(),
                stack -> stack.withNeighbors(Stream.concat(
                                stack.neighbors().stream().filter(n -> !n.interfaceName().equals(group.name())),
                                there.stream())
                        .toList()));
    }

    private @Nullable UnaryOperator<Topology> proxies(Group group) {
        List<ProxyNeighbor> there = space(group.namespace()).proxies().stream()
                .filter(p -> p.interfaceName().equals(group.name()))
                .map(p -> new ProxyNeighbor(p.address(), p.interfaceName()))
                .toList();
        return stack(
                group.namespace(),
                stack -> stack.withProxies(Stream.concat(
                                stack.proxies().stream().filter(p -> !p.interfaceName().equals(group.name())),
                                there.stream())
                        .toList()));
    }

    private @Nullable UnaryOperator<Topology> resolver(Group group) {
        Resolver there = space(group.namespace()).resolver();
        return stack(group.namespace(), stack -> stack.withDns(there == null || there.learned() ? Resolver.NONE : there));
    }

    private @Nullable UnaryOperator<Topology> service(Group group) {
        if (DhcpService.device(group.name()).isPresent()) {
            // An interface whose client is gone still has what that was told: no drawing says so.
            return null;
        }
        return stack(
                group.namespace(),
                stack -> stack.withServices(stack.services().stream()
                        .filter(s -> !s.name().equals(group.name()))
                        .toList()));
    }

    /** Changes the drawn node behind a namespace; null where there is none. */
    private @Nullable UnaryOperator<Topology> stack(String namespace, UnaryOperator<IpStack> change) {
        Optional<StackNode> node = drawn.stack(namespace);
        if (node.isEmpty()) {
            return null;
        }
        String name = node.get().name();
        return t -> Edits.changeStack(name, change).apply(t);
    }

    private NamespaceState space(String namespace) {
        return observed.namespace(namespace).orElse(NamespaceState.empty(namespace));
    }

    private Optional<Interface> device(String namespace, String name) {
        return space(namespace).device(name);
    }
}
