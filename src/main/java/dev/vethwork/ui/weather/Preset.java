package dev.vethwork.ui.weather;

import dev.vethwork.topology.Shaping;
import java.util.Locale;

/** Weather that many have met. The delay is of one way: a ping meets it twice. */
enum Preset {
    CLEAR,
    WIFI,
    LTE,
    SATELLITE,
    TRANSATLANTIC;

    Shaping shaping() {
        return switch (this) {
            case CLEAR -> Shaping.NONE;
            case WIFI -> of("100mbit", "3ms", "0.5%").withJitter("2ms");
            case LTE -> of("30mbit", "25ms", "0.5%").withJitter("10ms");
            case SATELLITE -> of("20mbit", "280ms", "1%").withJitter("20ms");
            case TRANSATLANTIC -> of("1gbit", "40ms", "0.01%");
        };
    }

    private static Shaping of(String rate, String delay, String loss) {
        return Shaping.NONE.withRate(rate).withDelay(delay).withLoss(loss);
    }

    String key() {
        return "preset." + name().toLowerCase(Locale.ROOT);
    }
}
