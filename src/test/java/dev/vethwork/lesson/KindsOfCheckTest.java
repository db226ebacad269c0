package dev.vethwork.lesson;

import static org.assertj.core.api.Assertions.assertThat;

import dev.vethwork.engine.place.LocalTargets;
import dev.vethwork.engine.place.NeedsSandbox;
import dev.vethwork.explain.Cause;
import dev.vethwork.explain.Probe;
import dev.vethwork.format.TopologyFormat;
import dev.vethwork.lab.Caller;
import dev.vethwork.lab.LabConnection;
import dev.vethwork.lab.Labs;
import dev.vethwork.lab.consent.Approval;
import dev.vethwork.lab.drawing.Drawing;
import dev.vethwork.lesson.check.Asked;
import dev.vethwork.lesson.check.CauseCheck;
import dev.vethwork.lesson.check.Check;
import dev.vethwork.lesson.check.CommandCheck;
import dev.vethwork.lesson.check.PathCheck;
import dev.vethwork.lesson.judge.Judge;
import dev.vethwork.lesson.judge.Judged;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Of every kind of check one that a kernel meets and one that it does not. */
@NeedsSandbox
class KindsOfCheckTest {
    private static final String DRAWING = """
            { "vethwork": 1, "name": "kinds",
              "nodes": [
                { "kind": "namespace", "name": "red", "routes": [ { "to": "10.9.0.0/16", "via": "10.0.0.2" } ] },
                { "kind": "namespace", "name": "blue",
                  "firewall": { "rules": [ { "chain": "input", "protocol": "tcp", "port": 22, "action": "drop" } ] },
                  "services": [
                    { "name": "tcp", "command": "perl -MIO::Socket::INET -e '$s = IO::Socket::INET->new(LocalPort => 8080, Listen => 9, ReuseAddr => 1); while ($c = $s->accept) { close $c }'" },
                    { "name": "udp", "command": "perl -MIO::Socket::INET -e '$s = IO::Socket::INET->new(LocalPort => 5300, Proto => 17); while (defined $s->recv($b, 99)) { $s->send(\\"ok\\") }'" } ] },
                { "kind": "bridge", "name": "br0" } ],
              "cables": [
                { "a": { "node": "red", "interface": "r", "addresses": [ "10.0.0.1/24" ] }, "b": { "node": "br0", "interface": "p-red" } },
                { "a": { "node": "blue", "interface": "b", "addresses": [ "10.0.0.2/24" ] }, "b": { "node": "br0", "interface": "p-blue" } } ] }
            """;

    private static final String MET = """
            - node: red
            - cable: [ red, br0 ]
            - cable: { between: [ red, br0 ], count: 1 }
            - cable: [ br0, blue ]
            - ping: { from: red, to: blue }
            - ping: { from: red, to: 10.0.0.9, expect: none }
            - tcp: { from: red, to: blue, port: 8080 }
            - tcp: { from: red, to: blue, port: 8081, expect: none }
            - udp: { from: red, to: blue, port: 5300 }
            - udp: { from: red, to: blue, port: 5301, expect: none }
            - address: { node: red, address: 10.0.0.1 }
            - address: { node: red, interface: r, address: 10.0.0.1/24 }
            - address: { node: red, subnet: 10.0.0.0/16 }
            - route: { node: red, to: 10.9.0.0/16, via: 10.0.0.2, device: r }
            - neighbor: { node: red, address: 10.0.0.2 }
            - rule: { node: blue, contains: "--dport 22" }
            - listening: { node: blue, port: 8080 }
            - listening: { node: blue, port: 5300, protocol: udp }
            - process: { node: blue, command: "LocalPort => 5300" }
            - command: { node: red, run: [ "false" ], exit: 1 }
            - cause: { from: red, to: 10.0.0.9, is: NO_SUCH_ADDRESS }
            - cause: { from: red, to: blue, port: tcp/22, is: FIREWALL }
            - path: { from: red, to: blue, by: br0 }
            - drift: none
            - port: { bridge: br0, interface: p-red }
            - any: [ { node: green }, { node: red } ]
            - all: [ { node: blue }, { node: red } ]
            - not: { node: green }
            """;

