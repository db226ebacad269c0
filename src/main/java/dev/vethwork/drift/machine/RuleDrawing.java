package dev.vethwork.drift.machine;

import dev.vethwork.net.Family;
import dev.vethwork.net.RuleTable;
import dev.vethwork.plan.rules.DrawnNetfilter;
import dev.vethwork.plan.rules.RulePlace;
import dev.vethwork.plan.rules.RuleReason;
import dev.vethwork.plan.rules.RuleTeller;
import dev.vethwork.state.Interface;
import dev.vethwork.state.NamespaceState;
import dev.vethwork.state.Netfilter;
import dev.vethwork.topology.IpStack;
import java.util.HashSet;
import java.util.Set;
import java.util.stream.Collectors;

/** Draws NAT and firewall of a namespace, and tells of what is in no place that is drawn from. */
final class RuleDrawing implements RuleTeller {
    private static final Set<RuleTable> DRAWN_TABLES = Set.of(RuleTable.FILTER, RuleTable.NAT);

    private final String name;
    private final Account account;
    /** A chain may be led to from several places. */
    private final Set<String> told = new HashSet<>();

    private RuleDrawing(String name, Account account) {
        this.name = name;
        this.account = account;
    }

    static IpStack draw(IpStack stack, NamespaceState space, String name, Account account) {
        RuleDrawing drawing = new RuleDrawing(name, account);
        drawing.tellOthers(space.netfilter());
        Set<String> devices = space.interfaces().values().stream()
                .filter(device -> device.master() == null)
                .map(Interface::name)
                .collect(Collectors.toSet());
        boolean hasV6 = space.interfaces().values().stream()
                .flatMap(device -> device.addresses().stream())
                .anyMatch(address -> address.family() == Family.V6);
        return new DrawnNetfilter(space.netfilter(), devices, hasV6, true, drawing).draw(stack);
    }

    private void tellOthers(Netfilter netfilter) {
        for (Family family : Family.values()) {
            for (Netfilter.Chain chain : netfilter.of(family)) {
                if (!DRAWN_TABLES.contains(chain.table())) {
                    chain.rules().forEach(rule -> account.missing(
                            text(new RulePlace(family, chain.table(), chain.name(), rule.words())), "rule.table", chain.table().word()));
                }
            }
        }
        netfilter.beside().forEach(beside -> {
            if (beside.isRead()) {
                beside.chains().forEach(chain -> chain.rules().forEach(rule -> account.missing(
                        name + ": " + beside.command() + " -t " + chain.table().word() + " -A " + chain.name() + " "
                                + String.join(" ", rule.words()),
                        "rule.beside")));
            } else {
                account.missing(name + ": " + beside.command(), "rule.beside.unread");
            }
        });
        netfilter.foreign().chains().forEach(chain -> chain.rules().forEach(rule -> account.missing(
                name + ": nft " + chain.table() + " " + chain.name() + ": " + rule.text(), "rule.nft")));
    }

    private String text(RulePlace rule) {
        return name + ": " + rule.text();
    }

    @Override
    public void drawn(RulePlace rule) {
        if (told.add(text(rule))) {
            account.drawn(text(rule), name);
        }
    }

    @Override
    public void policy(Family family, String chain) {
        account.drawn(name + ": -P " + chain + " DROP", name);
    }

    @Override
    public void left(RulePlace rule, RuleReason why) {
        if (told.add(text(rule))) {
            account.left(text(rule), "rule." + why.key());
        }
    }

    @Override
    public void missing(RulePlace rule, RuleReason why, Object... arguments) {
        if (told.add(text(rule))) {
            account.missing(text(rule), why == RuleReason.UNDRAWABLE ? "undrawable" : "rule." + why.key(), arguments);
        }
    }
}
