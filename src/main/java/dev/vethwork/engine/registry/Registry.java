package dev.vethwork.engine.registry;

import dev.vethwork.engine.FieldEscapes;
import dev.vethwork.engine.read.StateJson;
import dev.vethwork.state.NamespaceState;
import dev.vethwork.state.NetworkState;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * What a lab has made, as it is remembered inside its target. It lives in /run, as long as the kernel's objects do.
 *
 * @param namespaces identity of each namespace by name; empty where one is about to be made
 * @param links index of each link in the root namespace by name; 0 where one is about to be made
 * @param originals what a setting of the root namespace was before the lab changed it, by dotted name
 * @param settings dotted names that the lab has set, by namespace and name, blank between
 * @param born what settings of namespaces that the lab has made were before it changed them, by namespace and name, blank
 *     between; one that is not in it is of an interface, or was not read
 * @param services by namespace and name, blank between
 * @param adopted of its namespaces those that somebody else has made, with what was in them then, and with each setting that
 *     the lab has changed there as it was
 * @param given what of its drawing was there before it, by namespace; see {@link NetworkState#given}
 * @param borrowing its namespaces into which an interface of the machine's has gone
 * @param switches bridges that the lab has made in the Open vSwitch of the machine, which alone can take them away
 */
public record Registry(
        SortedMap<String, String> namespaces,
        SortedMap<String, Integer> links,
        SortedMap<String, String> originals,
        List<String> settings,
        SortedMap<String, String> born,
        SortedMap<String, Service> services,
        SortedMap<String, NamespaceState> adopted,
        SortedMap<String, NamespaceState> given,
        SortedSet<String> switches,
        SortedSet<String> borrowing) {
    private static final String NOTE = "registry\t";
    private static final String BEGIN_OF_NOTE = "registry-begins\t\n";
    private static final String END_OF_NOTE = "registry-ends\t";

    /** The root namespace, before the name of a setting. */
    static final String HOST = ".";

    static final Registry EMPTY = new Registry(
            Collections.emptySortedMap(),
            Collections.emptySortedMap(),
            Collections.emptySortedMap(),
            List.of(),
            Collections.emptySortedMap(),
            Collections.emptySortedMap(),
            Collections.emptySortedMap(),
            Collections.emptySortedMap(),
            Collections.emptySortedSet(),
            Collections.emptySortedSet());

    /**
     * A process that was started for a drawn service.
     *
     * @param start when it started, in clock ticks; with pid 0 it is only about to be started
     * @param command as it is drawn; a running process tells its words without their quotes
     * @param files what it was given to see, by path
     */
    public record Service(long pid, String start, String command, SortedMap<String, String> files) {
        public Service {
            files = Collections.unmodifiableSortedMap(new TreeMap<>(files));
        }

        public Service(long pid, String start, String command) {
            this(pid, start, command, Collections.emptySortedMap());
        }
    }

    public Registry {
        namespaces = Collections.unmodifiableSortedMap(new TreeMap<>(namespaces));
        links = Collections.unmodifiableSortedMap(new TreeMap<>(links));
        originals = Collections.unmodifiableSortedMap(new TreeMap<>(originals));
        Set<String> there = namespaces.keySet();
        settings = settings.stream().filter(s -> isOf(s, there)).distinct().sorted().toList();
        TreeMap<String, String> known = new TreeMap<>(born);
        known.keySet().removeIf(s -> !isOf(s, there));
        born = Collections.unmodifiableSortedMap(known);
        services = Collections.unmodifiableSortedMap(new TreeMap<>(services));
        TreeMap<String, NamespaceState> kept = new TreeMap<>(adopted);
        kept.keySet().retainAll(namespaces.keySet());
        adopted = Collections.unmodifiableSortedMap(kept);
        given = Collections.unmodifiableSortedMap(new TreeMap<>(given));
        switches = Collections.unmodifiableSortedSet(new TreeSet<>(switches));
        TreeSet<String> lent = new TreeSet<>(borrowing);
        lent.retainAll(namespaces.keySet());
        borrowing = Collections.unmodifiableSortedSet(lent);
    }

    private static boolean isOf(String setting, Set<String> namespaces) {
        String namespace = setting.substring(0, setting.indexOf(' '));
        return namespace.equals(HOST) || namespaces.contains(namespace);
    }

    /** The settings that the lab has made in each of the namespaces, with what they were before; empty where nobody knows. */
    public Map<String, SortedMap<String, String>> changed() {
        TreeMap<String, SortedMap<String, String>> all = new TreeMap<>();
        for (String setting : settings) {
            String[] words = setting.split(" ", 2);
            all.computeIfAbsent(words[0].equals(HOST) ? NetworkState.ROOT : words[0], n -> new TreeMap<>())
                    .put(words[1], born.getOrDefault(setting, ""));
        }
        return all;
    }

    public boolean isEmpty() {
        return equals(EMPTY);
    }

    /**
     * Tab separated, the kind first. Of two lines about one service the later one is the younger. What a run has noted of it
     * in its journal comes behind what it was before: {@link #noted}.
     */
    public static Registry parse(String text) {
        int last = text.lastIndexOf(END_OF_NOTE);
        if (last >= 0) {
            int first = text.lastIndexOf(BEGIN_OF_NOTE, last);
            String notes = text.substring(0, Math.max(0, text.indexOf(BEGIN_OF_NOTE)));
            return parseLines(text.substring(Math.max(0, first), last).replace(NOTE, "") + services(notes));
        }
        return parseLines(text);
    }

    /** The lines that services wrote of themselves, which tell their process. */
    private static String services(String text) {
        return text.lines()
                .filter(line -> line.startsWith("service\t") && line.split("\t", -1).length == 3)
                .map(line -> line + "\n")
                .collect(Collectors.joining());
    }

    private static Registry parseLines(String text) {
        TreeMap<String, String> namespaces = new TreeMap<>();
        TreeMap<String, Integer> links = new TreeMap<>();
        TreeMap<String, String> originals = new TreeMap<>();
        TreeMap<String, Service> services = new TreeMap<>();
        TreeMap<String, NamespaceState> adopted = new TreeMap<>();
        TreeMap<String, NamespaceState> given = new TreeMap<>();
        List<String> settings = new ArrayList<>();
        TreeMap<String, String> born = new TreeMap<>();
        TreeSet<String> switches = new TreeSet<>();
        TreeSet<String> borrowing = new TreeSet<>();
        for (String line : text.split("\n")) {
            String[] words = line.split("\t", 3);
            if (words.length < 3) {
                continue;
            }
            switch (words[0]) {
                case "namespace" -> namespaces.put(words[1], words[2]);
                case "link" -> links.put(words[1], Integer.parseInt(words[2]));
                case "original" -> originals.put(words[1], words[2]);
                case "setting" -> settings.add(words[1] + " " + words[2]);
                case "switch" -> switches.add(words[1]);
                case "borrowing" -> borrowing.add(words[1]);
                case "born" -> born.put(words[1], words[2]);
                case "adopted" -> space(words).ifPresent(theirs -> adopted.put(words[1], theirs));
                case "given" -> space(words).ifPresent(before -> given.put(words[1], before));
                case "service" -> services.put(words[1], service(words[2], services.get(words[1])));
                default -> {
                    // A newer version's; what it knows more is none of ours.
                }
            }
        }
        return new Registry(namespaces, links, originals, settings, born, services, adopted, given, switches, borrowing);
    }

    private static Optional<NamespaceState> space(String[] words) {
        return StateJson.parse(FieldEscapes.unescape(words[2])).flatMap(state -> state.namespace(words[1]));
    }

    private static Stream<String> spaces(String kind, SortedMap<String, NamespaceState> all) {
        return all.values().stream()
                .map(space -> kind + "\t" + space.name() + "\t" + FieldEscapes.escape(StateJson.print(NetworkState.EMPTY.with(space))));
    }

    private static Service service(String text, @Nullable Service before) {
        String[] fields = text.split("\t", -1);
        String[] process = fields[0].split(" ");
        TreeMap<String, String> files = new TreeMap<>();
        for (int i = 2; i + 1 < fields.length; i += 2) {
            files.put(fields[i], FieldEscapes.unescape(fields[i + 1]));
        }
        return new Service(
                Long.parseLong(process[0]),
                process[1],
                fields.length > 1 ? FieldEscapes.unescape(fields[1]) : before == null ? "" : before.command(),
                fields.length > 1 || before == null ? files : before.files());
    }

    /** As it stands in a journal: what is cut off by a crash has no end, and then what was noted before it counts. */
    String noted() {
        return BEGIN_OF_NOTE + text().lines().map(line -> NOTE + line + "\n").collect(Collectors.joining()) + END_OF_NOTE + "\n";
    }

    String text() {
        return Stream.of(
                        lines("namespace", namespaces),
                        lines("link", links),
                        lines("original", originals),
                        settings.stream().map(s -> "setting\t" + s.replaceFirst(" ", "\t")),
                        lines("born", born),
                        switches.stream().map(name -> "switch\t" + name + "\t"),
                        borrowing.stream().map(name -> "borrowing\t" + name + "\t"),
                        services.entrySet().stream()
                                .map(e -> "service\t" + e.getKey() + "\t" + e.getValue().pid() + " "
                                        + e.getValue().start() + "\t"
                                        + FieldEscapes.escape(e.getValue().command())
                                        + e.getValue().files().entrySet().stream()
                                                .map(f -> "\t" + f.getKey() + "\t" + FieldEscapes.escape(f.getValue()))
                                                .collect(Collectors.joining())),
                        spaces("adopted", adopted),
                        spaces("given", given))
                .flatMap(s -> s)
                .map(line -> line + "\n")
                .collect(Collectors.joining());
    }

    private static Stream<String> lines(String kind, SortedMap<String, ?> values) {
        return values.entrySet().stream().map(e -> kind + "\t" + e.getKey() + "\t" + e.getValue());
    }

    Registry withNamespaces(SortedMap<String, String> value) {
        return new Registry(value, links, originals, settings, born, services, adopted, given, switches, borrowing);
    }

    Registry withLinks(SortedMap<String, Integer> value) {
        return new Registry(namespaces, value, originals, settings, born, services, adopted, given, switches, borrowing);
    }

    Registry withOriginals(SortedMap<String, String> value) {
        return new Registry(namespaces, links, value, settings, born, services, adopted, given, switches, borrowing);
    }

    Registry withSettings(List<String> value) {
        return new Registry(namespaces, links, originals, value, born, services, adopted, given, switches, borrowing);
    }

    Registry withBorn(SortedMap<String, String> value) {
        return new Registry(namespaces, links, originals, settings, value, services, adopted, given, switches, borrowing);
    }

    Registry withServices(SortedMap<String, Service> value) {
        return new Registry(namespaces, links, originals, settings, born, value, adopted, given, switches, borrowing);
    }

    Registry withAdopted(SortedMap<String, NamespaceState> value) {
        return new Registry(namespaces, links, originals, settings, born, services, value, given, switches, borrowing);
    }

    Registry withGiven(SortedMap<String, NamespaceState> value) {
        return new Registry(namespaces, links, originals, settings, born, services, adopted, value, switches, borrowing);
    }

    Registry withSwitches(SortedSet<String> value) {
        return new Registry(namespaces, links, originals, settings, born, services, adopted, given, value, borrowing);
    }

    Registry withBorrowing(SortedSet<String> value) {
        return new Registry(namespaces, links, originals, settings, born, services, adopted, given, switches, value);
    }

    /** Without the adopted namespaces that are not among these. */
    Registry withoutLeft(Set<String> wanted) {
        TreeMap<String, String> kept = new TreeMap<>(namespaces);
        kept.keySet().removeIf(name -> adopted.containsKey(name) && !wanted.contains(name));
        return withNamespaces(kept);
    }
}
