package dev.vethwork.engine.observe;

import dev.vethwork.engine.TargetException;
import dev.vethwork.engine.driver.DriverShell;
import dev.vethwork.engine.driver.Sections;
import dev.vethwork.engine.read.NamespaceNumbers;
import dev.vethwork.engine.read.NumberedLink;
import dev.vethwork.engine.read.OvsShow;
import dev.vethwork.engine.read.Processes;
import dev.vethwork.engine.read.ResolvConf;
import dev.vethwork.engine.registry.Claims;
import dev.vethwork.engine.registry.Inodes;
import dev.vethwork.engine.registry.Registry;
import dev.vethwork.net.Resolver;
import dev.vethwork.plan.Marks;
import dev.vethwork.state.Interface;
import dev.vethwork.state.NamespaceState;
import dev.vethwork.state.NetworkState;
import dev.vethwork.state.Peer;
import dev.vethwork.state.ProcessEntry;
import dev.vethwork.state.Queue;
import dev.vethwork.state.kind.LinkKind;
import dev.vethwork.state.kind.Physical;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.concurrent.CompletableFuture;
import org.jspecify.annotations.Nullable;

/** Reads the kernel's state through a target's shell. */
final class Observer {
    private final DriverShell shell;
    private final String lab;
    /** What was read last of each namespace, for the other ends of cables when only some are read again. */
    private final Map<String, RawNamespace> known = new HashMap<>();

    /** What was read by others, until the next reading. */
    private final Map<String, String> glanced = new HashMap<>();

    private List<Long> orphans = List.of();
    /** What a new namespace is born with, as it was read last. */
    private SortedMap<String, String> fresh = new TreeMap<>();

    /** The processes of each namespace as they were read last, for when they are not. */
    private final Map<String, List<ProcessEntry>> processes = new HashMap<>();

    private OpenVSwitchState openVSwitch = OpenVSwitchState.DATABASE_STOPPED;

    private Claims claims = Claims.parse("", "");

    Observer(DriverShell shell, String lab) {
        this.shell = shell;
        this.lab = lab;
    }

    /** Takes what was read of namespaces, lightly, by who changed them last; the next reading spares them. */
    void glanced(Map<String, String> texts) {
        glanced.putAll(texts);
    }

    /**
     * Reads; once more where a cable's ends do not name each other, as something moved meanwhile.
     *
     * @param registry what the lab has made
     * @param settings further dotted names to read, by namespace, and of those that a namespace is born with all of them
     */
    NetworkState read(Registry registry, ObservationScope scope, Map<String, Set<String>> settings) throws TargetException {
        Reading reading = once(registry, scope, settings);
        if (!reading.ends().agree()) {
            reading = once(registry, scope, settings);
        }
        return new NetworkState(reading.ends().agreed(), reading.fresh(), registry.given());
    }

    private record Reading(PairedEnds ends, SortedMap<String, String> fresh) {}

