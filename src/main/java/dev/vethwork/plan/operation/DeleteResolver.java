package dev.vethwork.plan.operation;

import dev.vethwork.state.NetworkState;
import java.util.List;

/** Takes {@code /etc/netns/red/resolv.conf} away: the namespace's programs see the machine's file again. */
public record DeleteResolver(String home) implements ResolverOperation {
    private static final String REMOVE = """
            if [ "/etc/netns/$1" -ef "$2/$1" ]; then rm -f "/etc/netns/$1"; fi
            rm -rf "${2:?}/${1:?}"
            rmdir "$2" /etc/netns 2>/dev/null || :""";

    @Override
    public String id() {
        return Ids.deletion(Ids.resolver(home));
    }

    @Override
    public Action action() {
        return Action.DELETE;
    }

    @Override
    public ToolCommand command() {
        return new ToolCommand(Tool.RESOLVER, NetworkState.ROOT, List.of("sh", "-c", REMOVE, "resolver", home, STORE));
    }
}
