package dev.vethwork.engine.place;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Two people at one machine, each with the program in a JVM of their own, have labs of the same name. */
@NeedsSandbox
class TwoUsersTest {
    private static final int OTHER = 4242;
    private static final int NOT_PERMITTED = 4;
    private static final String SAMPLE = "sample-topologies/02-bridge.vethwork.json";

    @TempDir
    Path home;

    private RealProgram mine;
    private RealProgram theirs;
    private Path said;

    @BeforeEach
    void meet() throws IOException {
        assumeTrue(RootShell.isRoot(), "only root can be somebody else");
        Files.setPosixFilePermissions(home, PosixFilePermissions.fromString("rwxr-xr-x"));
        said = home.resolve("said");
        mine = new RealProgram(List.of(), Files.createDirectory(home.resolve("mine")));
        Path other = Files.createDirectory(home.resolve("theirs"));
        Files.setAttribute(other, "unix:uid", OTHER);
        Files.setPosixFilePermissions(other, PosixFilePermissions.fromString("rwx------"));
        theirs = new RealProgram(
                List.of("setpriv", "--reuid=" + OTHER, "--regid=" + OTHER, "--clear-groups"), other, readable());
    }

    /** The program where everybody may read it, which a build in somebody's home is not. */
    private String readable() throws IOException {
        Path place = Files.createDirectory(home.resolve("program"));
        List<String> all = new ArrayList<>();
        for (String entry : System.getProperty("java.class.path").split(File.pathSeparator)) {
            Path from = Path.of(entry);
            Path to = place.resolve(all.size() + "-" + from.getFileName());
            if (Files.exists(from)) {
                copy(from, to);
                all.add(to.toString());
            }
        }
        return String.join(File.pathSeparator, all);
    }

    private static void copy(Path from, Path to) throws IOException {
        try (Stream<Path> files = Files.walk(from)) {
            for (Path file : files.toList()) {
                Files.copy(file, to.resolve(from.relativize(file).toString()));
            }
        }
    }

    private void run(RealProgram program, String... args) throws Exception {
        int code = program.run(said, args);
        assertThat(code).as(String.join(" ", args) + ": " + Files.readString(said)).isZero();
    }

    @Test
    void neitherSeesNorTouchesTheOthersLab() throws Exception {
        run(mine, "deploy", SAMPLE);
        run(theirs, "status");
        assertThat(Files.readString(said)).doesNotContain("bridge");
        run(theirs, "deploy", SAMPLE);
        run(theirs, "ping", "bridge", "red", "blue");
        run(theirs, "destroy", "bridge");
        run(mine, "ping", "bridge", "red", "blue");
        run(mine, "destroy", "bridge");
        run(mine, "status");
        assertThat(Files.readString(said)).doesNotContain("bridge");
    }

    /** In a container, a user may have a number and no name. */
    @Test
    void whoHasNoNameIsStillTheAuthorOfTheirOwnLesson() throws Exception {
        Path lesson = Files.writeString(home.resolve("theirs/own.lesson.md"), """
                ---
                lesson: own
                title: Own
                ---
                ## Step one
                ```check
                - command: { node: red, run: [ ip, route ], output: "192" }
                ```
                """);
        Files.setAttribute(lesson, "unix:uid", OTHER);
        run(theirs, "deploy", SAMPLE);
        run(theirs, "check", "bridge", lesson.toString());
        Files.setAttribute(lesson, "unix:uid", OTHER + 1);
        assertThat(theirs.run(said, "check", "bridge", lesson.toString())).isEqualTo(NOT_PERMITTED);
        assertThat(Files.readString(said)).contains("somebody else");
        run(theirs, "destroy", "bridge");
    }
}