    private static final String UNMET = """
            - node: green
            - cable: [ red, blue ]
            - ping: { from: red, to: 10.0.0.9 }
            - ping: { from: red, to: blue, expect: none }
            - tcp: { from: red, to: blue, port: 8081 }
            - udp: { from: red, to: blue, port: 5301 }
            - address: { node: red, address: 10.0.0.1/16 }
            - address: { node: red, interface: lo, subnet: 10.0.0.0/16 }
            - address: { node: red, subnet: "2001:db8::/64" }
            - route: { node: red, to: 10.9.0.0/16, via: 10.0.0.3 }
            - neighbor: { node: red, address: 10.0.0.77 }
            - rule: { node: red, contains: "--dport 22" }
            - listening: { node: blue, port: 80 }
            - listening: { node: blue, port: 8080, protocol: udp }
            - process: { node: red, command: perl }
            - command: { node: red, run: [ echo, one ], output: two }
            - cause: { from: red, to: blue, is: NO_ROUTE }
            - path: { from: red, to: 10.0.0.9, by: blue }
            - path: { from: red, to: blue, by: red2 }
            - cause: { from: red, to: 10.0.0.9, is: FIREWALL }
            - drift: some
            - port: { bridge: br0, interface: r }
            - any: [ { node: green }, { node: yellow } ]
            - all: [ { node: green }, { node: red } ]
            - not: { node: red }
            """;

    private static final String COMMANDS = """
            - command: { node: red, run: [ echo, one ], output: two }
            - command: { node: red, run: [ "true" ], output: two }
            - command: { node: red, run: [ "true" ], exit: 1 }
            - command: { node: red, run: [ ls, /nowhere ] }
            - command: { node: red, run: [ no-such-program ] }
            """;

    @TempDir
    Path home;

    @Test
    void whatIsAskedOfAPortNamesIt() {
        Check ssh = new CauseCheck("red", "blue", Probe.tcp(22), Cause.FIREWALL);
        assertThat(ssh.expected()).isEqualTo("tcp/22 from red to blue comes to nothing: a firewall drops the packet");
        assertThat(new PathCheck("red", "blue", Probe.PING, "br0").expected()).isEqualTo("ping from red to blue goes by br0");
    }

    @Test
    void whatACommandPrintsIsAskedForAsItIsPrinted() {
        List<String> run = List.of("sysctl", "-n", "net.ipv4.ip_forward");
        assertThat(new CommandCheck("red", run, 0, Pattern.compile("^1$")).expected())
                .isEqualTo("in red the command \"sysctl -n net.ipv4.ip_forward\" prints 1");
        assertThat(new CommandCheck("red", run, 1, null).expected())
                .isEqualTo("in red the command \"sysctl -n net.ipv4.ip_forward\" fails with 1");
    }

    @Test
    void anAuthorMaySayInPlainWordsWhatIsAsked() throws Exception {
        Path file = home.resolve("words.lesson.md");
        Files.writeString(
                file,
                """
                ---
                lesson: words
                ---
                ## One
                ```check
                - any: [ { rule: { node: red, contains: MASQUERADE } }, { rule: { node: red, contains: SNAT } } ]
                  words: red rewrites the source
                - node: red
                ```
                """);
        assertThat(Lessons.open(file).steps().getFirst().checks())
                .extracting(Asked::expected)
                .containsExactly("red rewrites the source", "there is a node red");
    }

    private List<Judged> judge(LabConnection connection, Caller caller, String checks) throws Exception {
        Path file = home.resolve("kinds.lesson.md");
        Files.writeString(file, "---\nlesson: kinds\n---\n## All\n```check\n" + checks + "```\n");
        Judge judge = new Judge(connection, "kinds", caller);
        return judge.patiently(Lessons.open(file).steps().getFirst().checks());
    }

