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
        String text = String.join("", emulator.texts(cell.line(), cell.line()));
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
        long first = Math.max(span.line(), emulator.screen(0, 1).oldest());
        List<String> lines = emulator.texts(first, span.endLine());
        StringBuilder all = new StringBuilder();
        for (int i = 0; i < lines.size(); i++) {
            long number = first + i;
            String line = lines.get(i);
            int from = Math.min(span.from(number), line.length());
            int to = number == span.endLine() ? Math.clamp(span.endColumn(), from, line.length()) : line.length();
            String letters = line.substring(from, to).replace('\0', ' ').replace(String.valueOf(Emulator.SECOND_HALF), "");
            boolean goesOn = i < lines.size() - 1 && emulator.isWrapped(number);
            all.append(goesOn ? letters : letters.stripTrailing());
            if (!goesOn && i < lines.size() - 1) {
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
        long oldest = emulator.screen(0, 1).oldest();
        List<String> lines = emulator.texts(oldest, Long.MAX_VALUE - 1);
        for (int i = 0; i < lines.size(); i++) {
            long line = oldest + i;
            wanted.matcher(lines.get(i)).results().forEach(found -> all.add(new Span(line, found.start(), line, found.end())));
        }
        return all;
    }
}
