package dev.vethwork.engine.place;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Nobody else can have prepared the place where this user's sandboxes are remembered. */
class LabNotesTest {
    private static final int NOBODY = 65_534;

    @TempDir
    Path folder;

    @Test
    void aSharedFolderIsSafeWhereOnlyTheAdministratorCanMoveWhatIsOurs() {
        assertThat(LabNotes.isSharedSafely(0, 01777)).isTrue();
        assertThat(LabNotes.isSharedSafely(0, 0755)).isTrue();
        assertThat(LabNotes.isSharedSafely(0, 0777)).isFalse();
        assertThat(LabNotes.isSharedSafely(0, 0775)).isFalse();
        assertThat(LabNotes.isSharedSafely(NOBODY, 01777)).isFalse();
    }

    @Test
    void theDirectoryIsOursAlone() throws Exception {
        Path home = folder.resolve("above/vethwork");
        LabNotes.secure(home);
        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(home))).isEqualTo("rwx------");
    }

    /** Two programs may deploy the first labs of this user at the same moment. */
    @Test
    void severalMayMakeItAtOnce() throws Exception {
        for (int round = 0; round < 200; round++) {
            Path home = folder.resolve("above" + round + "/vethwork");
            CyclicBarrier start = new CyclicBarrier(2);
            try (ExecutorService both = Executors.newFixedThreadPool(2)) {
                List<Future<?>> made = new ArrayList<>();
                for (int i = 0; i < 2; i++) {
                    made.add(both.submit(() -> {
                        start.await();
                        LabNotes.secure(home);
                        return null;
                    }));
                }
                for (Future<?> each : made) {
                    each.get();
                }
            }
            assertThat(home).isDirectory();
        }
    }

    @Test
    void aDirectoryOfSomebodyElsesIsRefused() throws Exception {
        assumeTrue(RootShell.isRoot(), "only root can give a directory away");
        Path above = Files.createDirectory(folder.resolve("above"));
        Path home = Files.createDirectory(above.resolve("vethwork"));
        Files.setAttribute(home, "unix:uid", NOBODY);
        assertThatThrownBy(() -> LabNotes.secure(home)).isInstanceOf(IOException.class).hasMessageContaining("somebody else");
        Files.setAttribute(home, "unix:uid", 0);
        Files.setAttribute(above, "unix:uid", NOBODY);
        assertThatThrownBy(() -> LabNotes.secure(home)).isInstanceOf(IOException.class).hasMessageContaining("somebody else");
    }

    /** What somebody else has noted there would have us enter a process of theirs, where their programs are run by us. */
    @Test
    void labsThatSomebodyElseHasNotedAreNone() throws Exception {
        assumeTrue(RootShell.isRoot(), "only root can give a directory away");
        Path home = folder.resolve("above/vethwork");
        LabNotes.secure(home);
        Path lab = Files.createDirectory(home.resolve("lab"));
        long pid = ProcessHandle.current().pid();
        Files.writeString(lab.resolve("holder"), Holder.of(pid).text());
        LocalTargets targets = new LocalTargets(home);
        assertThat(targets.find("lab")).isPresent();
        Files.setAttribute(home, "unix:uid", NOBODY);
        try {
            assertThat(targets.find("lab")).isEmpty();
            assertThat(targets.deployed()).noneMatch(deployed -> deployed.lab().equals("lab"));
            assertThat(new LabNotes(lab).holder()).isEmpty();
        } finally {
            Files.setAttribute(home, "unix:uid", 0);
        }
    }
}
