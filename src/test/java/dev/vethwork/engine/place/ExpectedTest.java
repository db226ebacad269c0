package dev.vethwork.engine.place;

import static org.assertj.core.api.Assertions.assertThat;

import dev.vethwork.engine.Origin;
import dev.vethwork.waiting.Eventually;
import java.nio.file.Path;
import java.util.List;
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
        assertThat(begun.inputReader().readLine()).isEqualTo("ready");
        List<ProcessHandle> held = begun.descendants().toList();
        assertThat(held).isNotEmpty();

        // As the kernel does where the program has ended, however that was.
        begun.getOutputStream().close();

        Eventually.so("its end", () -> !begun.isAlive() && held.stream().noneMatch(ProcessHandle::isAlive));
    }

    @Test
    void aLabIsHeldByTheOneThatWasBegun() throws Exception {
        expected.begin();
        LabNotes notes = new LabNotes(home.resolve("vethwork").resolve("cell"));
        Holder holder = notes.holderOrNew(Origin.UNKNOWN, expected);
        try {
            assertThat(holder.alive()).isTrue();
            assertThat(notes.holder()).contains(holder);
        } finally {
            notes.forget(holder);
        }
    }
}
