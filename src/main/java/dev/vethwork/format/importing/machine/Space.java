package dev.vethwork.format.importing.machine;

import dev.vethwork.net.Family;
import dev.vethwork.net.Prefix;
import dev.vethwork.topology.NodeFile;
import dev.vethwork.topology.ProxyNeighbor;
import dev.vethwork.topology.RoutingRule;
import dev.vethwork.topology.Service;
import dev.vethwork.topology.StaticNeighbor;
import inet.ipaddr.IPAddress;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SequencedMap;
import java.util.SequencedSet;
import java.util.SortedMap;
import java.util.TreeMap;

/** A namespace of the machine so far. */
public final class Space {
    private static final String FORWARDING = "net.ipv4.ip_forward";

    private final String name;
    private final SequencedMap<String, Link> links = new LinkedHashMap<>();
    private final List<RouteSoFar> routes = new ArrayList<>();
    private final SortedMap<String, String> sysctls = new TreeMap<>();
    private final List<RoutingRule> rules = new ArrayList<>();
    private final SequencedMap<IPAddress, StaticNeighbor> neighbors = new LinkedHashMap<>();
    private final SequencedSet<ProxyNeighbor> proxies = new LinkedHashSet<>();
    private final List<Service> services = new ArrayList<>();
    private final SortedMap<String, String> files = new TreeMap<>();
    private final ImportedRules netfilter = new ImportedRules();
    private final SequencedMap<String, Link> switches = new LinkedHashMap<>();
    private boolean container;
    private boolean router;
    private boolean gone;

    Space(String name) {
        this.name = name;
        Link loopback = new Link(ImportedKind.LOOPBACK, this, "lo");
        links.put("lo", loopback);
        loopback.up(name.isEmpty());
    }

    /** Empty for the machine's own. */
    public String name() {
        return name;
    }

    public boolean isRoot() {
        return name.isEmpty();
    }

    /** By name, in the order made. */
    public SequencedMap<String, Link> links() {
        return links;
    }

    public Optional<Link> link(String device) {
        return Optional.ofNullable(links.get(device)).filter(l -> !l.isGone());
    }

    public List<RouteSoFar> routes() {
        return routes;
    }

    /** By dotted name. */
    public SortedMap<String, String> sysctls() {
        return sysctls;
    }

    /** Whether whoever made it lets it pass on packets of both families, where a script speaks of each by itself. */
    boolean isRouter() {
        return router;
    }

    /** It passes on packets of both families, until a command says otherwise. */
    public void router() {
        router = true;
        sysctls.put(FORWARDING, "1");
    }

    /** Whether it is a container with programs of its own, a daemon of Open vSwitch among them. */
    public boolean isContainer() {
        return container;
    }

    public void container() {
        container = true;
    }

    /** The switches of Open vSwitch that a container has, by the names that they have there: a drawing has them on the machine. */
    public SequencedMap<String, Link> switches() {
        return switches;
    }

    /** Whether there is nothing to it but a switch, which is drawn in its place. */
    boolean isSwitch() {
        return switches.size() == 1
                && links.values().stream().allMatch(l -> l.kind() == ImportedKind.LOOPBACK || l.kind() == ImportedKind.OTHER
                        || l.kind() == ImportedKind.VETH && l.addresses().isEmpty() && switches.containsValue(l.master()))
                && routes.isEmpty() && services.isEmpty() && rules.isEmpty() && neighbors.isEmpty();
    }

    /** The bridge that is all there is to it, and is called as it is: a bridge in a namespace of its own. */
    Optional<Link> isolatedBridge() {
        boolean bare = routes.isEmpty() && Map.of(FORWARDING, "0").entrySet().containsAll(sysctls.entrySet()) && services.isEmpty() && rules.isEmpty() && neighbors.isEmpty() && proxies.isEmpty() && files.isEmpty()
                && netfilter.isEmpty();
        return Optional.ofNullable(links.get(name))
                .filter(own -> bare && own.kind() == ImportedKind.BRIDGE && own.addresses().isEmpty() && !own.isGone())
                .filter(own -> links.values().stream().allMatch(l -> l.equals(own) || l.kind() == ImportedKind.LOOPBACK && l.addresses().isEmpty()
                        || l.kind() == ImportedKind.VETH && l.addresses().isEmpty() && own.equals(l.master())));
    }

    /** Which packets look for their route where. */
    public List<RoutingRule> rules() {
        return rules;
    }

    public SequencedMap<IPAddress, StaticNeighbor> neighbors() {
        return neighbors;
    }

    /** Whom it answers for, each once. */
    public SequencedSet<ProxyNeighbor> proxies() {
        return proxies;
    }

    public List<Service> services() {
        return services;
    }

    /** Files that its services see, by their paths. */
    SortedMap<String, String> files() {
        return files;
    }

    /** @return false where no drawing can hold the file, or not another one */
    public boolean addFile(String path, String text) {
        int length = text.getBytes(StandardCharsets.UTF_8).length;
        for (Map.Entry<String, String> other : files.entrySet()) {
            length += other.getKey().equals(path) ? 0 : other.getValue().getBytes(StandardCharsets.UTF_8).length;
        }
        boolean fits = NodeFile.isPath(path) && length <= NodeFile.MOST && text.indexOf('\0') < 0;
        if (fits) {
            files.put(path, text);
        }
        return fits;
    }

    public ImportedRules netfilter() {
        return netfilter;
    }

    boolean isGone() {
        return gone;
    }

    void gone(boolean value) {
        gone = value;
    }

    /** The interface on whose link an address is, the longest prefix first. */
    public Optional<Link> towards(IPAddress address) {
        Link best = null;
        int longest = -1;
        for (Link link : links.values()) {
            for (var own : link.addresses()) {
                Prefix subnet = own.subnet();
                if (link.isUp() && subnet.length() > longest && subnet.contains(address) && !subnet.isHost()) {
                    best = link;
                    longest = subnet.length();
                }
            }
        }
        for (RouteSoFar route : routes) {
            Link leaves = route.leaves();
            if (route.route().via() == null && route.route().table().isMain() && leaves != null && route.route().to().length() > longest
                    && route.route().to().contains(address)) {
                best = leaves;
                longest = route.route().to().length();
            }
        }
        return Optional.ofNullable(best);
    }

    boolean has(Family family) {
        return links.values().stream().flatMap(l -> l.addresses().stream()).anyMatch(a -> a.family() == family);
    }
}
