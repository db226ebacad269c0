package dev.vethwork.ui.weather;

import dev.vethwork.edit.Edit;
import dev.vethwork.edit.Edits;
import dev.vethwork.topology.Cable;
import dev.vethwork.topology.CableEnd;
import dev.vethwork.topology.Shaping;
import java.util.Locale;

/** Whose weather is meant: what leaves by both ends, or by one of them, which then outweighs the cable's. */
enum WeatherSide {
    BOTH,
    FIRST,
    SECOND;

    String key() {
        return "side." + name().toLowerCase(Locale.ROOT);
    }

    Shaping of(Cable cable) {
        return this == BOTH ? cable.shaping() : end(cable).shaping();
    }

    /** What there is without its own: nothing for both ends, the cable's for one. */
    Shaping otherwise(Cable cable) {
        return this == BOTH ? Shaping.NONE : cable.shaping();
    }

    Edit change(Cable cable, Shaping shaping) {
        return this == BOTH
                ? Edits.changeCable(cable.a().id(), c -> c.withShaping(shaping))
                : Edits.changeEnd(end(cable).id(), e -> e.withShaping(shaping));
    }

    private CableEnd end(Cable cable) {
        return this == SECOND ? cable.b() : cable.a();
    }
}
