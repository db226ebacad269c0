package dev.vethwork.ui.inspector.live;

import dev.vethwork.net.Addresses;
import inet.ipaddr.IPAddress;
import org.jspecify.annotations.Nullable;

/** What a cell says of a value that may be missing. */
final class Show {
    private Show() {}

    static String text(@Nullable Object value) {
        return switch (value) {
            case null -> "";
            case IPAddress address -> Addresses.text(address);
            default -> value.toString();
        };
    }
}
