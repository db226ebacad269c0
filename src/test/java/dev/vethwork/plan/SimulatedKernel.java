package dev.vethwork.plan;

import dev.vethwork.net.Addresses;
import dev.vethwork.net.BridgePort;
import dev.vethwork.net.Family;
import dev.vethwork.net.Mac;
import dev.vethwork.net.Prefix;
import dev.vethwork.plan.compile.DeviceSetting;
import dev.vethwork.plan.compile.StackCompiler;
import dev.vethwork.plan.difference.AddressTable;
import dev.vethwork.plan.kind.LinkPlans;
import dev.vethwork.plan.operation.AddLink;
import dev.vethwork.plan.operation.AddRemote;
import dev.vethwork.plan.operation.DeleteRemote;
import dev.vethwork.plan.operation.DeleteResolver;
import dev.vethwork.plan.operation.GiveBack;
import dev.vethwork.plan.operation.Place;
import dev.vethwork.plan.operation.SetLink;
import dev.vethwork.plan.operation.SetResolver;
import dev.vethwork.plan.operation.SetWireguard;
import dev.vethwork.plan.operation.StartService;
import dev.vethwork.plan.operation.TakeDevice;
import dev.vethwork.state.Interface;
import dev.vethwork.state.NamespaceState;
import dev.vethwork.state.Neighbor;
import dev.vethwork.state.NetworkState;
import dev.vethwork.state.Peer;
import dev.vethwork.state.ProcessEntry;
import dev.vethwork.state.ProxyEntry;
import dev.vethwork.state.Queue;
import dev.vethwork.state.RoutingRuleEntry;
import dev.vethwork.state.kind.LinkKind;
import dev.vethwork.state.kind.LinuxBridge;
import dev.vethwork.state.kind.Loopback;
import dev.vethwork.state.kind.OpenVSwitch;
import dev.vethwork.state.kind.Other;
import dev.vethwork.state.kind.Physical;
import dev.vethwork.state.kind.Veth;
import dev.vethwork.state.kind.Vxlan;
import inet.ipaddr.IPAddress;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.Predicate;
import java.util.stream.Stream;

/** Does to a state what the commands of a plan would do to a kernel, and refuses what a kernel would refuse. */
public final class SimulatedKernel {
    private static final Map<String, String> FRESH = Map.of(
            "net.ipv4.ip_forward", "0",
            "net.ipv6.conf.all.forwarding", "0",
            "net.ipv4.conf.all.rp_filter", "0",
            "net.ipv4.conf.default.rp_filter", "0",
            "net.ipv4.conf.lo.rp_filter", "0",
            "net.ipv4.conf.default.forwarding", "0",
            "net.ipv4.conf.lo.forwarding", "0");

    private final String lab;
    private NetworkState state;
    private final Set<Place> sized = new HashSet<>();
    private long nextPid = 100;

    public SimulatedKernel(String lab) {
        this.lab = lab;
        NamespaceState root = fresh(NetworkState.ROOT, null);
        this.state = new NetworkState(new TreeMap<>(Map.of(root.name(), root)), new TreeMap<>(FRESH));
    }

    public SimulatedKernel with(NamespaceState stranger) {
        state = state.with(stranger);
        return this;
    }

    /** With an interface of the machine's own that nobody uses. */
    SimulatedKernel withCard(String name) {
        create("", Interface.of(name, Other.UNNAMED, null)
                .withUp(false)
                .withMtu(1500)
                .withMac(new Mac("02:00:00:00:00:99")));
        return this;
    }

    private static NamespaceState fresh(String name, String owner) {
        return NamespaceState.empty(name)
                .withOwner(owner)
                .with(Interface.of("lo", Loopback.INSTANCE, null).withUp(false))
                .withRules(Stream.of(Family.values())
                        .flatMap(family -> RoutingRuleEntry.born(family).stream())
                        .toList())
                .withSysctls(new TreeMap<>(FRESH));
    }

    /** As an observer reads it: with what the kernel makes by itself. */
    public NetworkState observe() {
        NetworkState seen = state;
        for (NamespaceState namespace : state.namespaces().values()) {
            seen = seen.with(SimulatedRoutes.withAutomatic(withAutomaticSizes(namespace)));
        }
        return seen;
    }

