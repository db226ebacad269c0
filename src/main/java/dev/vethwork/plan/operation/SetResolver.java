package dev.vethwork.plan.operation;

import dev.vethwork.net.Addresses;
import dev.vethwork.net.Resolver;
import dev.vethwork.state.NetworkState;
import java.util.List;

/** {@code nameserver 10.0.10.53} written into {@code /etc/netns/red/resolv.conf}. */
public record SetResolver(String home, Resolver resolver, boolean again) implements ResolverOperation {
    /** How a file begins that DHCP writes. */
    public static final String LEARNED = "# by DHCP";

    private static final String WRITE = """
            mkdir -p /etc/netns "$2/$1" || exit 1
            if [ -L "/etc/netns/$1" ] || [ ! -e "/etc/netns/$1" ]; then ln -sfn "$2/$1" "/etc/netns/$1" || exit 1; fi
            if [ ! "/etc/netns/$1" -ef "$2/$1" ]; then echo "/etc/netns/$1 is there already and somebody else's" >&2; exit 1; fi
            printf %s "$3" >"$2/$1/resolv.conf\"""";

    @Override
    public String id() {
        return Ids.resolver(home);
    }

    @Override
    public Action action() {
        return again ? Action.CHANGE : Action.CREATE;
    }

    @Override
    public ToolCommand command() {
        return new ToolCommand(Tool.RESOLVER, NetworkState.ROOT, List.of("sh", "-c", WRITE, "resolver", home, STORE, text()));
    }

    private String text() {
        StringBuilder text = new StringBuilder(resolver.learned() ? LEARNED + "\n" : "# drawn\n");
        resolver.servers().forEach(server -> text.append("nameserver ").append(Addresses.text(server)).append('\n'));
        if (!resolver.search().isEmpty()) {
            text.append("search ").append(String.join(" ", resolver.search())).append('\n');
        }
        return text.toString();
    }
}
