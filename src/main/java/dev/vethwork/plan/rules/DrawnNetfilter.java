package dev.vethwork.plan.rules;

import dev.vethwork.net.BadValue;
import dev.vethwork.net.Family;
import dev.vethwork.net.Prefix;
import dev.vethwork.net.RuleTable;
import dev.vethwork.state.Netfilter;
import dev.vethwork.state.netfilter.Target;
import dev.vethwork.topology.IpStack;
import dev.vethwork.topology.netfilter.Firewall;
import dev.vethwork.topology.netfilter.Masquerade;
import dev.vethwork.topology.netfilter.PortForward;
import dev.vethwork.topology.netfilter.SourceNat;
import java.util.ArrayList;
import java.util.Collections;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SortedSet;
import org.jspecify.annotations.Nullable;

/** Draws NAT and firewall of a namespace as its rules have them, whatever chains they are in. */
public final class DrawnNetfilter {
    /** One rule that would be more in a drawing is none that anybody could read there. */
    private static final int MOST_OF_ONE = 64;

    private static final int MOST_OF_ALL = 5_000;

    private final Netfilter netfilter;
    private final Set<String> devices;
    private final boolean hasV6;
    private final boolean exact;
    private final RuleTeller teller;
    private Set<String> alone = Set.of();

    private int taken;

    /**
     * The rules of a namespace.
     *
     * @param devices the interfaces that packets are routed by
     * @param hasV6 whether there are addresses of IPv6
     * @param exact whether a filter of one family alone says so even where nothing else is spoken
     */
    public DrawnNetfilter(Netfilter netfilter, Set<String> devices, boolean hasV6, boolean exact, RuleTeller teller) {
        this.netfilter = netfilter;
        this.devices = Set.copyOf(devices);
        this.hasV6 = hasV6;
        this.exact = exact;
        this.teller = teller;
    }

    /** @param chains of which each lets through what it accepts, and no more: others judge it behind */
    DrawnNetfilter judgedAgain(Set<String> chains) {
        alone = Set.copyOf(chains);
        return this;
    }

    public IpStack draw(IpStack stack) {
        return nat(stack).withFirewall(firewall());
    }

