package dev.vethwork.engine.read.kind;

import dev.vethwork.net.Addresses;
import dev.vethwork.state.kind.IpTunnel;
import inet.ipaddr.IPAddress;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/** Tunnels inside IP. */
final class IpTunnelInfo implements LinkInfo {
    @Override
    public IpTunnel read(JsonNode link, JsonNode data) {
        String type = link.path("linkinfo").path("info_kind").asString("");
        return new IpTunnel(type, address(data, "local"), address(data, "remote"));
    }

    private static @Nullable IPAddress address(JsonNode data, String key) {
        String text = data.path(key).asString("any");
        return text.equals("any") ? null : Addresses.parse(text);
    }
}
