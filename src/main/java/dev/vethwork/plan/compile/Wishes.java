package dev.vethwork.plan.compile;

import dev.vethwork.plan.Comparison;
import dev.vethwork.plan.Marks;

import dev.vethwork.plan.operation.Place;
import dev.vethwork.state.Interface;
import dev.vethwork.state.NamespaceState;
import dev.vethwork.state.NetworkState;
import java.util.Collections;
import java.util.HashSet;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * What the settings of a namespace shall be: as drawn, and of each interface what a drawn default gives it. An interface
 * takes the default over as it is made; so that a running lab is one with a lab that is made anew, a default that changes
 * changes the interfaces, too. Nothing else is wanted: what nobody drew is as the namespace was born with.
 */
public final class Wishes {
    private final Comparison comparison;
    private final NamespaceState wanted;
    private final SortedMap<String, String> before;
    private final SortedMap<String, String> noted;
    private final SortedMap<String, String> unlike;
    private final SortedMap<String, String> all;

    public Wishes(Comparison comparison, NamespaceState wanted) {
        this.comparison = comparison;
        this.wanted = wanted;
        NamespaceState there = comparison.before(wanted.name());
        this.before = there.sysctls();
        this.noted = there.adopted() == null ? originals(before) : there.adopted().sysctls();
        this.unlike = comparison.isNew(wanted.name())
                ? Born.unlike(comparison.before(NetworkState.ROOT).sysctls(), before, comparison.traits())
                : Collections.emptySortedMap();
        this.all = new TreeMap<>(wanted.sysctls());
        // What is drawn for all interfaces of it tells what its new ones get, whatever the machine has.
        unlike.forEach((name, original) -> {
            if (DeviceSetting.of(name).filter(setting -> !isSetForAll(setting)).isPresent()) {
                all.putIfAbsent(name, original);
            }
        });
        ofInterfaces().forEach((name, value) -> all.putIfAbsent(name, value));
        redirects();
    }

    /**
     * Whoever writes whether packets are passed on changes whether redirects are heeded, too. Where nothing would have to be
     * written in a namespace that is made afresh, it is as that was born.
     */
    private void redirects() {
        String wish = all.get(StackCompiler.FORWARDING_V4);
        SortedMap<String, String> machine = comparison.before(NetworkState.ROOT).sysctls();
        boolean arrives = unlike.containsKey(StackCompiler.FORWARDING_V4);
        String born = (arrives ? unlike : noted).getOrDefault(StackCompiler.FORWARDING_V4, "");
        String heeded = arrives
                ? originals(machine).getOrDefault(Overwriting.REDIRECTS, machine.getOrDefault(Overwriting.REDIRECTS, ""))
                : noted.getOrDefault(Overwriting.REDIRECTS, "");
        if (!heeded.isEmpty() && born.equals(wish)) {
            all.putIfAbsent(Overwriting.REDIRECTS, heeded);
        }
    }

    /** By dotted name. */
    public SortedMap<String, String> all() {
        return Collections.unmodifiableSortedMap(all);
    }

    /** What settings that the lab has changed were before. */
    public SortedMap<String, String> noted() {
        return noted;
    }

    static SortedMap<String, String> originals(SortedMap<String, String> before) {
        TreeMap<String, String> originals = new TreeMap<>();
        before.tailMap(Marks.ORIGINAL_SYSCTL).forEach((key, original) -> {
            if (key.startsWith(Marks.ORIGINAL_SYSCTL)) {
                originals.put(key.substring(Marks.ORIGINAL_SYSCTL.length()), original);
            }
        });
        return originals;
    }

    /** Whether it is to be set even where it seems to be so already. */
    public boolean isUncertain(String name) {
        boolean besides = name.equals(Overwriting.REDIRECTS)
                && (unlike.containsKey(StackCompiler.FORWARDING_V4) || changes(StackCompiler.FORWARDING_V4));
        return unlike.containsKey(name) || besides || isOverwritten(name);
    }

    /** Whether setting another one, which comes first, will overwrite it, or may do so, as a default of IPv4's. */
    private boolean isOverwritten(String name) {
        return DeviceSetting.of(name).filter(s -> s.isDefault() || isThere(s)).stream()
                .flatMap(s -> Stream.concat(
                        s.overwrittenBy().stream(), s.isOfOne() && s.isV4() ? Stream.of(s.byDefault().name()) : Stream.of()))
                .anyMatch(this::changes);
    }

    private boolean changes(String name) {
        String next = all.getOrDefault(name, noted.getOrDefault(name, ""));
        return !next.isEmpty() && !isSame(next, before.getOrDefault(name, next));
    }

