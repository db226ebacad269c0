package dev.vethwork.plan.operation;

import dev.vethwork.state.kind.LinkKind;
import java.util.List;

/**
 * An interface that one command of ip's makes: {@code ip -n node1 link add vx42 type vxlan id 42 …}.
 *
 * @param kind what it is
 * @param words all of them after where it runs
 */
public record AddLink(Place link, LinkKind kind, List<String> words) implements LinkOperation.Making {
    public AddLink {
        words = List.copyOf(words);
    }

    /** Of a type that ip knows. @param type what follows the word {@code type} */
    public static AddLink ofType(Place link, LinkKind kind, List<String> type) {
        List<String> words = LinkWords.of("add", link.name());
        words.add("type");
        words.addAll(type);
        return new AddLink(link, kind, words);
    }

    /** Of a type that ip knows, on top of another interface. */
    public static AddLink on(Place link, LinkKind kind, String under, List<String> type) {
        List<String> words = LinkWords.of("add", link.name());
        words.addAll(List.of("link", under, "type"));
        words.addAll(type);
        return new AddLink(link, kind, words);
    }

    @Override
    public ToolCommand command() {
        return ToolCommand.ip(link.namespace(), words);
    }
}
