package dev.vethwork.state.netfilter;

import dev.vethwork.net.BadValue;
import dev.vethwork.net.PacketMark;
import dev.vethwork.net.Prefix;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Reads the words of a rule from left to right. A match that is not known is kept as it is written, with its values. */
final class RuleWordsReader {
    private static final String CONNECTION_MARK = "connmark";

    private static final Set<String> KNOWN_MODULES = Set.of(
            "tcp", "udp", "icmp", "icmp6", "ipv6-icmp", "comment", "conntrack", "state", "multiport", "addrtype", "physdev",
            "statistic", "mark", CONNECTION_MARK, "limit", "owner");

    private static final String REVERSE_PATH = "rpfilter";

    private static final Pattern SHARE = Pattern.compile("[01](\\.[0-9]{1,20})?");
    private static final Pattern NUMBERS = Pattern.compile("([0-9]{1,9})(?:-([0-9]{1,9}))?");
    private static final Pattern NUMBER = Pattern.compile("[0-9]{1,9}");

    private final Deque<String> words;
    private final List<Condition> conditions = new ArrayList<>();
    private String comment = "";
    /** The extension whose options follow. */
    private String named = "";

    private int every;
    private int first;

    RuleWordsReader(List<String> words) {
        this.words = new ArrayDeque<>(words);
    }

    RuleMeaning read() {
        RuleTarget target = new RuleTarget.Count();
        boolean not = false;
        while (!words.isEmpty()) {
            String word = next();
            if (word.equals("-j") || word.equals("-g")) {
                target = new TargetReader(words).read(next(), word.equals("-j"));
                break;
            }
            if (word.equals("!")) {
                not = true;
                continue;
            }
            Match match = match(word);
            if (match != null) {
                conditions.add(new Condition(match, not));
            }
            not = false;
        }
        if (every > 0) {
            conditions.add(Condition.of(new Match.Turn(every, first)));
        }
        return new RuleMeaning(conditions, target, List.copyOf(words), comment);
    }

    /** Null for words that ask nothing of the packet. */
    private @Nullable Match match(String word) {
        return switch (word) {
            case "-s", "--source", "--src" -> address(Side.SOURCE, word);
            case "-d", "--destination", "--dst" -> address(Side.DESTINATION, word);
            case "-i", "--in-interface" -> new Match.Arrives(next());
            case "-o", "--out-interface" -> new Match.Leaves(next());
            case "-p", "--protocol" -> Match.OfProtocol.named(next());
            case "-m", "--match" -> module(word);
            case "--comment" -> {
                comment = next();
                yield null;
            }
            case "--mode" -> {
                next();
                yield null;
            }
            case "--probability" -> share(word);
            case "--every" -> turn(word, true);
            case "--packet" -> turn(word, false);
            case "--dport", "--destination-port", "--dports", "--destination-ports" -> ports(Side.DESTINATION, word);
            case "--sport", "--source-port", "--sports", "--source-ports" -> ports(Side.SOURCE, word);
            case "--ports" -> ports(null, word);
            case "--ctstate", "--state" -> states(word);
            case "--mark" -> named.equals("mark") || named.equals(CONNECTION_MARK) ? mark(word) : unknown(word);
            case "--limit", "--limit-burst" -> new Match.Rate(List.of(word, next()));
            case "--icmp-type" -> icmp(word, false);
            case "--icmpv6-type" -> icmp(word, true);
            case "--syn" -> Match.Flags.SYN;
            case "--tcp-flags" -> flags(word);
            case "--uid-owner" -> owner(Match.OwnedBy.Whose.USER, word);
            case "--gid-owner" -> owner(Match.OwnedBy.Whose.GROUP, word);
            case "--socket-exists" -> new Match.OwnedBy(Match.OwnedBy.Whose.SOCKET, 0, 0);
            case "--physdev-is-bridged" -> new Match.Bridged();
            case "--dst-type" -> kind(Side.DESTINATION, word);
            case "--src-type" -> kind(Side.SOURCE, word);
            default -> unknown(word);
        };
    }