    private ChainReader reader(Family family, RuleTable table) {
        return new ChainReader(netfilter, family, table, devices, alone, teller);
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
                teller.policy(dropsV4 ? Family.V4 : Family.V6, chain.name());
            }
            // A drawing has one policy for both families.
            if (dropsV4 != dropsV6 && (exact || dropsV6)) {
                rules.add(open(chain, dropsV4 ? Family.V6 : Family.V4));
            }
        }
        return new Firewall(policies, rules);
    }

    private boolean drops(Firewall.Chain chain, Family family) {
        return netfilter.chain(family, RuleTable.FILTER, chain.name()).filter(Netfilter.Chain::drops).isPresent();
    }

    private static Prefix all(Family family) {
        return family == Family.V4 ? Prefix.ALL_V4 : Prefix.ALL_V6;
    }

    private static Firewall.Rule open(Firewall.Chain chain, Family family) {
        return new Firewall.Rule(chain, all(family), null, null, null, null, null, false, Firewall.Action.ACCEPT);
    }

    /** A rule without addresses would be drawn for both families. */
    private Firewall.Rule of(Firewall.Rule r, Family family) {
        boolean told = r.source() != null || r.destination() != null || r.notSource() != null || r.notDestination() != null;
        return told || !exact && family == Family.V4 ? r : r.withSource(all(family));
    }

    private List<Firewall.Rule> rules(Firewall.Chain chain, Family family) {
        List<Firewall.Rule> all = new ArrayList<>();
        for (FlatRule rule : reader(family, RuleTable.FILTER).rules(chain.name())) {
            DrawnConditions c = rule.asked();
            Firewall.Action action = action(rule.target());
            if (action == null || c.local() || rule.share() < 1 || c.isTooNegated()) {
                teller.missing(rule.place(), RuleReason.PLACE, chain.name());
                continue;
            }
            take(rule, all, each -> new Firewall.Rule(
                    chain, c.source(), c.destination(), c.protocol(), each.port(), each.in().only(), each.out().only(),
                    c.established(), action, c.notSource(), c.notDestination(), each.in().not(), each.out().not(), each.sender()));
        }
        return all.stream().distinct().toList();
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
    private record Each(@Nullable Integer sender, @Nullable Integer port, Ways.Said in, Ways.Said out) {
        static List<Each> of(DrawnConditions asked, Set<String> devices) {
            List<Each> all = new ArrayList<>();
            for (Ways.Said in : asked.in().said(devices)) {
                for (Ways.Said out : asked.out().said(devices)) {
                    for (Integer sender : each(asked.sourcePorts())) {
                        each(asked.ports()).forEach(port -> all.add(new Each(sender, port, in, out)));
                    }
                }
            }
            return all;
        }

        private static List<@Nullable Integer> each(@Nullable SortedSet<Integer> ports) {
            return ports == null ? Collections.singletonList(null) : List.copyOf(ports);
        }
    }

    private interface Make<T> {
        T of(Each each);
    }

    private <T> void take(FlatRule rule, List<T> into, Make<T> make) {
        List<Each> each = Each.of(rule.asked(), devices);
        int most = Math.min(MOST_OF_ONE, MOST_OF_ALL - taken);
        if (each.size() > most) {
            teller.missing(rule.place(), RuleReason.MANY, most);
            return;
        }
        taken += each.size();
        try {
            List<T> made = new ArrayList<>();
            each.forEach(one -> made.add(make.of(one)));
            into.addAll(made);
            teller.drawn(rule.place());
        } catch (BadValue e) {
            teller.missing(rule.place(), RuleReason.UNDRAWABLE, String.valueOf(e.getMessage()));
        }
    }

    private IpStack nat(IpStack stack) {
        Set<Masquerade> masquerades = new LinkedHashSet<>();
        Set<SourceNat> sources = new LinkedHashSet<>();
        Map<PortForward, Boolean> forwards = new LinkedHashMap<>();
        for (Family family : Family.values()) {
            ChainReader reader = reader(family, RuleTable.NAT);
            List<DrawnConditions> masqueraded = new ArrayList<>();
            for (FlatRule rule : reader.rules("POSTROUTING")) {
                leaving(rule, family, masquerades, sources, masqueraded);
            }
            List<PortForward> arriving = new ArrayList<>();
            BalancedRules.of(reader.rules("PREROUTING")).forEach(several -> forward(several, arriving, "PREROUTING"));
            List<Sent> own = new ArrayList<>();
            for (BalancedRules several : BalancedRules.of(reader.rules("OUTPUT"))) {
                List<PortForward> sent = new ArrayList<>();
                forward(several, sent, "OUTPUT");
                sent.forEach(each -> own.add(new Sent(each, several.rules().getLast().place())));
            }
            own(own, arriving);
            arriving.forEach(f -> forwards.merge(f.withLocal(false), f.local(), Boolean::logicalOr));
        }
        List<PortForward> all = new ArrayList<>();
        forwards.forEach((forward, local) -> all.add(forward.withLocal(local)));
        return stack.withMasquerades(List.copyOf(masquerades))
                .withSourceNats(List.copyOf(sources))
                .withPortForwards(all);
    }

    /** What becomes of what the namespace itself sends. */
    private record Sent(PortForward forward, RulePlace place) {}

    /** What the namespace itself asks is turned as well, where that is told of what arrives. */
    private void own(List<Sent> own, List<PortForward> arriving) {
        for (Sent sent : own) {
            boolean found = false;
            for (int i = 0; i < arriving.size() && !found; i++) {
                PortForward both = both(arriving.get(i), sent.forward());
                if (both != null) {
                    arriving.set(i, both);
                    found = true;
                }
            }
            if (!found) {
                teller.missing(sent.place(), RuleReason.OUTPUT);
            }
        }
    }

    /** What arrives comes from no loopback address and is for none: who leaves that alone does so for what is sent as well. */
    private static @Nullable PortForward both(PortForward arriving, PortForward sent) {
        Prefix not = sent.notDestination();
        boolean more = not != null && not.address().isLoopback() && arriving.destination() == null && arriving.notDestination() == null;
        PortForward forward = more ? arriving.withNotDestination(not) : arriving;
        PortForward asSent = forward.withIn(null)
                .withNotIn(null)
                .withOwnAddress(forward.ownAddress() || forward.destination() == null);
        return asSent.withLocal(false).equals(sent) ? forward.withLocal(true) : null;
    }

    private void leaving(
            FlatRule rule, Family family, Set<Masquerade> masquerades, Set<SourceNat> sources, List<DrawnConditions> masqueraded) {
        DrawnConditions c = rule.asked();
        boolean never = c.established();
        if (never) {
            // Of a connection that is known the kernel knows already what to make.
            teller.left(rule.place(), RuleReason.TELLS);
        } else if (rule.share() < 1 || c.local() || c.sourcePorts() != null || c.isTooNegated()) {
            teller.missing(rule.place(), RuleReason.PLACE, "POSTROUTING");
        } else if (rule.target() instanceof Target.Masquerade) {
            boolean told = c.source() != null || c.destination() != null || c.isNegated() || !hasV6;
            Prefix source = told ? c.source() : all(family);
            List<Masquerade> made = new ArrayList<>();
            take(rule, made, each -> new Masquerade(
                    source, each.out().only(), c.notSource(), c.notDestination(), each.out().not(), c.destination(), c.protocol(),
                    each.port()));
            masquerades.addAll(made);
            masqueraded.add(c);
        } else if (rule.target() instanceof Target.SourceNat nat && nat.to().port() == null) {
            // A drawing's own addresses come behind its certain ones.
            if (masqueraded.stream().anyMatch(before -> before.and(c).isPresent())) {
                teller.missing(rule.place(), RuleReason.ORDER);
                return;
            }
            List<SourceNat> made = new ArrayList<>();
            take(rule, made, each -> new SourceNat(
                    c.source(), each.out().only(), nat.to().address(), c.notSource(), c.notDestination(), each.out().not(),
                    c.destination(), c.protocol(), each.port()));
            sources.addAll(made);
        } else {
            teller.missing(rule.place(), RuleReason.PLACE, "POSTROUTING");
        }
    }

    private void forward(BalancedRules balanced, List<PortForward> into, String chain) {
        FlatRule rule = balanced.rules().getLast();
        DrawnConditions c = rule.asked();
        if (!balanced.translates() || c.established() || c.sourcePorts() != null || c.isTooNegated() || !balanced.isEven()) {
            balanced.rules().forEach(each -> teller.missing(each.place(), RuleReason.PLACE, chain));
            return;
        }
        balanced.rules().subList(0, balanced.rules().size() - 1).forEach(each -> teller.drawn(each.place()));
        take(rule, into, each -> new PortForward(
                c.protocol(),
                each.port(),
                each.in().only(),
                balanced.to(),
                c.destination(),
                false,
                c.notSource(),
                c.notDestination(),
                each.in().not(),
                c.source(),
                c.local()));
    }
}
