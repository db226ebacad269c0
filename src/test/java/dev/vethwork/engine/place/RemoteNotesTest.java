package dev.vethwork.engine.place;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Test;

class RemoteNotesTest {
    @Test
    void theyLieWhereTheUsersStateIs() {
        Path named = Path.of("/states/vethwork/remote");
        assertThat(RemoteNotes.of(Map.of("XDG_STATE_HOME", "/states", "HOME", "/home/kim"))).isEqualTo(named);
        Path usual = Path.of("/home/kim/.local/state/vethwork/remote");
        assertThat(RemoteNotes.of(Map.of("HOME", "/home/kim"))).isEqualTo(usual);
        assertThat(RemoteNotes.of(Map.of("XDG_STATE_HOME", "relative", "HOME", "/home/kim"))).isEqualTo(usual);
    }
}
