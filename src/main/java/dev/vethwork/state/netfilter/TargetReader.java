package dev.vethwork.state.netfilter;

import dev.vethwork.net.BadValue;
import dev.vethwork.net.Endpoint;
import dev.vethwork.net.PacketMark;
import java.util.ArrayList;
import java.util.Deque;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;

/** Reads a rule's target, and takes those of its options that are understood. */
final class TargetReader {
    private static final String SET_MARK = "--set-xmark";
    private static final Pattern PORT = Pattern.compile("[0-9]{1,5}");

    private final Deque<String> words;

    TargetReader(Deque<String> words) {
        this.words = words;
    }

    /** @param back whether it comes back from a chain of somebody's own */
    RuleTarget read(String name, boolean back) {
        return switch (name) {
            case "ACCEPT" -> new RuleTarget.Accept();
            case "DROP" -> new RuleTarget.Drop();
            case "REJECT" -> new RuleTarget.Reject(take("--reject-with"));
            case "RETURN" -> new RuleTarget.Return();
            case "MASQUERADE" -> new RuleTarget.Masquerade();
            case "SNAT" -> translation("--to-source").<RuleTarget>map(RuleTarget.SourceNat::new)
                    .orElseGet(() -> spread(RuleTarget.Translation.SNAT, "--to-source", back));
            case "DNAT" -> translation("--to-destination").<RuleTarget>map(RuleTarget.DestinationNat::new)
                    .orElseGet(() -> spread(RuleTarget.Translation.DNAT, "--to-destination", back));
            case "REDIRECT" -> redirect().orElseGet(() -> spread(RuleTarget.Translation.REDIRECT, "--to-ports", back));
            case "MARK" -> marking().orElseGet(() -> new RuleTarget.Aside(RuleTarget.Extension.MARK));
            default -> EnumSet.allOf(RuleTarget.Extension.class).stream()
                    .filter(e -> e.name().equals(name))
                    .findFirst()
                    .<RuleTarget>map(RuleTarget.Aside::new)
                    .orElseGet(() -> new RuleTarget.Jump(name, back));
        };
    }

    /** Empty where the port is one of a range. */
    private Optional<RuleTarget> redirect() {
        String port = value("--to-ports");
        if (port.isEmpty()) {
            return Optional.of(new RuleTarget.Redirect(null));
        }
        if (!PORT.matcher(port).matches()) {
            return Optional.empty();
        }
        take("--to-ports");
        return Optional.of(new RuleTarget.Redirect(Integer.valueOf(port)));
    }

    private Optional<RuleTarget> marking() {
        try {
            Optional<RuleTarget> mark = Optional.of(new RuleTarget.SetMark(PacketMark.parse(value(SET_MARK))));
            take(SET_MARK);
            return mark;
        } catch (BadValue notUnderstood) {
            return Optional.empty();
        }
    }

    /** Empty where it is something else than an address and a port: a range of them, say. */
    private Optional<Endpoint> translation(String option) {
        try {
            Optional<Endpoint> to = Optional.of(Endpoint.parse(value(option)));
            take(option);
            return to;
        } catch (BadValue notUnderstood) {
            return Optional.empty();
        }
    }

    /** A target by name alone where it is nothing that is understood. */
    private RuleTarget spread(RuleTarget.Translation what, String option, boolean back) {
        String text = value(option);
        Optional<NatSpan> to = what == RuleTarget.Translation.REDIRECT ? NatSpan.ports(text) : NatSpan.parse(text);
        to.ifPresent(_ -> take(option));
        return to.<RuleTarget>map(span -> new RuleTarget.Spread(what, option, span)).orElseGet(() -> new RuleTarget.Jump(what.name(), back));
    }

    /** The value of an option of the target's; empty where that is not there. */
    private String value(String option) {
        List<String> left = List.copyOf(words);
        int at = left.indexOf(option);
        return at >= 0 && at + 1 < left.size() ? left.get(at + 1) : "";
    }

    /** The same, which leaves the others. */
    private String take(String option) {
        String value = value(option);
        if (!value.isEmpty()) {
            List<String> left = new ArrayList<>(words);
            int at = left.indexOf(option);
            left.subList(at, at + 2).clear();
            words.clear();
            words.addAll(left);
        }
        return value;
    }
}
