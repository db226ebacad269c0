package dev.vethwork.explain.walk.link;

import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * An interface that measures a frame on its way.
 *
 * @param mtu bytes that it takes
 * @param out whether a bridge sends the frame out by it, rather than that it comes in there
 * @param least bytes of the narrowest up to here
 * @param before the one that does so before; null for the first
 */
public record Measured(Port at, int mtu, boolean out, int least, @Nullable Measured before) {
    static Measured after(@Nullable Measured before, Port at, int mtu, boolean out) {
        return new Measured(at, mtu, out, before == null ? mtu : Math.min(mtu, before.least()), before);
    }

    /** All of them, in the order in which a frame comes by. */
    List<Measured> inOrder() {
        List<Measured> all = new ArrayList<>();
        for (Measured each = this; each != null; each = each.before()) {
            all.add(each);
        }
        return all.reversed();
    }

    /** The same for a frame that goes the other way. */
    Measured back() {
        Measured turned = null;
        for (Measured each = this; each != null; each = each.before()) {
            turned = after(turned, each.at(), each.mtu(), !each.out());
        }
        return Objects.requireNonNull(turned);
    }
}
