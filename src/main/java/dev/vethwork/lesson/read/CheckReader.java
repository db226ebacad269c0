package dev.vethwork.lesson.read;

import dev.vethwork.explain.Cause;
import dev.vethwork.explain.Probe;
import dev.vethwork.format.json.Fields;
import dev.vethwork.format.json.Located;
import dev.vethwork.format.json.Problems;
import dev.vethwork.format.json.Reader;
import dev.vethwork.format.json.Readers;
import dev.vethwork.lesson.LessonMessages;
import dev.vethwork.lesson.check.AddressCheck;
import dev.vethwork.lesson.check.Asked;
import dev.vethwork.lesson.check.CableCheck;
import dev.vethwork.lesson.check.CauseCheck;
import dev.vethwork.lesson.check.Check;
import dev.vethwork.lesson.check.CommandCheck;
import dev.vethwork.lesson.check.DriftCheck;
import dev.vethwork.lesson.check.ListeningCheck;
import dev.vethwork.lesson.check.NeighborCheck;
import dev.vethwork.lesson.check.NodeCheck;
import dev.vethwork.lesson.check.NotCheck;
import dev.vethwork.lesson.check.PathCheck;
import dev.vethwork.lesson.check.PortCheck;
import dev.vethwork.lesson.check.ProcessCheck;
import dev.vethwork.lesson.check.ReachCheck;
import dev.vethwork.lesson.check.RouteCheck;
import dev.vethwork.lesson.check.RuleCheck;
import dev.vethwork.lesson.check.SeveralChecks;
import dev.vethwork.net.Addresses;
import dev.vethwork.net.Family;
import dev.vethwork.net.InterfaceAddress;
import dev.vethwork.net.Names;
import dev.vethwork.net.Prefix;
import dev.vethwork.net.Quote;
import dev.vethwork.topology.netfilter.Protocol;
import inet.ipaddr.IPAddress;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.regex.PatternSyntaxException;
import org.jspecify.annotations.Nullable;

/** Reads checks as lessons have them: an object whose first field names the kind. */
final class CheckReader {
    private static final String WITHIN = "within";
    private static final String LASTING = "final";
    private static final String WORDED = "words";
    private static final String WHY = "why";
    private static final int LONGEST = 120;
    private static final Map<String, Reader<Check>> KINDS = kinds();

    private CheckReader() {}

    private static Map<String, Reader<Check>> kinds() {
        Map<String, Reader<Check>> all = new LinkedHashMap<>();
        all.put("node", (value, problems) -> new NodeCheck(NODE.read(value, problems)));
        all.put("cable", CheckReader::cable);
        all.put("ping", (value, problems) -> reach(value, problems, Protocol.ICMP));
        all.put("tcp", (value, problems) -> reach(value, problems, Protocol.TCP));
        all.put("udp", (value, problems) -> reach(value, problems, Protocol.UDP));
        all.put("address", CheckReader::address);
        all.put("route", CheckReader::route);
        all.put("neighbor", CheckReader::neighbor);
        all.put("rule", CheckReader::rule);
        all.put("listening", CheckReader::listening);
        all.put("process", CheckReader::process);
        all.put("command", CheckReader::command);
        all.put("cause", CheckReader::cause);
        all.put("path", CheckReader::path);
        all.put("drift", (value, problems) -> new DriftCheck(AMOUNT.read(value, problems)));
        all.put("port", CheckReader::port);
        all.put("any", (value, problems) -> new SeveralChecks(SeveralChecks.Needed.ANY, several(value, problems)));
        all.put("all", (value, problems) -> new SeveralChecks(SeveralChecks.Needed.ALL, several(value, problems)));
        all.put("not", (value, problems) -> new NotCheck(check(value, problems, Set.of())));
        return all;
    }

    private static final int MOST_CABLES = 100;
    private static final Reader<String> NODE = Readers.text(Names::node);
    private static final Reader<String> WORDS = Readers.text(CheckReader::words);
    private static final Reader<DriftCheck.Amount> AMOUNT = Readers.word(DriftCheck.Amount.class);
    private static final Reader<ReachCheck.Expect> EXPECT = Readers.word(ReachCheck.Expect.class);

