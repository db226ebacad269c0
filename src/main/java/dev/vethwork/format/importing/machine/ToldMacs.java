package dev.vethwork.format.importing.machine;

import dev.vethwork.net.Mac;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;

/**
 * The MAC addresses of interfaces that nobody gave one, as a script was told them when it asked: the kernel makes them up, and so
 * does this. One is drawn where the script does something with it, which would be nobody's otherwise.
 */
public final class ToldMacs {
    private final Map<Link, Mac> told = new HashMap<>();

    /** What the kernel would say. */
    public Mac of(Link link) {
        Mac own = link.mac();
        return own == null
                ? told.computeIfAbsent(link, _ -> new Mac(String.format(Locale.ROOT, "02:00:5e:%02x:%02x:%02x", told.size() >> 16 & 0xff, told.size() >> 8 & 0xff, told.size() & 0xff)))
                : own;
    }

    /** The interface that has it is drawn with it from now on. */
    public void used(Mac mac) {
        told.forEach((link, its) -> {
            if (its.equals(mac) && link.mac() == null) {
                link.mac(its);
            }
        });
    }
}
