package dev.vethwork.format.importing.shell;

import dev.vethwork.format.importing.shell.Tree.Redirect;
import java.util.ArrayList;
import java.util.List;

/** The heredocs of a line, whose texts come with the next lines. */
final class Heredocs {
    private final List<Heredoc> announced = new ArrayList<>();

    /**
     * One of them.
     *
     * @param end the line behind its text
     * @param tabs whether lines may be indented with them
     * @param literal whether nothing in the text is expanded
     * @param redirects the list that it joins once its text has been read
     */
    record Heredoc(String end, boolean tabs, boolean literal, int descriptor, List<Redirect> redirects) {}

    void announce(Heredoc heredoc) {
        announced.add(heredoc);
    }

    /** The line that announced them could not be read. */
    void forget() {
        announced.clear();
    }

    /** The texts of all that were announced in the line that ended just now. */
    void read(Characters in) {
        for (Heredoc heredoc : List.copyOf(announced)) {
            int line = in.line();
            StringBuilder text = new StringBuilder();
            while (!in.atEnd()) {
                String one = in.restOfLine();
                String cut = heredoc.tabs() ? one.replaceFirst("^\t+", "") : one;
                if (cut.equals(heredoc.end()) || cut.strip().equals(heredoc.end()) && heredoc.tabs()) {
                    break;
                }
                text.append(cut).append('\n');
            }
            String all = text.toString();
            heredoc.redirects()
                    .add(new Redirect(
                            heredoc.descriptor(),
                            Redirect.Kind.TEXT,
                            heredoc.literal() ? Word.of(all) : WordReader.quoted(all, line)));
        }
        announced.clear();
    }
}
