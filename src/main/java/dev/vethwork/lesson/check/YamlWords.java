package dev.vethwork.lesson.check;

import dev.vethwork.explain.Probe;
import dev.vethwork.topology.netfilter.Protocol;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** Words as YAML has them. */
final class YamlWords {
    private static final Pattern PLAIN = Pattern.compile("[A-Za-z0-9_./+][A-Za-z0-9_./+-]*");

    private YamlWords() {}

    static String quoted(String word) {
        return PLAIN.matcher(word).matches() ? word : "'" + word.replace("'", "''") + "'";
    }

    static String list(List<String> words) {
        return words.stream().map(YamlWords::quoted).collect(Collectors.joining(", ", "[ ", " ]"));
    }

    /** What is sent where, as the fields that a check says it by. */
    static String way(String from, String to, Probe probe) {
        return "from: " + from + ", to: " + to + (probe.protocol() == Protocol.ICMP ? "" : ", port: " + probe);
    }
}
