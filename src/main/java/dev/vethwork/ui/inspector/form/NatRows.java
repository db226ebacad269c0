package dev.vethwork.ui.inspector.form;

import dev.vethwork.net.Addresses;
import dev.vethwork.net.Endpoint;
import dev.vethwork.topology.netfilter.Masquerade;
import dev.vethwork.topology.netfilter.MasqueradeBuilder;
import dev.vethwork.topology.netfilter.PortForward;
import dev.vethwork.topology.netfilter.PortForwardBuilder;
import dev.vethwork.topology.netfilter.Selector;
import dev.vethwork.topology.netfilter.SelectorPart;
import dev.vethwork.topology.netfilter.SourceNat;
import dev.vethwork.topology.netfilter.SourceNatBuilder;
import java.util.List;
import java.util.stream.Stream;

/** What is done to the addresses of packets. */
final class NatRows {
    private static final RowCodec.Asked<SourceNat, SourceNatBuilder> LEAVING =
            new RowCodec.Asked<>(SourceNat::asked, SourceNatBuilder::asked, SourceNatBuilder::asked);
    private static final RowCodec.Asked<PortForward, PortForwardBuilder> ARRIVING =
            new RowCodec.Asked<>(PortForward::asked, PortForwardBuilder::asked, PortForwardBuilder::asked);
    private static final int TO_SOURCE = SourceNat.PARTS.indexOf(SelectorPart.OUT) + 1;
    private static final int TO = PortForward.PARTS.indexOf(SelectorPart.IN) + 1;

    static final RowCodec<Masquerade> MASQUERADE = RowCodec.of(
                    () -> MasqueradeBuilder.builder().asked(Selector.ANY), MasqueradeBuilder::build)
            .asked(
                    new RowCodec.Asked<>(Masquerade::asked, MasqueradeBuilder::asked, MasqueradeBuilder::asked),
                    Masquerade.PARTS)
            .rows(true, false);

    static final RowCodec<SourceNat> SOURCE_NAT = RowCodec.of(
                    () -> SourceNatBuilder.builder().asked(Selector.ANY), SourceNatBuilder::build)
            .asked(LEAVING, SourceNat.PARTS.subList(0, TO_SOURCE))
            .cell(Column.text("toAddress", "203.0.113.7"), SourceNat::to, (b, text) -> b.to(Addresses.parse(text.strip())))
            .asked(LEAVING, SourceNat.PARTS.subList(TO_SOURCE, SourceNat.PARTS.size()))
            .rows(true, true);

    /** The first of those that it goes to has an address and a port in cells of their own, the others share one. */
    static final RowCodec<PortForward> PORT_FORWARD = RowCodec.of(
                    () -> PortForwardBuilder.builder().asked(Selector.ANY), PortForwardBuilder::build)
            .asked(ARRIVING, PortForward.PARTS.subList(0, TO))
            .cell(
                    Column.text("toAddress", "192.168.15.2"),
                    PortForward::toAddress,
                    (b, text) -> b.to(List.of(new Endpoint(Addresses.parse(text.strip()), null))))
            .port("toPort", "80", PortForward::toPort, (b, port) -> b.to(
                    List.of(new Endpoint(b.to().getFirst().address(), port))))
            .cell(
                    Column.text("balance", "192.168.15.3:80"),
                    f -> f.to().stream().skip(1).toList(),
                    (b, text) -> b.to(Stream.concat(b.to().stream(), Cells.words(text).map(Endpoint::parse)).toList()))
            .asked(ARRIVING, PortForward.PARTS.subList(TO, TO + 1))
            .flag("local", PortForward::local, PortForwardBuilder::local)
            .asked(ARRIVING, PortForward.PARTS.subList(TO + 1, PortForward.PARTS.size()))
            .rows(true, true);

    private NatRows() {}
}
