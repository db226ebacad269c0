package dev.vethwork.lesson;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.vethwork.engine.place.LocalTargets;
import dev.vethwork.engine.place.NeedsSandbox;
import dev.vethwork.format.TopologyFormat;
import dev.vethwork.lab.Labs;
import dev.vethwork.lesson.grade.Csv;
import dev.vethwork.lesson.grade.GradeLimits;
import dev.vethwork.lesson.grade.Graded;
import dev.vethwork.lesson.grade.Grader;
import dev.vethwork.lesson.grade.Html;
import dev.vethwork.topology.Namespace;
import dev.vethwork.topology.Topology;
import dev.vethwork.waiting.Eventually;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.SocketTimeoutException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestReporter;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

@NeedsSandbox
class GraderTest {
    private static final String LESSON = """
            ---
            lesson: small
            ---
            ## Rooms
            ```check
            - { node: red, within: 0 }
            - { node: green, within: 0, final: false }
            ```
            ## Reach
            ```check
            - { ping: { from: red, to: blue }, within: 0 }
            ```
            ## On the way
            ```check
            - { node: green, final: false }
            ```
            """;

    @TempDir
    Path home;

    private Labs labs;
    private Lesson lesson;
    private Path witness;

    @BeforeEach
    void open() throws Exception {
        labs = new Labs(new LocalTargets(home.resolve("labs")));
        Path file = home.resolve("small.lesson.md");
        Files.writeString(file, LESSON);
        lesson = Lessons.open(file);
        witness = home.resolve("witness");
    }

    private Grader grader() {
        return new Grader(labs, lesson.steps(), GradeLimits.DEFAULT.withTime(Duration.ofSeconds(60)));
    }

    private Path file(String name, String text) throws Exception {
        return Files.writeString(home.resolve(name + ".vethwork.json"), text);
    }

    /** Both rooms on a cable, and a program that red starts. */
    private static String served(String program) {
        return """
                { "vethwork": 1, "name": "small",
                  "nodes": [ { "kind": "namespace", "name": "red", "services": [ { "name": "bad", "command": "%s" } ] },
                             { "kind": "namespace", "name": "blue" } ],
                  "cables": [ { "a": { "node": "red", "interface": "r", "addresses": [ "10.0.0.1/24" ] },
                                "b": { "node": "blue", "interface": "b", "addresses": [ "10.0.0.2/24" ] } } ] }
                """
                .formatted(program.replace("\\", "\\\\").replace("\"", "\\\""));
    }

    private List<Path> submissions() throws Exception {
        List<Path> all = new ArrayList<>();
        all.add(file("good", served("sleep 600")));
        all.add(file("half", "{ \"vethwork\": 1, \"name\": \"small\", \"nodes\": [ { \"kind\": \"namespace\", \"name\": \"red\" } ] }"));
        all.add(file("forks", served("bash -c ':(){ :|:& };:; sleep 600'")));
        all.add(file("hog", served("perl -e '@a = map { 1 x 1e8 } 1..100; sleep 600'")));
        all.add(file("writes", served("bash -c 'for i in 1 2 3; do echo x > " + witness + "; done; sleep 600'")));
        all.add(file("kills", served("bash -c 'kill -9 -1; sleep 600'")));
        all.add(file("deaf", served("bash -c 'trap \"\" TERM HUP INT; while :; do sleep 1; done'")));
        all.add(file("huge", " ".repeat(20 * 1024 * 1024)));
        all.add(file("=cmd|calc", "no drawing"));
        all.add(file("deep", "[".repeat(100_000)));
        all.add(file("climbs", "{ \"vethwork\": 1, \"name\": \"../../climbs\" }"));
        Topology crowd = Topology.empty("small");
        List<Namespace> many = Stream.iterate(0, i -> i + 1).limit(10_000).map(i -> Namespace.of("n" + i)).toList();
        all.add(file("crowd", TopologyFormat.print(
                new Topology("small", "", many, crowd.cables(), List.of(), java.util.Map.of()))));
        all.add(file("loop", """
                { "vethwork": 1, "name": "small", "nodes": [ { "kind": "bridge", "name": "b1" }, { "kind": "bridge", "name": "b2" } ],
                  "cables": [ { "a": { "node": "b1", "interface": "x1" }, "b": { "node": "b2", "interface": "y1" } },
                              { "a": { "node": "b1", "interface": "x2" }, "b": { "node": "b2", "interface": "y2" } } ] }
                """));
        all.add(file("way-out", """
                { "vethwork": 1, "name": "small", "nodes": [ { "kind": "internet", "name": "red" } ] }
                """));
        Path pipe = home.resolve("pipe.vethwork.json");
        assertThat(new ProcessBuilder("mkfifo", pipe.toString()).start().waitFor()).isZero();
        all.add(pipe);
        all.add(home.resolve("labs-folder"));
        Files.createDirectory(home.resolve("labs-folder"));
        all.add(Files.createSymbolicLink(home.resolve("zero.vethwork.json"), Path.of("/dev/zero")));
        return all;
    }

