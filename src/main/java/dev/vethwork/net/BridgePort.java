package dev.vethwork.net;

import io.soabase.recordbuilder.core.RecordBuilder;
import java.util.EnumSet;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * How an interface is a port of a bridge (bridge(8), {@code bridge link set} and {@code bridge vlan}).
 *
 * @param hairpin whether a frame may leave by the port that it came in by
 * @param isolated whether it passes nothing to and from other ports that are isolated, too
 * @param without what it was told not to do that ports do by themselves
 * @param vlans which VLANs it is in, where its switch tells VLANs apart; null for what the switch does by itself
 */
@RecordBuilder
public record BridgePort(boolean hairpin, boolean isolated, Set<PortHabit> without, @Nullable PortVlans vlans)
        implements BridgePortBuilder.With {
    /** As a port is at first. */
    public static final BridgePort PLAIN = new BridgePort(false, false, null);

    public BridgePort {
        without = Set.copyOf(without);
    }

    /** One that does all that ports do by themselves. */
    public BridgePort(boolean hairpin, boolean isolated, @Nullable PortVlans vlans) {
        this(hairpin, isolated, Set.of(), vlans);
    }

    public boolean does(PortHabit habit) {
        return !without.contains(habit);
    }

    /** The same, doing it or not. */
    public BridgePort with(PortHabit habit, boolean does) {
        EnumSet<PortHabit> not = EnumSet.noneOf(PortHabit.class);
        not.addAll(without);
        if (does) {
            not.remove(habit);
        } else {
            not.add(habit);
        }
        return withWithout(not);
    }

    /** Whether the bridge finds who is behind it: it knows them by what they sent, or sends there what is for strangers. */
    public boolean isFound() {
        return does(PortHabit.LEARNING) || does(PortHabit.FLOOD);
    }
}
