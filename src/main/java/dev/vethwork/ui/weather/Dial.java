package dev.vethwork.ui.weather;

import dev.vethwork.topology.Shaping;
import java.util.List;
import java.util.function.BiFunction;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** One thing about the weather that can be turned up and down. */
enum Dial {
    RATE(
            List.of(
                    "56kbit", "128kbit", "512kbit", "1mbit", "2mbit", "5mbit", "10mbit", "20mbit", "50mbit", "100mbit",
                    "200mbit", "500mbit", "1gbit", "10gbit"),
            Shaping::rate,
            Shaping::withRate),
    DELAY(
            List.of(
                    "1ms", "2ms", "5ms", "10ms", "20ms", "30ms", "50ms", "75ms", "100ms", "150ms", "200ms", "300ms", "500ms",
                    "1s"),
            Shaping::delay,
            Shaping::withDelay),
    LOSS(
            List.of("0.01%", "0.1%", "0.5%", "1%", "2%", "3%", "5%", "10%", "20%", "30%", "50%", "100%"),
            Shaping::loss,
            Shaping::withLoss);

    private final List<String> marks;
    private final Function<Shaping, @Nullable String> get;
    private final BiFunction<Shaping, @Nullable String, Shaping> set;

    Dial(
            List<String> marks,
            Function<Shaping, @Nullable String> get,
            BiFunction<Shaping, @Nullable String, Shaping> set) {
        this.marks = marks;
        this.get = get;
        this.set = set;
    }

    String key() {
        return name().toLowerCase(java.util.Locale.ROOT);
    }

    /** How many marks there are, that for nothing included. */
    int marks() {
        return marks.size() + 1;
    }

    /** What a mark says; empty for nothing. */
    String mark(int index) {
        return index <= 0 ? "" : marks.get(Math.min(index, marks.size()) - 1);
    }

    /** The mark of a value; that for nothing where none is written, the nearest below where it stands between two. */
    int markOf(String value) {
        return value.isEmpty() ? 0 : Math.max(1, marks.indexOf(value) + 1);
    }

    String value(Shaping shaping) {
        String value = get.apply(shaping);
        return value == null ? "" : value;
    }

    /** @throws dev.vethwork.net.BadValue if tc would not take it */
    Shaping with(Shaping shaping, String value) {
        return set.apply(shaping, value.isBlank() ? null : value.strip());
    }
}
