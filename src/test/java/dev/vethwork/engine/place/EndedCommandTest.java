package dev.vethwork.engine.place;

import static org.assertj.core.api.Assertions.assertThat;

import dev.vethwork.engine.Pty;
import dev.vethwork.lab.Caller;
import dev.vethwork.lab.Labs;
import dev.vethwork.net.TargetKind;
import dev.vethwork.waiting.Eventually;
import java.io.IOException;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** Commands beside a running lab that are asked to end, by Ctrl-C at their terminal or by SIGTERM from somewhere else. */
@NeedsSandbox
@Timeout(240)
class EndedCommandTest {
    private static final int LONGEST_SECONDS = 60;
    private static final String NOTICE = "vethwork: Interrupted.\n";

    @TempDir
    Path home;

    private RealProgram program;
    private Path drawing;
    private Path said;
    private Labs labs;

    @BeforeEach
    void deploy() throws Exception {
        program = new RealProgram(List.of("env", "--default-signal=INT", "setsid"), home);
        drawing = file("ended.vethwork.json", "{ \"vethwork\": 1, \"name\": \"ended\", \"nodes\": [ { \"kind\": \"namespace\", \"name\": \"red\" } ] }");
        said = home.resolve("said");
        labs = new Labs(new LocalTargets(home.resolve("vethwork")));
        labs.deploy(labs.open(drawing), TargetKind.SANDBOX, Caller.silent());
    }

    @AfterEach
    void destroy() throws Exception {
        labs.destroy("ended", Caller.silent());
    }

    private Path file(String name, String text) throws IOException {
        return Files.writeString(home.resolve(name), text);
    }

    private static List<ProcessHandle> running(String words) {
        return ProcessHandle.allProcesses()
                .filter(p -> p.info().commandLine().orElse("").endsWith(words))
                .toList();
    }

    private int ended(Process asked, String signal, boolean group) throws Exception {
        String who = (group ? "-" : "") + asked.pid();
        assertThat(new ProcessBuilder("kill", "-" + signal, "--", who).start().waitFor()).isZero();
        assertThat(asked.waitFor(LONGEST_SECONDS, TimeUnit.SECONDS)).as("it ends by itself").isTrue();
        return asked.exitValue();
    }

    @Test
    void whoEndsItEndsWhatItRuns() throws Exception {
        Process asked = program.start(said, "exec", "ended", "red", "--", "sleep", "4711");
        Eventually.so("it runs", () -> !running("sleep 4711").isEmpty());
        assertThat(ended(asked, "TERM", false)).isEqualTo(143);
        assertThat(running("sleep 4711")).isEmpty();
        assertThat(said).hasContent(NOTICE);
    }

    /** As an interpreter does, or a pager. */
    @Test
    void anInterruptIsForTheProgramThatItRuns() throws Exception {
        Path there = home.resolve("there");
        Process asked = program.start(
                said, "exec", "ended", "red", "--", "sh", "-c", "trap 'echo heard; exit 7' INT; : >" + there + "; while :; do sleep 0.1; done");
        Eventually.so("it runs", () -> Files.exists(there));
        assertThat(ended(asked, "INT", true)).isEqualTo(7);
        assertThat(said).hasContent("heard\n");
    }

    @Test
    void aCheckThatIsInterruptedLeavesNoProgramInTheLab() throws Exception {
        Path lesson = file("slow.lesson.md", """
                ---
                lesson: slow
                ---
                ## Wait
                ```check
                - command: { node: red, run: [ sleep, "19" ] }
                ```
                """);
        Process asked = program.start(said, "check", "ended", lesson.toString());
        Eventually.so("it asks", () -> !running("sleep 19").isEmpty());
        assertThat(ended(asked, "INT", true)).isEqualTo(130);
        assertThat(running("sleep 19")).isEmpty();
        assertThat(said).hasContent(NOTICE);
    }

    @Test
    void aGradingThatIsEndedTakesItsSandboxesAwayFirst() throws Exception {
        Path lesson = file("never.lesson.md", "---\nlesson: never\n---\n## Wait\n```check\n- { node: never, within: 120 }\n```\n");
        Path table = home.resolve("grades.csv");
        Process asked = program.start(said, "grade", lesson.toString(), drawing.toString(), "-o", table.toString());
        Path place = home.resolve("vethwork");
        Eventually.so("it grades", () -> {
            try (var labs = Files.list(place)) {
                return labs.anyMatch(lab -> lab.getFileName().toString().startsWith("grade-"));
            }
        });
        assertThat(ended(asked, "TERM", false)).isEqualTo(143);
        assertThat(Files.readString(said)).contains("the sandboxes are taken away first");
        assertThat(table).doesNotExist();
        try (var labs = Files.list(place)) {
            assertThat(labs.map(lab -> lab.getFileName().toString())).noneMatch(lab -> lab.startsWith("grade-"));
        }
    }

    /** Nothing is done by then that would have to be taken back, and nobody is left to press Enter. */
    @Test
    void whoInterruptsAQuestionIsAskedNoMore() throws Exception {
        Path other = file("other.vethwork.json", Files.readString(drawing));
        StringWriter shown = new StringWriter();
        List<String> line = new RealProgram(List.of("env", "--default-signal=INT"), home).words("deploy", other.toString());
        try (Pty terminal = Pty.start(line, 120, 24);
                ExecutorService reader = Executors.newSingleThreadExecutor()) {
            reader.submit(() -> {
                char[] some = new char[4096];
                for (int many = terminal.read(some); many >= 0; many = terminal.read(some)) {
                    shown.write(some, 0, many);
                }
                return 0;
            });
            Eventually.so("it asks", () -> shown.toString().contains("[y/N]"));
            terminal.type(new byte[] {3});
            Eventually.holds(() -> assertThat(shown.toString()).contains("Interrupted."));
            assertThat(terminal.await()).isEqualTo(130);
        }
        assertThat(shown.toString()).doesNotContain("taken back");
    }
}
