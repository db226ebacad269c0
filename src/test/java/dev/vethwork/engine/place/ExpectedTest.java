package dev.vethwork.engine.place;

import static org.assertj.core.api.Assertions.assertThat;

import dev.vethwork.engine.Origin;
import dev.vethwork.engine.driver.Script;
import dev.vethwork.waiting.Eventually;
import java.io.BufferedReader;
import java.nio.file.Path;
import org.junit.jupiter.api.RepeatedTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A sandbox may be begun before it is known whose it will be. */
@NeedsSandbox
class ExpectedTest {
    @TempDir
    Path home;

    private final Expected expected = new Expected();

    @Test
    void theOneThatWasBegunIsTakenAndNoOther() throws Exception {
        expected.begin();
        expected.begin();
        Process first = expected.take();
        Process second = expected.take();
        try {
            assertThat(first.pid()).isNotEqualTo(second.pid());
        } finally {
            first.getOutputStream().close();
            second.getOutputStream().close();
        }
    }

    @Test
    void whatNobodyTakesEndsWithWhoBeganIt() throws Exception {
        expected.begin();
        Process begun = expected.take();
        BufferedReader said = begun.inputReader();
        ProcessHandle held =
                ProcessHandle.of(Long.parseLong(said.readLine())).orElseThrow();
        assertThat(said.readLine()).isEqualTo("ready");

        // As the kernel does where the program has ended, however that was.
        begun.getOutputStream().close();

        Eventually.so("its end", () -> !begun.isAlive() && !held.isAlive());
    }

    /** Whoever reads it takes the first line for the number. Said by the shell, it came too late once in ten times. */
    @RepeatedTest(50)
    void noWordOfTheProgramComesBeforeItsNumber() throws Exception {
        Process begun = new ProcessBuilder("sh", "-c", Script.begin(), "vethwork-begin", "sh", "-c", "echo $$")
                .start();
        BufferedReader said = begun.inputReader();
        String number = said.readLine();
        assertThat(number).matches("[0-9]+").isEqualTo(said.readLine());
        begun.getOutputStream().close();
    }

    @Test
    void whatIsGivenUpEndsAtOnce() throws Exception {
        expected.begin();
        expected.giveUp();
        Eventually.so("its end", () -> ProcessHandle.current()
                .children()
                .noneMatch(child -> child.info().commandLine().orElse("").contains("vethwork-begin")));
        assertThat(home).isEmptyDirectory();
    }

    @Test
    void aLabIsHeldByTheOneThatWasBegun() throws Exception {
        expected.begin();
        LabNotes notes = new LabNotes(home.resolve("vethwork").resolve("cell"));
        Holder holder = notes.holderOrNew(Origin.UNKNOWN, expected);
        try {
            assertThat(holder.alive()).isTrue();
            assertThat(notes.holder()).contains(holder);
            Eventually.so("no child of this program left", () -> ProcessHandle.current()
                    .children()
                    .noneMatch(child -> child.info().commandLine().orElse("").contains("vethwork-begin")));
        } finally {
            notes.forget(holder);
        }
    }
}