    private SortedMap<String, String> ofInterfaces() {
        TreeMap<String, String> found = new TreeMap<>();
        Set<String> known = new HashSet<>(wanted.sysctls().keySet());
        known.addAll(noted.keySet());
        known.addAll(unlike.keySet());
        known.stream().flatMap(name -> DeviceSetting.of(name).stream()).filter(s -> !s.isOfAll()).forEach(setting -> {
            String value = given(setting.byDefault());
            if (value == null) {
                return;
            }
            if (setting.isDefault() && isSetForAll(setting)) {
                found.put(setting.name(), value);
            }
            interfaces(setting).filter(this::follows).forEach(s -> found.put(s.name(), value));
        });
        return found;
    }

    private Stream<DeviceSetting> interfaces(DeviceSetting setting) {
        return setting.isDefault() ? wanted.interfaces().keySet().stream().map(setting::at) : Stream.of(setting);
    }

    private boolean isSetForAll(DeviceSetting setting) {
        return setting.overwrittenBy().filter(each -> wanted.sysctls().containsKey(each)).isPresent();
    }

    /**
     * Whether an interface's setting is what the default says. A loopback is there before the default: whether the kernel
     * hands it on to one hangs on who has ever written the machine's own default (devinet_copy_dflt_conf in
     * net/ipv4/devinet.c). What is written for all it has as any other.
     */
    private boolean follows(DeviceSetting setting) {
        Interface device = wanted.interfaces().get(setting.device());
        return device != null
                && (!device.kind().isLoopback()
                        || (isSetForAll(setting) && !wanted.sysctls().containsKey(setting.byDefault().name())));
    }

    /** What an interface that is made gets; null where nobody knows. */
    private @Nullable String given(DeviceSetting byDefault) {
        String name = byDefault.name();
        String drawn = wanted.sysctls().get(name);
        if (drawn != null) {
            return drawn;
        }
        String original = former(name, "");
        String forAll = byDefault.overwrittenBy().map(each -> wanted.sysctls().get(each)).orElse(null);
        if (forAll != null && (original.isEmpty() || !byDefault.overwrittenBy().filter(this::isAsBefore).isPresent())) {
            return forAll;
        }
        if (!original.isEmpty()) {
            return original;
        }
        // Putting back what is for all puts the default back as well.
        return byDefault.overwrittenBy()
                .filter(forEach -> !isSame(noted.getOrDefault(forEach, ""), before.getOrDefault(forEach, "")))
                .map(forEach -> noted.get(forEach))
                .orElse(before.get(name));
    }

    /** What a setting was before the lab changed it. @param otherwise what it is where the lab did not */
    private String former(String name, String otherwise) {
        return unlike.getOrDefault(name, noted.getOrDefault(name, otherwise));
    }

    /** Whether it is drawn as it was before the lab, so that nothing that it overwrites has changed. */
    private boolean isAsBefore(String name) {
        return isSame(former(name, before.getOrDefault(name, "")), wanted.sysctls().getOrDefault(name, ""));
    }

    /** What a setting is before the plan sets it; null where nobody knows. */
    public @Nullable String now(String name) {
        DeviceSetting setting = DeviceSetting.of(name).filter(DeviceSetting::isOfOne).orElse(null);
        return setting == null || isThere(setting) ? before.get(name) : given(setting.byDefault());
    }

    /** Whether an interface is there already, with a value of its own. */
    public boolean isThere(DeviceSetting setting) {
        Place place = new Place(wanted.name(), setting.device());
        return comparison.staying(place).isPresent() || comparison.isTheirs(place);
    }

    /** Several numbers the kernel tells apart by tabs. */
    public static boolean isSame(String value, String other) {
        return value.equals(other) || value.strip().replaceAll("\\s+", " ").equals(other.strip().replaceAll("\\s+", " "));
    }

    /** Whether it is drawn, rather than following from what is. */
    public boolean isDrawn(String name) {
        return wanted.sysctls().containsKey(name);
    }

    /** Whether it is set before interfaces are made. */
    public boolean isEarly(String name) {
        Optional<DeviceSetting> setting = DeviceSetting.of(name);
        if (setting.filter(DeviceSetting::isOfOne).isPresent()) {
            return false;
        }
        return comparison.isNew(wanted.name())
                || setting.filter(DeviceSetting::isDefault).isPresent()
                || overwritesADefault(name, all);
    }

    private static boolean overwritesADefault(String name, Map<String, String> drawn) {
        return drawn.keySet().stream()
                .flatMap(other -> DeviceSetting.of(other).stream())
                .filter(DeviceSetting::isDefault)
                .anyMatch(s -> s.overwrittenBy().filter(name::equals).isPresent());
    }
}