    /** A check of a step's list. */
    static Asked read(Located value, Problems problems) {
        Check check = check(value, problems, Set.of(WITHIN, LASTING, WORDED, WHY));
        Fields fields = Fields.any(value, problems);
        int seconds = fields.optional(WITHIN, Readers.whole(0, LONGEST), (int) Asked.PATIENCE.toSeconds());
        return new Asked(
                check,
                Duration.ofSeconds(seconds),
                fields.flag(LASTING, true),
                fields.optional(WORDED, WORDS),
                fields.optional(WHY, WORDS));
    }

    private static Check check(Located value, Problems problems, Set<String> beside) {
        Fields fields = Fields.any(value, problems);
        List<String> named = fields.names().stream().filter(n -> !beside.contains(n)).toList();
        if (named.size() != 1) {
            throw problems.giveUp(value.place(), LessonMessages.bad("read.oneKind", String.join(", ", KINDS.keySet())));
        }
        String kind = named.getFirst();
        Reader<Check> reader = KINDS.get(kind);
        if (reader == null) {
            throw problems.giveUp(
                    value.place(), LessonMessages.bad("read.kind", Quote.of(kind), String.join(", ", KINDS.keySet())));
        }
        return fields.required(kind, reader);
    }

    private static List<Check> several(Located value, Problems problems) {
        if (!(value instanceof Located.Items(var place, var items))) {
            throw problems.giveUp(value.place(), LessonMessages.bad("read.list"));
        }
        if (items.isEmpty()) {
            throw problems.giveUp(place, LessonMessages.bad("read.list"));
        }
        List<Check> all = new ArrayList<>();
        for (Located item : items) {
            all.add(check(item, problems, Set.of()));
        }
        return all;
    }

    private static Check cable(Located value, Problems problems) {
        if (value instanceof Located.Items) {
            return between(value, problems, 1);
        }
        Fields fields = Fields.of(value, problems, "between", "count");
        int count = fields.optional("count", Readers.whole(1, MOST_CABLES), 1);
        return fields.required("between", (ends, found) -> between(ends, found, count));
    }

    private static Check between(Located value, Problems problems, int count) {
        if (!(value instanceof Located.Items(_, var ends)) || ends.size() != 2) {
            throw problems.giveUp(value.place(), LessonMessages.bad("read.cable"));
        }
        return new CableCheck(NODE.read(ends.getFirst(), problems), NODE.read(ends.getLast(), problems), count);
    }

    private static Check reach(Located value, Problems problems, Protocol protocol) {
        Fields fields = protocol == Protocol.ICMP
                ? Fields.of(value, problems, "from", "to", "expect")
                : Fields.of(value, problems, "from", "to", "port", "expect");
        return new ReachCheck(
                fields.required("from", NODE),
                fields.required("to", Readers.text(CheckReader::target)),
                switch (protocol) {
                    case ICMP -> Probe.PING;
                    case TCP -> Probe.tcp(fields.required("port", Readers.PORT));
                    case UDP -> Probe.udp(fields.required("port", Readers.PORT));
                },
                fields.optional("expect", EXPECT, ReachCheck.Expect.ANSWER));
    }

    private static Check address(Located value, Problems problems) {
        Fields fields = Fields.of(value, problems, "node", "interface", "address", "subnet");
        Prefix subnet = fields.optional("subnet", Readers.text(Prefix::parse));
        if (subnet != null && fields.names().contains("address")) {
            throw problems.giveUp(value.place(), LessonMessages.bad("read.address"));
        }
        return new AddressCheck(
                fields.required("node", NODE),
                fields.optional("interface", Readers.text(Names::device)),
                subnet == null
                        ? new AddressCheck.One(fields.required("address", Readers.text(InterfaceAddress::parse)))
                        : new AddressCheck.Within(subnet));
    }

