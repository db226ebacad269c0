package dev.vethwork.engine.observe;

import dev.vethwork.engine.CommandResult;
import dev.vethwork.engine.TargetException;
import dev.vethwork.engine.driver.DriverShell;
import dev.vethwork.engine.read.NamespaceNumbers;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * Hears what changes by {@code ip monitor all-nsid} (ip-monitor(8)): one listener for all namespaces, in the target's root
 * namespace. It tells of those that have a number there, so each of the lab's gets one.
 */
public final class Monitor {
    private static final Pattern LINE = Pattern.compile("\\[nsid (current|[0-9]+)](.*)");
    private static final Pattern NAMED = Pattern.compile(".*\\(iproute2 netns name: ([^)]+)\\).*");

    private final DriverShell shell;
    private final Map<Integer, String> names = new HashMap<>();
    private boolean started;

    public Monitor(DriverShell shell) {
        this.shell = shell;
    }

    /** Names of those that have changed since the last call, of all namespaces; empty where nothing can be heard. */
    public Optional<Set<String>> heard(Set<String> namespaces) throws TargetException {
        Set<String> unheard = new TreeSet<>(namespaces);
        unheard.remove("");
        unheard.removeAll(names.values());
        if (!started || !unheard.isEmpty()) {
            boolean first = !started;
            listen(unheard);
            if (first) {
                return Optional.of(new HashSet<>(namespaces));
            }
        }
        CommandResult heard = shell.call("events", "");
        if (!heard.succeeded()) {
            return Optional.empty();
        }
        return Optional.of(parse(heard.stdout()));
    }

    private void listen(Set<String> unheard) throws TargetException {
        String numbers = unheard.stream()
                .filter(name -> !name.startsWith("-"))
                .map(name -> "netns set " + name + " auto\n")
                .collect(Collectors.joining());
        names.clear();
        names.putAll(NamespaceNumbers.parse(shell.call("watch", "", numbers).stdout()));
        // One that cannot get a number is not asked for again with each call.
        int none = -1;
        for (String name : unheard) {
            if (!names.containsValue(name)) {
                names.put(none--, name);
            }
        }
        started = true;
    }

    private Set<String> parse(String text) {
        Set<String> touched = new HashSet<>();
        for (String line : text.split("\n")) {
            Matcher matcher = LINE.matcher(line);
            if (!matcher.matches()) {
                continue;
            }
            Matcher named = NAMED.matcher(matcher.group(2));
            if (named.matches()) {
                touched.add(named.group(1));
                names.values().remove(named.group(1));
            } else if (matcher.group(1).equals("current")) {
                touched.add("");
            } else {
                String name = names.get(Integer.valueOf(matcher.group(1)));
                if (name != null) {
                    touched.add(name);
                }
            }
        }
        return touched;
    }
}
