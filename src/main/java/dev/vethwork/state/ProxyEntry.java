package dev.vethwork.state;

import inet.ipaddr.IPAddress;

/** An address for which a namespace answers on a link in the place of whoever has it: {@code ip neigh show proxy}. */
public record ProxyEntry(IPAddress address, String interfaceName, String protocol) {}
