package dev.vethwork.plan.difference;

import dev.vethwork.plan.Comparison;
import dev.vethwork.plan.compile.DeviceSetting;

import dev.vethwork.plan.operation.Ids;
import dev.vethwork.plan.operation.Place;
import dev.vethwork.state.NamespaceState;
import java.util.List;

/** What switching IPv6 off and on does to addresses: where it is off the kernel takes them away and refuses others. */
final class V6Addresses {
    private static final String FAMILY = "net.ipv6.conf";
    private static final String KEY = "disable_ipv6";
    private static final String ALL = new DeviceSetting(FAMILY, DeviceSetting.ALL, KEY).name();

    private V6Addresses() {}

    /** The steps that switch it on an interface, which an address of it waits for. */
    static List<String> switches(Place place) {
        return List.of(
                Ids.setting(place.namespace(), ALL),
                Ids.setting(place.namespace(), new DeviceSetting(FAMILY, place.name(), KEY).name()));
    }

    /** Whether it is about to be switched off on all that is there, if only until an interface's own setting comes. */
    static boolean areLost(Comparison comparison, Place place) {
        NamespaceState before = comparison.before(place.namespace());
        return comparison.wantedNamespace(place.namespace())
                .map(wanted -> wanted.sysctls().getOrDefault(ALL, "0"))
                .filter(value -> !value.equals("0") && !value.equals(before.sysctls().get(ALL)))
                .isPresent();
    }
}
