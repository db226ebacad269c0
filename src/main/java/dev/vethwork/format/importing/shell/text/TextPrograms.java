package dev.vethwork.format.importing.shell.text;

import dev.vethwork.format.importing.shell.call.Call;
import dev.vethwork.format.importing.shell.call.Programs.Answer;
import dev.vethwork.format.importing.shell.call.WorkingFolder;
import dev.vethwork.format.importing.shell.value.MadeUp;
import java.util.List;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Programs that make text of text and nothing else: what they would print can be said without running them. */
public final class TextPrograms {
    private final Surroundings shell;
    private final TextInput input;
    private final TextPrinters printers;
    private final LineFilters lines;
    private final PatternFilters patterns;
    private final MadeUp madeUp = new MadeUp();

    public TextPrograms(Surroundings shell) {
        this.shell = shell;
        this.input = new TextInput(shell);
        this.printers = new TextPrinters(shell);
        this.lines = new LineFilters(input);
        this.patterns = new PatternFilters(input);
    }

    /** Null for what is none, and for what it cannot say. */
    public @Nullable Answer run(Call call) {
        List<String> words = call.words().subList(1, call.words().size());
        return switch (call.name()) {
            case "echo" -> new Answer(0, TextPrinters.echo(words));
            case "printf" -> printers.printf(words);
            case "seq" -> new Answer(0, printers.seq(words));
            case "basename" -> new Answer(0, TextPrinters.basename(words) + "\n");
            case "dirname" -> new Answer(0, TextPrinters.dirname(words) + "\n");
            case "realpath", "readlink" -> new Answer(0, (words.isEmpty() ? "" : WorkingFolder.whole(shell.folder(), words.getLast())) + "\n");
            case "pwd" -> new Answer(0, shell.folder() + "\n");
            case "id" -> new Answer(0, words.contains("-u") || words.contains("-g") ? "0\n" : "root\n");
            case "whoami", "logname" -> new Answer(0, "root\n");
            case "uname" -> new Answer(0, "Linux\n");
            case "mktemp" -> new Answer(0, madeUp.file(words) + "\n");
            case "date" -> time(words);
            case "getopt" -> GetOpt.run(words);
            case "expr" -> new Answer(0, shell.expansion().calculate(String.join(" ", words)) + "\n");
            case "rm" -> {
                words.forEach(shell.files()::remove);
                yield null;
            }
            case "cat" -> cat(words);
            case "tee" -> tee(call, words);
            case "bc" -> input.filtered(List.of(), text -> text.lines()
                    .map(l -> shell.expansion().calculate(l) + "\n")
                    .collect(Collectors.joining()));
            case "cut" -> lines.cut(words);
            case "tr" -> lines.tr(words);
            case "head", "tail" -> lines.ends(call.name().equals("head"), words);
            case "sort" -> lines.sort(words);
            case "uniq" -> lines.uniq(words);
            case "rev" -> input.filtered(TextInput.plain(words), text -> text.lines()
                    .map(l -> new StringBuilder(l).reverse() + "\n")
                    .collect(Collectors.joining()));
            case "wc" -> lines.wc(words);
            case "grep", "egrep", "fgrep" -> patterns.grep(call.name(), words);
            case "sed" -> patterns.sed(words);
            case "awk", "gawk", "mawk" -> patterns.awk(words);
            case "column", "less", "more" -> input.filtered(List.of(), text -> text);
            default -> null;
        };
    }

    private @Nullable Answer time(List<String> words) {
        String time = madeUp.time(words);
        return time == null ? null : new Answer(0, time + "\n");
    }

    private @Nullable Answer cat(List<String> words) {
        List<String> files = TextInput.plain(words);
        if (files.isEmpty() && shell.input() == null) {
            return Answer.OK;
        }
        String text = input.text(files);
        return text == null ? null : new Answer(0, text);
    }

    private @Nullable Answer tee(Call call, List<String> words) {
        String text = input.text(List.of());
        if (text == null) {
            return null;
        }
        boolean appends = words.contains("-a");
        TextInput.plain(words).forEach(file -> shell.files().write(call, file, text, appends));
        return new Answer(0, text);
    }
}
