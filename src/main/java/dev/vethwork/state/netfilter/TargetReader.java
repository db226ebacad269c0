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
    Target read(String name, boolean back) {
        return switch (name) {
            case "ACCEPT" -> new Target.Accept();
            case "DROP" -> new Target.Drop();
            case "REJECT" -> new Target.Reject(take("--reject-with"));
            case "RETURN" -> new Target.Return();
            case "MASQUERADE" -> new Target.Masquerade();
            case "SNAT" -> translation("--to-source").<Target>map(Target.SourceNat::new)
                    .orElseGet(() -> spread(Target.Translation.SNAT, "--to-source", back));
            case "DNAT" -> translation("--to-destination").<Target>map(Target.DestinationNat::new)
                    .orElseGet(() -> spread(Target.Translation.DNAT, "--to-destination", back));
            case "REDIRECT" -> redirect().orElseGet(() -> spread(Target.Translation.REDIRECT, "--to-ports", back));
            case "MARK" -> marking().orElseGet(() -> new Target.Aside(Target.Extension.MARK));
            default -> EnumSet.allOf(Target.Extension.class).stream()
                    .filter(e -> e.name().equals(name))
                    .findFirst()
                    .<Target>map(Target.Aside::new)
                    .orElseGet(() -> new Target.Jump(name, back));
        };
    }

    /** Empty where the port is one of a range. */
    private Optional<Target> redirect() {
        String port = value("--to-ports");
        if (port.isEmpty()) {
            return Optional.of(new Target.Redirect(null));
        }
        if (!PORT.matcher(port).matches()) {
            return Optional.empty();
        }
        take("--to-ports");
        return Optional.of(new Target.Redirect(Integer.valueOf(port)));
    }

    private Optional<Target> marking() {
        try {
            Optional<Target> mark = Optional.of(new Target.SetMark(PacketMark.parse(value(SET_MARK))));
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
    private Target spread(Target.Translation what, String option, boolean back) {
        String text = value(option);
        Optional<NatSpan> to = what == Target.Translation.REDIRECT ? NatSpan.ports(text) : NatSpan.parse(text);
        to.ifPresent(_ -> take(option));
        return to.<Target>map(span -> new Target.Spread(what, option, span)).orElseGet(() -> new Target.Jump(what.name(), back));
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
