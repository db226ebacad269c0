package dev.vethwork.net;

import java.util.ArrayList;
import java.util.List;
import java.util.OptionalInt;
import org.jspecify.annotations.Nullable;

/** Which VLANs a port of a switch is in. Whatever else arrives there or would leave there is dropped. */
public sealed interface PortVlans {
    /** Whether frames of this VLAN pass the port. */
    boolean passes(int id);

    /** The VLAN whose frames have no tag on the cable; null where there is none. */
    @Nullable Integer untagged();

    /**
     * The VLAN of a frame that comes in; empty where it is dropped.
     *
     * @param tag the frame's, 0 for none
     * @param taggedAccess whether a port of one VLAN takes frames with its tag, too, as the kernel's bridges do and Open
     *     vSwitch does not
     */
    default OptionalInt entering(int tag, boolean taggedAccess) {
        if (tag == 0) {
            Integer untagged = untagged();
            return untagged == null ? OptionalInt.empty() : OptionalInt.of(untagged);
        }
        return passes(tag) && (taggedAccess || this instanceof Trunk) ? OptionalInt.of(tag) : OptionalInt.empty();
    }

    /** The tag, 0 for none, with which a frame of that VLAN leaves; empty where it does not. */
    default OptionalInt leaving(int vlan) {
        if (!passes(vlan)) {
            return OptionalInt.empty();
        }
        return OptionalInt.of(Integer.valueOf(vlan).equals(untagged()) ? 0 : vlan);
    }

    /** None at all: nothing passes. Not to be drawn; somebody has taken the last one away by hand. */
    record None() implements PortVlans {
        @Override
        public boolean passes(int id) {
            return false;
        }

        @Override
        public @Nullable Integer untagged() {
            return null;
        }
    }

    /**
     * One VLAN, whose frames have no tag on the cable: for a machine that knows nothing of VLANs.
     *
     * @param id 1 to 4094
     */
    record Access(int id) implements PortVlans {
        public Access {
            VlanRange.of(id);
        }

        @Override
        public boolean passes(int other) {
            return other == id;
        }

        @Override
        public Integer untagged() {
            return id;
        }
    }

    /**
     * Several, told apart by their tags.
     *
     * @param ids in order, none twice, neighbours as one range; at least one
     * @param nativeId the VLAN of frames without a tag; null where such are dropped
     */
    record Trunk(List<VlanRange> ids, @Nullable Integer nativeId) implements PortVlans {
        public Trunk {
            ids = joined(ids);
            if (ids.isEmpty()) {
                throw BadValue.of("vlan.trunk");
            }
            if (nativeId != null) {
                VlanRange.of(nativeId);
            }
        }

        private static List<VlanRange> joined(List<VlanRange> ids) {
            List<VlanRange> all = new ArrayList<>();
            for (VlanRange range : ids.stream().sorted().toList()) {
                VlanRange last = all.isEmpty() ? null : all.getLast();
                if (last != null && range.first() <= last.last() + 1) {
                    all.set(all.size() - 1, new VlanRange(last.first(), Math.max(last.last(), range.last())));
                } else {
                    all.add(range);
                }
            }
            return List.copyOf(all);
        }

        @Override
        public boolean passes(int id) {
            return Integer.valueOf(id).equals(nativeId) || ids.stream().anyMatch(range -> range.contains(id));
        }

        @Override
        public @Nullable Integer untagged() {
            return nativeId;
        }
    }
}
