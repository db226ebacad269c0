package dev.vethwork.format.importing.command.firewall;

import dev.vethwork.format.importing.machine.ImportedRules;
import dev.vethwork.format.importing.machine.ImportedRules.Chain;
import dev.vethwork.net.Family;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/** A chain of one of nft's tables. */
record NftPlace(String family, String table, String name) {
    /** What a rule does that leads to no chain. */
    private static final Set<String> TARGETS =
            Set.of("ACCEPT", "DROP", "REJECT", "RETURN", "NFQUEUE", "MASQUERADE", "SNAT", "DNAT", "REDIRECT");

    Chain chain() {
        return new Chain(kernel(), (family.equals("inet") ? ImportedRules.OF_BOTH : "nft " + family + " ") + table, name);
    }

    /** A table of both families is one of the first: a drawn rule without addresses is for both. */
    Family kernel() {
        return family.equals("ip6") ? Family.V6 : Family.V4;
    }

    /** A jump goes to a chain of the same table. */
    List<String> within(List<String> rule) {
        List<String> words = new ArrayList<>(rule);
        int at = Math.max(words.lastIndexOf("-j"), words.lastIndexOf("-g"));
        if (at >= 0 && at + 1 < words.size() && !TARGETS.contains(words.get(at + 1))) {
            words.set(at + 1, chain().table() + " " + words.get(at + 1));
        }
        return List.copyOf(words);
    }

    void refuse(ImportedRules netfilter) {
        netfilter.hook(chain(), new Chain(kernel(), family, ""), 0);
    }

    boolean isRefused(ImportedRules netfilter) {
        ImportedRules.Hook hook = netfilter.hooks().get(chain());
        return hook != null && hook.place().name().isEmpty();
    }
}
