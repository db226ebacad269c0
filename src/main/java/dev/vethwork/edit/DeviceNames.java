package dev.vethwork.edit;

import dev.vethwork.topology.Firewall;
import dev.vethwork.topology.IpStack;
import dev.vethwork.topology.Masquerade;
import dev.vethwork.topology.PortForward;
import dev.vethwork.topology.Route;
import dev.vethwork.topology.kind.DrawnInterface;
import org.jspecify.annotations.Nullable;

/** Lets routes and rules follow an interface that gets another name. */
final class DeviceNames {
    private final String from;
    private final String to;

    DeviceNames(String from, String to) {
        this.from = from;
        this.to = to;
    }

    IpStack in(IpStack stack) {
        return stack.withRoutes(stack.routes().stream()
                        .map(r -> new Route(r.to(), r.via(), follow(r.device()), r.metric(), r.type()))
                        .toList())
                .withMasquerades(stack.masquerades().stream()
                        .map(m -> new Masquerade(m.source(), follow(m.out())))
                        .toList())
                .withPortForwards(stack.portForwards().stream()
                        .map(p -> new PortForward(p.protocol(), p.port(), follow(p.in()), p.toAddress(), p.toPort()))
                        .toList())
                .withFirewall(new Firewall(
                        stack.firewall().policies(),
                        stack.firewall().rules().stream().map(this::in).toList()))
                .withInterfaces(stack.interfaces().stream().map(this::in).toList());
    }

    private DrawnInterface in(DrawnInterface drawn) {
        DrawnInterface followed = drawn.naming(name -> name.equals(from) ? to : name);
        return from.equals(drawn.bridge()) ? followed.withBasics(followed.basics().withBridge(to)) : followed;
    }

    private Firewall.Rule in(Firewall.Rule rule) {
        return new Firewall.Rule(
                rule.chain(),
                rule.source(),
                rule.destination(),
                rule.protocol(),
                rule.port(),
                follow(rule.in()),
                follow(rule.out()),
                rule.established(),
                rule.action());
    }

    private @Nullable String follow(@Nullable String device) {
        return from.equals(device) ? to : device;
    }
}
