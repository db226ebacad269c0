package dev.vethwork.plan.operation;

import dev.vethwork.state.NetworkState;
import java.util.List;

/** {@code kill 4711}: a process, as the root namespace counts it. */
public record StopService(String home, String service, long pid) implements ServiceOperation {
    @Override
    public String id() {
        return Ids.deletion(Ids.service(home, service) + "/" + pid);
    }

    @Override
    public Action action() {
        return Action.DELETE;
    }

    @Override
    public String namespace() {
        return NetworkState.ROOT;
    }

    @Override
    public ToolCommand command() {
        return new ToolCommand(Tool.KILL, NetworkState.ROOT, List.of(String.valueOf(pid)));
    }
}
