package dev.vethwork.plan.operation;

import dev.vethwork.state.kind.Physical;
import java.util.ArrayList;
import java.util.List;

/** {@code ip -n red link set nic0 netns 1 name enp3s0 …}: the machine gets its interface back, as it was. */
public record GiveBack(Place link, Physical physical) implements LinkOperation.Removal {
    /** The namespace of the machine's first process. */
    private static final String MACHINE = "1";

    @Override
    public ToolCommand command() {
        List<String> words = new ArrayList<>(
                LinkWords.of("set", link.name(), "netns", MACHINE, "name", physical.device(), "alias", ""));
        Physical.Before before = physical.before();
        if (before != null) {
            words.addAll(List.of(
                    "mtu", String.valueOf(before.mtu()), "address", before.mac().text(), before.up() ? "up" : "down"));
        }
        return ToolCommand.ip(link.namespace(), words);
    }
}