    @Test
    void eachIsMetByWhatIsSoAndNotByWhatIsNot() throws Exception {
        Labs labs = new Labs(new LocalTargets(home.resolve("labs")), new Approval(home));
        Caller caller = Caller.silent().withConfirmation(question -> true);
        try (LabConnection connection = labs.connect()) {
            connection.deploy(Drawing.unsaved(TopologyFormat.parse(DRAWING)), null, Set.of(), caller);
            try {
                assertThat(judge(connection, caller, MET).stream().filter(j -> !j.met())).isEmpty();
                List<Judged> unmet = judge(connection, caller, UNMET);
                assertThat(unmet.stream().filter(Judged::met).map(j -> j.asked().check()).map(Check::text)).isEmpty();
                assertThat(unmet).allMatch(j -> !j.verdict().found().isBlank());
                assertThat(unmet.stream().flatMap(j -> Stream.of(j.asked().expected(), j.verdict().found(), j.verdict().why())))
                        .as("keys that no bundle has")
                        .noneMatch(text -> text.matches("[a-z]+(\\.[a-zA-Z]+)+"));
                assertThat(unmet.stream().filter(j -> j.verdict().why().isBlank()).map(j -> j.asked().check().text()))
                        .as("those who are not told why")
                        .isEmpty();
                assertThat(judge(connection, caller, COMMANDS).stream().map(j -> j.verdict().why()))
                        .satisfiesExactly(
                                why -> assertThat(why).contains("ended as wanted", "matches two", ": one"),
                                why -> assertThat(why).contains("matches two", "printed nothing"),
                                why -> assertThat(why).contains("was to exit with 1", "exited with 0 without a word"),
                                why -> assertThat(why).contains("was to exit with 0", "/nowhere"),
                                why -> assertThat(why).contains("not found", "no-such-program"));
                assertThat(judge(connection, caller, "- address: { node: red, subnet: 10.7.0.0/16 }\n"))
                        .as("of the other family nobody spoke")
                        .allMatch(j -> j.verdict().found().equals("red has r 10.0.0.1/24"));
                assertThat(judge(connection, caller, "- address: { node: red, interface: eth0, address: 10.0.0.1/24 }\n"))
                        .as("it is there, by another name than was asked for")
                        .allMatch(j -> j.verdict().why().contains("on its interface r, and is to have it on eth0"));
                assertThat(judge(connection, caller, "- ping: { from: green, to: red }\n"))
                        .as("who asks about what is not drawn is to draw it, not to choose among what is")
                        .allMatch(j -> j.verdict().why().contains("draw it"));
            } finally {
                connection.destroy("kinds", caller);
            }
        }
    }

    private static final String TWINS = """
            { "vethwork": 1, "name": "kinds",
              "nodes": [
                { "kind": "namespace", "name": "red" },
                { "kind": "namespace", "name": "blue" },
                { "kind": "namespace", "name": "web",
                  "services": [ { "name": "tcp", "command": "perl -MIO::Socket::INET -e '$s = IO::Socket::INET->new(LocalAddr => q(127.0.0.1), LocalPort => 8080, Listen => 9); while ($c = $s->accept) { close $c }'" } ] } ],
              "cables": [
                { "a": { "node": "red", "interface": "r", "addresses": [ "10.0.0.1/24" ] },
                  "b": { "node": "blue", "interface": "b", "addresses": [ "10.0.0.1/24" ] } },
                { "a": { "node": "red", "interface": "w", "addresses": [ "10.0.1.1/24" ] },
                  "b": { "node": "web", "interface": "e", "addresses": [ "10.0.1.2/24" ] } } ] }
            """;

    @Test
    void whoAnswersItselfDoesNotReachTheOtherAndAServerThatOnlyListensInsideIsToldSo() throws Exception {
        Labs labs = new Labs(new LocalTargets(home.resolve("labs")), new Approval(home));
        Caller caller = Caller.silent().withConfirmation(question -> true);
        try (LabConnection connection = labs.connect()) {
            connection.deploy(Drawing.unsaved(TopologyFormat.parse(TWINS)), null, Set.of(), caller);
            try {
                List<Judged> judged = judge(connection, caller, """
                        - ping: { from: red, to: blue }
                        - tcp: { from: red, to: web, port: 8080 }
                        - ping: { from: red, to: blue, expect: none }
                        - listening: { node: web, port: 8080 }
                        """);
                assertThat(judged.stream().map(Judged::met)).containsExactly(false, false, true, true);
                assertThat(judged.getFirst().verdict().why()).contains("red and blue both have 10.0.0.1");
                assertThat(judged.get(1).verdict().why()).contains("only web itself", "127.0.0.1:8080");
            } finally {
                connection.destroy("kinds", caller);
            }
        }
    }
}
