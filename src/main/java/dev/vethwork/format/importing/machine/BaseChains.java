package dev.vethwork.format.importing.machine;

import dev.vethwork.format.importing.machine.ImportedRules.Chain;
import dev.vethwork.format.importing.machine.ImportedRules.Hook;
import dev.vethwork.net.Family;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * The chains that packets come to one after the other in one place: those of nft's tables, and the built-in one of iptables. Each
 * has a verdict of its own: what one lets through the next may drop.
 */
final class BaseChains {
    private static final Set<String> STOPPING = Set.of("DROP", "REJECT");
    private static final Set<String> MARKING = Set.of("DROP", "REJECT", "MARK");
    private static final Set<String> TRANSLATING = Set.of("MASQUERADE", "SNAT", "DNAT", "REDIRECT");

    private final ImportedRules rules;
    private final Chain place;

    /** @param place a built-in chain */
    BaseChains(ImportedRules rules, Chain place) {
        this.rules = rules;
        this.place = place;
    }

    /** One of them. @param drops whether what no rule took ends there */
    record Base(Chain chain, int priority, boolean drops) {}

    Chain place() {
        return place;
    }

    /** Whether the built-in chain is there and not the last to judge. */
    boolean isOwnApart() {
        return inOrder().stream().anyMatch(base -> base.chain().equals(place) && isJudgedBehind(base));
    }

    /** Whether another behind it may do something to what it lets through. */
    boolean isJudgedBehind(Base base) {
        List<Base> all = inOrder();
        return all.stream().skip(all.indexOf(base) + 1L).anyMatch(this::decides);
    }

    /** In the kernel's order; of one priority that of iptables first, then as they were made. */
    List<Base> inOrder() {
        List<Base> all = new ArrayList<>();
        boolean drops = rules.drops(place.family()).stream().anyMatch(c -> c.name().equals(place.name()));
        if (place.table().equals("filter") && drops || !rules.chains().getOrDefault(place, List.of()).isEmpty()) {
            all.add(new Base(place, priority(), place.table().equals("filter") && drops));
        }
        for (Map.Entry<Chain, Hook> each : rules.hooks().entrySet()) {
            Hook hook = each.getValue();
            boolean here = hook.place().table().equals(place.table()) && hook.place().name().equals(place.name());
            if (here && (each.getKey().isOfBoth() || each.getKey().family() == place.family())) {
                all.add(new Base(each.getKey(), hook.priority(), hook.drops()));
            }
        }
        all.sort(Comparator.comparingInt(Base::priority));
        return all;
    }

    /** That of iptables' own. */
    private int priority() {
        if (!place.table().equals("nat")) {
            return place.table().equals("mangle") ? -150 : 0;
        }
        return place.name().equals("PREROUTING") || place.name().equals("OUTPUT") ? -100 : 100;
    }

    /** Whether it does anything to a packet but to let it through. */
    private boolean decides(Base base) {
        return base.drops() || decides(base.chain(), new HashSet<>());
    }

    private boolean decides(Chain chain, Set<Chain> seen) {
        if (!seen.add(chain)) {
            return false;
        }
        Set<String> deciding = switch (place.table()) {
            case "nat" -> TRANSLATING;
            case "mangle" -> MARKING;
            default -> STOPPING;
        };
        return rules.chains().getOrDefault(chain, List.of()).stream()
                .flatMap(rule -> rule.held().stream())
                .map(BaseChains::target)
                .anyMatch(target -> deciding.contains(target) || decides(led(chain, target), seen));
    }

    /** A rule names a chain of nft's with its table. */
    private static Chain led(Chain from, String target) {
        boolean same = target.startsWith(from.table() + " ");
        return new Chain(from.family(), from.table(), same ? target.substring(from.table().length() + 1) : target);
    }

    private static String target(List<String> words) {
        int at = Math.max(words.lastIndexOf("-j"), words.lastIndexOf("-g"));
        return at >= 0 && at + 1 < words.size() ? words.get(at + 1) : "";
    }

    /** Of every place. */
    static List<BaseChains> everywhere(ImportedRules rules) {
        List<BaseChains> all = new ArrayList<>();
        for (Family family : Family.values()) {
            ImportedRules.BUILT_IN.forEach((table, names) -> names.forEach(
                    name -> all.add(new BaseChains(rules, new Chain(family, table, name)))));
        }
        return all;
    }
}