    @Test
    @Timeout(300)
    void hostileSubmissionsAreGradedAndLeaveNothing() throws Exception {
        List<Path> files = submissions();
        Grader grader = grader();
        List<Graded> all = grader.grade(files, 2, graded -> {});
        assertThat(all).extracting(Graded::file).isEqualTo(files);
        assertThat(all.get(0).points()).as(all.get(0).reasons().toString()).isEqualTo(2);
        assertThat(all.get(1).points()).isEqualTo(1);
        assertThat(all.get(1).reasons().getFirst()).contains("blue");
        // What only its programs do wrong takes no point from the network.
        assertThat(all.subList(2, 7)).allMatch(g -> g.points() == 2 || !g.trouble().isEmpty());
        assertThat(all.subList(7, files.size())).allMatch(g -> g.points() == 0 && !g.trouble().isBlank());
        assertThat(witness).doesNotExist();
        assertThat(labs.targets().deployed()).noneMatch(d -> d.lab().startsWith("grade-"));
        assertThat(ProcessHandle.allProcesses()
                        .filter(p -> p.info().commandLine().orElse("").contains("the submission's programs")))
                .isEmpty();
        String csv = Csv.of(grader.steps(), all);
        assertThat(csv).startsWith("\"file\",\"1. Rooms\",\"2. Reach\",\"points\",\"of\",\"reasons\"");
        assertThat(csv.lines()).hasSize(files.size() + 1).noneMatch(l -> l.matches("\"?[=+@-].*"));
        assertThat(Html.of(lesson, grader.steps(), all)).doesNotContain("<script").contains("✗");
    }

    /** Those that are honest, half of them half done, and those that are not, spread among them. @param door a port of the machine's */
    private List<Path> classOfAHundred(int door) throws Exception {
        List<Path> bad = new ArrayList<>();
        bad.add(file("forks", served("bash -c ':(){ :|:& };:; sleep 600'")));
        bad.add(file("hog", served("perl -e '@a = map { 1 x 1e8 } 1..100; sleep 600'")));
        bad.add(file("fills", served("bash -c 'cat /dev/zero > /tmp/a; cat /dev/zero > /dev/shm/b; echo x > " + witness + "; sleep 600'")));
        bad.add(file("kills", served("bash -c 'kill -9 -1; sleep 600'")));
        bad.add(file("deaf", served("bash -c 'trap \"\" TERM HUP INT; while :; do sleep 1; done'")));
        bad.add(file("spins", served("bash -c 'for i in 1 2 3 4 5 6 7 8; do (while :; do :; done) & done; wait'")));
        bad.add(file("detaches", served("bash -c 'for i in 1 2 3; do setsid sleep 7777 & disown; done; exit 0'")));
        bad.add(file("intrudes", served("bash -c 'for at in /run /run/vethwork /run/netns /sys/fs/cgroup; do echo x > $at/"
                + witness.getFileName() + "-of-grading; done; sleep 600'")));
        bad.add(file("calls", served("bash -c 'for at in 127.0.0.1 "
                + InetAddress.getLocalHost().getHostAddress() + " 1.1.1.1; do (echo x > /dev/tcp/$at/" + door + ") & done; sleep 600'")));
        bad.add(file("deep", "[".repeat(100_000)));
        bad.add(file("huge", " ".repeat(20 * 1024 * 1024)));
        Path pipe = home.resolve("pipe.vethwork.json");
        assertThat(new ProcessBuilder("mkfifo", pipe.toString()).start().waitFor()).isZero();
        bad.add(pipe);
        bad.add(Files.createSymbolicLink(home.resolve("zero.vethwork.json"), Path.of("/dev/zero")));
        List<Path> all = new ArrayList<>();
        int every = 100 / bad.size();
        for (int i = 0; i < 100; i++) {
            if (i % every == 0 && i / every < bad.size()) {
                all.add(bad.get(i / every));
            } else {
                all.add(file("honest-" + i, i % 2 == 0
                        ? served("sleep 600")
                        : "{ \"vethwork\": 1, \"name\": \"small\", \"nodes\": [ { \"kind\": \"namespace\", \"name\": \"red\" } ] }"));
            }
        }
        return all;
    }