    private Reading once(Registry registry, ObservationScope scope, Map<String, Set<String>> settings) throws TargetException {
        // Those that are there no more, or are somebody else's by now, are told apart by the answer.
        Set<String> wanted = new TreeSet<>(registry.namespaces().keySet());
        wanted.add(NetworkState.ROOT);
        if (scope.only() != null) {
            wanted.retainAll(scope.only());
        }
        glanced.keySet().retainAll(scope.light());
        Set<String> unread = new TreeSet<>(wanted);
        unread.removeAll(glanced.keySet());
        // Understood while the kernel is read.
        CompletableFuture<List<RawNamespace>> understood = understand(Map.copyOf(glanced));
        Set<String> seen = new TreeSet<>(glanced.keySet());
        glanced.clear();
        // Where nothing was read yet there is nothing to put them into.
        Set<String> ports = known.containsKey(NetworkState.ROOT) ? scope.ports() : Set.of();
        String input = ObserveRequest.of(unread, seen, scope.light(), ports, settings);
        Sections sections =
                shell.answer("observe", lab, ObserveRequest.besides(scope, registry, unread.size()), input, List.of()).sections();
        claims = Claims.parse(sections.text("claims"), lab);
        openVSwitch = OpenVSwitchState.of(sections.text("ovs-daemons"));
        // What a run without an end was about to mark counts as marked.
        boolean interrupted = !sections.text("open").isBlank();
        Inodes inodes = Inodes.parse(sections.text("inodes"));
        Set<String> ours = inodes.settle(registry.namespaces()).keySet();
        wanted.removeIf(name -> !name.isEmpty() && !ours.contains(name));
        unread.retainAll(wanted);
        if (scope.besides().contains(ObservationScope.Besides.BIRTH)) {
            fresh = RawNamespace.settings(sections.text("fresh"));
        }
        for (String name : unread) {
            known.put(name, raw(name, scope, ports, sections));
        }
        understood.join().forEach(light -> known.put(light.name(), withSettings(light, sections)));
        known.keySet().removeIf(name -> !name.isEmpty() && !ours.contains(name));
        SortedMap<String, NamespaceState> all = new TreeMap<>();
        if (scope.named()) {
            inodes.names()
                    .forEach(name -> all.put(
                            name,
                            NamespaceState.empty(name)
                                    .withOwner(ours.contains(name) ? lab : null)
                                    .withResolver(ours.contains(name) ? resolver(name, sections) : null)
                                    .withAdopted(ours.contains(name) ? registry.adopted().get(name) : null)));
        }
        Map<Integer, String> others = scope.isOfTeardown() ? namesOfOthers(NetworkState.ROOT) : Map.of();
        all.putAll(states(wanted, registry, interrupted, sections, others));
        if (sections.named("pids").isEmpty()) {
            processes.forEach((name, last) -> all.computeIfPresent(name, (n, state) -> state.withProcesses(last)));
        } else {
            Map<Long, Processes.Entry> table = ProcessFinder.table(sections);
            ProcessFinder.put(all, table, inodes, registry);
            orphans = ProcessFinder.orphans(table, inodes, registry);
            all.forEach((name, state) -> processes.put(name, state.processes()));
        }
        processes.keySet().removeIf(name -> !name.isEmpty() && !ours.contains(name));
        return new Reading(new PairedEnds(all, wanted), fresh);
    }

    private RawNamespace raw(String name, ObservationScope scope, Set<String> ports, Sections sections) {
        RawNamespace before = known.get(name);
        if (name.isEmpty() && before != null && !ports.isEmpty()) {
            return before.with(ports, sections.text("ports"));
        }
        if (scope.light().contains(name)) {
            return withSettings(RawNamespace.light(name, sections.text("light", name)), sections);
        }
        RawNamespace read = RawNamespace.parse(name, sections, lab);
        return before == null || scope.besides().contains(ObservationScope.Besides.FRAMES) ? read : read.withFdb(before.fdb());
    }

    private static RawNamespace withSettings(RawNamespace light, Sections sections) {
        return light.withSettings(RawNamespace.settings(sections.text("settings", light.name())));
    }

    private static CompletableFuture<List<RawNamespace>> understand(Map<String, String> texts) {
        return CompletableFuture.supplyAsync(() -> texts.entrySet().stream()
                .map(each -> RawNamespace.light(each.getKey(), each.getValue()))
                .toList());
    }

    OpenVSwitchState openVSwitch() {
        return openVSwitch;
    }

    /** What labs needed of the machine at the last reading. */
    Claims claims() {
        return claims;
    }

    /** The lab's services that the last reading found in no namespace of the lab's, by pid. */
    List<Long> orphans() {
        return orphans;
    }

