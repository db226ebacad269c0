package dev.vethwork.plan.operation;

import dev.vethwork.state.ProxyEntry;
import java.util.List;

/** {@code ip -n r neigh add proxy fd00::5 dev eth0}. */
public record AddProxy(Place link, ProxyEntry entry) implements ProxyOperation {
    @Override
    public String id() {
        return Ids.proxy(link, entry);
    }

    @Override
    public Action action() {
        return Action.CREATE;
    }

    @Override
    public ToolCommand command() {
        List<String> words = ProxyOperation.words("add", link, entry);
        if (link.isInRoot()) {
            words.addAll(List.of("protocol", RouteOperation.PROTOCOL));
        }
        return ToolCommand.ip(link.namespace(), words);
    }
}
