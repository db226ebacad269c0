package dev.vethwork.packet;

import dev.vethwork.packet.bytes.LinkType;

/**
 * The interface of a node at which packets are seen.
 *
 * @param node a drawn node's name; empty where a file names none
 */
public record CapturePoint(String node, String device, LinkType link) {
    /** {@code node:interface}, as pcapng names it. */
    public static CapturePoint parse(String label, LinkType link) {
        int colon = label.lastIndexOf(':');
        return new CapturePoint(label.substring(0, Math.max(colon, 0)), label.substring(colon + 1), link);
    }

    public String label() {
        return node.isEmpty() ? device : node + ":" + device;
    }
}
