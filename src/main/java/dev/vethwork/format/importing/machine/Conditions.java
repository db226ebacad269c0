package dev.vethwork.format.importing.machine;

import dev.vethwork.net.Prefix;
import dev.vethwork.topology.netfilter.Firewall;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** What a rule asks that was come to by a jump, which asked for something before. */
final class Conditions {
    private Conditions() {}

    /** The parts of the chain that was jumped to; those of which no packet is left are gone. */
    static Stream<Netfilter.Part> under(Firewall.Rule asked, Netfilter.Part part) {
        return switch (part) {
            case Netfilter.Part.Filters filter -> both(asked, filter.rule()).map(Netfilter.Part.Filters::new);
            case Netfilter.Part.AllBut but -> under(asked, but);
            case Netfilter.Part.Masks _, Netfilter.Part.Sources _, Netfilter.Part.Forwards _, Netfilter.Part.Jumps _, Netfilter.Part.JumpsIf _, Netfilter.Part.Nothing _ ->
                Stream.of(part);
        };
    }

    private static Stream<Netfilter.Part> under(Firewall.Rule asked, Netfilter.Part.AllBut but) {
        return Stream.of(new Netfilter.Part.AllBut(but.device(), but.loopback(), device ->
                under(asked, but.of().apply(device)).findFirst().orElse(new Netfilter.Part.Nothing())));
    }

    private static Stream<Firewall.Rule> both(Firewall.Rule a, Firewall.Rule b) {
        boolean never = differ(a.protocol(), b.protocol()) || differ(a.port(), b.port()) || differ(a.in(), b.in())
                || differ(a.out(), b.out()) || apart(a.source(), b.source()) || apart(a.destination(), b.destination());
        return never
                ? Stream.of()
                : Stream.of(new Firewall.Rule(
                        b.chain(),
                        narrower(a.source(), b.source()),
                        narrower(a.destination(), b.destination()),
                        either(a.protocol(), b.protocol()),
                        either(a.port(), b.port()),
                        either(a.in(), b.in()),
                        either(a.out(), b.out()),
                        a.established() || b.established(),
                        b.action()));
    }

    private static boolean differ(@Nullable Object a, @Nullable Object b) {
        return a != null && b != null && !a.equals(b);
    }

    private static boolean apart(@Nullable Prefix a, @Nullable Prefix b) {
        return a != null && b != null && (a.family() != b.family() || !a.overlaps(b));
    }

    private static @Nullable Prefix narrower(@Nullable Prefix a, @Nullable Prefix b) {
        return Stream.of(a == null ? List.<Prefix>of() : List.of(a), b == null ? List.<Prefix>of() : List.of(b))
                .flatMap(List::stream)
                .max((one, other) -> Integer.compare(one.length(), other.length()))
                .orElse(null);
    }

    private static <T> @Nullable T either(@Nullable T a, @Nullable T b) {
        return a == null ? b : Objects.requireNonNullElse(b, a);
    }
}
