package dev.vethwork.plan.difference;

import dev.vethwork.net.BridgePort;
import dev.vethwork.net.PortHabit;
import dev.vethwork.net.PortVlans;
import dev.vethwork.net.VlanRange;
import dev.vethwork.plan.Comparison;
import dev.vethwork.plan.Drafts;
import dev.vethwork.plan.PlanMessages;
import dev.vethwork.plan.Stage;
import dev.vethwork.plan.kind.LinkPlans;
import dev.vethwork.plan.operation.AddPortVlan;
import dev.vethwork.plan.operation.DeletePortVlan;
import dev.vethwork.plan.operation.Ids;
import dev.vethwork.plan.operation.LinkOperation;
import dev.vethwork.plan.operation.Place;
import dev.vethwork.plan.operation.SetPortFlag;
import dev.vethwork.plan.operation.SetSwitchVlans;
import dev.vethwork.state.Interface;
import dev.vethwork.text.Phrase;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** How each interface is a port of its bridge: what it passes back, to whom, and in which VLANs. */
public final class BridgePortDifference {
    /** What the kernel puts a new port into, where the bridge tells VLANs apart: its default_pvid. */
    private static final PortVlans FIRST = new PortVlans.Access(1);

    private final Comparison comparison;
    private final Drafts drafts;

    private BridgePortDifference(Comparison comparison, Drafts drafts) {
        this.comparison = comparison;
        this.drafts = drafts;
    }

    public static void find(Comparison comparison, Drafts drafts) {
        BridgePortDifference difference = new BridgePortDifference(comparison, drafts);
        comparison.forEachWanted(difference::want);
    }

    private void want(Place place, Interface wanted) {
        String master = wanted.master();
        Optional<Interface> there = comparison.staying(place);
        if (master == null || there.filter(device -> !comparison.isOurs(place, device)).isPresent()) {
            return;
        }
        Place at = new Place(place.namespace(), master);
        Interface bridge = comparison.wanted(at).orElse(null);
        if (bridge == null || !bridge.isBridge()) {
            return;
        }
        // What is plugged in anew begins as every port does.
        BridgePort now = there.filter(device -> master.equals(device.master()))
                .filter(_ -> comparison.staying(at).isPresent())
                .map(Interface::port)
                .orElse(BridgePort.PLAIN);
        if (LinkPlans.of(bridge).plugsByItself()) {
            ofSwitch(place, wanted.port().vlans(), now.vlans());
        } else {
            ofBridge(place, wanted.port(), now, bridge);
        }
    }

    private void ofSwitch(Place place, @Nullable PortVlans wanted, @Nullable PortVlans now) {
        if (!Objects.equals(wanted, now)) {
            step(place, new SetSwitchVlans(place, wanted), new SetSwitchVlans(place, now), said(place, wanted));
        }
    }

    private void ofBridge(Place place, BridgePort wanted, BridgePort now, Interface bridge) {
        flag(place, SetPortFlag.Flag.HAIRPIN, wanted.hairpin(), now.hairpin());
        flag(place, SetPortFlag.Flag.ISOLATED, wanted.isolated(), now.isolated());
        for (PortHabit habit : PortHabit.values()) {
            flag(place, SetPortFlag.Flag.of(habit), wanted.does(habit), now.does(habit));
        }
        // The kernel keeps the table while the bridge passes it over.
        if (bridge.kind().filtersVlans()) {
            vlans(place, table(wanted.vlans()), table(now.vlans()), said(place, wanted.vlans()));
        }
    }

    private void flag(Place place, SetPortFlag.Flag flag, boolean wanted, boolean now) {
        if (wanted != now) {
            step(
                    place,
                    new SetPortFlag(place, flag, wanted),
                    new SetPortFlag(place, flag, now),
                    PlanMessages.of("port." + flag + (wanted ? ".on" : ".off"), place.name()));
        }
    }

    /** The VLANs of a port, and of each whether its frames have no tag there. */
    private static SortedMap<Integer, Boolean> table(@Nullable PortVlans vlans) {
        PortVlans in = vlans == null ? FIRST : vlans;
        TreeMap<Integer, Boolean> table = new TreeMap<>();
        if (in instanceof PortVlans.Trunk trunk) {
            trunk.ids().forEach(range -> range.ids().forEach(id -> table.put(id, false)));
        }
        Integer untagged = in.untagged();
        if (untagged != null) {
            table.put(untagged, true);
        }
        return table;
    }

    /** How a VLAN is to be and is now: whether without tags, null for not at all. */
    private record Turn(@Nullable Boolean wanted, @Nullable Boolean now) {}

    /** One step for neighbouring ids that take the same turn. No two of them speak of one id, so their order is free. */
    private void vlans(Place place, SortedMap<Integer, Boolean> wanted, SortedMap<Integer, Boolean> now, Phrase why) {
        TreeMap<Integer, Turn> turns = new TreeMap<>();
        Stream.concat(wanted.keySet().stream(), now.keySet().stream())
                .filter(id -> !Objects.equals(wanted.get(id), now.get(id)))
                .forEach(id -> turns.put(id, new Turn(wanted.get(id), now.get(id))));
        // What goes goes first: a port has one VLAN without tags.
        List<String> gone = new ArrayList<>();
        for (boolean going : new boolean[] {true, false}) {
            steps(place, turns, going, why, gone);
        }
    }

    private void steps(Place place, SortedMap<Integer, Turn> all, boolean going, Phrase why, List<String> gone) {
        TreeMap<Integer, Turn> turns = new TreeMap<>(all);
        turns.values().removeIf(turn -> (turn.wanted() == null) != going);
        while (!turns.isEmpty()) {
            int first = turns.firstKey();
            Turn turn = turns.firstEntry().getValue();
            int last = first;
            while (turn.equals(turns.get(last + 1))) {
                last++;
            }
            turns.headMap(last + 1).clear();
            VlanRange ids = new VlanRange(first, last);
            LinkOperation change = vlan(place, ids, turn.wanted());
            step(place, change, vlan(place, ids, turn.now()), why, going ? List.of() : gone);
            if (going) {
                gone.add(change.id());
            }
        }
    }

    private static LinkOperation vlan(Place place, VlanRange ids, @Nullable Boolean untagged) {
        return untagged == null ? new DeletePortVlan(place, ids) : new AddPortVlan(place, ids, untagged);
    }

    private static Phrase said(Place place, @Nullable PortVlans vlans) {
        return switch (vlans) {
            case null -> PlanMessages.of("port.vlan.none", place.name());
            case PortVlans.Access access -> PlanMessages.of("port.vlan.access", place.name(), String.valueOf(access.id()));
            case PortVlans.Trunk _, PortVlans.None _ -> PlanMessages.of("port.vlan.trunk", place.name());
        };
    }

    private void step(Place place, LinkOperation change, LinkOperation back, Phrase why) {
        step(place, change, back, why, List.of());
    }

    private void step(Place place, LinkOperation change, LinkOperation back, Phrase why, List<String> first) {
        List<String> after = new ArrayList<>(List.of(Ids.port(place), Ids.link(place)));
        after.addAll(first);
        drafts.step(Stage.PORT, change)
                .on(comparison.element(place))
                .undo(back)
                .after(after)
                .because(why);
    }
}
