package dev.vethwork.render;

import dev.vethwork.topology.Shaping;
import java.util.Objects;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** The weather of a cable in a few words, in windows and in pictures: {@code 10 mbit · 20 ms ± 5 ms · 1 %}. */
public final class Weather {
    private static final Pattern AMOUNT = Pattern.compile("([0-9.]+)(\\D+)");

    private Weather() {}

    public static String text(Shaping shaping) {
        String jitter = amount(shaping.jitter());
        String delay = amount(shaping.delay());
        return Stream.of(
                        amount(shaping.rate()),
                        jitter == null ? delay : Objects.requireNonNullElse(delay, "0 ms") + " ± " + jitter,
                        amount(shaping.loss()),
                        named("weather.duplicate", shaping.duplicate()),
                        named("weather.corrupt", shaping.corrupt()),
                        named("weather.reorder", shaping.reorder()))
                .filter(Objects::nonNull)
                .collect(Collectors.joining(" · "));
    }

    private static @Nullable String named(String key, @Nullable String value) {
        String amount = amount(value);
        return amount == null ? null : RenderMessages.of(key, amount);
    }

    private static @Nullable String amount(@Nullable String value) {
        if (value == null) {
            return null;
        }
        Matcher parts = AMOUNT.matcher(value);
        return parts.matches() ? parts.group(1) + " " + parts.group(2) : value;
    }
}
