package dev.vethwork.plan.operation;

import dev.vethwork.net.Family;
import dev.vethwork.net.RuleTable;
import java.util.ArrayList;
import java.util.List;

/** A chain or a rule of iptables made, changed or taken away. */
public sealed interface RuleOperation extends Operation
        permits NewChain, FlushChain, DeleteChain, SetPolicy, RuleOperation.OneRule {
    /** What is about one rule of a chain. */
    sealed interface OneRule extends RuleOperation permits NewRule, DeleteRule {
        /** The rule, as the words that follow the chain. */
        List<String> rule();
    }

    /** A rule that comes into a chain. */
    sealed interface NewRule extends OneRule permits AppendRule, InsertRule, PrependRule {
        /** Its place among ours, from 0. */
        int at();

        @Override
        default String id() {
            return chain().id(at());
        }

        @Override
        default Action action() {
            return Action.CREATE;
        }
    }

    ChainPlace chain();

    /** The words without the table, as iptables-restore reads them: {@code -A FORWARD -j DROP}. */
    List<String> line();

    @Override
    default String home() {
        return chain().namespace();
    }

    @Override
    default ToolCommand command() {
        List<String> words = new ArrayList<>();
        // The table that the tool means where none is named.
        if (chain().table() != RuleTable.FILTER) {
            words.addAll(List.of("-t", chain().table().word()));
        }
        words.addAll(line());
        return new ToolCommand(chain().family() == Family.V4 ? Tool.IPTABLES : Tool.IP6TABLES, home(), words);
    }

    private static List<String> words(List<String> first, List<String> rule) {
        List<String> words = new ArrayList<>(first);
        words.addAll(rule);
        return words;
    }

    /** {@code VERB CHAIN rule}. */
    static List<String> line(String verb, ChainPlace chain, List<String> rule) {
        return words(List.of(verb, chain.name()), rule);
    }

    /** {@code VERB CHAIN NUMBER rule}. @param at counted from 0 */
    static List<String> line(String verb, ChainPlace chain, int at, List<String> rule) {
        return words(List.of(verb, chain.name(), String.valueOf(at + 1)), rule);
    }
}