    private static long heap() {
        Runtime.getRuntime().gc();
        return Runtime.getRuntime().totalMemory() - Runtime.getRuntime().freeMemory();
    }

    private static Set<String> programs() {
        return ProcessHandle.allProcesses()
                .map(process -> process.info().commandLine().orElse(""))
                .filter(line -> line.contains("confine") || line.contains("sleep 7777") || line.contains("grade-" + ProcessHandle.current().pid()))
                .collect(Collectors.toSet());
    }

    @Tag("long")
    @Test
    @Timeout(900)
    void aHundredSubmissionsOfWhichThirteenAreHostileAreGradedInTimeAndLeaveNothing(TestReporter reporter) throws Exception {
        try (ServerSocket door = new ServerSocket(0)) {
            door.setSoTimeout(1);
            grade(classOfAHundred(door.getLocalPort()), reporter);
            assertThatThrownBy(door::accept).as("nobody called").isInstanceOf(SocketTimeoutException.class);
        }
    }

    private void grade(List<Path> files, TestReporter reporter) throws Exception {
        long mounts = Files.readAllLines(Path.of("/proc/self/mountinfo")).size();
        long before = heap();
        long begun = System.nanoTime();
        List<Graded> all = grader().grade(files, 2, graded -> {});
        long seconds = (System.nanoTime() - begun) / 1_000_000_000;
        long grown = (heap() - before) / 1_000_000;
        reporter.publishEntry("graded", all.size() + " in " + seconds + " s, memory grown by " + grown + " MB");
        assertThat(all).extracting(Graded::file).isEqualTo(files);
        assertThat(all).filteredOn(g -> g.file().toString().contains("honest")).hasSize(87).allSatisfy(g -> {
            String name = g.file().getFileName().toString();
            int number = Integer.parseInt(name.replaceAll("\\D", ""));
            assertThat(g.points()).as(name + g.reasons()).isEqualTo(number % 2 == 0 ? 2 : 1);
        });
        assertThat(witness).doesNotExist();
        assertThat(Path.of("/run", witness.getFileName() + "-of-grading")).doesNotExist();
        assertThat(labs.targets().deployed()).noneMatch(d -> d.lab().startsWith("grade-"));
        assertThat(programs()).isEmpty();
        assertThat(Files.readAllLines(Path.of("/proc/self/mountinfo")).size()).isEqualTo(mounts);
        assertThat(grown).as("MB that stay").isLessThan(50);
    }

    /** One mistake is named, and costs no more than what hangs on it. */
    @Test
    void aRouteThatNoKernelTakesCostsNoOtherStep() throws Exception {
        String mistaken = served("sleep 600").replace("\"name\": \"blue\" }", "\"name\": \"blue\","
                + " \"routes\": [ { \"to\": \"default\", \"via\": \"10.9.0.1\" } ] }");
        Graded good = grader().grade(List.of(file("good", served("sleep 600"))), 1, graded -> {}).getFirst();
        Graded graded = grader().grade(List.of(file("mistaken", mistaken)), 1, g -> {}).getFirst();
        assertThat(graded.points()).isEqualTo(good.points());
        assertThat(graded.reasons().getFirst()).contains("blue").contains("10.9.0.1");
    }

