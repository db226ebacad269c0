package dev.vethwork.plan.difference;

import dev.vethwork.plan.Comparison;
import dev.vethwork.plan.Drafts;
import dev.vethwork.plan.Marks;
import dev.vethwork.plan.PlanMessages;
import dev.vethwork.plan.Stage;

import dev.vethwork.plan.kind.LinkPlans;
import dev.vethwork.plan.operation.AddPort;
import dev.vethwork.plan.operation.DeleteLink;
import dev.vethwork.plan.operation.DeletePort;
import dev.vethwork.plan.operation.Ids;
import dev.vethwork.plan.operation.Operation;
import dev.vethwork.plan.operation.Place;
import dev.vethwork.plan.operation.PlugIn;
import dev.vethwork.plan.operation.SwitchMember;
import dev.vethwork.plan.operation.Unplug;
import dev.vethwork.state.Interface;
import dev.vethwork.state.NetworkState;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Which bridge each interface is a port of: the re-plugging of cables. */
public final class PortDifference {
    private final Comparison comparison;
    private final Drafts drafts;

    private PortDifference(Comparison comparison, Drafts drafts) {
        this.comparison = comparison;
        this.drafts = drafts;
    }

    public static void find(Comparison comparison, Drafts drafts) {
        PortDifference difference = new PortDifference(comparison, drafts);
        comparison.forEachWanted(difference::want);
        comparison.doomed().forEach(difference::forget);
        comparison.before(NetworkState.ROOT).sysctls().tailMap(Marks.DEAD_PORT).forEach((name, bridge) -> {
            if (name.startsWith(Marks.DEAD_PORT)) {
                difference.pullDead(new Place(NetworkState.ROOT, name.substring(Marks.DEAD_PORT.length())), bridge);
            }
        });
    }

    /** Open vSwitch takes no second port of a name, and does not look again for the interface of the first. */
    private void pullDead(Place place, String bridge) {
        if (!comparison.isInFocus(place)) {
            return;
        }
        Place at = new Place(place.namespace(), bridge);
        Optional<Interface> there = comparison.observed(at).filter(b -> comparison.isOurs(at, b));
        if (isOvs(there) && !comparison.isDoomed(at)) {
            drafts.step(Stage.UNPLUG, new DeletePort(place, bridge))
                    .on(comparison.element(place))
                    .because(PlanMessages.of("port.dead", place.name(), bridge));
        }
    }

    private void want(Place place, Interface wanted) {
        Optional<Interface> there = comparison.staying(place);
        if (there.isPresent() && !comparison.isOurs(place, there.get())) {
            return;
        }
        String bridge = wanted.master();
        String now = there.map(Interface::master)
                .filter(m -> !comparison.isDoomed(new Place(place.namespace(), m)))
                .orElse(null);
        Handover handover = Handover.of(comparison, place, wanted);
        if (!Objects.equals(bridge, now)) {
            replug(place, bridge, now, there.isPresent());
        }
        switchMember(place, handover, there, wanted);
    }

    private void replug(Place place, @Nullable String bridge, @Nullable String now, boolean isThere) {
        boolean fromOvs = now != null && isOvs(comparison.observed(new Place(place.namespace(), now)));
        boolean toOvs = bridge != null && isOvs(comparison.wanted(new Place(place.namespace(), bridge)));
        if (now != null && (fromOvs || toOvs || bridge == null)) {
            unplug(place, now, fromOvs);
        }
        if (bridge != null) {
            plug(place, bridge, now, toOvs, fromOvs, isThere);
        }
    }

    /** What a bond let go is off, what another takes in is switched on. */
    private void switchMember(Place place, Handover handover, Optional<Interface> there, Interface wanted) {
        if (handover.needsOff()) {
            drafts.step(Stage.UNPLUG, new SwitchMember(place, false))
                    .on(comparison.element(place))
                    .undo(new SwitchMember(place, true))
                    .because(PlanMessages.of("member.off", place.name()));
        } else if (handover.isOn() && handover.isLeftOff() && !handover.isSwitchedOn() && wanted.up()) {
            String master = there.map(Interface::master).orElse("");
            drafts.step(Stage.LINK_UP, new SwitchMember(place, true))
                    .on(comparison.element(place))
                    .undo(new SwitchMember(place, false))
                    .after(
                            Ids.port(place),
                            new Unplug(place).id(),
                            new DeleteLink(new Place(place.namespace(), master)).id())
                    .because(PlanMessages.of("member.on", place.name()));
        }
    }

    private void plug(
            Place place, String bridge, @Nullable String now, boolean toOvs, boolean fromOvs, boolean isThere) {
        String from = fromOvs || toOvs ? null : now;
        drafts.step(Stage.CABLE, toOvs ? new AddPort(place, bridge) : new PlugIn(place, bridge, from))
                .on(comparison.element(place))
                .undo(toOvs ? new DeletePort(place, bridge) : isThere ? back(place, bridge, from) : null)
                .after(after(place, bridge))
                .because(
                        from != null
                                ? PlanMessages.of("port.move", place.name(), from, bridge)
                                : PlanMessages.of("port.plug", place.name(), bridge));
    }

    private static Operation back(Place place, String now, @Nullable String before) {
        return before == null ? new Unplug(place) : new PlugIn(place, before, now);
    }

    private List<String> after(Place place, String bridge) {
        String madeWith = comparison.wanted(place)
                .map(Interface::peer)
                .map(p -> Ids.link(Place.of(p)))
                .orElse("");
        return List.of(
                Ids.link(place),
                madeWith,
                Ids.mark(place),
                Ids.link(new Place(place.namespace(), bridge)),
                new SwitchMember(place, false).id());
    }

    private void unplug(Place place, String bridge, boolean fromOvs) {
        drafts.step(Stage.UNPLUG, fromOvs ? new DeletePort(place, bridge) : new Unplug(place))
                .on(comparison.element(place))
                .undo(fromOvs ? new AddPort(place, bridge) : new PlugIn(place, bridge, null))
                .because(PlanMessages.of("port.pull", place.name(), bridge));
    }

    /** Open vSwitch remembers a port by name even when its interface is gone. */
    private void forget(Place place) {
        String bridge = comparison.observed(place)
                .filter(i -> comparison.isOurs(place, i))
                .map(Interface::master)
                .orElse(null);
        if (bridge != null) {
            Place at = new Place(place.namespace(), bridge);
            if (isOvs(comparison.observed(at)) && !comparison.isDoomed(at)) {
                unplug(place, bridge, true);
            }
        }
    }

    private static boolean isOvs(Optional<Interface> bridge) {
        return bridge.filter(b -> LinkPlans.of(b).plugsByItself()).isPresent();
    }
}
