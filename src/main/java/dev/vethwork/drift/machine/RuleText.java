package dev.vethwork.drift.machine;

import dev.vethwork.net.BadValue;
import dev.vethwork.net.Prefix;
import dev.vethwork.topology.Protocol;
import java.util.ArrayDeque;
import java.util.Arrays;
import java.util.Deque;
import java.util.List;
import java.util.Set;
import java.util.SortedSet;
import java.util.TreeSet;

/** Reads the words of a rule once: what it asks for, where it leads, and the first word that no drawing can say. */
final class RuleText {
    private static final Set<String> SILENT = Set.of("tcp", "udp", "icmp", "icmp6", "ipv6-icmp", "conntrack", "state", "comment", "multiport", "addrtype", "statistic");
    private static final Set<String> HOW = Set.of("--random", "--random-fully", "--persistent");
    private static final int MOST_PORTS = 32;
    /** All but one of more than so many are more than anybody would draw. */
    private static final int MOST_DEVICES = 256;

    private final Deque<String> words;
    private final Set<String> devices;
    private Condition condition = Condition.NONE;
    private String target = "";
    private String to = "";
    private String unsaid = "";
    private double share = 1;
    private boolean never;
    private boolean invalid;

    private RuleText(List<String> words, Set<String> devices) {
        this.words = new ArrayDeque<>(words);
        this.devices = devices;
    }

    /** @param devices the interfaces that packets are routed by, so that "all but this" can be said */
    static RuleText of(List<String> words, Set<String> devices) {
        RuleText text = new RuleText(words, devices);
        boolean not = false;
        while (!text.words.isEmpty()) {
            String word = text.next();
            if (word.equals("!")) {
                not = true;
                continue;
            }
            text.option(word, not);
            not = false;
        }
        return text;
    }

    Condition condition() {
        return condition;
    }

    String target() {
        return target;
    }

    String to() {
        return to;
    }

    /** Empty where all can be said. */
    String unsaid() {
        return unsaid;
    }

    /** Which part of the packets it takes, by chance. */
    double share() {
        return share;
    }

    /** Whether no packet is meant. */
    boolean isNever() {
        return never;
    }

    /** Whether it is for packets alone that belong to no connection. */
    boolean isOfInvalid() {
        return invalid;
    }

    private String next() {
        String word = words.poll();
        return word == null ? "" : word;
    }

    private void option(String option, boolean not) {
        switch (option) {
            case "-s", "-d" -> prefix(option, next(), not);
            case "-i", "-o" -> device(option, next(), not);
            case "-p" -> protocol(next(), not);
            case "-m" -> {
                String module = next();
                if (!SILENT.contains(module)) {
                    unsaid("-m " + module);
                }
            }
            case "--dport", "--dports" -> ports(next(), not);
            case "--ctstate", "--state" -> states(next(), not);
            case "--dst-type" -> {
                String type = next();
                if (not || !type.equals("LOCAL")) {
                    unsaid("--dst-type " + type);
                }
                also(Condition.NONE.withLocal(true));
            }
            case "--mode" -> {
                String mode = next();
                if (!mode.equals("random")) {
                    unsaid("--mode " + mode);
                }
            }
            case "--probability" -> share(next(), not);
            case "--comment", "--reject-with", "--log-prefix", "--log-level", "--nflog-prefix", "--nflog-group" -> next();
            case "-j" -> target = next();
            case "--to-source", "--to-destination" -> to = next();
            default -> {
                if (!HOW.contains(option)) {
                    unsaid((not ? "! " : "") + option);
                    while (!words.isEmpty() && !words.peek().startsWith("-") && !words.peek().equals("!")) {
                        next();
                    }
                }
            }
        }
    }

    private void unsaid(String word) {
        if (unsaid.isEmpty()) {
            unsaid = word;
        }
    }

    private void also(Condition more) {
        condition.and(more).ifPresentOrElse(both -> condition = both, () -> never = true);
    }

    private void device(String option, String name, boolean not) {
        if (not && devices.size() > MOST_DEVICES) {
            unsaid("! " + option + " " + name);
        } else {
            Side side = Side.of(name, not, devices);
            also(option.equals("-i") ? Condition.NONE.withIn(side) : Condition.NONE.withOut(side));
        }
    }

    private void share(String text, boolean not) {
        if (not || !text.matches("[01]\\.[0-9]{1,20}")) {
            unsaid("--probability " + text);
        } else {
            share = Double.parseDouble(text);
        }
    }

    private void prefix(String option, String text, boolean not) {
        try {
            Prefix prefix = Prefix.parse(text);
            if (not) {
                // Neither is what a drawing's packets are for.
                if (!prefix.address().isMulticast() && !prefix.address().isLoopback()) {
                    unsaid("! " + option + " " + text);
                }
            } else {
                also(option.equals("-s") ? Condition.NONE.withSource(prefix) : Condition.NONE.withDestination(prefix));
            }
        } catch (BadValue unreadable) {
            unsaid(option + " " + text);
        }
    }

    private void protocol(String text, boolean not) {
        Protocol protocol = switch (text) {
            case "tcp", "6" -> Protocol.TCP;
            case "udp", "17" -> Protocol.UDP;
            case "icmp", "1", "ipv6-icmp", "58" -> Protocol.ICMP;
            default -> null;
        };
        if (not || protocol == null && !text.equals("all") && !text.equals("0")) {
            unsaid((not ? "! " : "") + "-p " + text);
        } else if (protocol != null) {
            also(Condition.NONE.withProtocol(protocol));
        }
    }

    private void ports(String text, boolean not) {
        SortedSet<Integer> ports = new TreeSet<>();
        for (String each : text.split(",")) {
            if (not || !each.matches("[0-9]{1,5}") || ports.size() >= MOST_PORTS) {
                unsaid((not ? "! " : "") + "--dport " + text);
                return;
            }
            ports.add(Integer.valueOf(each));
        }
        also(Condition.NONE.withPorts(ports));
    }

    private void states(String text, boolean not) {
        List<String> all = Arrays.asList(text.split(","));
        if (!not && all.equals(List.of("INVALID"))) {
            invalid = true;
        } else if (not || !all.contains("ESTABLISHED") || !Set.of("ESTABLISHED", "RELATED").containsAll(all)) {
            unsaid((not ? "! " : "") + "--ctstate " + text);
        } else {
            also(Condition.NONE.withEstablished(true));
        }
    }
}
