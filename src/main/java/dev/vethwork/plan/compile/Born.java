package dev.vethwork.plan.compile;

import dev.vethwork.net.Names;
import dev.vethwork.plan.Marks;
import dev.vethwork.plan.TargetTraits;
import dev.vethwork.state.Interface;
import dev.vethwork.state.NamespaceState;
import dev.vethwork.state.NetworkState;
import dev.vethwork.state.kind.Loopback;
import java.util.Collections;
import java.util.Map;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * What a namespace is born with: IPv4's settings for all interfaces and for new ones are those that the machine has at that
 * moment (devinet_init_net in net/ipv4/devinet.c), in a sandbox as well.
 */
public final class Born {
    private Born() {}

    /** The state, with what a new namespace would have if the lab had not changed the machine. */
    public static NetworkState undisturbed(NetworkState observed, TargetTraits traits) {
        TreeMap<String, String> fresh = new TreeMap<>(observed.fresh());
        SortedMap<String, String> unlike = unlike(observed.root().sysctls(), fresh, traits);
        String forwards = unlike.get(StackCompiler.FORWARDING_V4);
        if (forwards != null) {
            // What was different is among those; else the kernel set it besides.
            fresh.put(Overwriting.FORWARDING_BY_DEFAULT, forwards);
        }
        fresh.putAll(unlike);
        String heeded = observed.root().sysctls().get(Marks.ORIGINAL_SYSCTL + Overwriting.REDIRECTS);
        if (heeded != null && forwards != null) {
            fresh.put(Overwriting.REDIRECTS, heeded);
        }
        loopbacks(unlike.keySet(), fresh).forEach((name, value) -> fresh.replace(name, value));
        return new NetworkState(observed.namespaces(), fresh, observed.given());
    }

    /** A loopback is made with its namespace, and has what new interfaces get at that moment. */
    private static Map<String, String> loopbacks(Set<String> changed, Map<String, String> fresh) {
        TreeMap<String, String> found = new TreeMap<>();
        Stream.concat(changed.stream(), changed.contains(StackCompiler.FORWARDING_V4) ? Stream.of(Overwriting.FORWARDING_BY_DEFAULT) : Stream.of())
                .flatMap(name -> DeviceSetting.of(name).stream())
                .filter(DeviceSetting::isDefault)
                .filter(setting -> fresh.containsKey(setting.name()))
                .forEach(setting -> found.put(setting.at(Names.LOOPBACK).name(), fresh.get(setting.name())));
        return found;
    }

    /** A sandbox in which nothing is yet, and where namespaces will be born with the same as on a machine. It forwards nothing. */
    public static NetworkState nothingOn(NetworkState machine) {
        TreeMap<String, String> settings = new TreeMap<>(machine.fresh());
        settings.put(StackCompiler.FORWARDING_V4, "0");
        NamespaceState root = NamespaceState.empty(NetworkState.ROOT)
                .with(Interface.of(Names.LOOPBACK, Loopback.INSTANCE, null).withUp(false))
                .withSysctls(settings);
        return new NetworkState(Collections.emptySortedMap(), machine.fresh()).with(root);
    }

    /**
     * What a new namespace has only because the lab has set the machine so, with what the machine had before: the namespaces
     * that were made before that do not have it. By the time that it is made the machine may be set back.
     */
    static SortedMap<String, String> unlike(
            SortedMap<String, String> machine, Map<String, String> fresh, TargetTraits traits) {
        if (traits.rootIsOurs()) {
            return Collections.emptySortedMap();
        }
        SortedMap<String, String> originals = Wishes.originals(machine);
        Set<String> changed = originals.entrySet().stream()
                .filter(e -> !e.getValue().equals(machine.get(e.getKey())))
                .map(Map.Entry::getKey)
                .filter(name -> fresh.getOrDefault(name, "").equals(machine.get(name)))
                .collect(Collectors.toSet());
        originals.keySet().removeIf(name -> !isInherited(name)
                || !(changed.contains(name) || Overwriting.by(name).filter(changed::contains).isPresent()));
        return originals;
    }

    /** Whether a new namespace has it from the machine. */
    private static boolean isInherited(String name) {
        return name.equals(StackCompiler.FORWARDING_V4)
                || DeviceSetting.of(name)
                        .filter(s -> s.family().equals("net.ipv4.conf") && !s.isOfOne())
                        .filter(s -> !s.isWrittenToEach())
                        .isPresent();
    }
}
