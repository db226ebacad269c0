package dev.vethwork.ui.shell.command;

import dev.vethwork.drift.DriftItem;
import dev.vethwork.edit.Edit;
import dev.vethwork.edit.Edits;
import dev.vethwork.edit.routing.RoutingDaemon;
import dev.vethwork.edit.routing.RoutingEdits;
import dev.vethwork.state.NamespaceState;
import dev.vethwork.state.NetworkState;
import dev.vethwork.state.ProcessEntry;
import dev.vethwork.topology.Cable;
import dev.vethwork.topology.CableEnd;
import dev.vethwork.topology.Node;
import dev.vethwork.topology.Service;
import dev.vethwork.topology.StackNode;
import dev.vethwork.ui.Texts;
import dev.vethwork.ui.action.ElementAction;
import dev.vethwork.ui.action.ElementAction.Choice;
import dev.vethwork.ui.inspector.InspectorPanel;
import dev.vethwork.ui.inspector.live.LiveTable;
import dev.vethwork.ui.ping.PingTool;
import dev.vethwork.ui.shell.Workbench;
import dev.vethwork.ui.terminal.Shells;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.kordamp.ikonli.materialdesign2.MaterialDesignA;
import org.kordamp.ikonli.materialdesign2.MaterialDesignC;
import org.kordamp.ikonli.materialdesign2.MaterialDesignL;
import org.kordamp.ikonli.materialdesign2.MaterialDesignM;
import org.kordamp.ikonli.materialdesign2.MaterialDesignP;
import org.kordamp.ikonli.materialdesign2.MaterialDesignR;
import org.kordamp.ikonli.materialdesign2.MaterialDesignS;
import org.kordamp.ikonli.materialdesign2.MaterialDesignU;

/**
 * What can be done with an element of a lab, in its context menu: the one place to add to. Each list is a group; what is not
 * offered for an element is not in its menu.
 */
public final class ElementActions {
    private final Workbench bench;
    private final Shells shells;
    private final PingTool pings;
    private final InspectorPanel inspector;

    public ElementActions(Workbench bench, Shells shells, PingTool pings, InspectorPanel inspector) {
        this.bench = bench;
        this.shells = shells;
        this.pings = pings;
        this.inspector = inspector;
    }

    public List<List<ElementAction>> ofNode() {
        return List.of(
                List.of(
                        ElementAction.of("shell", MaterialDesignC.CONSOLE, shells::open).where(shells::canOpen),
                        ElementAction.choice("shellBeside", MaterialDesignC.CONSOLE_LINE, this::shellsBeside),
                        ElementAction.of("shellOutside", MaterialDesignC.CONSOLE_NETWORK_OUTLINE, shells::openOutside)
                                .where(shells::canOpen)),
                List.of(
                        ElementAction.of("pingFrom", MaterialDesignA.ACCESS_POINT, pings::from),
                        ElementAction.of("pingTo", MaterialDesignM.MAP_MARKER_RADIUS_OUTLINE, pings::to),
                        ElementAction.of("showRoutes", MaterialDesignS.SIGN_DIRECTION, node -> inspector.show(LiveTable.ROUTES))
                                .where(shells::canOpen)),
                List.of(
                        ElementAction.choice("services", MaterialDesignC.COG_OUTLINE, this::services),
                        ElementAction.choice("routing", MaterialDesignR.ROUTER_NETWORK, this::routing),
                        ElementAction.choice("putBack", MaterialDesignU.UNDO_VARIANT, this::drifted)));
    }

    public List<List<ElementAction>> ofCable() {
        return List.of(
                List.of(
                        ElementAction.choice("ports", MaterialDesignP.POWER_PLUG_OUTLINE, this::ports),
                        ElementAction.of("unplug", MaterialDesignL.LINK_OFF, id -> plug(id, false)).where(this::isPluggedIn),
                        ElementAction.of("plugIn", MaterialDesignL.LINK, id -> plug(id, true)).where(id -> !isPluggedIn(id))),
                List.of(ElementAction.choice("putBack", MaterialDesignU.UNDO_VARIANT, this::drifted)));
    }

