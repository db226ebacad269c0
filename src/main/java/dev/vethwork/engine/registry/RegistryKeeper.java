package dev.vethwork.engine.registry;

import dev.vethwork.engine.CommandResult;
import dev.vethwork.engine.TargetException;
import dev.vethwork.engine.Trouble;
import dev.vethwork.engine.driver.Batch;
import dev.vethwork.engine.driver.DriverShell;
import dev.vethwork.engine.driver.DriverTrouble;
import dev.vethwork.engine.read.StateJson;
import dev.vethwork.plan.Compiled;
import dev.vethwork.plan.Step;
import dev.vethwork.plan.operation.AddSwitch;
import dev.vethwork.plan.operation.DeleteSwitch;
import dev.vethwork.plan.operation.ServiceOperation;
import dev.vethwork.plan.operation.SetSysctl;
import dev.vethwork.plan.operation.StartService;
import dev.vethwork.plan.operation.StartUplink;
import dev.vethwork.plan.operation.TakeDevice;
import dev.vethwork.state.NamespaceState;
import dev.vethwork.state.NetworkState;
import dev.vethwork.state.ProcessEntry;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.TreeSet;

/**
 * Keeps the registry of a lab true while a plan runs: what a batch is about to make is noted before it runs, together with
 * a line for each command in the journal, and after it the note gets the number that the kernel gave.
 */
public final class RegistryKeeper {
    /** Bytes that any run needs, for its notes and for what tools say. */
    private static final int ROOM = 8192;

    /** For each step on the way there: the note, the registry's line, and a part of what its namespace looks like then. */
    private static final int STEP_THERE = 3000;

    /** For each step on a way back. */
    private static final int STEP_BACK = 300;

    private final DriverShell shell;
    private final String lab;
    private final FormerSettings former;
    private Registry registry;
    private int batches;
    /** How the last batch ended, where that is not in the journal yet. */
    private String pending = "";
    /** What is written down of the registry. */
    private Registry noted = Registry.EMPTY;

    /**
     * A keeper.
     *
     * @param before what was there, and what a new namespace has
     * @param batches how many batches the journal tells of already
     */
    public RegistryKeeper(DriverShell shell, String lab, Registry registry, NetworkState before, int batches) {
        this.shell = shell;
        this.lab = lab;
        this.registry = registry;
        this.former = new FormerSettings(before);
        this.batches = batches;
    }

    public String lab() {
        return lab;
    }

    public Registry registry() {
        return registry;
    }

    /**
     * Begins a run, once there is room for what it will write, and with room set aside for a way back: /run may be nearly
     * full.
     *
     * @param back what to go back to if it is broken off
     * @param steps how many there will be
     */
    public void begin(boolean teardown, Compiled back, int steps) throws TargetException {
        String state = StateJson.print(back.state()) + "\n";
        List<String> room = List.of(
                Integer.toString(ROOM + STEP_THERE * steps), Integer.toString(ROOM + STEP_BACK * steps));
        shell.tell("begin", lab, Journal.begin(teardown), state, room);
    }

    /** Begins the way back: from now on the room that was set aside may be used. */
    public void turnBack() throws TargetException {
        shell.call("turn-back", lab);
    }

    /** The number of the batch that was intended last. */
    public int batch() {
        return batches;
    }

    /**
     * Notes what a batch is about to make.
     *
     * @param wanted what the batch is to bring about, for the commands of its services
     * @return what the journal has to be told before the batch runs
     */
    public String intend(Batch batch, Compiled wanted) {
        TreeMap<String, String> namespaces = new TreeMap<>(registry.namespaces());
        TreeMap<String, Integer> links = new TreeMap<>(registry.links());
        TreeMap<String, String> originals = new TreeMap<>(registry.originals());
        TreeMap<String, Registry.Service> services = new TreeMap<>(registry.services());
        TreeMap<String, NamespaceState> adopted = new TreeMap<>(registry.adopted());
        List<String> settings = new ArrayList<>(registry.settings());
        TreeMap<String, String> born = new TreeMap<>(registry.born());
        TreeSet<String> switches = new TreeSet<>(registry.switches());
        TreeSet<String> borrowing = new TreeSet<>(registry.borrowing());
        for (Step step : batch.steps()) {
            OwnershipEffect made = OwnershipEffect.by(step.operation());
            made.namespaces().forEach(name -> namespaces.putIfAbsent(name, ""));
            // Somebody took the adopted one away: this one will be ours.
            made.namespaces().forEach(adopted::remove);
            made.namespaces().forEach(name -> {
                settings.removeIf(setting -> setting.startsWith(name + " "));
                born.keySet().removeIf(setting -> setting.startsWith(name + " "));
            });
            made.rootLinks().forEach(name -> links.putIfAbsent(name, 0));
            if (step.operation() instanceof SetSysctl setting) {
                String changed = setting.name();
                former.note(setting.home(), changed, originals, settings);
                adopted.computeIfPresent(setting.home(), (name, theirs) -> former.noted(theirs, changed));
                if (!setting.home().isEmpty() && !adopted.containsKey(setting.home())) {
                    former.noteBorn(setting.home(), changed, settings, born);
                }
            }
            if (step.operation() instanceof AddSwitch bridge) {
                switches.add(bridge.link().name());
            }
            if (step.operation() instanceof TakeDevice taken) {
                borrowing.add(taken.home());
            }
            if (step.operation() instanceof ServiceOperation.Start service) {
                services.put(key(service), new Registry.Service(0, "0", command(service, wanted), files(service)));
            }
        }
        registry = registry.withNamespaces(namespaces)
                .withLinks(links)
                .withOriginals(originals)
                .withSettings(settings)
                .withBorn(born)
                .withServices(services)
                .withAdopted(adopted)
                .withSwitches(switches)
                .withBorrowing(borrowing);
        batches++;
        String lines = pending + (registry.equals(noted) ? "" : registry.noted()) + Journal.run(batches, batch);
        pending = "";
        noted = registry;
        return lines;
    }

