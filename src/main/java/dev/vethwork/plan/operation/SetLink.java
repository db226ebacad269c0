package dev.vethwork.plan.operation;

import dev.vethwork.state.kind.LinkKind;
import java.util.List;

/**
 * What only one kind of interface is set to: {@code ip -n node1 link set bond0 type bond mode 802.3ad}.
 *
 * @param kind what it is from then on
 * @param what a word for its id, as an interface may have several of them
 * @param words that follow the interface's name
 */
public record SetLink(Place link, LinkKind kind, String what, List<String> words) implements LinkOperation.KindSetting {
    public SetLink {
        words = List.copyOf(words);
    }

    @Override
    public String id() {
        return Ids.link(link) + "/" + what;
    }

    @Override
    public Action action() {
        return Action.CHANGE;
    }

    @Override
    public ToolCommand command() {
        return LinkWords.set(link, words.toArray(String[]::new));
    }
}
