package dev.vethwork.format.importing.command.firewall;

import java.util.List;
import java.util.Map;

/** When a chain of nft's is asked, of several in one place. */
final class NftPriority {
    /** As nft(8) names them. */
    private static final Map<String, Integer> NAMED =
            Map.of("raw", -300, "mangle", -150, "dstnat", -100, "filter", 0, "security", 50, "srcnat", 100);

    private NftPriority() {}

    /** @param words {@code type filter hook forward priority filter + 10} */
    static int of(List<String> words) {
        int at = words.indexOf("priority");
        if (at < 0) {
            return 0;
        }
        String text = String.join("", words.subList(at + 1, words.size()));
        int sign = Math.max(text.lastIndexOf('+'), text.lastIndexOf('-'));
        String name = sign < 0 ? text : text.substring(0, sign);
        String number = sign < 0 ? "" : text.substring(sign);
        return name.matches("[0-9]{1,9}") ? Integer.parseInt(name) : NAMED.getOrDefault(name, 0) + value(number);
    }

    private static int value(String number) {
        return number.matches("[+-][0-9]{1,9}") ? Integer.parseInt(number) : 0;
    }
}
