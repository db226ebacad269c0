package dev.vethwork.lesson;

import static org.assertj.core.api.Assertions.assertThat;

import dev.vethwork.engine.place.LocalTargets;
import dev.vethwork.engine.place.NeedsSandbox;
import dev.vethwork.explain.Finding;
import dev.vethwork.lab.Caller;
import dev.vethwork.lab.LabConnection;
import dev.vethwork.lab.Labs;
import dev.vethwork.lab.consent.Approval;
import dev.vethwork.lab.consent.Confirmation;
import dev.vethwork.lesson.judge.LessonTrial;
import dev.vethwork.machine.SideBySide;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** A learner who does what is asked in another way than the lesson's own solution does it, and is right. */
@NeedsSandbox
class OtherRightWaysTest {
    private static final Path FOLDER = Path.of("sample-topologies", "lessons");
    private static final Pattern SOLUTION = Pattern.compile("(?ms)^```solution\n.*?^```\n");

    @TempDir
    Path home;

    /**
     * @param lesson whose solutions are done otherwise
     * @param instead what stands in them for what a regular expression finds
     */
    record Way(String lesson, String words, Map<String, String> instead) {
        @Override
        public String toString() {
            return lesson + ": " + words;
        }
    }

    static Stream<Way> ways() {
        return all().filter(way -> way.lesson().contains(System.getProperty("vethwork.lesson", "")));
    }

    private static Stream<Way> all() {
        return Stream.of(
                new Way("two-rooms", "other addresses and names, source NAT, a server on another port", Map.of(
                        "192\\.168\\.15\\.1\\b", "192.168.15.11",
                        "192\\.168\\.15\\.2\\b", "192.168.15.22",
                        "192\\.168\\.15\\.5\\b", "192.168.15.254",
                        "\\bveth-red\\b(?!-)", "eth0",
                        "\\bveth-lan\\b", "wan",
                        "LocalPort => 80\\b", "LocalPort => 8080",
                        ":80\"", ":8080\"",
                        "- \\{ op: replace, path: /nodes/host/masquerades, .*", """
                        - { op: remove, path: /nodes/host/masquerades }
                        - { op: add, path: /nodes/host/sourceNats, value: [ { source: 192.168.15.0/24, out: wan, to: 192.168.1.2 } ] }""")),
                new Way("two-rooms", "a default route from the start, ports named otherwise in the end", Map.of(
                        "\\{ to: 192\\.168\\.1\\.0/24, via", "{ to: default, via",
                        "(to: \"192\\.168\\.15\\.2:80\" } ])", "$1\n- { op: replace, path: /cables/red:veth-red/b/interface, value: port1 }")),
                new Way("answers-only", "a last rule that drops in place of the policy", Map.of(
                        "value: \\{ policies: \\{ forward: drop } }", "value: { rules: [ { chain: forward, action: drop } ] }",
                        "path: /nodes/gate/firewall/rules\n", "path: /nodes/gate/firewall/rules/0\n",
                        "value: \\[ (\\{ chain: forward, in: inside.*) ]", "value: $1",
                        "firewall/rules/-", "firewall/rules/0")),
                new Way("answers-only", "by the addresses, and by hand with the older match", Map.of(
                        "chain: forward, in: inside, protocol", "chain: forward, notIn: outside, protocol",
                        "- \\{ op: add, path: /nodes/gate/firewall/rules/-.*",
                        "ip netns exec gate iptables -A FORWARD -m state --state RELATED,ESTABLISHED -j ACCEPT")),
                new Way("kubernetes-1", "one route for all pods, a service for what comes by the bridge, a server on another port", Map.of(
                        "\\{ to: 10\\.244\\.[12]\\.0/24, via", "{ to: 10.244.0.0/16, via",
                        "port: 80, to: \"10\\.244\\.2\\.2:80\"", "port: 80, in: cni-1, to: \"10.244.2.2:8080\"",
                        "LocalPort => 80\\b", "LocalPort => 8080")),
                new Way("kubernetes-1", "other addresses of the pods, a port that stays", Map.of(
                        "10\\.244\\.1\\.2/", "10.244.1.12/",
                        "10\\.244\\.1\\.3/", "10.244.1.13/",
                        "\"10\\.244\\.2\\.2:80\"", "\"10.244.2.2\"")),
                new Way("routing", "default routes at both ends", Map.of(
                        "\\{ to: 10\\.0\\.[12]\\.0/24, via", "{ to: default, via")),
                new Way("two-switches", "other names of the ports of machines", Map.of(
                        "\\bp-red\\b", "port7",
                        "\\bp-blue\\b", "port8")),
                new Way("two-switches", "the names that ports have when cables are drawn by mouse", Map.of(
                        "\\bup-1\\b", "s1-s2",
                        "\\bup-2\\b", "s2-s1",
                        "\\bup-3\\b", "s1-s2-2",
                        "\\bup-4\\b", "s2-s1-2",
                        "\\bp-green\\b", "s1-green")),
                new Way("two-switches", "the second cable is the one that breaks", Map.of(
                        "path: \"/cables/s1:up-1\"", "path: \"/cables/s1:up-3\"",
                        "/cables/s1:up-3/", "/cables/s1:up-1/")),
                new Way("why-is-it-broken", "the second thing that comes to mind", Map.of(
                        "10\\.2\\.1\\.1/24", "10.2.1.1, 10.2.1.9/24",
                        "10\\.3\\.1\\.2/24", "10.3.2.2/24, 10.3.1.2/24",
                        "path: /nodes/b5/routes, value: .*", "path: /nodes/r5/masquerades, value: [ { source: 10.5.1.0/24 } ] }",
                        "- \\{ op: remove, path: /nodes/b7/firewall }",
                        "- { op: add, path: /nodes/b7/firewall/rules, value: [ { chain: input, protocol: icmp, action: accept } ] }",
                        "rp_filter: \"2\"", "rp_filter: \"0\"")));
    }

