package dev.vethwork.packet.layer;

import dev.vethwork.packet.bytes.Bytes;
import dev.vethwork.packet.bytes.Field;
import dev.vethwork.text.Phrase;
import java.util.List;

/** One protocol's part of a packet. */
public sealed interface Layer
        permits Arp, Bgp, Dhcp, Dns, Ethernet, Gre, Http, Icmp, Icmpv6, Igmp, IpHeader, Ospf, Rest, Stp, Transport, Vlan, Vxlan {
    PacketProtocol protocol();

    /** Its own bytes, without what it carries. */
    Bytes at();

    /** One line in plain words. @param ends who speaks to whom */
    Phrase summary(Ends ends);

    /** Every value of it, with the bytes that hold it. */
    List<Field> fields();
}
