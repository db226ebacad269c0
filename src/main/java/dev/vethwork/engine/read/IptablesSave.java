package dev.vethwork.engine.read;

import dev.vethwork.net.RuleTable;
import dev.vethwork.plan.Marks;
import dev.vethwork.state.Netfilter;
import dev.vethwork.state.netfilter.Policy;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Reads what {@code iptables-save} prints. */
public final class IptablesSave {
    private static final String MARK = "vethwork:";

    private IptablesSave() {}

    /**
     * Its chains, in their order.
     *
     * @param lab whose comments and names of chains tell what it owns, in the root namespace; null elsewhere
     */
    public static List<Netfilter.Chain> parse(String text, @Nullable String lab) {
        List<Netfilter.Chain> all = new ArrayList<>();
        Optional<RuleTable> table = Optional.empty();
        Map<String, Draft> chains = new LinkedHashMap<>();
        for (String line : text.split("\n")) {
            if (line.startsWith("*")) {
                table = RuleTable.of(line.substring(1).strip());
                chains = new LinkedHashMap<>();
            } else if (line.startsWith(":")) {
                List<String> words = words(line.substring(1));
                chains.put(words.getFirst(), new Draft(Policy.of(words.get(1)).orElse(null)));
            } else if (line.startsWith("-A ")) {
                List<String> words = words(line);
                Draft chain = chains.get(words.get(1));
                if (chain != null) {
                    List<String> rule = words.subList(2, words.size());
                    chain.rules.add(new Netfilter.Rule(rule, lab == null ? null : owner(rule, lab)));
                }
            } else if (line.startsWith("COMMIT")) {
                for (Map.Entry<String, Draft> chain : chains.entrySet()) {
                    table.ifPresent(of -> all.add(chain.getValue().chain(of, chain.getKey(), lab)));
                }
            }
        }
        return all;
    }

    /** The names of its tables. */
    public static List<String> tables(String text) {
        return text.lines()
                .filter(line -> line.startsWith("*"))
                .map(line -> line.substring(1).strip())
                .toList();
    }

    private static @Nullable String owner(List<String> words, String lab) {
        int at = words.indexOf("--comment");
        if (at < 0 || at + 1 >= words.size()) {
            return null;
        }
        String comment = words.get(at + 1);
        if (comment.equals(Marks.of(lab))) {
            return lab;
        }
        return comment.startsWith(MARK) ? comment.substring(MARK.length()) : null;
    }

    /** Words as iptables-save quotes them: double quotes around what has blanks, backslashes before quotes. */
    static List<String> words(String line) {
        List<String> words = new ArrayList<>();
        StringBuilder word = new StringBuilder();
        boolean quoted = false;
        boolean begun = false;
        for (int i = 0; i < line.length(); i++) {
            char c = line.charAt(i);
            if (quoted && c == '\\' && i + 1 < line.length()) {
                word.append(line.charAt(++i));
            } else if (c == '"') {
                quoted = !quoted;
                begun = true;
            } else if (c == ' ' && !quoted) {
                if (begun) {
                    words.add(word.toString());
                }
                word.setLength(0);
                begun = false;
            } else {
                word.append(c);
                begun = true;
            }
        }
        if (begun) {
            words.add(word.toString());
        }
        return words;
    }

    private static final class Draft {
        private final @Nullable Policy policy;
        private final List<Netfilter.Rule> rules = new ArrayList<>();

        Draft(@Nullable Policy policy) {
            this.policy = policy;
        }

        Netfilter.Chain chain(RuleTable table, String name, @Nullable String lab) {
            boolean ours = lab != null && policy == null && name.startsWith(Marks.chains(lab));
            return new Netfilter.Chain(table, name, policy, ours ? lab : null, rules);
        }
    }
}