    private @Nullable Match module(String word) {
        String name = next();
        named = name;
        if (name.equals(REVERSE_PATH)) {
            return reversePath();
        }
        return KNOWN_MODULES.contains(name) ? null : new Match.Unknown(List.of(word, name));
    }

    private Match address(Side side, String word) {
        String text = next();
        try {
            return new Match.Address(side, Prefix.parse(text));
        } catch (BadValue noPrefix) {
            return new Match.Unknown(List.of(word, text));
        }
    }

    private Match owner(Match.OwnedBy.Whose whose, String word) {
        String text = next();
        Matcher numbers = NUMBERS.matcher(text);
        if (!numbers.matches()) {
            return new Match.Unknown(List.of(word, text));
        }
        int first = Integer.parseInt(numbers.group(1));
        return new Match.OwnedBy(whose, first, numbers.group(2) == null ? first : Integer.parseInt(numbers.group(2)));
    }

    /** Its option for the contrary is one of its own. */
    private @Nullable Match reversePath() {
        boolean loose = words.remove("--loose");
        boolean marked = words.remove("--validmark");
        if (words.contains("--accept-local")) {
            return new Match.Unknown(List.of("-m", REVERSE_PATH));
        }
        conditions.add(new Condition(new Match.ReversePath(loose, marked), words.remove("--invert")));
        return null;
    }

    private Match mark(String word) {
        String text = next();
        try {
            PacketMark mark = PacketMark.parse(text);
            return named.equals(CONNECTION_MARK) ? new Match.ConnectionMarked(mark) : new Match.Marked(mark);
        } catch (BadValue noMark) {
            return new Match.Unknown(List.of(word, text));
        }
    }

    private Match share(String word) {
        String text = next();
        return SHARE.matcher(text).matches()
                ? new Match.Share(Double.parseDouble(text))
                : new Match.Unknown(List.of(word, text));
    }

    private @Nullable Match turn(String word, boolean isEvery) {
        String text = next();
        if (!NUMBER.matcher(text).matches()) {
            return new Match.Unknown(List.of(word, text));
        }
        int number = Integer.parseInt(text);
        every = isEvery ? number : every;
        first = isEvery ? first : number;
        return null;
    }

    private Match ports(@Nullable Side side, String word) {
        String text = next();
        Optional<List<PortRange>> ranges = PortRange.list(text);
        return ranges.<Match>map(r -> side == null ? new Match.AnyPort(r) : new Match.Ports(side, r))
                .orElseGet(() -> new Match.Unknown(List.of(word, text)));
    }

    private Match states(String word) {
        String text = next();
        Set<TrackState> states = EnumSet.noneOf(TrackState.class);
        for (String name : text.split(",")) {
            Optional<TrackState> state =
                    EnumSet.allOf(TrackState.class).stream().filter(s -> s.name().equals(name)).findFirst();
            if (state.isEmpty()) {
                return new Match.Unknown(List.of(word, text));
            }
            states.add(state.get());
        }
        return new Match.Tracked(states);
    }

    private Match flags(String word) {
        String looked = next();
        String having = next();
        Optional<Set<TcpFlag>> all = TcpFlag.list(looked);
        Optional<Set<TcpFlag>> some = TcpFlag.list(having);
        return all.isPresent() && some.isPresent()
                ? new Match.Flags(all.get(), some.get())
                : new Match.Unknown(List.of(word, looked, having));
    }

    private Match icmp(String word, boolean six) {
        String text = next();
        return IcmpType.named(text, six)
                .<Match>map(Match.Icmp::new)
                .orElseGet(() -> new Match.Unknown(List.of(word, text)));
    }

    private Match kind(Side side, String word) {
        String text = next();
        return switch (text) {
            case "LOCAL" -> new Match.Own(side);
            case "UNICAST" -> new Match.Elsewhere(side);
            default -> new Match.Unknown(List.of(word, text));
        };
    }

    /** An option that is not known, with its values up to the next option. */
    private Match unknown(String word) {
        List<String> all = new ArrayList<>(List.of(word));
        while (!words.isEmpty() && !words.peek().startsWith("-") && !words.peek().equals("!")) {
            all.add(next());
        }
        return new Match.Unknown(all);
    }

    private String next() {
        String word = words.poll();
        return word == null ? "" : word;
    }
}
