package dev.vethwork.ui.inspector.form;

import dev.vethwork.net.Addresses;
import dev.vethwork.net.Resolver;
import inet.ipaddr.IPAddress;
import java.util.List;

/** How names are resolved. */
final class ResolverRows {
    /** Servers that are asked for names. */
    static final RowCodec<IPAddress> NAME_SERVER = new RowCodec<>(
            List.of(Column.text("nameServer", "192.168.15.53")),
            true,
            true,
            server -> List.of(Addresses.text(server)),
            row -> Addresses.parse(row.getFirst().strip()));

    static final RowCodec<String> SEARCH_DOMAIN = new RowCodec<>(
            List.of(Column.text("searchDomain", "lab")),
            true,
            true,
            List::of,
            row -> Resolver.domain(row.getFirst().strip()));

    private ResolverRows() {}
}
