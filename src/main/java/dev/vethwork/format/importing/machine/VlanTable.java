package dev.vethwork.format.importing.machine;

import dev.vethwork.net.PortVlans;
import dev.vethwork.net.VlanRange;
import java.util.List;
import java.util.NavigableMap;
import java.util.Optional;
import java.util.TreeMap;

/** The VLANs of a port of a Linux bridge so far: 1 without a tag, as each is born, until somebody says otherwise. */
public final class VlanTable {
    /** Whether frames leave with a tag, by VLAN. */
    private final NavigableMap<Integer, Boolean> tagged = new TreeMap<>(java.util.Map.of(1, false));

    private int untaggedIn = 1;

    /** @param untaggedIn whether what comes without a tag is of it */
    public void add(VlanRange range, boolean untaggedIn, boolean untaggedOut) {
        range.ids().forEach(id -> tagged.put(id, !untaggedOut));
        if (untaggedIn) {
            this.untaggedIn = range.last();
        }
    }

    public void remove(VlanRange range) {
        range.ids().forEach(tagged::remove);
        if (range.contains(untaggedIn)) {
            untaggedIn = 0;
        }
    }

    /** Whether it is in this one, whose frames have a tag there. */
    boolean isTagged(int id) {
        return tagged.getOrDefault(id, false);
    }

    /** In one alone, whose frames have no tag there. */
    void become(PortVlans.Access vlan) {
        tagged.clear();
        tagged.put(vlan.id(), false);
        untaggedIn = vlan.id();
    }

    /** Empty where it is as each is born, or in none at all. */
    Optional<PortVlans> drawn() {
        List<VlanRange> tags = tagged.entrySet().stream()
                .filter(java.util.Map.Entry::getValue)
                .map(vlan -> VlanRange.of(vlan.getKey()))
                .toList();
        boolean hasNative = Boolean.FALSE.equals(tagged.get(untaggedIn));
        if (!tags.isEmpty()) {
            return Optional.of(new PortVlans.Trunk(tags, hasNative ? Integer.valueOf(untaggedIn) : null));
        }
        return hasNative && untaggedIn != 1 ? Optional.of(new PortVlans.Access(untaggedIn)) : Optional.empty();
    }
}
