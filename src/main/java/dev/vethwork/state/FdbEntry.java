package dev.vethwork.state;

import dev.vethwork.net.Mac;

/** What a bridge has learnt: behind which port a MAC address is. */
public record FdbEntry(Mac mac, String bridge, String port) {}
