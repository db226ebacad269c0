package dev.vethwork.format.importing;

import dev.vethwork.text.Phrase;
import java.util.List;

/** What became of each line of what was imported. */
public record Report(ImportFormat format, List<Line> lines) {
    public Report {
        lines = List.copyOf(lines);
    }

    /** One line, or one part of a file that has no lines. */
    public sealed interface Line {
        /** From 1; 0 where the form has no lines. */
        int line();

        String text();
    }

    /**
     * It is in the drawing.
     *
     * @param elements what it made or changed there
     * @param remarks what is wrong with it all the same, or was read with good will
     */
    public record Understood(int line, String text, List<String> elements, List<Phrase> remarks) implements Line {
        public Understood {
            elements = List.copyOf(elements);
            remarks = List.copyOf(remarks);
        }
    }

    /** It is not in the drawing, and needs not be. */
    public record PassedOver(int line, String text, Phrase reason) implements Line {}

    /** It should be in the drawing and is not. */
    public record Refused(int line, String text, Phrase reason) implements Line {}

    public List<Understood> understood() {
        return only(Understood.class);
    }

    public List<PassedOver> passedOver() {
        return only(PassedOver.class);
    }

    public List<Refused> refused() {
        return only(Refused.class);
    }

    private <T extends Line> List<T> only(Class<T> kind) {
        return lines.stream().filter(kind::isInstance).map(kind::cast).toList();
    }
}
