package dev.vethwork.engine.observe;

import dev.vethwork.engine.TargetException;
import dev.vethwork.engine.driver.Sections;
import dev.vethwork.engine.driver.Shell;
import dev.vethwork.engine.read.NamespaceNumbers;
import dev.vethwork.engine.read.Netconf;
import dev.vethwork.engine.read.NumberedLink;
import dev.vethwork.engine.read.OvsShow;
import dev.vethwork.engine.read.Processes;
import dev.vethwork.engine.read.ResolvConf;
import dev.vethwork.engine.registry.Claims;
import dev.vethwork.engine.registry.Inodes;
import dev.vethwork.engine.registry.Registry;
import dev.vethwork.net.Resolver;
import dev.vethwork.plan.Marks;
import dev.vethwork.plan.compile.DeviceSetting;
import dev.vethwork.state.Interface;
import dev.vethwork.state.NamespaceState;
import dev.vethwork.state.NetworkState;
import dev.vethwork.state.ProcessEntry;
import dev.vethwork.state.kind.LinkKind;
import dev.vethwork.state.kind.OpenVSwitch;
import dev.vethwork.state.kind.Physical;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.concurrent.CompletableFuture;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Reads the kernel's state through a target's shell. */
final class Observer {
    private static final Pattern SETTING = Pattern.compile("net(\\.[A-Za-z0-9_@+-]+)+");
    private static final String OF_EACH = "*";
    /** Namespaces at a time of which seldom settings are read as well. */
    private static final int MOST_IN_DETAIL = 60;

    private final Shell shell;
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

