package dev.vethwork.format.importing.shell.value;

import dev.vethwork.format.importing.shell.call.Limits;
import dev.vethwork.format.importing.shell.syntax.Word;
import dev.vethwork.format.importing.shell.syntax.Word.Part;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Brace expansion: {@code a{1..3}} and {@code {a,b}c}. */
final class Braces {
    private static final Pattern RANGE = Pattern.compile("(-?[0-9]{1,9})\\.\\.(-?[0-9]{1,9})(?:\\.\\.(-?[0-9]{1,9}))?");
    private static final Pattern LETTERS = Pattern.compile("([A-Za-z])\\.\\.([A-Za-z])");

    /** Parts of all words together. */
    private static final int MOST_PARTS = 20 * Limits.WORDS;

    private Braces() {}

    /** The words that one stands for: itself where there is nothing to expand. */
    static List<Word> of(Word word) {
        List<Word> expanded = expand(atoms(word));
        if (expanded.size() > Limits.WORDS) {
            throw new Limits.ExceededException();
        }
        return expanded;
    }

    /** Parts of which those that are not quoted are single characters. */
    private static Word atoms(Word word) {
        if (word.parts().stream().noneMatch(p -> isAtom(p, '{') || p instanceof Part.Text t && !t.quoted() && t.text().indexOf('{') >= 0)) {
            return word;
        }
        List<Part> atoms = new ArrayList<>();
        for (Part part : word.parts()) {
            if (part instanceof Part.Text text && !text.quoted()) {
                text.text().chars().forEach(c -> atoms.add(new Part.Text(String.valueOf((char) c), false)));
            } else {
                atoms.add(part);
            }
        }
        return new Word(atoms);
    }

    private static boolean isAtom(Part part, char c) {
        return part instanceof Part.Text text && !text.quoted() && text.text().length() == 1 && text.text().charAt(0) == c;
    }

    private static List<Word> expand(Word word) {
        List<Part> parts = word.parts();
        for (int i = 0; i < parts.size(); i++) {
            if (isAtom(parts.get(i), '{')) {
                int end = closing(parts, i);
                List<Word> choices = end < 0 ? List.of() : choices(parts.subList(i + 1, end));
                if (!choices.isEmpty()) {
                    return joined(parts.subList(0, i), choices, new Word(parts.subList(end + 1, parts.size())));
                }
            }
        }
        return List.of(word);
    }

    private static List<Word> joined(List<Part> head, List<Word> choices, Word tail) {
        List<Word> tails = expand(tail);
        List<Word> all = new ArrayList<>();
        int many = 0;
        for (Word choice : choices) {
            for (Word middle : expand(choice)) {
                for (Word end : tails) {
                    List<Part> parts = new ArrayList<>(head);
                    parts.addAll(middle.parts());
                    parts.addAll(end.parts());
                    all.add(new Word(parts));
                    many += parts.size();
                    if (all.size() > Limits.WORDS || many > MOST_PARTS) {
                        throw new Limits.ExceededException();
                    }
                }
            }
        }
        return all;
    }

    private static int closing(List<Part> parts, int open) {
        int depth = 0;
        for (int i = open; i < parts.size(); i++) {
            if (isAtom(parts.get(i), '{')) {
                depth++;
            } else if (isAtom(parts.get(i), '}') && --depth == 0) {
                return i;
            }
        }
        return -1;
    }

    private static List<Word> choices(List<Part> inside) {
        List<Word> choices = new ArrayList<>();
        List<Part> current = new ArrayList<>();
        int depth = 0;
        for (Part part : inside) {
            depth += isAtom(part, '{') ? 1 : isAtom(part, '}') ? -1 : 0;
            if (depth == 0 && isAtom(part, ',')) {
                choices.add(new Word(current));
                current = new ArrayList<>();
            } else {
                current.add(part);
            }
        }
        if (!choices.isEmpty()) {
            choices.add(new Word(current));
            return choices;
        }
        String plain = new Word(inside).plain();
        return plain == null ? List.of() : range(plain);
    }

    private static List<Word> range(String text) {
        Matcher letters = LETTERS.matcher(text);
        List<Word> all = new ArrayList<>();
        if (letters.matches()) {
            char from = letters.group(1).charAt(0);
            char to = letters.group(2).charAt(0);
            for (int c = from; from <= to ? c <= to : c >= to; c += from <= to ? 1 : -1) {
                all.add(Word.of(String.valueOf((char) c)));
            }
            return all;
        }
        Matcher range = RANGE.matcher(text);
        if (!range.matches()) {
            return List.of();
        }
        int from = Integer.parseInt(range.group(1));
        int to = Integer.parseInt(range.group(2));
        int step = range.group(3) == null ? 1 : Math.max(1, Math.abs(Integer.parseInt(range.group(3))));
        int width = padded(range.group(1)) || padded(range.group(2))
                ? Math.max(range.group(1).length(), range.group(2).length())
                : 0;
        if (Math.abs((long) to - from) / step > Limits.WORDS) {
            throw new Limits.ExceededException();
        }
        for (int i = from; from <= to ? i <= to : i >= to; i += from <= to ? step : -step) {
            all.add(Word.of(width == 0 ? Integer.toString(i) : String.format("%0" + width + "d", i)));
        }
        return all;
    }

    private static boolean padded(String digits) {
        return digits.length() > 1 && (digits.startsWith("0") || digits.startsWith("-0"));
    }
}