    private static Check route(Located value, Problems problems) {
        Fields fields = Fields.of(value, problems, "node", "to", "via", "device");
        IPAddress via = fields.optional("via", Readers.text(Addresses::parse));
        return new RouteCheck(
                fields.required("node", NODE),
                fields.required("to", Readers.text(text -> destination(text, via))),
                via,
                fields.optional("device", Readers.text(Names::device)));
    }

    private static Prefix destination(String text, @Nullable IPAddress via) {
        return text.equals("default") ? Prefix.all(via == null ? Family.V4 : Family.of(via)) : Prefix.parse(text);
    }

    private static Check neighbor(Located value, Problems problems) {
        Fields fields = Fields.of(value, problems, "node", "address");
        return new NeighborCheck(
                fields.required("node", NODE), fields.required("address", Readers.text(Addresses::parse)));
    }

    private static Check rule(Located value, Problems problems) {
        Fields fields = Fields.of(value, problems, "node", "contains");
        return new RuleCheck(fields.required("node", NODE), fields.required("contains", WORDS));
    }

    private static Check listening(Located value, Problems problems) {
        Fields fields = Fields.of(value, problems, "node", "port", "protocol");
        return new ListeningCheck(
                fields.required("node", NODE),
                fields.optional("protocol", CheckReader::transport, Protocol.TCP),
                fields.required("port", Readers.PORT));
    }

    private static Protocol transport(Located value, Problems problems) {
        Protocol read = Readers.word(Protocol.class).read(value, problems);
        if (!read.hasPorts()) {
            throw LessonMessages.bad("read.transport");
        }
        return read;
    }

    private static Check process(Located value, Problems problems) {
        Fields fields = Fields.of(value, problems, "node", "command");
        return new ProcessCheck(fields.required("node", NODE), fields.required("command", WORDS));
    }

    private static Check command(Located value, Problems problems) {
        Fields fields = Fields.of(value, problems, "node", "run", "exit", "output");
        List<String> run = fields.list("run", WORDS);
        if (run.isEmpty()) {
            throw problems.giveUp(value.place(), LessonMessages.bad("read.run"));
        }
        return new CommandCheck(
                fields.required("node", NODE),
                run,
                fields.optional("exit", Readers.whole(0, 255), 0),
                fields.optional("output", Readers.text(CheckReader::pattern)));
    }

    private static Check cause(Located value, Problems problems) {
        Fields fields = Fields.of(value, problems, "from", "to", "port", "is");
        return new CauseCheck(
                fields.required("from", NODE),
                fields.required("to", Readers.text(CheckReader::target)),
                fields.optional("port", Readers.text(Probe::parse), Probe.PING),
                fields.required("is", Readers.text(CheckReader::cause)));
    }

    private static Check path(Located value, Problems problems) {
        Fields fields = Fields.of(value, problems, "from", "to", "port", "by");
        return new PathCheck(
                fields.required("from", NODE),
                fields.required("to", Readers.text(CheckReader::target)),
                fields.optional("port", Readers.text(Probe::parse), Probe.PING),
                fields.required("by", NODE));
    }

    private static Check port(Located value, Problems problems) {
        Fields fields = Fields.of(value, problems, "bridge", "interface");
        return new PortCheck(
                fields.required("bridge", NODE), fields.required("interface", Readers.text(Names::device)));
    }

    private static Cause cause(String text) {
        try {
            return Cause.valueOf(text);
        } catch (IllegalArgumentException e) {
            throw LessonMessages.bad("read.cause", Quote.of(text));
        }
    }

    private static Pattern pattern(String text) {
        try {
            return Pattern.compile(text, Pattern.MULTILINE);
        } catch (PatternSyntaxException e) {
            throw LessonMessages.bad("read.pattern", Quote.of(text), String.valueOf(e.getDescription()));
        }
    }

    /** A node's name or an address. */
    private static String target(String text) {
        return Names.isNode(text) ? text : Addresses.text(Addresses.parse(text));
    }

    private static String words(String text) {
        if (text.isBlank() || text.indexOf('\0') >= 0) {
            throw LessonMessages.bad("read.blank");
        }
        return text;
    }
}
