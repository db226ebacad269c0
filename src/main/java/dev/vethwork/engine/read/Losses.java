package dev.vethwork.engine.read;

import dev.vethwork.plan.operation.Lose;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.Map;
import java.util.TreeMap;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;

/** Reads of {@code nft -j list ruleset netdev} the rules by which labs lose packets: the share by the interface. */
public final class Losses {
    private static final int DIGITS = 4;

    private Losses() {}

    /** @param devices the interfaces that are there: a table may outlive its own */
    public static Map<String, String> parse(String text, Iterable<String> devices) {
        Map<String, String> byTable = new TreeMap<>();
        for (JsonNode item : rules(text)) {
            JsonNode rule = item.path("rule");
            String table = rule.path("table").asString("");
            JsonNode match = rule.path("expr").path(0).path("match");
            long of = match.path("left").path("numgen").path("mod").asLong(0);
            if (table.startsWith(Lose.TABLE) && of > 0) {
                byTable.put(table, share(match.path("right").asLong(0), of));
            }
        }
        Map<String, String> all = new TreeMap<>();
        for (String device : devices) {
            String share = byTable.get(Lose.table(device));
            if (share != null) {
                all.put(device, share);
            }
        }
        return all;
    }

    private static JsonNode rules(String text) {
        try {
            return JsonTree.read(text.isBlank() ? "{}" : text).path("nftables");
        } catch (JacksonException e) {
            // What was cut or is no JSON tells nothing.
            return JsonTree.read("{}");
        }
    }

    private static String share(long dropped, long of) {
        return BigDecimal.valueOf(dropped * 100)
                        .divide(BigDecimal.valueOf(of), DIGITS, RoundingMode.HALF_UP)
                        .stripTrailingZeros()
                        .toPlainString()
                + "%";
    }
}