    /** A bridge is as large as its smallest port until somebody says how large it is. */
    private NamespaceState withAutomaticSizes(NamespaceState namespace) {
        NamespaceState seen = namespace;
        for (Interface bridge : namespace.interfaces().values()) {
            if (bridge.kind() instanceof LinuxBridge && !sized.contains(new Place(namespace.name(), bridge.name()))) {
                seen = seen.with(bridge.withMtu(namespace.interfaces().values().stream()
                        .filter(port -> bridge.name().equals(port.master()) && port.mtu() != 0)
                        .mapToInt(Interface::mtu)
                        .min()
                        .orElse(1500)));
            }
        }
        return seen;
    }

    public void run(Plan plan) {
        for (Step step : plan.steps()) {
            try {
                run(step.namespace(), step);
            } catch (RuntimeException e) {
                throw new AssertionError(
                        "step " + step.id() + " fails: " + String.join(" ", step.argv()) + "\nof\n"
                                + String.join("\n", Labs.commands(plan)),
                        e);
            }
        }
    }

    private void run(String namespace, Step step) {
        List<String> argv = new ArrayList<>(step.argv());
        String in = NetworkState.ROOT;
        if (argv.size() > 3 && argv.subList(0, 3).equals(List.of("ip", "netns", "exec"))) {
            in = argv.get(3);
            argv.subList(0, 4).clear();
        }
        boolean v6 = argv.size() > 1 && argv.get(1).equals("-6");
        if (v6) {
            argv.remove(1);
        }
        if (argv.size() > 1 && argv.get(1).equals("-n")) {
            in = argv.get(2);
            argv.subList(1, 3).clear();
        }
        require(in.equals(namespace), "the step says that it acts elsewhere");
        if (step.operation() instanceof StartService) {
            start(in, step, argv);
            return;
        }
        switch (step.operation()) {
            case AddLink made -> {
                made.kind().under().forEach(under -> device(namespace, under));
                create(namespace, Interface.of(made.link().name(), made.kind(), null)
                        .withUp(false)
                        .withMtu(LinkPlans.of(made.kind()).bornMtu())
                        .withMac(new Mac("02:00:00:00:00:02")));
                return;
            }
            case AddRemote add -> {
                Interface device = device(namespace, add.link().name());
                Vxlan vxlan = (Vxlan) device.kind();
                require(!vxlan.remotes().contains(add.remote()), "File exists");
                List<IPAddress> remotes = new ArrayList<>(vxlan.remotes());
                remotes.add(add.remote());
                put(namespace, device.withKind(vxlan.withRemotes(remotes)));
                return;
            }
            case DeleteRemote gone -> {
                Interface device = device(namespace, gone.link().name());
                Vxlan vxlan = (Vxlan) device.kind();
                List<IPAddress> remotes = new ArrayList<>(vxlan.remotes());
                require(remotes.remove(gone.remote()), "No such file or directory");
                put(namespace, device.withKind(vxlan.withRemotes(remotes)));
                return;
            }
            case TakeDevice taken -> {
                Interface nic = device("", taken.physical().device());
                deleteLink("", nic.name());
                create(taken.link().namespace(), Interface.of(taken.link().name(), taken.physical(), null)
                        .withUp(false)
                        .withMtu(nic.mtu())
                        .withMac(nic.mac()));
                return;
            }
            case GiveBack back -> {
                Physical.Before before = Objects.requireNonNull(back.physical().before());
                deleteLink(namespace, back.link().name());
                create("", Interface.of(back.physical().device(), Other.UNNAMED, null)
                        .withUp(before.up())
                        .withMtu(before.mtu())
                        .withMac(before.mac()));
                return;
            }
            case SetWireguard set -> {
                put(namespace, device(namespace, set.link().name()).withKind(set.kind()));
                return;
            }
            case SetLink set -> {
                put(namespace, device(namespace, set.link().name()).withKind(set.kind()));
                return;
            }
            case SetResolver set -> {
                state = state.with(there(set.home()).withResolver(set.resolver()));
                return;
            }
            case DeleteResolver gone -> {
                state = state.with(there(gone.home()).withResolver(null));
                return;
            }
            default -> {
                // By its words.
            }
        }
        switch (argv.getFirst()) {
            case "ip" -> ip(in, v6, argv.subList(1, argv.size()));
            case "sysctl" -> sysctl(in, argv.get(2));
            case "iptables" -> state = state.with(SimulatedRules.run(there(in), Family.V4, argv, lab));
            case "ip6tables" -> state = state.with(SimulatedRules.run(there(in), Family.V6, argv, lab));
            case "tc" -> tc(in, argv);
            case "bridge" -> put(in, SimulatedPorts.vlan(device(in, argv.get(6)), argv));
            case "ovs-vsctl" -> ovs(argv);
            case "kill" -> kill(Long.parseLong(argv.get(1)));
            default -> throw new IllegalStateException("unknown tool " + argv);
        }
    }

