package dev.vethwork.engine.registry;

import dev.vethwork.plan.compile.DeviceSetting;
import dev.vethwork.plan.compile.Overwriting;
import dev.vethwork.plan.compile.StackCompiler;
import dev.vethwork.state.NamespaceState;
import dev.vethwork.state.NetworkState;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
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
        List<String> changed = new ArrayList<>(List.of(name));
        if (name.equals(StackCompiler.FORWARDING_V4)) {
            changed.add(Overwriting.REDIRECTS);
        }
        Overwriting.inANewNamespace(name).filter(other -> !Objects.equals(was(namespace, other), was(namespace, name))).forEach(changed::add);
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
            // Where the lab has written the one for all, this is what the lab has made of it; what was different was noted.
            originals.putIfAbsent(name, DeviceSetting.of(name)
                            .flatMap(DeviceSetting::overwrittenBy)
                            .map(originals::get)
                            .orElse(now));
            noteDevices(before, name, now, originals);
        }
    }

    /** What writing a setting for all interfaces will overwrite. */
    private static void noteDevices(
            Map<String, String> before, String name, String now, Map<String, String> originals) {
        if (!Overwriting.follows(name)) {
            return;
        }
        before.forEach((other, value) -> {
            boolean overwritten = Overwriting.by(other).filter(name::equals).isPresent();
            if (overwritten && (!value.equals(now) || other.equals(Overwriting.REDIRECTS))) {
                originals.putIfAbsent(other, value);
            }
        });
    }
}