    private Optional<Node> node(String id) {
        return bench.document().now().node(id);
    }

    private Optional<Cable> cable(String id) {
        return bench.document().now().cables().stream().filter(c -> c.id().equals(id)).findFirst();
    }

    private List<Service> drawnServices(String id) {
        return node(id).filter(StackNode.class::isInstance)
                .map(StackNode.class::cast)
                .map(n -> n.stack().services())
                .orElse(List.of());
    }

    private Set<String> running(String id) {
        String home = node(id).filter(Node::isInRoot).isPresent() ? NetworkState.ROOT : id;
        return bench.session().observed().get().namespace(home).map(NamespaceState::processes).orElse(List.of()).stream()
                .map(ProcessEntry::service)
                .filter(Objects::nonNull)
                .collect(Collectors.toSet());
    }

    private List<Choice> shellsBeside(String id) {
        Set<String> running = running(id);
        return drawnServices(id).stream()
                .map(Service::name)
                .filter(running::contains)
                .map(name -> new Choice(name, name, () -> shells.openBeside(id, name)))
                .toList();
    }

    private List<Choice> services(String id) {
        if (!shells.canOpen(id)) {
            return List.of();
        }
        Set<String> running = running(id);
        return drawnServices(id).stream()
                .map(Service::name)
                .map(name -> running.contains(name)
                        ? new Choice(name, Texts.get("services.stop", name), () -> bench.session().stopService(id, name))
                        : new Choice(name, Texts.get("services.start", name), () -> bench.session().startService(id, name)))
                .toList();
    }

    /** To write a configuration anew that somebody wrote by hand, and to run what does not run yet. */
    private List<Choice> routing(String id) {
        return node(id).filter(StackNode.class::isInstance).map(StackNode.class::cast).stream()
                .flatMap(node -> {
                    List<RoutingDaemon> runs = RoutingDaemon.of(node).toList();
                    return RoutingDaemon.ALL.stream()
                            .map(daemon -> runs.contains(daemon)
                                    ? choice(daemon, "routing.write", RoutingEdits.writeAnew(id, daemon))
                                    : choice(daemon, "routing.run", RoutingEdits.run(id, daemon)));
                })
                .toList();
    }

    private Choice choice(RoutingDaemon daemon, String key, Edit edit) {
        String word = daemon.protocol().word() + "-" + daemon.suite().word();
        return new Choice(word, Texts.get(key + "." + word), () -> bench.document().apply(edit));
    }

    private List<Choice> drifted(String id) {
        Set<String> names = Stream.concat(
                        Stream.of(id), cable(id).stream().flatMap(c -> c.ends().stream()).map(e -> e.id().toString()))
                .collect(Collectors.toSet());
        return bench.session().drift().get().items().stream()
                .filter(item -> names.contains(item.element()) || item.element().startsWith(id + ":"))
                .map(item -> new Choice(item.id(), item.what().text(), () -> putBack(item)))
                .toList();
    }

    private void putBack(DriftItem item) {
        bench.session().putBack(item);
    }

    private List<Choice> ports(String id) {
        return cable(id).stream().flatMap(c -> c.ends().stream()).map(this::port).toList();
    }

    private Choice port(CableEnd end) {
        String name = end.id().toString();
        return new Choice(
                name,
                Texts.get(end.up() ? "ports.down" : "ports.up", name),
                () -> bench.document().apply(Edits.changeEnd(end.id(), e -> e.withUp(!end.up()))));
    }

    private boolean isPluggedIn(String id) {
        return cable(id).filter(c -> c.a().up() && c.b().up()).isPresent();
    }

    /** A cable that is pulled stays where it is drawn, with all that it had: it is plugged in again as easily. */
    private void plug(String id, boolean in) {
        cable(id).ifPresent(drawn -> bench.document().apply(Edits.changeCable(
                drawn.a().id(), c -> c.withA(c.a().withUp(in)).withB(c.b().withUp(in)))));
    }
}