    private static String done(String lesson, Map<String, String> instead) {
        String text = lesson;
        for (Map.Entry<String, String> each : instead.entrySet()) {
            Pattern wanted = Pattern.compile(each.getKey());
            String other = SOLUTION.matcher(text).replaceAll(solution ->
                    Matcher.quoteReplacement(wanted.matcher(solution.group()).replaceAll(each.getValue())));
            assertThat(other).as(each.getKey()).isNotEqualTo(text);
            text = other;
        }
        return text;
    }

    @SideBySide
    @ParameterizedTest
    @MethodSource("ways")
    void isRightAsWell(Way way) throws Exception {
        assertThat(faults(way)).isEmpty();
    }

    @Test
    void aPortForwardThatTurnsWhateverGoesToThatPortIsNoService() throws Exception {
        Way way = new Way("kubernetes-1", "without the service's address", Map.of("destination: 10\\.96\\.0\\.10, ", ""));
        assertThat(faults(way)).anyMatch(fault -> fault.contains("192.168.1.12 answers"));
    }

    private List<String> faults(Way way) throws Exception {
        try (Stream<Path> drawings = Files.list(FOLDER).filter(file -> file.toString().endsWith(".json"))) {
            for (Path drawing : drawings.toList()) {
                Files.copy(drawing, home.resolve(drawing.getFileName()));
            }
        }
        String own = Files.readString(FOLDER.resolve(way.lesson() + Lessons.SUFFIX));
        Path file = Files.writeString(home.resolve(way.lesson() + Lessons.SUFFIX), done(own, way.instead()));
        Labs labs = new Labs(new LocalTargets(home.resolve("labs")), new Approval(home));
        Caller caller = Caller.silent().withConfirmation(Confirmation.ALWAYS);
        try (LabConnection connection = labs.connect()) {
            return new LessonTrial(connection, Lessons.open(file), caller)
                    .run().stream()
                            .filter(finding -> finding.level() == Finding.Level.ERROR)
                            .map(finding -> finding.element() + ": " + finding.message())
                            .toList();
        }
    }
}
