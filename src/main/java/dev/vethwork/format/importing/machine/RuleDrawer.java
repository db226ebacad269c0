package dev.vethwork.format.importing.machine;

import dev.vethwork.format.importing.ImportTexts;
import dev.vethwork.format.importing.machine.ImportedRules.Chain;
import dev.vethwork.format.importing.machine.ImportedRules.Rule;
import dev.vethwork.net.Family;
import dev.vethwork.net.RuleTable;
import dev.vethwork.plan.rules.RuleBook;
import dev.vethwork.plan.rules.RulePlace;
import dev.vethwork.plan.rules.RuleReason;
import dev.vethwork.plan.rules.RuleTeller;
import dev.vethwork.topology.IpStack;
import dev.vethwork.topology.netfilter.Firewall;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** Draws the rules of a namespace, and lets those be told of that no drawing can say. */
final class RuleDrawer implements RuleTeller {
    private static final List<RuleTable> DRAWN = List.of(RuleTable.FILTER, RuleTable.NAT);

    private final boolean hasV6;
    private final RuleBook book = new RuleBook();
    private final Map<RulePlace, List<Rule>> written = new HashMap<>();
    /** Built-in chains that are not the last to judge in their place. */
    private final Set<Chain> apart = new HashSet<>();

    private RuleDrawer(boolean hasV6) {
        this.hasV6 = hasV6;
    }

    /** @param devices the interfaces that packets are routed by */
    static IpStack draw(IpStack stack, ImportedRules rules, Set<String> devices, boolean hasV6) {
        RuleDrawer drawer = new RuleDrawer(hasV6);
        List<BaseChains> places = BaseChains.everywhere(rules);
        places.stream().filter(BaseChains::isOwnApart).map(BaseChains::place).forEach(drawer.apart::add);
        rules.chains().forEach(drawer::add);
        places.forEach(drawer::lead);
        return drawer.book.draw(stack, devices, hasV6, drawer);
    }

    private void add(Chain chain, List<Rule> all) {
        Optional<RuleTable> own = RuleTable.of(chain.table()).filter(DRAWN::contains);
        if (own.isPresent()) {
            add(chain.family(), own.get(), apart.contains(chain) ? name(chain) : chain.name(), all);
            return;
        }
        // A chain of nft's may be come to from filters and from NAT.
        for (Family family : families(chain)) {
            DRAWN.forEach(table -> add(family, table, name(chain), all));
        }
    }

    private void add(Family family, RuleTable table, String name, List<Rule> all) {
        book.chain(family, table, name);
        for (Rule rule : all) {
            for (List<String> words : rule.held()) {
                RulePlace place = new RulePlace(family, table, name, words);
                if (isOf(family, words)) {
                    book.add(place);
                    written.computeIfAbsent(place, p -> new ArrayList<>()).add(rule);
                }
            }
        }
    }

    /** A table of nft's for both families has rules that name addresses of one. */
    private static boolean isOf(Family family, List<String> words) {
        for (int i = 0; i + 1 < words.size(); i++) {
            if (words.get(i).equals("-s") || words.get(i).equals("-d")) {
                boolean six = words.get(i + 1).contains(":");
                if (six != (family == Family.V6)) {
                    return false;
                }
            }
        }
        return true;
    }

    /** Packets come from a built-in chain to those of nft's. What one of several lets through, the next may still stop. */
    private void lead(BaseChains chains) {
        RuleTable.of(chains.place().table()).ifPresent(table -> lead(chains, table));
    }

    private void lead(BaseChains chains, RuleTable table) {
        Chain place = chains.place();
        for (BaseChains.Base base : chains.inOrder()) {
            boolean own = base.chain().equals(place);
            boolean judged = chains.isJudgedBehind(base);
            String name = own && !judged ? place.name() : name(base.chain());
            if (!name.equals(place.name()) && (place.family() == Family.V4 || hasV6)) {
                book.chain(place.family(), table, name);
                book.add(new RulePlace(place.family(), table, place.name(), List.of("-j", name)));
            }
            if (judged) {
                book.judgesAlone(name);
            }
            if (base.drops() && judged) {
                book.add(new RulePlace(place.family(), table, name, List.of("-j", "DROP")));
            } else if (base.drops()) {
                book.drops(place.family(), Firewall.Chain.valueOf(place.name()));
            }
        }
    }

    private List<Family> families(Chain chain) {
        return chain.isOfBoth() && hasV6 ? List.of(Family.V4, Family.V6) : List.of(chain.family());
    }

    private static String name(Chain chain) {
        return chain.table() + " " + chain.name();
    }

    @Override
    public void drawn(RulePlace rule) {
        // Is told of already.
    }

    @Override
    public void policy(Family family, String chain) {
        // Is told of already.
    }

    @Override
    public void left(RulePlace rule, RuleReason why) {
        // Nobody misses it.
    }

    @Override
    public void missing(RulePlace rule, RuleReason why, Object... arguments) {
        written.getOrDefault(rule, List.of())
                .forEach(each -> each.refused().accept(ImportTexts.of("refused.rule." + why.key(), arguments)));
    }
}
