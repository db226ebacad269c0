package dev.vethwork.target;

import dev.vethwork.plan.Forwarding;
import dev.vethwork.plan.Step;
import dev.vethwork.state.NetworkState;
import dev.vethwork.target.read.IpJson;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * Keeps the registry of a lab true while a plan runs: what a batch is about to make is noted before it runs, and after it
 * the note gets the number that the kernel gave. Each batch is also a line in the journal, before and after.
 */
final class RegistryKeeper {
    private static final Pattern SETTING = Pattern.compile("([^=]+)=.*", Pattern.DOTALL);

    private final Shell shell;
    private final String lab;
    private final NetworkState before;
    private Registry registry;

    RegistryKeeper(Shell shell, String lab, Registry registry, NetworkState before) {
        this.shell = shell;
        this.lab = lab;
        this.registry = registry;
        this.before = before;
    }

    String lab() {
        return lab;
    }

    Registry registry() {
        return registry;
    }

    void intend(Batch batch) throws TargetException {
        TreeMap<String, String> namespaces = new TreeMap<>(registry.namespaces());
        TreeMap<String, Integer> links = new TreeMap<>(registry.links());
        TreeMap<String, String> originals = new TreeMap<>(registry.originals());
        List<String> settings = new ArrayList<>(registry.settings());
        for (Step step : batch.steps()) {
            Words words = Words.of(step);
            Made made = Made.by(words);
            // A name that is taken is not ours to note: the command will say so.
            made.namespaces().stream()
                    .filter(name -> before.namespace(name).isEmpty())
                    .forEach(name -> namespaces.putIfAbsent(name, ""));
            made.rootLinks().stream()
                    .filter(name -> before.root().device(name).isEmpty())
                    .forEach(name -> links.putIfAbsent(name, 0));
            if (words.kind() == Batch.Kind.SYSCTL) {
                Matcher setting = SETTING.matcher(words.argv().get(2));
                if (setting.matches()) {
                    note(words.namespace(), setting.group(1), originals, settings);
                }
            }
        }
        save(registry.withNamespaces(namespaces)
                .withLinks(links)
                .withOriginals(originals)
                .withSettings(settings));
        journal("run\t" + batch.kind() + "\t" + batch.namespace() + "\t"
                + batch.steps().stream().map(Step::id).reduce((a, b) -> a + " " + b).orElse(""));
    }

    private void note(String namespace, String name, Map<String, String> originals, List<String> settings) {
        if (namespace.isEmpty()) {
            String now = before.root().sysctls().get(name);
            if (now != null) {
                originals.putIfAbsent(name, now);
                noteDevices(name, now, originals);
            }
        }
        settings.add((namespace.isEmpty() ? "." : namespace) + " " + name);
    }

    /** What writing a setting for all interfaces will overwrite. */
    private void noteDevices(String name, String now, Map<String, String> originals) {
        if (Forwarding.of(name).filter(f -> f.all().equals(name)).isEmpty()) {
            return;
        }
        before.root().sysctls().forEach((other, value) -> {
            boolean differs = Forwarding.of(other).filter(f -> f.all().equals(name)).isPresent() && !value.equals(now);
            if (differs && !other.equals(name)) {
                originals.putIfAbsent(other, value);
            }
        });
    }

    /** The processes of namespaces of ours that a batch takes away, which would live on without a name. */
    List<Long> doomed(Batch batch) throws TargetException {
        List<String> names = batch.steps().stream()
                .map(Words::of)
                .flatMap(words -> Made.by(words).removedNamespaces().stream())
                .toList();
        if (names.isEmpty()) {
            return List.of();
        }
        Inodes inodes = Inodes.parse(shell.call("inodes", "").stdout());
        SortedMap<String, String> ours = inodes.settle(registry.namespaces());
        Set<Long> inner = inodes.byName().entrySet().stream()
                .filter(e -> names.contains(e.getKey()) && ours.containsKey(e.getKey()))
                .map(e -> e.getValue().inode())
                .collect(Collectors.toSet());
        return shell.call("pids", "").stdout().lines()
                .map(line -> line.split("[ /]+"))
                .filter(words -> words.length > 2 && inner.contains(Long.valueOf(words[0])))
                .map(words -> Long.valueOf(words[2]))
                .toList();
    }

    /** Gives what was made its number, and forgets what is there no more. */
    void settle(Batch batch, String outcome) throws TargetException {
        List<Words> words = batch.steps().stream().map(Words::of).toList();
        boolean touched = words.stream().map(Made::by).anyMatch(made -> !made.isNothing());
        if (touched) {
            Inodes inodes = Inodes.parse(shell.call("inodes", "").stdout());
            Map<String, Integer> there = new TreeMap<>();
            IpJson.objects(shell.call("links", "").stdout())
                    .forEach(node -> there.put(node.path("ifname").asString(""), node.path("ifindex").asInt()));
            TreeMap<String, Integer> links = new TreeMap<>();
            registry.links().forEach((name, index) -> {
                Integer now = there.get(name);
                if (now != null && (index == 0 || index.equals(now))) {
                    links.put(name, now);
                }
            });
            save(registry.withNamespaces(inodes.settle(registry.namespaces())).withLinks(links));
        }
        journal(outcome);
    }

    /** The file that a service writes to. */
    String log(Step step) {
        return "/run/vethwork/" + lab + "/" + logName(step);
    }

    static String logName(Step step) {
        return "service-" + step.id().replace('/', '-') + ".log";
    }

    /** Notes a started service by its pid and when it started. */
    void started(Step step, String answer) throws TargetException {
        String[] words = answer.strip().split(" ");
        if (words.length < 2) {
            return;
        }
        TreeMap<String, Registry.Service> services = new TreeMap<>(registry.services());
        String name = step.id().substring(step.id().lastIndexOf('/') + 1);
        services.put(
                (step.namespace().isEmpty() ? "" : step.namespace()) + " " + name,
                new Registry.Service(Long.parseLong(words[0]), words[1]));
        save(registry.withServices(services));
    }

    /** Ends the run: the journal begins anew with the next one. */
    void close() throws TargetException {
        shell.call("end-journal", lab);
    }

    void journal(String line) throws TargetException {
        shell.call("journal", lab, line + "\n");
    }

    void save(Registry value) throws TargetException {
        if (!value.equals(registry)) {
            registry = value;
            shell.call("registry", lab, value.text());
        }
    }
}