    private void ip(String in, boolean v6, List<String> argv) {
        List<String> words = new ArrayList<>(argv);
        if (words.getFirst().equals("link") && words.get(2).equals("dev")) {
            words.remove(2);
        }
        switch (words.get(0) + " " + words.get(1)) {
            case "netns add" -> {
                require(state.namespace(words.get(2)).isEmpty(), "File exists");
                state = state.with(fresh(words.get(2), lab));
            }
            case "netns del" -> {
                there(words.get(2)).interfaces().values().forEach(i -> unplugPeer(i));
                state = state.without(words.get(2));
            }
            case "link add" -> addLink(in, words);
            case "link del" -> deleteLink(in, words.get(2));
            case "link set" -> setLink(in, words);
            case "addr add", "addr replace", "addr del" ->
                address(in, words.get(1), Prefix.parse(words.get(2)), words.get(4), !words.contains("nodad"));
            case "route add", "route replace", "route del" -> state = state.with(SimulatedRoutes.run(there(in), words, lab));
            case "neigh add" -> proxy(in, words);
            case "neigh replace", "neigh del" -> {
                if (words.get(2).equals("proxy")) {
                    proxy(in, words);
                } else {
                    neighbor(in, words);
                }
            }
            case "rule add", "rule del" ->
                state = state.with(SimulatedRoutingRules.run(there(in), v6 ? Family.V6 : Family.V4, words, lab));
            default -> throw new IllegalStateException("unknown " + words);
        }
    }

    private void neighbor(String in, List<String> words) {
        List<Neighbor> left = new ArrayList<>(there(in).neighbors());
        boolean gone = left.removeIf(n ->
                n.address().equals(Addresses.parse(words.get(2))) && n.interfaceName().equals(words.get(4)));
        if (words.get(1).equals("del")) {
            require(gone, "No such file or directory");
        } else {
            require(device(in, words.get(4)).up(), "an interface that is down forgets its neighbours as it comes up");
            left.add(new Neighbor(
                    Addresses.parse(words.get(2)),
                    words.get(4),
                    new Mac(words.get(6)),
                    Neighbor.PERMANENT,
                    in.isEmpty() ? "86" : "unspec"));
        }
        state = state.with(there(in).withNeighbors(left));
    }

    private void proxy(String in, List<String> words) {
        IPAddress address = Addresses.parse(words.get(3));
        List<ProxyEntry> left = new ArrayList<>(there(in).proxies());
        boolean gone = left.removeIf(p -> p.address().equals(address) && p.interfaceName().equals(words.get(5)));
        if (words.get(1).equals("del")) {
            require(gone, "No such file or directory");
        } else {
            require(device(in, words.get(5)).up(), "an interface that is down forgets whom it answers for as it comes up");
            left.add(new ProxyEntry(address, words.get(5), in.isEmpty() ? "86" : "unspec"));
        }
        state = state.with(there(in).withProxies(left));
    }

    private void forgetNeighbors(String in, String device) {
        forget(in, device, _ -> true, _ -> true);
    }

    private void forget(String in, String device, Predicate<IPAddress> neighbors, Predicate<IPAddress> proxies) {
        state = state.with(there(in)
                .withProxies(there(in).proxies().stream()
                        .filter(p -> !p.interfaceName().equals(device) || !proxies.test(p.address()))
                        .toList())
                .withNeighbors(there(in).neighbors().stream()
                        .filter(n -> !n.interfaceName().equals(device) || !neighbors.test(n.address()))
                        .toList()));
    }

