package dev.vethwork.explain.lint;

import dev.vethwork.topology.Firewall;
import dev.vethwork.topology.IpStack;
import dev.vethwork.topology.Masquerade;
import dev.vethwork.topology.PortForward;
import dev.vethwork.topology.Route;
import dev.vethwork.topology.kind.DrawnInterface;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;

/** Writes another interface name wherever a stack names one. */
record RenameInterface(String old, String fresh) implements UnaryOperator<IpStack> {
    @Override
    public IpStack apply(IpStack s) {
        return s.withRoutes(s.routes().stream()
                        .map(r -> new Route(r.to(), r.via(), name(r.device()), r.metric(), r.type()))
                        .toList())
                .withMasquerades(s.masquerades().stream()
                        .map(m -> new Masquerade(m.source(), name(m.out())))
                        .toList())
                .withPortForwards(s.portForwards().stream()
                        .map(p -> new PortForward(p.protocol(), p.port(), name(p.in()), p.toAddress(), p.toPort()))
                        .toList())
                .withFirewall(new Firewall(
                        s.firewall().policies(),
                        s.firewall().rules().stream().map(this::rule).toList()))
                .withInterfaces(s.interfaces().stream().map(this::drawn).toList());
    }

    private DrawnInterface drawn(DrawnInterface drawn) {
        DrawnInterface followed = drawn.naming(name -> name.equals(old) ? fresh : name);
        return old.equals(drawn.bridge()) ? followed.withBasics(followed.basics().withBridge(fresh)) : followed;
    }

    private Firewall.Rule rule(Firewall.Rule r) {
        return new Firewall.Rule(
                r.chain(),
                r.source(),
                r.destination(),
                r.protocol(),
                r.port(),
                name(r.in()),
                name(r.out()),
                r.established(),
                r.action());
    }

    private @Nullable String name(@Nullable String name) {
        return old.equals(name) ? fresh : name;
    }
}
