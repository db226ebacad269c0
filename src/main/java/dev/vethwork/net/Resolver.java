package dev.vethwork.net;

import inet.ipaddr.IPAddress;
import io.soabase.recordbuilder.core.RecordBuilder;
import java.util.List;
import java.util.regex.Pattern;

/**
 * Whom the programs of a namespace ask for the addresses of names: what its {@code /etc/resolv.conf} says.
 *
 * @param servers asked in this order
 * @param search domains that are tried behind a name
 * @param learned whether DHCP tells, or shall tell: then nobody else writes it
 */
@RecordBuilder
public record Resolver(List<IPAddress> servers, List<String> search, boolean learned) implements ResolverBuilder.With {
    /** What nobody drew, and nothing is known of yet. */
    public static final Resolver NONE = new Resolver(List.of(), List.of(), false);

    /** What DHCP will tell. */
    public static final Resolver LEARNED = new Resolver(List.of(), List.of(), true);

    private static final Pattern DOMAIN = Pattern.compile("[A-Za-z0-9_]([A-Za-z0-9_.-]{0,252}[A-Za-z0-9_])?\\.?");

    public Resolver {
        servers = List.copyOf(servers);
        search = List.copyOf(search);
        search.forEach(Resolver::domain);
    }

    /** A domain as it came in. @throws BadValue if it is none */
    public static String domain(String text) {
        if (!DOMAIN.matcher(text).matches()) {
            throw BadValue.of("domain", Quote.of(text));
        }
        return text;
    }

    public boolean isNone() {
        return equals(NONE);
    }
}
