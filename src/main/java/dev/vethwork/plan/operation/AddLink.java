package dev.vethwork.plan.operation;

import dev.vethwork.state.Peer;
import dev.vethwork.state.kind.LinkKind;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * An interface that one command of ip's makes: {@code ip -n node1 link add vx42 type vxlan id 42 …}.
 *
 * @param kind what it is
 * @param words all of them after where it runs
 */
public record AddLink(Place link, LinkKind kind, List<String> words) implements LinkOperation.Making {
    /** The namespace of the machine's first process. */
    private static final String MACHINE = "1";

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

    /**
     * The same where the interface below is in another namespace: it runs there, and says where the new one goes.
     *
     * @param below the namespace of the interface below; null for the same
     */
    public static AddLink on(Place link, LinkKind kind, String under, @Nullable String below, List<String> type) {
        if (below == null) {
            return on(link, kind, under, type);
        }
        List<String> words = LinkWords.of("add", link.name());
        words.addAll(List.of("link", under, "netns", link.isInRoot() ? MACHINE : link.namespace(), "type"));
        words.addAll(type);
        return new AddLink(link, kind, words);
    }

    /** Where its own words say that it goes elsewhere, that namespace is not the one that it runs in. */
    @Override
    public String namespace() {
        Peer below = kind.below();
        return below == null ? link.namespace() : below.namespace();
    }

    @Override
    public ToolCommand command() {
        return ToolCommand.ip(namespace(), words);
    }
}
