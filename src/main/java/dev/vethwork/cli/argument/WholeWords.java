package dev.vethwork.cli.argument;

import dev.vethwork.text.Columns;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import picocli.CommandLine;
import picocli.CommandLine.IHelpSectionRenderer;
import picocli.CommandLine.Model.UsageMessageSpec;

/**
 * Breaks the lines of help at spaces alone. Picocli asks Java where a line may end, which is within each word of Korean and,
 * in all languages, behind the colon or slash of an address.
 */
public final class WholeWords {
    private static final int WIDEST = 80;
    private static final int NARROWEST = 30;

    /** Where there is no place beside an option, how much further in what is said of it goes on. */
    private static final int INDENTED = 4;

    /** Lines that picocli leaves whole. */
    private static final int UNBROKEN = 4000;

    /** An option or a command, and the gap behind it. */
    private static final Pattern BESIDE = Pattern.compile("^ *\\S.*?\\S {2,}(?=\\S)");

    private static final Pattern INDENT = Pattern.compile("^ *");

    /** The program and, where there is one, the command. */
    private static final Pattern SPOKEN = Pattern.compile("^ *\\S+( [a-z]+)? ");

    /** What may not be parted: a space in brackets belongs to what may be left out. */
    private static final Pattern WORD = Pattern.compile("(\\[[^\\]]* [^\\]]*\\]|\\S)+");

    private final int width;

    private WholeWords(int width) {
        this.width = width;
    }

    /** Also for the commands that it has been given. @param columns of the terminal */
    public static void keep(CommandLine line, int columns) {
        new WholeWords(Math.clamp(columns, NARROWEST, WIDEST)).keep(line);
    }

    private void keep(CommandLine line) {
        line.setUsageHelpAutoWidth(false);
        line.setUsageHelpWidth(UNBROKEN);
        Map<String, IHelpSectionRenderer> sections = new LinkedHashMap<>(line.getHelpSectionMap());
        sections.replaceAll((section, renderer) -> section.equals(UsageMessageSpec.SECTION_KEY_SYNOPSIS)
                ? help -> lines(renderer.render(help), SPOKEN, Columns.of(help.synopsisHeading()))
                : help -> lines(renderer.render(help), BESIDE, 0));
        line.setHelpSectionMap(sections);
        line.getSubcommands().values().forEach(this::keep);
    }

    /**
     * Breaks what is too long.
     *
     * @param head what the lines that follow stand behind, where a line begins with it
     * @param taken how much of the first line there is already
     */
    private String lines(String text, Pattern head, int taken) {
        String[] lines = text.split("\n", -1);
        for (int i = 0; i < lines.length; i++) {
            lines[i] = line(lines[i], head, i == 0 ? taken : 0);
        }
        return String.join("\n", lines);
    }

    private String line(String line, Pattern head, int taken) {
        if (taken + Columns.of(line) <= width) {
            return line;
        }
        String indent = found(INDENT, line);
        String first = found(head, line);
        String beginning = first.isEmpty() ? indent.substring(0, Math.min(indent.length(), width / 2)) : first;
        int at = taken + Columns.of(beginning);
        int edge = at <= width / 2 ? at : Math.min(indent.length(), width / 2) + INDENTED;
        StringBuilder out = new StringBuilder(beginning);
        boolean begun = false;
        Matcher words = WORD.matcher(line).region(first.isEmpty() ? indent.length() : first.length(), line.length());
        while (words.find()) {
            int taking = Columns.of(words.group());
            if (at > edge && at + (begun ? 1 : 0) + taking > width) {
                out.setLength(out.toString().stripTrailing().length());
                out.append('\n').repeat(' ', edge);
                at = edge;
            } else if (begun) {
                out.append(' ');
                at++;
            }
            begun = true;
            out.append(words.group());
            at += taking;
        }
        return out.toString();
    }

    private static String found(Pattern pattern, String line) {
        Matcher matcher = pattern.matcher(line);
        return matcher.find() ? matcher.group() : "";
    }
}
