package dev.vethwork.plan;

import dev.vethwork.state.NamespaceState;
import dev.vethwork.state.NetworkState;
import dev.vethwork.text.Phrase;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;

/** Kernel settings. The host's are put back to what they were before the lab. */
final class SysctlDifference {
    private final Comparison comparison;
    private final Drafts drafts;

    private SysctlDifference(Comparison comparison, Drafts drafts) {
        this.comparison = comparison;
        this.drafts = drafts;
    }

    static void find(Comparison comparison, Drafts drafts) {
        SysctlDifference difference = new SysctlDifference(comparison, drafts);
        for (NamespaceState wanted : comparison.wanted()) {
            NamespaceState before = comparison.before(wanted.name());
            wanted.sysctls().forEach((name, value) -> difference.want(wanted.name(), name, value, before.sysctls()));
            if (wanted.isRoot()) {
                difference.restore(NetworkState.ROOT, originals(before.sysctls()), wanted.sysctls(), before.sysctls());
            } else if (before.adopted() != null) {
                difference.restore(wanted.name(), before.adopted().sysctls(), wanted.sysctls(), before.sysctls());
            } else if (!comparison.isNew(wanted.name())) {
                difference.forget(wanted, before.sysctls(), comparison.before("\0").sysctls());
            }
        }
    }

    private void want(String namespace, String name, String value, Map<String, String> before) {
        String now = before.getOrDefault(name, kernelDefault(name));
        if (value.equals(now)) {
            return;
        }
        drafts.change(Stage.SYSCTL, id(namespace, name))
                .on(namespace, comparison.element(namespace, ""))
                .run(set(namespace, name, value))
                .undo(now.isEmpty() || comparison.isNew(namespace) ? List.of() : set(namespace, name, now))
                .because(reason(namespace, name, value));
    }

    private static String id(String namespace, String name) {
        return namespace + "/sysctl/" + name;
    }

    /** What a kernel that does not tell is taken to have. */
    private static String kernelDefault(String name) {
        return isForwarding(name) ? "0" : "";
    }

    private static boolean isForwarding(String name) {
        return name.equals("net.ipv4.ip_forward") || name.endsWith(".forwarding");
    }

    private static List<String> set(String namespace, String name, String value) {
        return Argv.in(namespace, List.of("sysctl", "-w", name + "=" + value));
    }

    private static Phrase reason(String namespace, String name, String value) {
        Object who = Say.who(namespace);
        if (isForwarding(name)) {
            return Say.of(value.equals("0") ? "sysctl.noForward" : "sysctl.forward", who);
        }
        return Say.of("sysctl.set", name, who);
    }

    private static SortedMap<String, String> originals(SortedMap<String, String> before) {
        TreeMap<String, String> originals = new TreeMap<>();
        before.tailMap(Marks.ORIGINAL_SYSCTL).forEach((key, original) -> {
            if (key.startsWith(Marks.ORIGINAL_SYSCTL)) {
                originals.put(key.substring(Marks.ORIGINAL_SYSCTL.length()), original);
            }
        });
        return originals;
    }

    /** @param originals what settings were before the lab */
    private void restore(
            String namespace,
            Map<String, String> originals,
            Map<String, String> wanted,
            SortedMap<String, String> before) {
        originals.forEach((name, original) -> {
            String now = before.getOrDefault(name, "");
            // What another lab needs as well is put back by the last one that goes.
            boolean needed = before.containsKey(Marks.NEEDED_SYSCTL + name) || isSetBesides(name, wanted, before);
            if (!wanted.containsKey(name) && !needed && (!original.equals(now) || isOverrun(name, originals, wanted, before))) {
                drafts.change(Stage.RESTORE_SYSCTL, id(namespace, name))
                        .on(namespace, comparison.element(namespace, ""))
                        .run(set(namespace, name, original))
                        .undo(now.isEmpty() ? List.of() : set(namespace, name, now))
                        .after(Forwarding.of(name)
                                .map(Forwarding::all)
                                .filter(all -> !all.equals(name))
                                .map(all -> id(namespace, all))
                                .orElse(""))
                        .because(Say.of("sysctl.restore", name));
            }
        });
    }

    /** Whether the setting for all interfaces is still wanted, which has set this one, too. */
    private static boolean isSetBesides(String name, Map<String, String> wanted, Map<String, String> before) {
        return Forwarding.of(name)
                .map(Forwarding::all)
                .filter(all -> wanted.containsKey(all) || before.containsKey(Marks.NEEDED_SYSCTL + all))
                .isPresent();
    }

    /** Whether putting the setting for all interfaces back will set this one for one interface, too. */
    private static boolean isOverrun(
            String name, Map<String, String> originals, Map<String, String> wanted, Map<String, String> before) {
        return Forwarding.of(name)
                .filter(f -> !f.all().equals(name) && !wanted.containsKey(f.all()))
                .filter(f -> !before.containsKey(Marks.NEEDED_SYSCTL + f.all()))
                .map(f -> originals.get(f.all()))
                .filter(original -> !original.equals(before.get(Forwarding.of(name).orElseThrow().all())))
                .isPresent();
    }

    /** A setting of our own namespace that is drawn no more goes back to what a new namespace has. */
    private void forget(NamespaceState wanted, Map<String, String> before, Map<String, String> fresh) {
        fresh.forEach((name, value) -> {
            String now = before.getOrDefault(name, value);
            if (!isForwarding(name) && !wanted.sysctls().containsKey(name) && !value.equals(now)) {
                drafts.change(Stage.SYSCTL, id(wanted.name(), name))
                        .on(wanted.name(), comparison.element(wanted.name(), ""))
                        .run(set(wanted.name(), name, value))
                        .undo(set(wanted.name(), name, now))
                        .because(Say.of("sysctl.forget", name));
            }
        });
    }
}
