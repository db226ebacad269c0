package dev.vethwork.ui.weather;

import dev.vethwork.topology.Shaping;
import java.util.Locale;

/** Weather that many have met. The delay is of one way: a ping meets it twice. */
enum Preset {
    CLEAR(Shaping.NONE),
    WIFI(new Shaping("100mbit", "3ms", "0.5%")),
    LTE(new Shaping("30mbit", "25ms", "0.5%")),
    SATELLITE(new Shaping("20mbit", "280ms", "1%")),
    TRANSATLANTIC(new Shaping("1gbit", "40ms", "0.01%"));

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