    /** @param others names of namespaces that are not read, by the root namespace's numbers */
    private SortedMap<String, NamespaceState> states(
            Set<String> wanted,
            Registry registry,
            boolean interrupted,
            Sections sections,
            Map<Integer, String> others)
            throws TargetException {
        Peers peers = new Peers(known.values());
        Set<String> doubtful = peers.doubtful();
        OvsShow listed = OvsShow.parse(
                sections.text("ovs"), sections.text("ovs-bridges"), sections.text("ovs-ports"));
        Map<String, SortedMap<String, String>> changed = registry.changed();
        SortedMap<String, NamespaceState> all = new TreeMap<>();
        for (String name : wanted) {
            RawNamespace raw = Objects.requireNonNull(known.get(name));
            boolean doubted = doubtful.contains(name)
                    || registry.adopted().containsKey(name)
                    || (name.isEmpty() && hasStrangersCables(raw, registry));
            Map<Integer, String> names = doubted ? namesOfOthers(name) : Map.of();
            Map<Integer, String> below = !doubted && raw.links().values().stream().anyMatch(NumberedLink::standsElsewhere)
                    ? namesOfOthers(name)
                    : names;
            SortedMap<String, Interface> devices = new TreeMap<>();
            SortedMap<String, String> sysctls = new TreeMap<>(raw.sysctls());
            if (name.isEmpty()) {
                RootSwitches switches = RootSwitches.of(raw, listed);
                raw.links().values().forEach(link -> put(devices, switches.plugged(device(raw, link, below)
                        .withPeer(peers.of(name, link, names)
                                .or(() -> elsewhere(link, others))
                                .orElse(null))
                        .withOwner(ownerInRoot(link, registry, interrupted)))));
                registry.originals().forEach((key, value) -> sysctls.put(Marks.ORIGINAL_SYSCTL + key, value));
                switches.tell(sysctls);
            } else {
                raw.links().values().forEach(link -> put(devices, lent(link, device(raw, link, below)
                        .withPeer(peers.of(name, link, names).orElse(null))
                        .withOwner(lab))));
                if (!registry.adopted().containsKey(name)) {
                    changed.getOrDefault(name, new TreeMap<>())
                            .forEach((key, value) -> sysctls.put(Marks.ORIGINAL_SYSCTL + key, value));
                }
            }
            all.put(name, state(raw, devices, sysctls, sections, registry));
        }
        return all;
    }

    private static void put(SortedMap<String, Interface> devices, Interface device) {
        devices.put(device.name(), device);
    }

    /** @param names what its namespace's numbers for others mean */
    private Interface device(RawNamespace raw, NumberedLink link, Map<Integer, String> names) {
        Interface device = link.device().withShaping(raw.queues().getOrDefault(link.device().name(), Queue.NONE));
        return link.standsElsewhere()
                ? below(link, names).map(it -> device.withKind(device.kind().standingOn(it))).orElse(device)
                : device;
    }

    /** The interface of another namespace on which one stands, where that one is read as well. */
    private Optional<Peer> below(NumberedLink link, Map<Integer, String> names) {
        return Optional.ofNullable(names.get(link.peerNetnsId()))
                .flatMap(name -> Optional.ofNullable(known.get(name)))
                .flatMap(there -> there.links().values().stream()
                        .filter(lower -> lower.device().index() == link.peerIndex())
                        .map(lower -> new Peer(there.name(), lower.device().name()))
                        .findFirst());
    }

    /** One of the machine's own that is lent says so in its alias. */
    private static Interface lent(NumberedLink link, Interface device) {
        return device.withKind(Physical.noted(link.alias()).<LinkKind>map(lent -> lent).orElse(device.kind()));
    }

    /** The other end in a namespace that is not read, as far as it is known. */
    private static Optional<Peer> elsewhere(NumberedLink link, Map<Integer, String> others) {
        return Optional.ofNullable(others.get(link.peerNetnsId())).map(other -> new Peer(other, ""));
    }

    private NamespaceState state(
            RawNamespace raw,
            SortedMap<String, Interface> devices,
            SortedMap<String, String> sysctls,
            Sections sections,
            Registry registry) {
        return new NamespaceState(
                raw.name(),
                raw.name().isEmpty() ? null : lab,
                devices,
                raw.routes(),
                raw.rules(),
                raw.neighbors(),
                raw.proxies(),
                raw.netfilter(),
                sysctls,
                List.of(),
                resolver(raw.name(), sections),
                raw.listening(),
                raw.fdb(),
                registry.adopted().get(raw.name()));
    }

    private static @Nullable Resolver resolver(String namespace, Sections sections) {
        return namespace.isEmpty() ? null : ResolvConf.parse(sections.text("resolver", namespace));
    }

    private static boolean hasStrangersCables(RawNamespace root, Registry registry) {
        return root.links().values().stream()
                .anyMatch(link -> link.peerIndex() != 0
                        && !registry.links().containsKey(link.device().name()));
    }

    private @Nullable String ownerInRoot(NumberedLink link, Registry registry, boolean interrupted) {
        boolean same = Integer.valueOf(link.device().index()).equals(registry.links().get(link.device().name()));
        boolean marked = link.alias().equals(Marks.of(lab));
        return same && (marked || (link.alias().isEmpty() && interrupted)) ? lab : null;
    }

    private Map<Integer, String> namesOfOthers(String namespace) throws TargetException {
        return NamespaceNumbers.parse(shell.call("netnsids", namespace).stdout());
    }
}
