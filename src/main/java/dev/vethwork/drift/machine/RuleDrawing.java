package dev.vethwork.drift.machine;

import dev.vethwork.net.BadValue;
import dev.vethwork.net.Family;
import dev.vethwork.net.Prefix;
import dev.vethwork.state.Interface;
import dev.vethwork.state.NamespaceState;
import dev.vethwork.state.Netfilter;
import dev.vethwork.state.netfilter.Target;
import dev.vethwork.topology.IpStack;
import dev.vethwork.topology.netfilter.Firewall;
import dev.vethwork.topology.netfilter.Masquerade;
import dev.vethwork.topology.netfilter.PortForward;
import dev.vethwork.topology.netfilter.SourceNat;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.NavigableSet;
import java.util.Set;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Draws NAT and firewall of a namespace as its rules have them, whatever chains they are in. */
final class RuleDrawing {
    /** One rule that would be more in a drawing is none that anybody could read there. */
    private static final int MOST_OF_ONE = 64;

    private static final int MOST_OF_ALL = 5_000;

    private static final Set<String> DRAWN_TABLES = Set.of("filter", "nat");
    private static final Prefix LOOPBACK = Prefix.parse("127.0.0.0/8");

    private final NamespaceState space;
    private final String name;
    private final Account account;
    private final NavigableSet<String> devices = new TreeSet<>();
    private final Set<String> told = new HashSet<>();

    private int taken;

    private RuleDrawing(NamespaceState space, String name, Account account) {
        this.space = space;
        this.name = name;
        this.account = account;
        space.interfaces().values().stream()
                .filter(device -> device.master() == null)
                .map(Interface::name)
                .forEach(devices::add);
    }

    static IpStack draw(IpStack stack, NamespaceState space, String name, Account account) {
        RuleDrawing drawing = new RuleDrawing(space, name, account);
        drawing.tellOthers();
        return drawing.nat(stack).withFirewall(drawing.firewall());
    }

    private ChainReader reader(Family family, String table) {
        return new ChainReader(space.netfilter(), family, table, name, devices, account, told);
    }

    /** What is in no place that is drawn from. */
    private void tellOthers() {
        Netfilter netfilter = space.netfilter();
        for (Family family : Family.values()) {
            for (Netfilter.Chain chain : netfilter.of(family)) {
                if (!DRAWN_TABLES.contains(chain.table())) {
                    ChainReader reader = reader(family, chain.table());
                    chain.rules().forEach(rule -> account.missing(
                            reader.text(chain.name(), rule), "rule.table", chain.table()));
                }
            }
        }
        netfilter.beside().forEach(beside -> {
            if (beside.isRead()) {
                beside.chains().forEach(chain -> chain.rules().forEach(rule -> account.missing(
                        name + ": " + beside.command() + " -t " + chain.table() + " -A " + chain.name() + " "
                                + String.join(" ", rule.words()),
                        "rule.beside")));
            } else {
                account.missing(name + ": " + beside.command(), "rule.beside.unread");
            }
        });
        netfilter.foreign().chains().forEach(chain -> chain.rules().forEach(rule -> account.missing(
                name + ": nft " + chain.table() + " " + chain.name() + ": " + rule.text(), "rule.nft")));
    }

    private Firewall firewall() {
        Map<Firewall.Chain, Firewall.Policy> policies = new EnumMap<>(Firewall.Chain.class);
        List<Firewall.Rule> rules = new ArrayList<>();
        for (Firewall.Chain chain : Firewall.Chain.values()) {
            List<Firewall.Rule> v4 = rules(chain, Family.V4);
            List<Firewall.Rule> v6 = rules(chain, Family.V6);
            if (v4.equals(v6)) {
                rules.addAll(v4);
            } else {
                v4.forEach(rule -> rules.add(of(rule, Family.V4)));
                v6.forEach(rule -> rules.add(of(rule, Family.V6)));
            }
            boolean dropsV4 = drops(chain, Family.V4);
            boolean dropsV6 = drops(chain, Family.V6);
            if (dropsV4 || dropsV6) {
                policies.put(chain, Firewall.Policy.DROP);
                account.drawn(name + ": -P " + chain.name() + " DROP", name);
            }
            // A drawing has one policy for both families.
            if (dropsV4 != dropsV6) {
                rules.add(open(chain, dropsV4 ? Family.V6 : Family.V4));
            }
        }
        return new Firewall(policies, rules);
    }

