package dev.vethwork.plan.operation;

import dev.vethwork.net.PortHabit;
import java.util.Locale;

/** {@code ip link set veth-red-br type bridge_slave hairpin on}. */
public record SetPortFlag(Place link, Flag flag, boolean on) implements LinkOperation.LinkSetting {
    /** What a port of a Linux bridge can be set to, as bridge(8) has it. */
    public enum Flag {
        HAIRPIN,
        ISOLATED,
        LEARNING,
        FLOOD,
        MCAST_FLOOD,
        BCAST_FLOOD;

        public static Flag of(PortHabit habit) {
            return switch (habit) {
                case LEARNING -> LEARNING;
                case FLOOD -> FLOOD;
                case MCAST_FLOOD -> MCAST_FLOOD;
                case BCAST_FLOOD -> BCAST_FLOOD;
            };
        }

        String word() {
            return name().toLowerCase(Locale.ROOT);
        }
    }

    @Override
    public String id() {
        return Ids.port(link) + "/" + flag.word();
    }

    @Override
    public Action action() {
        return Action.CHANGE;
    }

    @Override
    public ToolCommand command() {
        return LinkWords.set(link, "type", "bridge_slave", flag.word(), on ? "on" : "off");
    }
}
