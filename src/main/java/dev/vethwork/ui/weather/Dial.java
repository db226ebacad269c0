package dev.vethwork.ui.weather;

import dev.vethwork.topology.Shaping;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** One thing about the weather that can be turned up and down. */
enum Dial {
    RATE,
    DELAY,
    JITTER,
    LOSS,
    DUPLICATE,
    CORRUPT,
    REORDER;

    /** What few turn, which is out of sight at first. */
    boolean isSeldom() {
        return this == DUPLICATE || this == CORRUPT || this == REORDER || this == JITTER;
    }

    String key() {
        return name().toLowerCase(Locale.ROOT);
    }

    private List<String> steps() {
        return switch (this) {
            case RATE ->
                List.of(
                        "56kbit", "128kbit", "512kbit", "1mbit", "2mbit", "5mbit", "10mbit", "20mbit", "50mbit", "100mbit",
                        "200mbit", "500mbit", "1gbit", "10gbit");
            case DELAY, JITTER ->
                List.of(
                        "1ms", "2ms", "5ms", "10ms", "20ms", "30ms", "50ms", "75ms", "100ms", "150ms", "200ms", "300ms",
                        "500ms", "1s");
            case LOSS, DUPLICATE, CORRUPT, REORDER ->
                List.of("0.01%", "0.1%", "0.5%", "1%", "2%", "3%", "5%", "10%", "20%", "30%", "50%", "100%");
        };
    }

    /** How many marks there are, that for nothing included. */
    int marks() {
        return steps().size() + 1;
    }

    /** What a mark says; empty for nothing. */
    String mark(int index) {
        List<String> all = steps();
        return index <= 0 ? "" : all.get(Math.min(index, all.size()) - 1);
    }

    /** The mark of a value; that for nothing where none is written, the first for one that is not among them. */
    int markOf(String value) {
        return value.isEmpty() ? 0 : Math.max(1, steps().indexOf(value) + 1);
    }

    String value(Shaping shaping) {
        String value = switch (this) {
            case RATE -> shaping.rate();
            case DELAY -> shaping.delay();
            case JITTER -> shaping.jitter();
            case LOSS -> shaping.loss();
            case DUPLICATE -> shaping.duplicate();
            case CORRUPT -> shaping.corrupt();
            case REORDER -> shaping.reorder();
        };
        return value == null ? "" : value;
    }

    /** @throws dev.vethwork.net.BadValue if tc would not take it */
    Shaping with(Shaping shaping, String text) {
        @Nullable String value = text.isBlank() ? null : text.strip();
        return switch (this) {
            case RATE -> shaping.withRate(value);
            case DELAY -> shaping.withDelay(value);
            case JITTER -> shaping.withJitter(value);
            case LOSS -> shaping.withLoss(value);
            case DUPLICATE -> shaping.withDuplicate(value);
            case CORRUPT -> shaping.withCorrupt(value);
            case REORDER -> shaping.withReorder(value);
        };
    }
}
