package dev.vethwork.format.importing.command;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;

/**
 * Whether a command that cannot be evaluated, as nobody knows where it would run, would change a network there: by its words, and by
 * the text of a shell that may be one of them.
 */
public final class NetworkChange {
    /** Between the commands of a text. */
    private static final Pattern BETWEEN = Pattern.compile("[;&|\\n(){}`\"']+");

    private static final Pattern SETTING = Pattern.compile("(>|\\btee\\b)[^;&|\\n]*/(proc/sys/net|sys/class/net)/");

    private static final Pattern BLANKS = Pattern.compile("\\s+");

    /** What they are told they print, look for or install. */
    private static final Set<String> TELLING =
            Set.of("echo", "printf", "grep", "egrep", "pgrep", "pkill", "which", "type", "man", "logger", "apt", "apt-get", "yum", "dnf", "apk", "watch");

    private static final Set<String> ALWAYS = Set.of(
            "iptables-restore", "ip6tables-restore", "wg-quick", "dhclient", "udhcpc", "dhcpcd", "ifup", "ifdown", "vconfig", "tunctl", "ipset");

    private static final Pattern OF_IP = Pattern.compile("add?|app(end)?|prepend|replace|repl|change|chg|set|del(ete)?|d|flush|attach");
    private static final Pattern OF_TABLES = Pattern.compile(
            "-[ADINXPFRE]|--(append|delete|insert|new-chain|delete-chain|policy|flush|replace|rename-chain)");
    private static final Pattern OF_NFT = Pattern.compile("add|insert|delete|destroy|flush|create|replace|-f|--file");
    private static final Pattern OF_TC = Pattern.compile("add|del(ete)?|change|replace|link");
    private static final Pattern OF_BRCTL = Pattern.compile("(add|del|set).*|stp|hairpin");
    private static final Pattern OF_SWITCH = Pattern.compile("(add|del)-.*|set");

    private static final Pattern OF_WIREGUARD = Pattern.compile("(set|add|sync)(conf)?");

    private NetworkChange() {}

    /** @param words of a command, evaluated, from its name on */
    public static boolean isIn(List<String> words) {
        return isCommand(words) || words.stream().anyMatch(NetworkChange::isInText);
    }

    /** @param text that a shell may be given */
    public static boolean isInText(String text) {
        return text.indexOf(' ') > 0
                && (SETTING.matcher(text).find()
                        || BETWEEN.splitAsStream(text).map(NetworkChange::words).anyMatch(NetworkChange::isCommand));
    }

    private static List<String> words(String command) {
        return Arrays.asList(BLANKS.split(command.strip()));
    }

    /** A program among the words is one that they run. */
    private static boolean isCommand(List<String> words) {
        if (TELLING.contains(words.getFirst())) {
            return false;
        }
        for (int i = 0; i < words.size(); i++) {
            String name = words.get(i).substring(words.get(i).lastIndexOf('/') + 1);
            if (changes(name, words.subList(i + 1, words.size()))) {
                return true;
            }
        }
        return false;
    }

    private static boolean changes(String name, List<String> words) {
        return switch (name) {
            case "ip" -> ofIp(words);
            case "iptables", "ip6tables", "iptables-legacy", "ip6tables-legacy", "iptables-nft", "ebtables", "arptables" -> any(OF_TABLES, words);
            case "nft" -> any(OF_NFT, words);
            case "sysctl" -> words.stream().anyMatch(w -> w.contains("=") || w.matches("-w|-p.*|--write|--load.*|--system"));
            case "tc" -> isAt(OF_TC, 1, words);
            case "bridge" -> isAt(OF_IP, 1, options(words));
            case "brctl" -> isAt(OF_BRCTL, 0, words);
            case "route" -> any(OF_TC, words) || words.contains("flush");
            case "ifconfig" -> words.stream().filter(w -> !w.startsWith("-")).count() > 1;
            case "ovs-vsctl" -> any(OF_SWITCH, words);
            case "wg" -> isAt(OF_WIREGUARD, 0, words);
            default -> ALWAYS.contains(name) && !words.isEmpty();
        };
    }

    private static boolean ofIp(List<String> all) {
        List<String> words = options(all);
        if (all.stream().anyMatch(w -> w.matches("-b|-batch"))) {
            return true;
        }
        if (words.size() < 2) {
            return false;
        }
        boolean exec = words.get(0).equals("netns") && words.get(1).equals("exec");
        return exec ? words.size() > 3 && isCommand(words.subList(3, words.size())) : isAt(OF_IP, 1, words) || isLinkSet(words);
    }

    /** {@code ip link s} sets, {@code ip addr s} shows. */
    private static boolean isLinkSet(List<String> words) {
        return "link".startsWith(words.get(0)) && "set".startsWith(words.get(1)) && words.size() > 2;
    }

    private static List<String> options(List<String> words) {
        List<String> rest = new ArrayList<>(words);
        while (!rest.isEmpty() && rest.getFirst().startsWith("-")) {
            boolean withWord = rest.removeFirst().matches("-n|-net|-netns|-f|-family");
            if (withWord && !rest.isEmpty()) {
                rest.removeFirst();
            }
        }
        return rest;
    }

    private static boolean any(Pattern pattern, List<String> words) {
        return words.stream().anyMatch(w -> pattern.matcher(w).matches());
    }

    private static boolean isAt(Pattern pattern, int place, List<String> words) {
        return place < words.size() && pattern.matcher(words.get(place)).matches();
    }
}
