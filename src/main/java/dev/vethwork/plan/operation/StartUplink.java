package dev.vethwork.plan.operation;

import dev.vethwork.state.NetworkState;
import java.util.List;

/**
 * {@code pasta --netns /run/netns/internet …}: the program that makes a namespace's way to the machine's network. It runs
 * beside the lab, in that network.
 *
 * @param program its name first
 */
public record StartUplink(String home, String service, List<String> program) implements ServiceOperation.Start {
    public StartUplink {
        program = List.copyOf(program);
    }

    @Override
    public String id() {
        return Ids.uplink(home);
    }

    @Override
    public Action action() {
        return Action.CREATE;
    }

    @Override
    public String namespace() {
        return NetworkState.ROOT;
    }

    @Override
    public ToolCommand command() {
        return new ToolCommand(Tool.UPLINK, NetworkState.ROOT, program);
    }
}
