package dev.vethwork.plan.guard;

import dev.vethwork.net.Addresses;
import dev.vethwork.net.Family;
import dev.vethwork.net.ProtocolNumber;
import dev.vethwork.plan.Comparison;
import dev.vethwork.plan.Drafts;
import dev.vethwork.plan.PlanMessages;
import dev.vethwork.plan.compile.Hook;
import dev.vethwork.state.NamespaceState;
import dev.vethwork.state.Netfilter.Chain;
import dev.vethwork.state.Netfilter.Rule;
import dev.vethwork.state.netfilter.Match;
import dev.vethwork.state.netfilter.RuleMeaning;
import dev.vethwork.state.netfilter.RuleTarget;
import dev.vethwork.state.netfilter.Side;
import inet.ipaddr.IPAddress;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;

/** Keeps a lab's firewall and port forwards on the host from what the machine itself says and hears. */
final class RuleGuard {
    private final Comparison comparison;
    private final Drafts drafts;
    private final NamespaceState root;

    RuleGuard(Comparison comparison, Drafts drafts, NamespaceState root) {
        this.comparison = comparison;
        this.drafts = drafts;
        this.root = root;
    }

    void check(NamespaceState wanted) {
        for (Family family : Family.values()) {
            for (Chain chain : wanted.netfilter().of(family)) {
                if (comparison.lab().equals(chain.owner())) {
                    List<Rule> there = root.netfilter()
                            .chain(family, chain.table(), chain.name())
                            .map(Chain::rules)
                            .orElse(List.of());
                    chain.rules().stream().filter(r -> !there.contains(r)).forEach(r -> check(chain, r.meaning()));
                }
            }
        }
    }

    private void check(Chain chain, RuleMeaning rule) {
        switch (rule.target()) {
            case RuleTarget.DestinationNat _ -> forward(rule);
            case RuleTarget.Drop _, RuleTarget.Reject _ -> refusal(chain, rule);
            default -> {
                // What lets packets pass keeps nobody out.
            }
        }
    }

    private void forward(RuleMeaning rule) {
        Optional<Integer> port = rule.ports(Side.DESTINATION).flatMap(this::reached);
        if (isTcp(rule) && port.isPresent() && isForTheMachine(rule) && !isOurDevice(rule)) {
            drafts.conflict(
                    comparison.element("", ""),
                    PlanMessages.of("guard.forward", "tcp/" + port.get()),
                    PlanMessages.of("guard.forward.remedy"));
        }
    }

    /** One of these by which somebody comes to the machine. */
    private Optional<Integer> reached(Match.Ports ports) {
        return comparison.traits().reach().ports().stream().filter(ports::contains).sorted().findFirst();
    }

    private static boolean isTcp(RuleMeaning rule) {
        return rule.first(Match.OfProtocol.class).filter(p -> p.is(ProtocolNumber.TCP)).isPresent();
    }

    /** Whether it may turn what is for an address of the machine's own. */
    private boolean isForTheMachine(RuleMeaning rule) {
        return rule.address(Side.DESTINATION)
                .map(Match.Address::prefix)
                .filter(to -> root.interfaces().entrySet().stream()
                        .filter(device -> HostGuard.isStrangers(comparison, root, device.getKey()))
                        .flatMap(device -> device.getValue().addresses().stream())
                        .noneMatch(own -> to.contains(own.address())))
                .isEmpty();
    }

    /** Whether it is for packets alone that come, or go, by an interface of the lab's. A pattern may fit others as well. */
    private boolean isOurDevice(RuleMeaning rule) {
        return rule.first(Match.Arrives.class)
                .map(arrives -> (Predicate<String>) arrives::by)
                .or(() -> rule.first(Match.Leaves.class).map(leaves -> leaves::by))
                .filter(by -> root.interfaces().keySet().stream()
                        .filter(by)
                        .noneMatch(device -> HostGuard.isStrangers(comparison, root, device)))
                .isPresent();
    }

    private void refusal(Chain chain, RuleMeaning rule) {
        if (isOurDevice(rule)) {
            return;
        }
        boolean bound = rule.first(Match.Address.class).isPresent();
        boolean forwarded = chain.name().equals(Hook.FORWARD.chain(comparison.lab()));
        Optional<IPAddress> cut = forwarded ? Optional.empty() : cutOff(rule);
        if (!bound || cut.isPresent()) {
            drafts.conflict(
                    comparison.element("", ""),
                    cut.isPresent()
                            ? PlanMessages.of("guard.firewall.user", Addresses.text(cut.get()))
                            : PlanMessages.of("guard.firewall"),
                    PlanMessages.of("guard.firewall.remedy"));
        }
    }

    /** Somebody connected to the machine whose packets this rule of INPUT or OUTPUT would stop. */
    private Optional<IPAddress> cutOff(RuleMeaning rule) {
        if (rule.first(Match.OfProtocol.class).isPresent() && !isTcp(rule)) {
            return Optional.empty();
        }
        Optional<Match.Ports> ports = rule.ports(Side.DESTINATION);
        if (ports.isPresent() && reached(ports.get()).isEmpty()) {
            return Optional.empty();
        }
        return comparison.traits().reach().from().stream()
                .filter(a -> rule.address(Side.SOURCE)
                        .or(() -> rule.address(Side.DESTINATION))
                        .filter(where -> !where.prefix().contains(a))
                        .isEmpty())
                .findFirst();
    }
}
