package dev.vethwork.engine.registry;

import dev.vethwork.plan.compile.Forwarding;
import dev.vethwork.state.NamespaceState;
import dev.vethwork.state.NetworkState;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** What settings were before the lab changes them, so that they can be put back. @param before what was there before the run, and what a new namespace has */
record FormerSettings(NetworkState before) {
    /** Notes that the lab is about to change a setting, and what it was, where that is the machine's own. */
    void note(String namespace, String name, Map<String, String> originals, List<String> settings) {
        if (namespace.isEmpty()) {
            note(before.root().sysctls(), name, originals);
        }
        settings.add((namespace.isEmpty() ? Registry.HOST : namespace) + " " + name);
    }

    /** The same in a namespace of the lab's own, with what the kernel changes besides. */
    void noteBorn(String namespace, String name, List<String> settings, Map<String, String> born) {
        List<String> changed = Forwarding.of(Forwarding.REDIRECTS).filter(f -> f.all().equals(name)).isPresent()
                ? List.of(name, Forwarding.REDIRECTS)
                : List.of(name);
        for (String each : changed) {
            settings.add(namespace + " " + each);
            String was = was(namespace, each);
            if (was != null) {
                born.putIfAbsent(namespace + " " + each, was);
            }
        }
    }

    /** What a setting of a namespace is before the lab changes it: in one that is made, what it is born with. */
    private @Nullable String was(String namespace, String name) {
        return before.namespace(namespace)
                .map(NamespaceState::sysctls)
                .orElse(before.fresh())
                .get(name);
    }

    /** What was in an adopted namespace, with what a setting there was before the lab changes it. */
    NamespaceState noted(NamespaceState theirs, String name) {
        TreeMap<String, String> originals = new TreeMap<>(theirs.sysctls());
        before.namespace(theirs.name()).ifPresent(there -> note(there.sysctls(), name, originals));
        return theirs.withSysctls(originals);
    }

    private static void note(Map<String, String> before, String name, Map<String, String> originals) {
        String now = before.get(name);
        if (now != null) {
            originals.putIfAbsent(name, now);
            noteDevices(before, name, now, originals);
        }
    }

    /** What writing a setting for all interfaces will overwrite. */
    private static void noteDevices(
            Map<String, String> before, String name, String now, Map<String, String> originals) {
        if (Forwarding.of(name).filter(f -> f.all().equals(name)).isEmpty()) {
            return;
        }
        before.forEach((other, value) -> {
            boolean overwritten =
                    !other.equals(name) && Forwarding.of(other).filter(f -> f.all().equals(name)).isPresent();
            if (overwritten && (!value.equals(now) || other.equals(Forwarding.REDIRECTS))) {
                originals.putIfAbsent(other, value);
            }
        });
    }
}
