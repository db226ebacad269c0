package dev.vethwork.engine.observe;

import dev.vethwork.engine.driver.Sections;
import dev.vethwork.net.Names;
import dev.vethwork.state.NetworkState;
import dev.vethwork.state.Survey.Kind;
import dev.vethwork.state.Survey.Space;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * What the namespaces of a machine are called: by the name that they have; those without one as whoever is in it calls
 * himself.
 *
 * @param names by the kernel's numbers
 * @param spaces by name, without the root namespace
 */
record SurveyNames(Map<String, String> names, SortedMap<String, Space> spaces) {
    private static final String NETNS = "/run/netns/";
    private static final String ROOT = "/proc/self/ns/net";

    /** A shell of Mininet's has its host's name for its last word. */
    private static final String MININET = "mininet:";

    /** What engines call the control groups of their containers, by the first letters of which people know them. */
    private static final Pattern CONTAINER = Pattern.compile(
            "(?<engine>docker|libpod|cri-containerd|crio|lxc(?:\\.payload)?)[-/.](?<id>[0-9A-Za-z_.-]+?)(?:\\.scope)?(?:/.*)?$");

    private static final Pattern HASH = Pattern.compile("[0-9a-f]{64}");
    private static final int SHORT = 12;

    /** @param numbers of those that were read */
    static SurveyNames of(Sections sections, Collection<String> numbers) {
        SurveyNames names = new SurveyNames(new HashMap<>(), new TreeMap<>());
        Map<String, String> paths = new HashMap<>();
        sections.named("space").forEach(s -> paths.putIfAbsent(s.namespace(), s.text().strip()));
        Set<String> taken = new HashSet<>(Set.of(NetworkState.ROOT));
        for (boolean named : new boolean[] {true, false}) {
            for (String number : numbers) {
                String path = paths.getOrDefault(number, "");
                if (path.startsWith(NETNS) == named) {
                    names.add(number, path, WordLines.of(sections.text("who", number)), taken);
                }
            }
        }
        return names;
    }

    private void add(String number, String path, WordLines who, Set<String> taken) {
        if (path.equals(ROOT)) {
            names.put(number, NetworkState.ROOT);
            return;
        }
        String container = container(who);
        Kind kind = path.startsWith(NETNS) ? Kind.NAMED : path.endsWith("/ns/net") ? Kind.OF_PROCESS : Kind.KEPT;
        String wanted = switch (kind) {
            case NAMED -> path.substring(NETNS.length());
            case KEPT -> path.substring(path.lastIndexOf('/') + 1);
            case OF_PROCESS -> called(who, container);
        };
        String plain = plain(wanted);
        String name = plain;
        for (int i = 2; !taken.add(name); i++) {
            name = plain + "-" + i;
        }
        names.put(number, name);
        spaces.put(name, new Space(kind, path, who.word("comm"), container));
    }

    /** As people know it: the host name that it has for itself, its container, the program in it. */
    private static String called(WordLines who, String container) {
        String mininet = who.all().stream()
                .filter(line -> line.startsWith(MININET))
                .map(line -> line.substring(MININET.length()))
                .findFirst()
                .orElse("");
        String host = who.word("hostname");
        if (!mininet.isEmpty() || !host.isEmpty()) {
            return mininet.isEmpty() ? host : mininet;
        }
        return container.isEmpty() ? who.word("comm") + "-" + who.word("pid") : container.replace(' ', '-');
    }

    private static String container(WordLines who) {
        for (String group : who.words("cgroup")) {
            Matcher matcher = CONTAINER.matcher(group);
            if (matcher.find()) {
                String id = matcher.group("id");
                String engine = matcher.group("engine").equals("libpod") ? "podman" : matcher.group("engine");
                return engine + " " + (HASH.matcher(id).matches() ? id.substring(0, SHORT) : id);
            }
        }
        return "";
    }

    /** A name that a node may have. */
    private static String plain(String wanted) {
        if (Names.isNode(wanted)) {
            return wanted;
        }
        String plain = wanted.replaceAll("[^A-Za-z0-9_.+@-]+", "-").replaceFirst("^[^A-Za-z0-9_]+", "");
        return plain.isEmpty() ? "namespace" : plain.substring(0, Math.min(plain.length(), 60));
    }

    /** The name of a namespace. */
    String of(String number) {
        return names.getOrDefault(number, number);
    }

    /** The number of the one that has this name below /run/netns; empty where none has. */
    String numberOf(String named) {
        return names.entrySet().stream()
                .filter(e -> {
                    Space space = spaces.get(e.getValue());
                    return space != null && space.kind() == Kind.NAMED && space.path().equals(NETNS + named);
                })
                .map(Map.Entry::getKey)
                .findFirst()
                .orElse("");
    }
}
