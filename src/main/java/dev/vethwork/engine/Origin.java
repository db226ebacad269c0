package dev.vethwork.engine;

import java.time.DateTimeException;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * What a running lab belongs to.
 *
 * @param since when it was deployed first; null where nobody wrote that down
 */
public record Origin(DocumentId document, @Nullable Instant since) {
    public static final Origin UNKNOWN = new Origin(DocumentId.unknown(), null);

    /** The same lab of another drawing: it runs no shorter for that. */
    public Origin with(DocumentId other) {
        return new Origin(other, since);
    }

    /** A line for the drawing and one for the time. */
    public String text() {
        return FieldEscapes.escape(document.text()) + "\n" + (since == null ? "" : since + "\n");
    }

    public static Origin parse(String text) {
        String[] lines = text.split("\n", 2);
        return new Origin(DocumentId.parse(FieldEscapes.unescape(lines[0].strip())), lines.length < 2 ? null : time(lines[1]));
    }

    private static @Nullable Instant time(String line) {
        try {
            return Instant.parse(line.strip());
        } catch (DateTimeException e) {
            // Another version's: the lab runs all the same.
            return null;
        }
    }
}
