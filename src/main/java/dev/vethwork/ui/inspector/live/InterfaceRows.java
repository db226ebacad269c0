package dev.vethwork.ui.inspector.live;

import dev.vethwork.state.Interface;
import dev.vethwork.state.NamespaceState;
import dev.vethwork.state.Peer;
import java.util.List;

/** Interfaces, as {@code ip addr} tells them. */
final class InterfaceRows {
    private InterfaceRows() {}

    static List<LiveRow> of(NamespaceState namespace) {
        return namespace.interfaces().values().stream().map(InterfaceRows::row).toList();
    }

    private static LiveRow row(Interface device) {
        return LiveRow.of(
                device.name(),
                device.name(),
                List.of(
                        device.name(),
                        state(device),
                        String.join("\n", device.addressTexts()),
                        Show.text(device.mac()),
                        device.mtu() == 0 ? "" : Integer.toString(device.mtu()),
                        linkedTo(device),
                        device.kind().word()));
    }

    private static String state(Interface device) {
        return !device.up() ? "DOWN" : device.running() ? "UP" : "NO-CARRIER";
    }

    private static String linkedTo(Interface device) {
        Peer peer = device.peer();
        String across = peer == null
                ? ""
                : peer.namespace().isEmpty() ? peer.interfaceName() : peer.namespace() + ":" + peer.interfaceName();
        return device.master() == null ? across : across.isEmpty() ? device.master() : device.master() + "\n" + across;
    }
}