    private boolean drops(Firewall.Chain chain, Family family) {
        return space.netfilter().chain(family, "filter", chain.name()).filter(c -> "DROP".equals(c.policy())).isPresent();
    }

    private static Prefix all(Family family) {
        return family == Family.V4 ? Prefix.ALL_V4 : Prefix.ALL_V6;
    }

    private static Firewall.Rule open(Firewall.Chain chain, Family family) {
        return new Firewall.Rule(chain, all(family), null, null, null, null, null, false, Firewall.Action.ACCEPT);
    }

    /** A rule without addresses would be drawn for both families. */
    private static Firewall.Rule of(Firewall.Rule r, Family family) {
        return r.source() != null || r.destination() != null
                ? r
                : new Firewall.Rule(
                        r.chain(), all(family), null, r.protocol(), r.port(), r.in(), r.out(), r.established(), r.action());
    }

    private List<Firewall.Rule> rules(Firewall.Chain chain, Family family) {
        List<Firewall.Rule> all = new ArrayList<>();
        for (FlatRule rule : reader(family, "filter").rules(chain.name())) {
            Asked c = rule.asked();
            Firewall.Action action = action(rule.target());
            if (action == null || c.local() || rule.share() < 1) {
                missing(rule, "rule.place", chain.name());
                continue;
            }
            take(rule, all, each -> new Firewall.Rule(
                    chain, c.source(), c.destination(), c.protocol(), each.port(), each.in(), each.out(), c.established(), action));
        }
        return all;
    }

    private static Firewall.@Nullable Action action(Target target) {
        return switch (target) {
            case Target.Accept _ -> Firewall.Action.ACCEPT;
            case Target.Drop _ -> Firewall.Action.DROP;
            case Target.Reject _ -> Firewall.Action.REJECT;
            case Target.Count _, Target.Return _, Target.Masquerade _, Target.SourceNat _, Target.DestinationNat _,
                    Target.Redirect _, Target.SetMark _, Target.Aside _, Target.Jump _ -> null;
        };
    }

    /** One of those that a rule of several interfaces and ports is. */
    private record Each(@Nullable Integer port, @Nullable String in, @Nullable String out) {
        static List<Each> of(Asked asked) {
            List<Each> all = new ArrayList<>();
            SortedSet<Integer> some = asked.ports();
            List<@Nullable Integer> ports = new ArrayList<>();
            if (some == null) {
                ports.add(null);
            } else {
                ports.addAll(some);
            }
            for (String in : asked.in().names()) {
                for (String out : asked.out().names()) {
                    for (Integer port : ports) {
                        all.add(new Each(port, in, out));
                    }
                }
            }
            return all;
        }
    }

    private interface Make<T> {
        T of(Each each);
    }

    private <T> void take(FlatRule rule, List<T> into, Make<T> make) {
        List<Each> each = Each.of(rule.asked());
        int most = Math.min(MOST_OF_ONE, MOST_OF_ALL - taken);
        if (each.size() > most) {
            missing(rule, "rule.many", most);
            return;
        }
        taken += each.size();
        try {
            List<T> made = new ArrayList<>();
            each.forEach(one -> made.add(make.of(one)));
            into.addAll(made);
            drawn(rule);
        } catch (BadValue e) {
            missing(rule, "undrawable", String.valueOf(e.getMessage()));
        }
    }

    private void drawn(FlatRule rule) {
        if (told.add(rule.text())) {
            account.drawn(rule.text(), name);
        }
    }

    private void missing(FlatRule rule, String key, Object... arguments) {
        if (told.add(rule.text())) {
            account.missing(rule.text(), key, arguments);
        }
    }

    private IpStack nat(IpStack stack) {
        Set<Masquerade> masquerades = new LinkedHashSet<>();
        Set<SourceNat> sources = new LinkedHashSet<>();
        Map<PortForward, Boolean> forwards = new LinkedHashMap<>();
        boolean hasV6 = space.interfaces().values().stream()
                .flatMap(device -> device.addresses().stream())
                .anyMatch(a -> a.family() == Family.V6);
        for (Family family : Family.values()) {
            ChainReader reader = reader(family, "nat");
            for (FlatRule rule : reader.rules("POSTROUTING")) {
                leaving(rule, family, hasV6, masquerades, sources);
            }
            List<PortForward> arriving = new ArrayList<>();
            Balanced.of(reader.rules("PREROUTING")).forEach(several -> forward(several, family, arriving));
            List<PortForward> own = new ArrayList<>();
            Balanced.of(reader.rules("OUTPUT")).forEach(several -> forward(several, family, own));
            arriving.forEach(f -> forwards.putIfAbsent(f, false));
            own(own, arriving, forwards);
        }
        List<PortForward> all = new ArrayList<>();
        forwards.forEach((forward, local) -> all.add(forward.withLocal(local)));
        return stack.withMasquerades(List.copyOf(masquerades))
                .withSourceNats(List.copyOf(sources))
                .withPortForwards(all);
    }