    private NamespaceState there(String namespace) {
        return state.namespace(namespace).orElseThrow(() -> new IllegalStateException("No such namespace " + namespace));
    }

    private Interface device(String in, String name) {
        Interface device = there(in).interfaces().get(name);
        require(device != null, "Cannot find device " + name);
        return device;
    }

    private void put(String in, Interface device) {
        state = state.with(there(in).with(device));
    }

    private void addLink(String in, List<String> words) {
        if (words.contains("bridge")) {
            create(in, Interface.of(
                            words.get(2),
                            new LinuxBridge(words.contains("stp_state"), words.contains("vlan_filtering")),
                            null)
                    .withUp(false)
                    .withMtu(1500));
            return;
        }
        int type = words.indexOf("type");
        String first = type > 3 ? words.get(4) : NetworkState.ROOT;
        int name = words.indexOf("name");
        String second = words.size() > name + 2 ? words.get(name + 3) : NetworkState.ROOT;
        create(first, veth(words.get(2), second, words.get(name + 1)));
        create(second, veth(words.get(name + 1), first, words.get(2)));
    }

    private static Interface veth(String name, String peerNamespace, String peer) {
        return Interface.of(name, Veth.LOOSE, null)
                .withUp(false)
                .withMtu(1500)
                .withMac(new Mac("02:00:00:00:00:01"))
                .withPeer(new Peer(peerNamespace, peer));
    }

    private void create(String in, Interface device) {
        require(!there(in).interfaces().containsKey(device.name()), "File exists");
        put(in, device);
        sized.remove(new Place(in, device.name()));
        TreeMap<String, String> all = new TreeMap<>(there(in).sysctls());
        there(in).sysctls().forEach((name, value) -> DeviceSetting.of(name)
                .filter(DeviceSetting::isDefault)
                .ifPresent(setting -> all.put(setting.at(device.name()).name(), value)));
        state = state.with(there(in).withSysctls(all));
    }

    /** Which a loopback gets as it comes up without one, and keeps. */
    private static Interface withLoopbackAddress(Interface device) {
        return device.kind().isLoopback() && device.addresses().isEmpty()
                ? device.withAddresses(List.of(Prefix.parse("127.0.0.1/8")))
                : device;
    }

    private void deleteLink(String in, String name) {
        Interface device = device(in, name);
        remove(in, name);
        unplugPeer(device);
    }

    private void unplugPeer(Interface device) {
        if (device.peer() != null && state.namespace(device.peer().namespace()).isPresent()) {
            remove(device.peer().namespace(), device.peer().interfaceName());
        }
    }

    private void remove(String in, String name) {
        there(in).interfaces().values().stream().filter(i -> name.equals(i.master())).toList().forEach(i -> letGo(in, i));
        SortedMap<String, Interface> left = new TreeMap<>(there(in).interfaces());
        left.remove(name);
        left.replaceAll((n, i) -> name.equals(i.master()) ? i.withMaster(null) : i);
        TreeMap<String, String> settings = new TreeMap<>(there(in).sysctls());
        settings.keySet().removeIf(key -> DeviceSetting.of(key).filter(s -> s.device().equals(name)).isPresent());
        there(in).interfaces().values().stream()
                .filter(device -> device.kind().under().contains(name))
                .map(Interface::name)
                .toList()
                .forEach(upper -> left.remove(upper));
        NamespaceState bare = there(in).withInterfaces(left).withSysctls(settings);
        state = state.with(SimulatedRoutes.withoutPreferring(SimulatedRoutes.withoutDevice(bare, name)));
        forgetNeighbors(in, name);
    }

