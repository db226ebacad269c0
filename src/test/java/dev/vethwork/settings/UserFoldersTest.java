package dev.vethwork.settings;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Test;

class UserFoldersTest {
    @Test
    void whereTheHomeIsTheEnvironmentSays() {
        assertThat(UserFolders.home(Map.of("HOME", "/srv/somebody"))).isEqualTo(Path.of("/srv/somebody"));
        assertThat(UserFolders.home(Map.of("HOME", ""))).isEqualTo(Path.of(System.getProperty("user.home")));
        assertThat(UserFolders.of(Map.of(), Path.of("/srv/somebody")).config())
                .isEqualTo(Path.of("/srv/somebody/.config/vethwork"));
        assertThat(UserFolders.of(Map.of("XDG_STATE_HOME", "here"), Path.of("/srv/somebody")).state())
                .isEqualTo(Path.of("/srv/somebody/.local/state/vethwork"));
    }
}
