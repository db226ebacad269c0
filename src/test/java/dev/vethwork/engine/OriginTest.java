package dev.vethwork.engine;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.time.Instant;
import org.junit.jupiter.api.Test;

class OriginTest {
    private static final Instant TIME = Instant.parse("2026-03-01T10:15:30Z");

    private static void comesBack(DocumentId document) {
        Origin origin = new Origin(document, TIME);
        assertThat(Origin.parse(origin.text())).isEqualTo(origin);
    }

    @Test
    void whatIsWrittenDownIsReadAgain() {
        comesBack(new DocumentId.InFile(Path.of("/home/me/two\nlines \\ 라.vethwork.json")));
        comesBack(DocumentId.newSheet());
        comesBack(DocumentId.unknown());
    }

    @Test
    void aNoteOfAnOlderProgramHasAFileAndNoTime() {
        assertThat(Origin.parse("/home/me/lab.json\n"))
                .isEqualTo(new Origin(new DocumentId.InFile(Path.of("/home/me/lab.json")), null));
        assertThat(Origin.parse("")).isEqualTo(Origin.UNKNOWN);
    }

    @Test
    void whatIsNotKnownIsNobodys() {
        assertThat(DocumentId.unknown().isSame(DocumentId.unknown())).isFalse();
        assertThat(DocumentId.newSheet().isSame(DocumentId.newSheet())).isFalse();
    }
}
