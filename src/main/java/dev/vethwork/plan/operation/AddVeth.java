package dev.vethwork.plan.operation;

import dev.vethwork.state.NetworkState;
import java.util.List;

/**
 * A cable: {@code ip link add veth-red netns red type veth peer name veth-blue netns blue}.
 *
 * @param link the end that it is called by
 * @param peer the other one
 */
public record AddVeth(Place link, Place peer) implements LinkOperation.Making {
    /** Its own words say where the ends go: it runs, as all that names two namespaces, in the root namespace. */
    @Override
    public String namespace() {
        return NetworkState.ROOT;
    }

    @Override
    public ToolCommand command() {
        List<String> words = LinkWords.of("add", link.name());
        in(words, link);
        words.addAll(List.of("type", "veth", "peer", "name", peer.name()));
        in(words, peer);
        return ToolCommand.ip(NetworkState.ROOT, words);
    }

    private static void in(List<String> words, Place place) {
        if (!place.isInRoot()) {
            words.addAll(List.of("netns", place.namespace()));
        }
    }
}