    private void setLink(String in, List<String> words) {
        int at = words.get(2).equals("dev") ? 3 : 2;
        Interface device = device(in, words.get(at));
        String value = words.getLast();
        switch (words.get(at + 1)) {
            case "up" -> {
                if (device.kind().needsLowerOn()) {
                    device.kind().under().forEach(under -> require(device(in, under).up(), "Network is down"));
                }
                put(in, withLoopbackAddress(device.withUp(true)));
            }
            case "down" -> switchOff(in, device);
            case "master" -> {
                letGo(in, device);
                takeIn(in, device(in, device.name()), device(in, value));
            }
            case "nomaster" -> letGo(in, device);
            case "alias" -> put(in, device.withOwner(lab));
            case "mtu" -> {
                put(in, device.withMtu(Integer.parseInt(value)));
                sized.add(new Place(in, device.name()));
            }
            case "address" -> {
                put(in, device.withMac(new Mac(value)));
                forget(in, device.name(), _ -> true, _ -> false);
            }
            case "type" -> put(in, ofKind(device, words.subList(at + 2, words.size())));
            default -> throw new IllegalStateException("unknown " + words);
        }
    }

    /** What the kernel keeps of those only that are on, it forgets: IPv6 addresses (addrconf_ifdown), routes, neighbours. */
    private void switchOff(String in, Interface device) {
        put(in, device.withUp(false)
                .withAddresses(device.addresses().stream()
                        .filter(a -> a.family() == Family.V4)
                        .toList()));
        state = state.with(SimulatedRoutes.withoutDevice(there(in), device.name()));
        forgetNeighbors(in, device.name());
    }

    /** A bond leaves off what it lets go (dev_close in __bond_release_one), a VRF switches it off and on (cycle_netdev). */
    private void letGo(String in, Interface device) {
        if (device.master() == null) {
            return;
        }
        LinkKind master = device(in, device.master()).kind();
        put(in, device.withMaster(null).withPort(BridgePort.PLAIN));
        interrupt(in, device.name(), master, false);
    }

    /** A bond wants it off and switches it on (bond_enslave). */
    private void takeIn(String in, Interface free, Interface master) {
        require(!master.kind().switchesMembers() || !free.up(), "Device can not be enslaved while up.");
        put(in, free.withMaster(master.name()).withPort(BridgePort.PLAIN));
        interrupt(in, free.name(), master.kind(), true);
    }

    private void interrupt(String in, String name, LinkKind master, boolean takenIn) {
        Interface device = device(in, name);
        if (device.up() && master.interruptsMembers()) {
            switchOff(in, device);
        }
        if (master.switchesMembers() && takenIn || !master.switchesMembers() && device.up()) {
            put(in, device(in, name).withUp(true));
        }
    }

    private static Interface ofKind(Interface device, List<String> words) {
        boolean on = words.getLast().equals("1") || words.getLast().equals("on");
        return switch (words.getFirst() + " " + words.get(1)) {
            case "bridge stp_state" -> stp(device, on);
            case "bridge vlan_filtering" -> device.withKind(new LinuxBridge(device.stp(), on));
            default -> SimulatedPorts.flag(device, words.get(1), on);
        };
    }

    private void address(String in, String verb, Prefix address, String name, boolean asks) {
        Interface device = device(in, name);
        AddressTable table = new AddressTable(device.addresses());
        boolean there = device.addresses().contains(address);
        if (verb.equals("del")) {
            require(there, "Cannot assign requested address");
            table.delete(address);
        } else {
            require(!there || verb.equals("replace"), "File exists");
            require(
                    address.family() == Family.V4
                            || there
                            || device.addresses().stream().noneMatch(a -> a.address().equals(address.address())),
                    "File exists");
            table.add(address);
        }
        Set<Prefix> asked = new HashSet<>(device.asked());
        asked.remove(address);
        if (asks && address.family() == Family.V6 && !address.address().isLinkLocal() && !verb.equals("del")) {
            asked.add(address);
        }
        put(in, device.withAddresses(table.addresses()).withAsked(asked));
        state = state.with(SimulatedRoutes.withoutSource(there(in)));
        if (table.v4Lost()) {
            state = state.with(SimulatedRoutes.withoutV4(there(in), name));
            forget(in, name, IPAddress::isIPv4, IPAddress::isIPv4);
        }
    }

