package dev.vethwork.engine.read;

import dev.vethwork.state.Queue;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/** Reads {@code tc -j qdisc}: what they do by interface, in the words that a drawing would use. */
public final class Qdiscs {
    private static final int BITS = 8;
    private static final int MICROS = 1_000_000;

    private Qdiscs() {}

    // BigDecimal is used where there is something to compute: the JVM takes long to begin with it.
    public static Map<String, Queue> parse(String text) {
        Map<String, Queue> all = new TreeMap<>();
        for (JsonNode node : IpJson.objects(text)) {
            if (node.path("root").asBoolean(false)) {
                Queue queue = queue(node.path("kind").asString(""), node.path("options"));
                if (!queue.equals(Queue.NONE)) {
                    all.put(node.path("dev").asString(), queue);
                }
            }
        }
        return all;
    }

    private static Queue queue(String kind, JsonNode options) {
        return switch (kind) {
            case "tbf" -> new Queue(rate(options.path("rate")), null, null);
            case "netem" -> new Queue(
                    rate(options.path("rate").path("rate")),
                    delay(options.path("delay").path("delay")),
                    delay(options.path("delay").path("jitter")),
                    share(options.path("loss-random").path("loss")),
                    share(options.path("duplicate").path("duplicate")),
                    share(options.path("corrupt").path("corrupt")),
                    share(options.path("reorder").path("reorder")));
            default -> Queue.NONE;
        };
    }

    /** tc counts bytes; a drawing counts bits. */
    private static @Nullable String rate(JsonNode node) {
        long bits = node.asLong(0) * BITS;
        if (bits == 0) {
            return null;
        }
        String[] units = {"bit", "kbit", "mbit", "gbit", "tbit"};
        int unit = 0;
        while (unit < units.length - 1 && bits % 1000 == 0) {
            bits /= 1000;
            unit++;
        }
        return bits + units[unit];
    }

    private static @Nullable String delay(JsonNode node) {
        BigDecimal micros = node.isNumber()
                ? node.decimalValue().multiply(BigDecimal.valueOf(MICROS)).setScale(0, RoundingMode.HALF_UP)
                : BigDecimal.ZERO;
        if (micros.signum() == 0) {
            return null;
        }
        long all = micros.longValueExact();
        return all % MICROS == 0 ? all / MICROS + "s" : all % 1000 == 0 ? all / 1000 + "ms" : all + "us";
    }

    private static @Nullable String share(JsonNode node) {
        if (!node.isNumber() || node.decimalValue().signum() == 0) {
            return null;
        }
        return node.decimalValue()
                        .multiply(BigDecimal.valueOf(100))
                        .setScale(4, RoundingMode.HALF_UP)
                        .stripTrailingZeros()
                        .toPlainString()
                + "%";
    }
}