    Observer(Shell shell, String lab) {
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
    NetworkState read(Registry registry, Scope scope, Map<String, Set<String>> settings) throws TargetException {
        Reading reading = once(registry, scope, settings);
        if (!reading.ends().agree()) {
            reading = once(registry, scope, settings);
        }
        return new NetworkState(reading.ends().agreed(), reading.fresh(), registry.given());
    }

    private record Reading(PairedEnds ends, SortedMap<String, String> fresh) {}

    private Reading once(Registry registry, Scope scope, Map<String, Set<String>> settings) throws TargetException {
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
        String input = request(unread, seen, scope.light(), ports, settings);
        Sections sections =
                shell.answer("observe", lab, besides(scope, registry, unread.size()), input, List.of()).sections();
        claims = Claims.parse(sections.text("claims"), lab);
        openVSwitch = OpenVSwitchState.of(sections.text("ovs-daemons"));
        // What a run without an end was about to mark counts as marked.
        boolean interrupted = !sections.text("open").isBlank();
        Inodes inodes = Inodes.parse(sections.text("inodes"));
        Set<String> ours = inodes.settle(registry.namespaces()).keySet();
        wanted.removeIf(name -> !name.isEmpty() && !ours.contains(name));
        unread.retainAll(wanted);
        if (scope.besides().contains(Scope.Besides.BIRTH)) {
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

    private RawNamespace raw(String name, Scope scope, Set<String> ports, Sections sections) {
        RawNamespace before = known.get(name);
        if (name.isEmpty() && before != null && !ports.isEmpty()) {
            return before.with(ports, sections.text("ports"));
        }
        if (scope.light().contains(name)) {
            return withSettings(RawNamespace.light(name, sections.text("light", name)), sections);
        }
        RawNamespace read = RawNamespace.parse(name, sections, lab);
        return before == null || scope.besides().contains(Scope.Besides.FRAMES) ? read : read.withFdb(before.fdb());
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
        SortedMap<String, String> deadBridges = wanted.contains(NetworkState.ROOT) ? deadBridges(listed) : new TreeMap<>();
        OvsShow ovs = listed.without(deadBridges.keySet());
        Map<String, SortedMap<String, String>> changed = registry.changed();
        SortedMap<String, NamespaceState> all = new TreeMap<>();
        for (String name : wanted) {
            RawNamespace raw = java.util.Objects.requireNonNull(known.get(name));
            boolean doubted = doubtful.contains(name)
                    || registry.adopted().containsKey(name)
                    || (name.isEmpty() && hasStrangersCables(raw, registry));
            Map<Integer, String> names = doubted ? namesOfOthers(name) : Map.of();
            SortedMap<String, String> dead = name.isEmpty() ? deadPorts(raw, ovs) : new TreeMap<>();
            TreeMap<String, Interface> devices = new TreeMap<>();
            for (NumberedLink link : raw.links().values()) {
                Interface device = link.device()
                        .withPeer(peers.of(name, link, names)
                                .or(() -> Optional.ofNullable(name.isEmpty() ? others.get(link.peerNetnsId()) : null)
                                        .map(other -> new Interface.Peer(other, "")))
                                .orElse(null))
                        .withShaping(raw.queues().getOrDefault(link.device().name(), Interface.Queue.NONE))
                        .withOwner(name.isEmpty() ? ownerInRoot(link, registry, interrupted) : lab);
                if (!name.isEmpty()) {
                    device = device.withKind(Physical.noted(link.alias()).<LinkKind>map(lent -> lent).orElse(device.kind()));
                }
                devices.put(device.name(), name.isEmpty() && !dead.containsKey(device.name()) ? withOvs(device, ovs) : device);
            }
            TreeMap<String, String> sysctls = new TreeMap<>(raw.sysctls());
            if (name.isEmpty()) {
                registry.originals().forEach((key, value) -> sysctls.put(Marks.ORIGINAL_SYSCTL + key, value));
                dead.forEach((port, bridge) -> sysctls.put(Marks.DEAD_PORT + port, bridge));
                deadBridges.forEach((bridge, owner) -> sysctls.put(Marks.DEAD_BRIDGE + bridge, owner));
            } else if (!registry.adopted().containsKey(name)) {
                changed.getOrDefault(name, new TreeMap<>())
                        .forEach((key, value) -> sysctls.put(Marks.ORIGINAL_SYSCTL + key, value));
            }
            all.put(
                    name,
                    new NamespaceState(
                            name,
                            name.isEmpty() ? null : lab,
                            devices,
                            raw.routes(),
                            raw.rules(),
                            raw.neighbors(),
                            raw.proxies(),
                            raw.netfilter(),
                            sysctls,
                            List.of(),
                            resolver(name, sections),
                            raw.fdb(),
                            registry.adopted().get(name)));
        }
        return all;
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

    /** Bridges whose own interface somebody has deleted, with the lab that had made it. */
    private SortedMap<String, String> deadBridges(OvsShow ovs) {
        RawNamespace root = java.util.Objects.requireNonNull(known.get(NetworkState.ROOT));
        SortedMap<String, String> dead = new TreeMap<>();
        ovs.portsByBridge().keySet().stream()
                .filter(bridge -> !root.links().containsKey(bridge))
                .forEach(bridge -> dead.put(bridge, ovs.labs().getOrDefault(bridge, "")));
        return dead;
    }

    /** A switch that has taken an interface in makes it promiscuous. One that it only remembers by name it does not. */
    private static SortedMap<String, String> deadPorts(RawNamespace root, OvsShow ovs) {
        SortedMap<String, String> ports = ovs.plugs();
        ports.keySet().removeIf(port -> {
            NumberedLink link = root.links().get(port);
            return link != null && (link.promiscuous() || !link.device().kind().isCable());
        });
        return ports;
    }

    static Interface withOvs(Interface device, OvsShow ovs) {
        if (ovs.isBridge(device.name())) {
            return device.withKind(new OpenVSwitch(ovs.stp().contains(device.name()))).withMaster(null);
        }
        String master = ovs.masterOf(device.name());
        return master.isEmpty()
                ? device
                : device.withMaster(master)
                        .withPort(device.port().withVlans(ovs.vlans().get(device.name())));
    }

    private Map<Integer, String> namesOfOthers(String namespace) throws TargetException {
        return NamespaceNumbers.parse(shell.call("netnsids", namespace).stdout());
    }

    /** What else the driver is to read. */
    private static String besides(Scope scope, Registry registry, int namespaces) {
        boolean processes = scope.besides().contains(Scope.Besides.PROCESSES) || !registry.services().isEmpty();
        return (scope.besides().contains(Scope.Besides.BIRTH) ? "fresh" : "")
                + (scope.besides().contains(Scope.Besides.FRAMES) ? " frames" : "")
                + (scope.besides().contains(Scope.Besides.FOREIGN) ? " foreign" : "")
                // To open each of those files takes the kernel half a millisecond.
                + (scope.besides().contains(Scope.Besides.FOREIGN) && namespaces < MOST_IN_DETAIL ? " details" : "")
                + (processes ? " processes" : "")
                + "\n";
    }

    /** @param glanced namespaces of which only settings are not known yet */
    private static String request(
            Set<String> unread,
            Set<String> glanced,
            Set<String> light,
            Set<String> ports,
            Map<String, Set<String>> settings) {
        Set<String> any = settings.values().stream().flatMap(Set::stream).collect(Collectors.toSet());
        StringBuilder lines = new StringBuilder("*" + paths(any) + "\n");
        for (String name : unread) {
            if (name.isEmpty() && !ports.isEmpty()) {
                lines.append("= " + String.join(" ", ports) + "\n");
            } else {
                boolean lightly = !name.isEmpty() && light.contains(name);
                String how = name.isEmpty() ? "." : lightly ? "-" + name : name;
                Set<String> more = settings.getOrDefault(name, Set.of());
                lines.append(how + (lightly ? untold(more) : paths(more)) + "\n");
            }
        }
        for (String name : glanced) {
            String more = untold(settings.getOrDefault(name, Set.of()));
            if (!more.isEmpty()) {
                lines.append("+" + name + more + "\n");
            }
        }
        return lines.toString();
    }

    /** The paths of those settings that who has read interfaces has not read with them. */
    private static String untold(Set<String> settings) {
        return paths(settings.stream().filter(setting -> !Netconf.tells(setting)).collect(Collectors.toSet()));
    }

    /** Of what single interfaces have, that of each: those that were made meanwhile have it as well. */
    private static String paths(Set<String> settings) {
        return settings.stream()
                .filter(setting -> SETTING.matcher(setting).matches())
                .map(setting -> DeviceSetting.of(setting)
                        .filter(s -> !s.isOfAll())
                        .map(s -> s.at(OF_EACH).name())
                        .orElse(setting))
                .distinct()
                .map(setting -> " " + DeviceSetting.path(setting))
                .sorted()
                .collect(Collectors.joining());
    }
}