    private static SortedMap<String, String> files(ServiceOperation.Start start) {
        return switch (start) {
            case StartService service -> service.files();
            case StartUplink uplink -> Collections.emptySortedMap();
        };
    }

    private static String command(ServiceOperation.Start service, Compiled wanted) {
        return wanted.state().namespace(service.home()).stream()
                .flatMap(namespace -> namespace.processes().stream())
                .filter(process -> service.service().equals(process.service()))
                .map(ProcessEntry::command)
                .findFirst()
                .orElse("");
    }

    /**
     * The processes of namespaces of ours that a batch takes away, which would live on without a name.
     *
     * @throws TargetException if something that the batch takes away is not ours any more
     */
    public List<Long> doomed(Batch batch) throws TargetException {
        List<OwnershipEffect> removals = batch.steps().stream()
                .map(step -> OwnershipEffect.by(step.operation()))
                .filter(OwnershipEffect::removes)
                .toList();
        if (removals.isEmpty()) {
            return List.of();
        }
        Ran.Numbers now = Ran.Numbers.of(shell.sections("numbers", "", ""));
        Set<Long> inner = new TreeSet<>();
        for (OwnershipEffect made : removals) {
            for (String name : made.removedNamespaces()) {
                Inodes.Identity there = now.inodes().byName().get(name);
                if (there != null && !there.text().equals(registry.namespaces().get(name))) {
                    throw replaced("namespace", name);
                }
                if (there != null) {
                    inner.add(there.inode());
                }
            }
            for (String name : made.removedLinks()) {
                Integer known = registry.links().get(name);
                if (known != null && now.links().containsKey(name) && !known.equals(now.links().get(name))) {
                    throw replaced("interface", name);
                }
            }
        }
        if (inner.isEmpty()) {
            return List.of();
        }
        return shell.call("pids", "").stdout().lines()
                .map(line -> line.split("[ /]+"))
                .filter(words -> words.length > 2 && inner.contains(Long.valueOf(words[0])))
                .map(words -> Long.valueOf(words[2]))
                .toList();
    }

    private static TargetException replaced(String what, String name) {
        return Trouble.of(TargetException.Kind.CONFLICT, "replaced." + what, name).exception();
    }

    /** Whether a batch makes or takes away what the registry has to know by its number. */
    public static boolean isCounted(Batch batch) {
        return batch.steps().stream().anyMatch(step -> !OwnershipEffect.by(step.operation()).isNothing());
    }

    /** Gives what was made its number, and forgets what is there no more. @param ran how the batch ended */
    public void settle(Batch batch, CommandResult result, Ran ran) {
        if (isCounted(batch)) {
            registry = Settlement.of(registry, batch, ran);
        }
        if (result.succeeded()) {
            TreeSet<String> switches = new TreeSet<>(registry.switches());
            batch.steps().forEach(step -> {
                if (step.operation() instanceof DeleteSwitch bridge) {
                    switches.remove(bridge.link().name());
                }
            });
            registry = registry.withSwitches(switches);
        }
        pending = Journal.ended(batches, result.succeeded());
    }

    /** What the target must know to start a service: its log, its note, its name in the registry. */
    public List<String> service(ServiceOperation.Start service) {
        String file = "/run/vethwork/" + lab + "/" + fileName(service);
        return List.of(file + ".log", file + ".note", key(service));
    }

    public static String logName(ServiceOperation.Start service) {
        return fileName(service) + ".log";
    }

    private static String fileName(ServiceOperation.Start service) {
        return "service-" + service.id().replace('/', '-');
    }

    private static String key(ServiceOperation.Start service) {
        return service.home() + " " + service.service();
    }

    /** Notes a started service by its pid and when it started. */
    public void started(ServiceOperation.Start service, String note) {
        Registry.Service started = Registry.parse(registry.text() + note.strip()).services().get(key(service));
        if (started != null) {
            TreeMap<String, Registry.Service> services = new TreeMap<>(registry.services());
            services.put(key(service), started);
            registry = registry.withServices(services);
        }
    }

    /** Remembers what settings of the machine were before the lab; it is written down before the next batch. */
    public void remember(SortedMap<String, String> originals) {
        registry = registry.withOriginals(originals);
    }

    /** Ends the run: the journal begins anew with the next one. @param wanted namespaces; adopted others are left */
    public void end(Set<String> wanted) throws TargetException {
        registry = registry.withoutLeft(wanted);
        must(shell.call("end", lab, registry.text()));
    }

    private static void must(CommandResult result) throws TargetException {
        if (!result.succeeded()) {
            throw DriverTrouble.unwritten(result);
        }
    }
}
