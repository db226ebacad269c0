package dev.vethwork.drift.machine;

import dev.vethwork.text.Phrase;
import java.util.List;

/** What became of one thing of the machine's. */
public sealed interface Seen {
    /** As a person would name it: {@code red:eth0}, or a rule's words. */
    String text();

    /**
     * It is drawn.
     *
     * @param element where
     * @param remarks what is otherwise in the drawing
     */
    record Drawn(String text, String element, List<Phrase> remarks) implements Seen {
        public Drawn {
            remarks = List.copyOf(remarks);
        }
    }

    /** It is not drawn, and need not be. */
    record Left(String text, Phrase reason) implements Seen {}

    /** It is not drawn, and the drawing lacks it. */
    record Missing(String text, Phrase reason) implements Seen {}
}
