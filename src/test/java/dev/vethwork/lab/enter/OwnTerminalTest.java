package dev.vethwork.lab.enter;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class OwnTerminalTest {
    private static final List<String> COMMAND = List.of("nsenter", "bash");

    @TempDir
    Path bin;

    private void install(String... names) throws Exception {
        for (String name : names) {
            Files.createFile(bin.resolve(name), PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rwxr-xr-x")));
        }
    }

    private List<String> words(String named) {
        return OwnTerminal.command(Map.of("PATH", bin.toString(), "TERMINAL", named), COMMAND).orElse(List.of());
    }

    @Test
    void theOneThatIsNamedComesBeforeTheDesktops() throws Exception {
        install("x-terminal-emulator", "kitty");
        assertThat(words("kitty")).containsExactly("kitty", "nsenter", "bash");
        assertThat(words("")).containsExactly("x-terminal-emulator", "-e", "nsenter", "bash");
    }

    @Test
    void eachTakesACommandInItsOwnWay() throws Exception {
        install("gnome-terminal");
        assertThat(words("")).containsExactly("gnome-terminal", "--", "nsenter", "bash");
        assertThat(words(bin.resolve("gnome-terminal").toString())).element(1).isEqualTo("--");
    }

    @Test
    void aFolderIsNoProgram() throws Exception {
        Files.createDirectory(bin.resolve("kitty"));
        assertThat(words("kitty")).isEmpty();
        assertThat(words("/")).isEmpty();
        assertThat(NodeShell.of(Map.of("SHELL", "/"), "lab", "red", bin).command(List.of())).isNotEmpty();
    }

    @Test
    void oneThatIsNotInstalledIsPassedOver() throws Exception {
        assertThat(words("nothing-like-it")).isEmpty();
        install("xterm");
        assertThat(words("nothing-like-it")).containsExactly("xterm", "-e", "nsenter", "bash");
    }
}
