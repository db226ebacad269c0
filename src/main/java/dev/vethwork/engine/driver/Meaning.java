package dev.vethwork.engine.driver;

import dev.vethwork.engine.Trouble;
import dev.vethwork.text.Phrase;
import java.util.List;
import java.util.regex.Pattern;

/**
 * What the tools' best known messages mean, in plain words.
 *
 * @param text a phrase, or the tool's own first line where it is not known
 */
record Meaning(Object text, Phrase remedy) {
    private record Known(Pattern words, String key) {
        static Known of(String words, String key) {
            return new Known(Pattern.compile(words, Pattern.CASE_INSENSITIVE), "words." + key);
        }

        Meaning said() {
            return new Meaning(Trouble.phrase(key), Trouble.phrase(key + ".remedy"));
        }
    }

    private static final List<Known> ALL = List.of(
            Known.of("Specified qdisc kind is unknown.*", "netem"),
            // Before what is said of kernels and files: these words hold such ones.
            Known.of(
                    "No chain/target/match by that name|Couldn't load (match|target)|Extension .* not supported"
                            + "|RULE_\\w+ failed \\((Operation not supported|No such file or directory)\\)"
                            + "|kernel needs to be upgraded",
                    "match"),
            Known.of(
                    "Unknown device type|Operation not supported|add tunnel .* failed: No such device", "unsupported"),
            Known.of("File exists|address already assigned|already exists", "exists"),
            Known.of("No such process|Address not found|Bad rule \\(|Chain .* does not exist", "gone"),
            Known.of("Cannot find device|No such device", "noDevice"),
            Known.of(
                    "Nexthop has invalid gateway|Network is unreachable|Gateway can not be|No route to host|Egress device not specified", "gateway"),
            Known.of("exchange full|Too many open files in system", "ports"),
            Known.of("IPv6 is disabled on this device", "noIpv6"),
            Known.of("Operation not permitted|Permission denied", "permission"),
            Known.of("Invalid prefix for given prefix length", "prefix"),
            Known.of("Invalid argument|Cannot assign requested address", "invalid"),
            Known.of("ovs-vsctl: .*database connection failed", "database"),
            Known.of("No such file or directory", "noFile"),
            Known.of("Device or resource busy", "busy"));

    static Meaning of(String stderr) {
        return ALL.stream()
                .filter(k -> k.words().matcher(stderr).find())
                .map(Known::said)
                .findFirst()
                .orElseGet(() -> unknown(stderr));
    }

    private static Meaning unknown(String stderr) {
        String first = stderr.lines()
                .filter(line -> !line.isBlank() && !line.startsWith("Command failed"))
                .findFirst()
                .orElse("");
        return new Meaning(
                first.isEmpty() ? Trouble.phrase("words.unknown") : first, Trouble.phrase("words.unknown.remedy"));
    }
}
