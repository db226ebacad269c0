package dev.vethwork.engine.read.kind;

import dev.vethwork.state.kind.LinuxBridge;
import tools.jackson.databind.JsonNode;

/** The kernel's own bridges. */
final class LinuxBridgeInfo implements LinkInfo {
    @Override
    public LinuxBridge read(JsonNode link, JsonNode data) {
        return new LinuxBridge(data.path("stp_state").asInt(0) != 0, data.path("vlan_filtering").asInt(0) != 0);
    }
}