    @Test
    void anAddressThatNoKernelTakesCostsNeitherTheOtherStepsNorTheOthers() throws Exception {
        String mistaken = served("sleep 600").replace("10.0.0.2/24\"", "10.0.0.2/24\", \"ff02::1/64\"");
        List<Graded> all = grader().grade(List.of(file("mistaken", mistaken), file("good", served("sleep 600"))), 1, g -> {});
        assertThat(all.getFirst().points()).as(all.getFirst().reasons().toString()).isEqualTo(2);
        assertThat(all.getFirst().trouble()).contains("blue").contains("ff02::1/64");
        assertThat(all.getLast().points()).isEqualTo(2);
        assertThat(all.getLast().trouble()).isEmpty();
    }

    @Test
    void aNameThatIsAFormulaIsNoneInTheTable() {
        Graded graded = new Graded(Path.of("=HYPERLINK(1)"), List.of(), "+1\r\n\"quoted\" <script>");
        assertThat(Csv.of(List.of(), List.of(graded)))
                .contains("\"'=HYPERLINK(1)\",\"0\",\"0\",\"'+1 ↵ \"\"quoted\"\" <script>\"");
        assertThat(Html.of(lesson, List.of(), List.of(graded))).contains("&lt;script&gt;");
    }

    @Test
    void whatIsNoFileIsToldSo() throws Exception {
        List<Path> none = List.of(home.resolve("none.vethwork.json"), home, file("bad", "{"));
        assertThat(grader().grade(none, 1, graded -> {}))
                .extracting(Graded::trouble)
                .satisfiesExactly(
                        missing -> assertThat(missing).isEqualTo("there is no such file"),
                        folder -> assertThat(folder).isEqualTo("it is a folder"),
                        bad -> assertThat(bad).startsWith("it cannot be read as a drawing: line 1: "));
    }

    /** What it leads to is none of the student's, and is not quoted. */
    @Test
    void aLinkShowsNothingOfWhatItLeadsTo() throws Exception {
        Path secret = Files.writeString(home.resolve("secret"), "hunter2:x:0");
        Path link = Files.createSymbolicLink(home.resolve("link.vethwork.json"), secret);
        assertThat(grader().grade(List.of(link), 1, graded -> {}))
                .extracting(Graded::trouble)
                .singleElement()
                .asString()
                .startsWith("it is a symbolic link")
                .doesNotContain("hunter2");
    }

    /** As Ctrl+C does. */
    @Test
    void whoStopsAGradingLeavesNothing() throws Exception {
        Path slow = Files.writeString(home.resolve("slow.lesson.md"), "---\nlesson: slow\n---\n## Wait\n```check\n- { node: never, within: 120 }\n```\n");
        Grader grader = new Grader(labs, Lessons.open(slow).steps(), GradeLimits.DEFAULT);
        List<Path> files = List.of(file("one", served("sleep 600")), file("two", served("sleep 600")));
        try (ExecutorService other = Executors.newSingleThreadExecutor()) {
            Future<List<Graded>> all = other.submit(() -> grader.grade(files, 1, graded -> {}));
            Eventually.so("it has begun", () -> labs.targets().deployed().stream().anyMatch(d -> d.lab().startsWith("grade-")));
            grader.stop();
            assertThat(all.get(Eventually.SECONDS, TimeUnit.SECONDS)).extracting(Graded::trouble).allMatch(t -> t.contains("interrupted"));
        }
        assertThat(labs.targets().deployed()).noneMatch(d -> d.lab().startsWith("grade-"));
    }

    @Test
    void whatTakesTooLongIsStopped() throws Exception {
        Grader hasty = new Grader(labs, lesson.steps(), GradeLimits.DEFAULT.withTime(Duration.ofMillis(100)));
        List<Graded> all = hasty.grade(List.of(file("good", served("sleep 600"))), 1, graded -> {});
        assertThat(all.getFirst().trouble()).contains("longer than");
        assertThat(labs.targets().deployed()).noneMatch(d -> d.lab().startsWith("grade-"));
    }
}
