package dev.vethwork.ui.inspector.form;

import dev.vethwork.net.Addresses;
import dev.vethwork.net.Endpoint;
import dev.vethwork.topology.netfilter.Masquerade;
import dev.vethwork.topology.netfilter.MasqueradeBuilder;
import dev.vethwork.topology.netfilter.PortForward;
import dev.vethwork.topology.netfilter.PortForwardBuilder;
import dev.vethwork.topology.netfilter.SourceNat;
import dev.vethwork.topology.netfilter.SourceNatBuilder;
import java.util.List;
import java.util.stream.Stream;

/** What is done to the addresses of packets. */
final class NatRows {
    static final RowCodec<Masquerade> MASQUERADE = RowCodec.of(MasqueradeBuilder::builder, MasqueradeBuilder::build)
            .prefix("source", "192.168.15.0/24", Masquerade::source, MasqueradeBuilder::source)
            .device("out", "eth0", Masquerade::out, MasqueradeBuilder::out)
            .prefix("notSource", "192.168.15.9", Masquerade::notSource, MasqueradeBuilder::notSource)
            .prefix("notDestination", "10.0.0.0/8", Masquerade::notDestination, MasqueradeBuilder::notDestination)
            .device("notOut", "eth1", Masquerade::notOut, MasqueradeBuilder::notOut)
            .prefix("destination", "10.0.0.0/8", Masquerade::destination, MasqueradeBuilder::destination)
            .protocol(Masquerade::protocol, MasqueradeBuilder::protocol)
            .port("port", "80", Masquerade::port, MasqueradeBuilder::port)
            .rows(true, false);

    static final RowCodec<SourceNat> SOURCE_NAT = RowCodec.of(SourceNatBuilder::builder, SourceNatBuilder::build)
            .prefix("source", "192.168.15.0/24", SourceNat::source, SourceNatBuilder::source)
            .device("out", "eth0", SourceNat::out, SourceNatBuilder::out)
            .cell(Column.text("toAddress", "203.0.113.7"), SourceNat::to, (b, text) -> b.to(Addresses.parse(text.strip())))
            .prefix("notSource", "192.168.15.9", SourceNat::notSource, SourceNatBuilder::notSource)
            .prefix("notDestination", "10.0.0.0/8", SourceNat::notDestination, SourceNatBuilder::notDestination)
            .device("notOut", "eth1", SourceNat::notOut, SourceNatBuilder::notOut)
            .prefix("destination", "10.0.0.0/8", SourceNat::destination, SourceNatBuilder::destination)
            .protocol(SourceNat::protocol, SourceNatBuilder::protocol)
            .port("port", "80", SourceNat::port, SourceNatBuilder::port)
            .rows(true, true);

    /** The first of those that it goes to has an address and a port in cells of their own, the others share one. */
    static final RowCodec<PortForward> PORT_FORWARD = RowCodec.of(PortForwardBuilder::builder, PortForwardBuilder::build)
            .protocol(PortForward::protocol, PortForwardBuilder::protocol)
            .port("port", "80", PortForward::port, PortForwardBuilder::port)
            .device("in", "eth0", PortForward::in, PortForwardBuilder::in)
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
            .prefix("destination", "10.96.0.10", PortForward::destination, PortForwardBuilder::destination)
            .flag("local", PortForward::local, PortForwardBuilder::local)
            .prefix("notSource", "192.168.15.9", PortForward::notSource, PortForwardBuilder::notSource)
            .prefix("notDestination", "10.0.0.0/8", PortForward::notDestination, PortForwardBuilder::notDestination)
            .device("notIn", "eth1", PortForward::notIn, PortForwardBuilder::notIn)
            .prefix("source", "10.0.0.0/8", PortForward::source, PortForwardBuilder::source)
            .flag("ownAddress", PortForward::ownAddress, PortForwardBuilder::ownAddress)
            .rows(true, true);

    private NatRows() {}
}
