package dev.vethwork.state.nft;

import dev.vethwork.net.PacketMark;
import dev.vethwork.state.netfilter.Match;
import inet.ipaddr.IPAddress;

/** A value of a field, or a range of them. */
public sealed interface NftValue {
    record Addresses(IPAddress first, IPAddress last) implements NftValue {}

    record Numbers(int first, int last) implements NftValue {}

    /** A protocol's, a state's, an interface's name. */
    record Word(String text) implements NftValue {}

    /** What a mark must be. */
    record Marked(PacketMark mark) implements NftValue {}

    /** What flags a TCP segment must have of those that are looked at. */
    record Flags(Match.Flags flags) implements NftValue {}

    /** One that is not understood. */
    record Unknown() implements NftValue {}
}
