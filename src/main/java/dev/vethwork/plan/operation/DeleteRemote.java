package dev.vethwork.plan.operation;

import dev.vethwork.net.Addresses;
import inet.ipaddr.IPAddress;

/** {@code bridge -n node1 fdb del 00:00:00:00:00:00 dst 192.168.1.13 dev vx42}. */
public record DeleteRemote(Place link, IPAddress remote) implements LinkOperation.KindSetting {
    @Override
    public String id() {
        return Ids.deletion(Ids.link(link) + "/remote/" + Addresses.text(remote));
    }

    @Override
    public Action action() {
        return Action.DELETE;
    }

    @Override
    public ToolCommand command() {
        return LinkWords.remote("del", link, remote);
    }
}
