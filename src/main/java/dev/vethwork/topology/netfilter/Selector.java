package dev.vethwork.topology.netfilter;

import dev.vethwork.net.BadValue;
import dev.vethwork.net.Family;
import dev.vethwork.net.Prefix;
import dev.vethwork.net.ProtocolNumber;
import io.soabase.recordbuilder.core.RecordBuilder;
import java.util.Collection;
import java.util.EnumSet;
import java.util.Set;
import java.util.function.UnaryOperator;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * What a rule asks of a packet; what is null it does not ask for.
 *
 * @param source whose packets, as written: host bits are a mistake that lint shows
 * @param destination packets for whom
 * @param notSource whose packets it is not for. Not together with {@code source}
 * @param notDestination packets for whom it is not. Not together with {@code destination}
 * @param protocol only packets of it
 * @param sourcePort the sender's port; needs a protocol that has ports
 * @param port the port that they are for; needs a protocol that has ports
 * @param in only what arrives by this interface
 * @param notIn what arrives by this interface is none of its. Not together with {@code in}
 * @param out only what leaves by this interface
 * @param notOut what leaves by this interface is none of its. Not together with {@code out}
 * @param established only packets of connections seen before ({@code -m conntrack --ctstate ESTABLISHED,RELATED})
 * @param begins only packets that begin a connection ({@code -m conntrack --ctstate NEW}). Not together with {@code established}
 * @param icmp the message that it is; needs icmp
 * @param limit no more of them than that
 * @param ownAddress whether only what is for an address of the node's own, whichever it has
 */
@RecordBuilder
public record Selector(
        @Nullable Prefix source,
        @Nullable Prefix destination,
        @Nullable Prefix notSource,
        @Nullable Prefix notDestination,
        @Nullable ProtocolNumber protocol,
        @Nullable PortSet sourcePort,
        @Nullable PortSet port,
        @Nullable String in,
        @Nullable String notIn,
        @Nullable String out,
        @Nullable String notOut,
        boolean established,
        boolean begins,
        @Nullable IcmpMessage icmp,
        @Nullable RateLimit limit,
        boolean ownAddress) implements SelectorBuilder.With {
    /** Every packet. */
    public static final Selector ANY = new Selector(
            null, null, null, null, null, null, null, null, null, null, null, false, false, null, null, false);

    public Selector {
        Negation.devices(in, notIn);
        Negation.devices(out, notOut);
        Negation.check(source, notSource);
        Negation.check(destination, notDestination);
        if (established && begins) {
            throw BadValue.of("firewall.states");
        }
        if (icmp != null && !ProtocolNumber.ICMP.equals(protocol)) {
            throw BadValue.of("firewall.message", icmp.text());
        }
    }

    /** Of a protocol, and for a port. */
    public static Selector of(@Nullable Protocol protocol, @Nullable Integer port) {
        return ANY.withProtocol(protocol == null ? null : protocol.number()).withPort(port == null ? null : PortSet.of(port));
    }

    /** What it asks for. */
    public Set<SelectorPart> parts() {
        Set<SelectorPart> parts = EnumSet.noneOf(SelectorPart.class);
        for (SelectorPart part : SelectorPart.values()) {
            if (part.isIn(this)) {
                parts.add(part);
            }
        }
        return parts;
    }

    public boolean asksOnly(Collection<SelectorPart> known) {
        return known.containsAll(parts());
    }

    /** Of a protocol that carries no port numbers, or of any, and for a port all the same: the kernel refuses that. */
    public boolean lacksProtocol() {
        return (port != null || sourcePort != null) && (protocol == null || !protocol.hasPorts());
    }

    /** The addresses that it names. */
    public Stream<Prefix> prefixes() {
        return Stream.of(source, notSource, destination, notDestination).flatMap(Stream::ofNullable);
    }

    /** The interfaces that it names. */
    public Stream<String> devices() {
        return Stream.of(in, out, notIn, notOut).flatMap(Stream::ofNullable);
    }

    /** Those of the addresses that it names. */
    public Set<Family> families() {
        return prefixes().map(Prefix::family).collect(Collectors.toUnmodifiableSet());
    }

    /** @throws BadValue if it names addresses of both families: no packet is of both */
    void ofOneFamily(String otherwise) {
        if (families().size() > 1) {
            throw BadValue.of(otherwise);
        }
    }

    /** @throws BadValue for the first that it asks beside these */
    void only(Collection<SelectorPart> known) {
        parts().stream().filter(part -> !known.contains(part)).findFirst().ifPresent(part -> {
            throw BadValue.of("rule.part", part.key());
        });
    }

    /**
     * Whether packets of a family can be meant. One that names no addresses is for both, whichever a node has itself: bridged
     * frames and link-local packets pass it all the same.
     */
    public boolean isOf(Family family) {
        return prefixes().allMatch(prefix -> prefix.family() == family)
                && (icmp == null || icmp.code(family).isPresent())
                && (family == Family.V6 || !ProtocolNumber.ICMP_V6.equals(protocol));
    }

    /** As the kernel holds it: it clears host bits, and a prefix of no length is no condition. */
    public Selector held() {
        return onPrefixes(Prefix::network)
                .withSource(source == null || source.isAll() ? null : source.network())
                .withDestination(destination == null || destination.isAll() ? null : destination.network())
                .withLimit(limit == null ? null : limit.held());
    }

    /** With other addresses. */
    public Selector onPrefixes(UnaryOperator<Prefix> change) {
        return with(s -> s.source(orNull(change, source))
                .notSource(orNull(change, notSource))
                .destination(orNull(change, destination))
                .notDestination(orNull(change, notDestination)));
    }

    /** With other interfaces. */
    public Selector onDevices(UnaryOperator<String> change) {
        return with(s -> s.in(orNull(change, in))
                .notIn(orNull(change, notIn))
                .out(orNull(change, out))
                .notOut(orNull(change, notOut)));
    }

    private static <T> @Nullable T orNull(UnaryOperator<T> change, @Nullable T value) {
        return value == null ? null : change.apply(value);
    }
}
