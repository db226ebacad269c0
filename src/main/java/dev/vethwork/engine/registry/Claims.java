package dev.vethwork.engine.registry;

import dev.vethwork.plan.Compiled;
import dev.vethwork.plan.Marks;
import dev.vethwork.plan.compile.DeviceSetting;
import dev.vethwork.plan.compile.Overwriting;
import dev.vethwork.plan.compile.StackCompiler;
import dev.vethwork.state.NamespaceState;
import dev.vethwork.state.NetworkState;
import dev.vethwork.state.RouteEntry;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * What labs need of the machine that they share: settings and routes of its root namespace. Each lab writes its own down,
 * with what a setting was before any lab needed it, so that the last one that goes can put it back.
 *
 * @param settings that this lab needs, by dotted name
 * @param routes that this lab needs, by {@link #key}
 * @param others what other labs need, by name; where several do, all need the same
 * @param otherRoutes that other labs need
 */
public record Claims(
        SortedMap<String, Need> settings,
        SortedSet<String> routes,
        SortedMap<String, Need> others,
        SortedSet<String> otherRoutes) {
    /** A setting's value, and what it was before; null where the kernel did not tell. */
    record Need(String value, @Nullable String original) {}

    public Claims {
        settings = Collections.unmodifiableSortedMap(new TreeMap<>(settings));
        routes = Collections.unmodifiableSortedSet(new TreeSet<>(routes));
        others = Collections.unmodifiableSortedMap(new TreeMap<>(others));
        otherRoutes = Collections.unmodifiableSortedSet(new TreeSet<>(otherRoutes));
    }

    /** Tab separated: {@code lab NAME} before the lines of each lab. */
    public static Claims parse(String text, String lab) {
        TreeMap<String, Need> settings = new TreeMap<>();
        TreeMap<String, Need> others = new TreeMap<>();
        TreeSet<String> routes = new TreeSet<>();
        TreeSet<String> otherRoutes = new TreeSet<>();
        boolean own = false;
        for (String line : text.split("\n")) {
            String[] words = line.split("\t", -1);
            switch (words[0]) {
                case "lab" -> own = words.length > 1 && words[1].equals(lab);
                case "setting" -> {
                    if (words.length > 3) {
                        (own ? settings : others)
                                .put(words[1], new Need(words[2], words[3].isEmpty() ? null : words[3]));
                    }
                }
                case "route" -> {
                    if (words.length > 1) {
                        (own ? routes : otherRoutes).add(words[1]);
                    }
                }
                default -> {
                    // A newer version's.
                }
            }
        }
        return new Claims(settings, routes, others, otherRoutes);
    }

    /** This lab's own, as {@link #parse} reads it. */
    public String text() {
        return Stream.concat(
                        settings.entrySet().stream()
                                .map(e -> "setting\t" + e.getKey() + "\t" + e.getValue().value() + "\t"
                                        + Objects.requireNonNullElse(e.getValue().original(), "")),
                        routes.stream().map(r -> "route\t" + r))
                .map(line -> line + "\n")
                .collect(Collectors.joining());
    }

    /** What the kernel tells routes of one table apart by. */
    private static String key(RouteEntry route) {
        return route.to().text() + " " + route.metric();
    }

    /** With what a drawing wants besides. */
    public Claims claim(Compiled desired, NetworkState before) {
        TreeMap<String, Need> wider = new TreeMap<>(settings);
        desired.state().root().sysctls().forEach((name, value) -> {
            Need known = settings.get(name);
            String former = known == null ? ofOthers(name) : known.original();
            wider.put(name, new Need(value, known == null && former == null ? before.root().sysctls().get(name) : former));
        });
        if (forwards(desired)) {
            Need known = settings.getOrDefault(Overwriting.REDIRECTS, others.get(Overwriting.REDIRECTS));
            String now = before.root().sysctls().get(Overwriting.REDIRECTS);
            wider.putIfAbsent(Overwriting.REDIRECTS, new Need("0", known == null ? now : known.original()));
        }
        TreeSet<String> ways = new TreeSet<>(routes);
        ways.addAll(wanted(desired));
        return new Claims(wider, ways, others, otherRoutes);
    }

    /** With nothing that a drawing does not want. */
    public Claims only(Compiled desired) {
        TreeMap<String, Need> left = new TreeMap<>(settings);
        Set<String> wanted = desired.state().root().sysctls().keySet();
        left.keySet().removeIf(name -> !wanted.contains(name)
                && !(name.equals(Overwriting.REDIRECTS) && forwards(desired)));
        return new Claims(left, wanted(desired), others, otherRoutes);
    }

    /** Whether the machine is to pass on v4's packets, with which the kernel sets whether it heeds redirects. */
    private static boolean forwards(Compiled desired) {
        return desired.state().root().sysctls().containsKey(StackCompiler.FORWARDING_V4);
    }

    private static SortedSet<String> wanted(Compiled desired) {
        return desired.state().root().routes().stream()
                .map(Claims::key)
                .collect(Collectors.toCollection(TreeSet::new));
    }

    /** The originals that a lab has to remember: those of its own, and those that it takes over from other labs. */
    public SortedMap<String, String> originals(Map<String, String> own) {
        TreeMap<String, String> all = new TreeMap<>(own);
        settings.keySet().forEach(name -> {
            String original = ofOthers(name);
            if (original != null) {
                all.putIfAbsent(name, original);
            }
        });
        return all;
    }

    /**
     * What a setting was before another lab changed it: by itself, or by writing the one for all interfaces, where this lab has
     * not written that itself.
     */
    private @Nullable String ofOthers(String name) {
        Need other = others.get(name);
        if (other == null && !settings.containsKey(overwrittenBy(name))) {
            other = others.get(overwrittenBy(name));
        }
        return other == null ? null : other.original();
    }

    private static String overwrittenBy(String name) {
        return DeviceSetting.of(name).flatMap(DeviceSetting::overwrittenBy).orElse("");
    }

    /** Of remembered originals those that still have something to put back, once this is all that the lab needs. */
    public SortedMap<String, String> stillNeeded(Map<String, String> own) {
        TreeMap<String, String> left = new TreeMap<>(own);
        Set<String> needed = settings.keySet();
        left.keySet().removeIf(name -> !needed.contains(name)
                && Overwriting.by(name).filter(needed::contains).isEmpty());
        return left;
    }

    /** A state that was read, with what other labs need marked in the root namespace. */
    public NetworkState seen(NetworkState state) {
        NamespaceState root = state.namespaces().get(NetworkState.ROOT);
        if (root == null) {
            return state;
        }
        TreeMap<String, String> sysctls = new TreeMap<>(root.sysctls());
        others.forEach((name, need) -> sysctls.put(Marks.NEEDED_SYSCTL + name, need.value()));
        List<RouteEntry> routes = root.routes().stream()
                .map(r -> r.owner() != null && isSomebodys(key(r)) ? r.withOwner(null) : r)
                .toList();
        return state.with(root.withSysctls(sysctls).withRoutes(routes));
    }

    /** A route of our protocol that nobody wrote down is a stranger's; one that another lab needs, too, stays with that. */
    private boolean isSomebodys(String route) {
        return !routes.contains(route) || otherRoutes.contains(route);
    }
}
