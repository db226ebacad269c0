package dev.vethwork.lab.consent;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.vethwork.engine.ThisUser;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class AuthorTest {
    private static final int NAMELESS = 4242;

    @TempDir
    Path folder;

    private Path file() throws Exception {
        return Files.writeString(folder.resolve("lab.vethwork.json"), "{}");
    }

    @Test
    void whatThisUserWroteIsTheirOwn() throws Exception {
        assertThat(Author.wrote(file())).isTrue();
        assertThat(Author.wrote(null)).isTrue();
    }

    @Test
    void whatAUserWithoutANameWroteIsNotAnothers() throws Exception {
        assumeTrue(ThisUser.isRoot(), "only root can give a file away");
        Path file = file();
        Files.setAttribute(file, "unix:uid", NAMELESS);
        assertThat(Author.wrote(file)).isFalse();
    }

    /** Others could swap what a link of theirs leads to, but not for a file that is ours. */
    @Test
    void aLinkIsWhoseFileItLeadsTo() throws Exception {
        assumeTrue(ThisUser.isRoot(), "only root can give a file away");
        Path link = Files.createSymbolicLink(folder.resolve("link"), file());
        Files.setAttribute(link, "unix:uid", NAMELESS, LinkOption.NOFOLLOW_LINKS);
        assertThat(Author.wrote(link)).isTrue();
    }

    @Test
    void whatIsNotThereWasWrittenByNobody() {
        assertThat(Author.wrote(folder.resolve("none"))).isFalse();
    }

    @Test
    void nobodyKnowsWhoWritesIntoAPipe() throws Exception {
        Path pipe = folder.resolve("pipe");
        assertThat(new ProcessBuilder("mkfifo", "-m", "600", pipe.toString()).start().waitFor()).isZero();
        assertThat(Author.wrote(pipe)).isFalse();
    }
}