    private void sysctl(String in, String assignment) {
        String[] parts = assignment.split("=", 2);
        String name = parts[0].replace('/', '.');
        TreeMap<String, String> all = new TreeMap<>(there(in).sysctls());
        // What the registry would tell of it.
        all.putIfAbsent(Marks.ORIGINAL_SYSCTL + name, all.getOrDefault(name, in.isEmpty() ? "0" : ""));
        require(all.containsKey(name) || !DeviceSetting.of(name).filter(DeviceSetting::isOfOne).isPresent(), "No such file");
        all.put(name, parts[1]);
        if (name.equals(StackCompiler.FORWARDING_V4)) {
            all.replaceAll((other, value) -> DeviceSetting.of(other)
                    .flatMap(DeviceSetting::overwrittenBy)
                    .filter(name::equals)
                    .map(_ -> parts[1])
                    .orElse(value));
        }
        state = state.with(there(in).withSysctls(all));
    }

    private void tc(String in, List<String> argv) {
        Interface device = device(in, argv.get(4));
        boolean shaped = !device.shaping().equals(Queue.NONE);
        require(!argv.get(2).equals("add") || !shaped, "Exclusivity flag on, cannot modify");
        require(!argv.get(2).equals("del") || shaped, "Cannot delete qdisc with handle of zero");
        put(in, device.withShaping(new Queue(
                after(argv, "rate"),
                after(argv, "delay"),
                jitter(argv),
                after(argv, "loss"),
                after(argv, "duplicate"),
                after(argv, "corrupt"),
                after(argv, "reorder"))));
    }

    /** A second amount behind the delay. */
    private static String jitter(List<String> argv) {
        int at = argv.indexOf("delay") + 2;
        return at > 1 && at < argv.size() && argv.get(at).matches("[0-9.]+(us|ms|s)") ? argv.get(at) : null;
    }

    private static String after(List<String> argv, String option) {
        int at = argv.indexOf(option);
        return at < 0 ? null : argv.get(at + 1);
    }

    private static Interface stp(Interface bridge, boolean on) {
        return bridge.withKind(bridge.kind().withStp(on));
    }

    private void ovs(List<String> argv) {
        switch (argv.get(1)) {
            case "add-br" -> create("", stp(
                    Interface.of(argv.get(2), OpenVSwitch.PLAIN, null).withUp(false), argv.contains("stp_enable=true")));
            case "del-br" -> remove("", argv.get(2));
            case "add-port" -> {
                require(device("", argv.get(2)).kind().word().equals("openvswitch"), "no bridge named so");
                put("", device("", argv.get(3)).withMaster(argv.get(2)).withPort(BridgePort.PLAIN));
            }
            case "del-port" -> {
                require(argv.get(2).equals(device("", argv.get(3)).master()), "no port named so");
                put("", device("", argv.get(3)).withMaster(null).withPort(BridgePort.PLAIN));
            }
            case "set" -> put(
                    "",
                    argv.get(2).equals("port")
                            ? SimulatedPorts.ofSwitch(device("", argv.get(3)), argv)
                            : stp(device("", argv.get(3)), argv.getLast().endsWith("true")));
            default -> throw new IllegalStateException("unknown " + argv);
        }
    }

    private void start(String in, Step step, List<String> argv) {
        TreeMap<String, String> files = new TreeMap<>();
        List<String> words = argv;
        if (words.contains("--mount")) {
            int at = words.indexOf("files") + 2;
            for (int left = Integer.parseInt(words.get(at - 1)); left > 0; left--, at += 2) {
                files.put(words.get(at), words.get(at + 1));
            }
            words = words.subList(at, words.size());
        }
        boolean own = words.getFirst().equals("unshare");
        List<String> command = own ? words.subList(5, words.size()) : words;
        List<ProcessEntry> all = new ArrayList<>(there(in).processes());
        String name = step.id().substring(step.id().lastIndexOf('/') + 1);
        all.add(new ProcessEntry(nextPid++, own ? 1 : nextPid - 1, String.join(" ", command), name, own, false, files));
        state = state.with(there(in).withProcesses(all));
    }

    private void kill(long pid) {
        for (NamespaceState namespace : List.copyOf(state.namespaces().values())) {
            state = state.with(namespace.withProcesses(
                    namespace.processes().stream().filter(p -> p.pid() != pid).toList()));
        }
    }

    static void require(boolean holds, String message) {
        if (!holds) {
            throw new IllegalStateException(message);
        }
    }
}