    /** What the namespace itself asks is turned as well, where that is told of what arrives. */
    private void own(List<PortForward> own, List<PortForward> arriving, Map<PortForward, Boolean> forwards) {
        for (PortForward sent : own) {
            arriving.stream()
                    .filter(f -> f.withIn(null).equals(sent.withIn(null)))
                    .findFirst()
                    .ifPresentOrElse(
                            f -> forwards.put(f, true),
                            () -> account.missing(name + ": OUTPUT → " + sent.to().getFirst().text(), "rule.output"));
        }
    }

    private void leaving(
            FlatRule rule, Family family, boolean hasV6, Set<Masquerade> masquerades, Set<SourceNat> sources) {
        Asked c = rule.asked();
        boolean more = rule.share() < 1 || c.protocol() != null || c.ports() != null || c.established() || c.local();
        if (c.source() != null && c.source().equals(c.destination()) && c.source().isHost()) {
            if (told.add(rule.text())) {
                account.left(rule.text(), "rule.hairpin");
            }
        } else if (c.destination() != null || more || isTooNegated(c, c.source())) {
            missing(rule, "rule.place", "POSTROUTING");
        } else if (rule.target() instanceof Target.Masquerade) {
            Prefix source = c.source() == null && hasV6 && !c.isNegated() ? all(family) : c.source();
            List<Masquerade> made = new ArrayList<>();
            take(rule, made, each -> new Masquerade(source, each.out(), one(c.notSources()), one(c.notDestinations())));
            masquerades.addAll(made);
        } else if (rule.target() instanceof Target.SourceNat nat && nat.to().port() == null) {
            List<SourceNat> made = new ArrayList<>();
            take(rule, made, each -> new SourceNat(
                    c.source(), each.out(), nat.to().address(), one(c.notSources()), one(c.notDestinations())));
            sources.addAll(made);
        } else {
            missing(rule, "rule.place", "POSTROUTING");
        }
    }

    private void forward(Balanced balanced, Family family, List<PortForward> into) {
        FlatRule rule = balanced.rules().getLast();
        Asked c = rule.asked();
        boolean more = c.source() != null || c.established() || isTooNegated(c, null)
                || c.destination() != null && !c.notDestinations().isEmpty();
        if (!balanced.translates() || more || !balanced.isEven()) {
            balanced.rules().forEach(each -> missing(each, "rule.place", "PREROUTING"));
            return;
        }
        balanced.rules().subList(0, balanced.rules().size() - 1).forEach(this::drawn);
        Stream<@Nullable Prefix> destinations = c.local()
                ? own(family).filter(address -> !Asked.isApart(c.destination(), address)).map(a -> a)
                : Stream.of(new @Nullable Prefix[] {c.destination()});
        destinations.forEach(destination -> take(rule, into, each -> new PortForward(
                c.protocol(),
                each.port(),
                each.in(),
                balanced.to(),
                destination,
                false,
                one(c.notSources()),
                destination == null ? one(c.notDestinations()) : null)));
    }

    /** A drawing leaves one source alone, where it names none, and one destination. */
    private static boolean isTooNegated(Asked asked, @Nullable Prefix source) {
        return asked.notSources().size() > (source == null ? 1 : 0) || asked.notDestinations().size() > 1;
    }

    private static @Nullable Prefix one(Set<Prefix> all) {
        return all.stream().findFirst().orElse(null);
    }

    /** The addresses that are the namespace's own, as an addrtype of LOCAL has them. */
    private Stream<Prefix> own(Family family) {
        return Stream.concat(
                family == Family.V4 ? Stream.of(LOOPBACK) : Stream.of(),
                space.interfaces().values().stream()
                        .flatMap(device -> device.addresses().stream())
                        .filter(a -> a.family() == family && !a.address().isLoopback() && !a.address().isLinkLocal())
                        .map(a -> new Prefix(a.address(), family == Family.V4 ? 32 : 128)));
    }
}
