package dev.vethwork.plan.difference;

import dev.vethwork.net.Family;
import dev.vethwork.net.Names;
import dev.vethwork.plan.Comparison;
import dev.vethwork.plan.Drafts;
import dev.vethwork.plan.PlanMessages;
import dev.vethwork.plan.Stage;
import dev.vethwork.plan.operation.AddRoutingRule;
import dev.vethwork.plan.operation.DeleteRoutingRule;
import dev.vethwork.plan.operation.RoutingRuleOperation;
import dev.vethwork.state.NamespaceState;
import dev.vethwork.state.RoutingRuleEntry;
import dev.vethwork.text.Phrase;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Rules of the routing policy: which packets look in which table. */
public final class RoutingRuleDifference extends NamespaceComparison {
    private RoutingRuleDifference(Comparison comparison, Drafts drafts, NamespaceState wanted) {
        super(comparison, drafts, wanted);
    }

    public static void find(Comparison comparison, Drafts drafts) {
        for (NamespaceState wanted : comparison.wanted()) {
            new RoutingRuleDifference(comparison, drafts, wanted).find();
        }
    }

    private void find() {
        List<RoutingRuleEntry> left = new ArrayList<>();
        before.rules().stream().filter(rule -> !isTheirs(rule)).forEach(left::add);
        for (RoutingRuleEntry rule : wanted.rules()) {
            Optional<RoutingRuleEntry> same = left.stream().filter(rule::isSame).findFirst();
            same.ifPresent(left::remove);
            if (same.isEmpty()) {
                add(rule);
            }
        }
        for (Family family : Family.values()) {
            bornWith(family, left);
        }
        left.forEach(this::delete);
    }

    /** The kernel's own, which somebody may have taken away; where none were read there is nothing to say of them. */
    private void bornWith(Family family, List<RoutingRuleEntry> left) {
        List<RoutingRuleEntry> born = RoutingRuleEntry.born(family);
        boolean isRead = !before.isRoot() && before.rules().stream().anyMatch(rule -> rule.family() == family);
        for (RoutingRuleEntry rule : born) {
            boolean isThere = left.removeIf(rule::isSame);
            if (isRead && !isThere && wanted.rules().stream().noneMatch(rule::isSame)) {
                add(rule);
            }
        }
    }

    private boolean isTheirs(RoutingRuleEntry rule) {
        return before.isRoot() && !comparison.lab().equals(rule.owner());
    }

    private void add(RoutingRuleEntry rule) {
        put(Stage.ROUTING_RULE, new AddRoutingRule(wanted.name(), rule))
                .undo(comparison.isNew(wanted.name()) ? null : new DeleteRoutingRule(wanted.name(), rule))
                .because(reason(rule));
    }

    private void delete(RoutingRuleEntry rule) {
        DeleteRoutingRule deletion = new DeleteRoutingRule(wanted.name(), rule);
        put(Stage.DELETE_ROUTING_RULE, deletion)
                .undo(new AddRoutingRule(wanted.name(), rule))
                .because(PlanMessages.of("routingRule.delete", deletion.text()));
    }

    private Drafts.Entry put(Stage stage, RoutingRuleOperation operation) {
        return drafts.step(stage, operation).on(comparison.element(wanted.name(), ""));
    }

    private Phrase reason(RoutingRuleEntry rule) {
        Object who = PlanMessages.who(wanted.isRoot() ? "" : wanted.name());
        return rule.table() == null
                ? PlanMessages.of("routingRule.nothing", who, packets(rule))
                : PlanMessages.of("routingRule.create", who, packets(rule), rule.table().text());
    }

    private static Phrase packets(RoutingRuleEntry rule) {
        List<Phrase> which = new ArrayList<>();
        if (rule.from() != null) {
            which.add(PlanMessages.of("routingRule.from", rule.from().text()));
        }
        if (rule.to() != null) {
            which.add(PlanMessages.of("routingRule.to", rule.to().text()));
        }
        if (rule.in() != null) {
            which.add(Names.LOOPBACK.equals(rule.in()) ? PlanMessages.of("routingRule.own") : PlanMessages.of("routingRule.in", rule.in()));
        }
        if (rule.out() != null) {
            which.add(PlanMessages.of("routingRule.out", rule.out()));
        }
        if (rule.mark() != null) {
            which.add(PlanMessages.of("routingRule.mark", rule.mark().text()));
        }
        if (!rule.selector().words().isEmpty()) {
            which.add(PlanMessages.of("routingRule.with", String.join(" ", rule.selector().words())));
        }
        if (rule.inverted()) {
            return PlanMessages.of("routingRule.others", which);
        }
        return which.isEmpty() ? PlanMessages.of("routingRule.all") : PlanMessages.of("routingRule.packets", which);
    }
}
