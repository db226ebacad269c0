package dev.vethwork.packet.layer;

/** What has ports. */
public sealed interface Transport extends Layer permits Tcp, Udp {
    int sourcePort();

    int destinationPort();
}
