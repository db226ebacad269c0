package dev.vethwork.ui.terminal;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;

/** What an emulator holds, as text: its words, spans of it, where some words are. */
final class TerminalText {
    private final Emulator emulator;

    TerminalText(Emulator emulator) {
        this.emulator = emulator;
    }

    /** The word at a cell, in which addresses are words. */
    Span word(Span cell) {
        List<Emulator.Row> rows = emulator.rows(cell.line(), cell.line());
        String text = rows.isEmpty() ? "" : rows.getFirst().text();
        int from = Math.min(cell.column(), text.length());
        int to = from;
        while (from > 0 && isOfWord(text.charAt(from - 1))) {
            from--;
        }
        while (to < text.length() && isOfWord(text.charAt(to))) {
            to++;
        }
        return new Span(cell.line(), from, cell.line(), to);
    }

    private static boolean isOfWord(char letter) {
        return Character.isLetterOrDigit(letter) || ".:-_@/~%+".indexOf(letter) >= 0 || letter == Emulator.SECOND_HALF;
    }

    /** What stands there, with a line that was only wrapped as the one that it is. */
    String text(Span span) {
        List<Emulator.Row> rows = emulator.rows(span.line(), span.endLine());
        StringBuilder all = new StringBuilder();
        for (Emulator.Row row : rows) {
            String line = row.text();
            int from = Math.min(span.from(row.line()), line.length());
            int to = row.line() == span.endLine() ? Math.clamp(span.endColumn(), from, line.length()) : line.length();
            String letters = line.substring(from, to).replace('\0', ' ').replace(String.valueOf(Emulator.SECOND_HALF), "");
            boolean last = row.equals(rows.getLast());
            boolean goesOn = !last && row.wrapped();
            all.append(goesOn ? letters : letters.stripTrailing());
            if (!goesOn && !last) {
                all.append('\n');
            }
        }
        return all.toString();
    }

    /** Every place of some words. */
    List<Span> placesOf(String words) {
        List<Span> all = new ArrayList<>();
        if (words.isEmpty()) {
            return all;
        }
        Pattern wanted = Pattern.compile(words, Pattern.LITERAL | Pattern.CASE_INSENSITIVE | Pattern.UNICODE_CASE);
        for (Emulator.Row row : emulator.rows(0, Long.MAX_VALUE - 1)) {
            long line = row.line();
            wanted.matcher(row.text()).results().forEach(found -> all.add(new Span(line, found.start(), line, found.end())));
        }
        return all;
    }
}
