package dev.vethwork.plan.operation;

import dev.vethwork.net.Addresses;
import inet.ipaddr.IPAddress;

/** Another end of a tunnel with several: {@code bridge -n node1 fdb append 00:00:00:00:00:00 dst 192.168.1.13 dev vx42}. */
public record AddRemote(Place link, IPAddress remote) implements LinkOperation.KindSetting {
    @Override
    public String id() {
        return Ids.link(link) + "/remote/" + Addresses.text(remote);
    }

    @Override
    public Action action() {
        return Action.CREATE;
    }

    @Override
    public ToolCommand command() {
        return LinkWords.remote("append", link, remote);
    }
}
