package dev.vethwork.ui.weather;

import dev.vethwork.topology.Shaping;
import java.util.Locale;

/** Weather that many have met. The delay is of one way: a ping meets it twice. */
enum Preset {
    CLEAR(Shaping.NONE),
    WIFI(Shaping.NONE.withRate("100mbit").withDelay("3ms").withLoss("0.5%")),
    LTE(Shaping.NONE.withRate("30mbit").withDelay("25ms").withLoss("0.5%")),
    SATELLITE(Shaping.NONE.withRate("20mbit").withDelay("280ms").withLoss("1%")),
    TRANSATLANTIC(Shaping.NONE.withRate("1gbit").withDelay("40ms").withLoss("0.01%"));

    private final Shaping shaping;

    Preset(Shaping shaping) {
        this.shaping = shaping;
    }

    Shaping shaping() {
        return shaping;
    }

    String key() {
        return "preset." + name().toLowerCase(Locale.ROOT);
    }
}
