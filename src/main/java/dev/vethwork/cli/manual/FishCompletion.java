package dev.vethwork.cli.manual;

import dev.vethwork.cli.terminal.Spoken;
import java.util.ArrayList;
import java.util.List;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Model.OptionSpec;

/** For fish, which picocli does not write for. Where there is no word to choose from, fish completes names of files. */
final class FishCompletion {
    /** The language is that of the shell when it completes the program for the first time, chosen as the program itself chooses. */
    private static final String FRAME = """
            # Where programs write down what runs: in sandboxes, and on this machine.
            function __%1$s_labs
                set -l notes /tmp/%1$s-(id -u)
                set -q XDG_RUNTIME_DIR; and set notes $XDG_RUNTIME_DIR
                for lab in $notes/%1$s/*/ /run/%1$s/*/
                    basename $lab
                end
            end

            function __%1$s_speaks_korean
                for locale in "$LC_ALL" "$LC_MESSAGES" "$LANG"
                    if test -n "$locale"
                        string match -qir '^ko(_[a-z]+)?\\.utf-?8(@.*)?$' -- $locale
                        return
                    end
                end
                return 1
            end

            if __%1$s_speaks_korean
            %3$selse
            %2$send
            """;

    private final String program;
    private final StringBuilder out = new StringBuilder();

    private FishCompletion(String program) {
        this.program = program;
    }

    /** @param english what {@link #lines} gives in English, and so on */
    static String of(String program, String english, String korean) {
        return FRAME.formatted(program, english.indent(4), korean.indent(4));
    }

    /** In the language that the commands were made in. */
    static String lines(CommandSpec program) {
        return new FishCompletion(program.name()).write(program);
    }

    private String write(CommandSpec root) {
        root.options().forEach(option -> option("__fish_use_subcommand", option));
        List<CommandSpec> commands = HelpWords.commands(root);
        for (CommandSpec command : commands) {
            line("-n", "__fish_use_subcommand", "-a", command.name(), "-d", HelpWords.summary(command));
        }
        for (CommandSpec command : commands) {
            command.options().forEach(option -> option("__fish_seen_subcommand_from " + command.name(), option));
            if (HelpWords.lab(command).isPresent()) {
                line("-n", "__fish_seen_subcommand_from " + command.name(), "-a", "(__" + program + "_labs)", "-d", Spoken.text("complete.lab"));
            }
        }
        return out.toString();
    }

    private void option(String condition, OptionSpec option) {
        List<String> words = new ArrayList<>(List.of("-n", condition));
        for (String name : option.names()) {
            words.add(name.startsWith("--") ? "-l" : "-s");
            words.add(name.replaceFirst("^--?", ""));
        }
        List<String> choices = HelpWords.choices(option);
        if (!choices.isEmpty()) {
            words.addAll(List.of("-x", "-a", String.join(" ", choices)));
        } else if (HelpWords.hasValue(option)) {
            words.add("-r");
        }
        words.addAll(List.of("-d", HelpWords.summary(option)));
        line(words.toArray(String[]::new));
    }

    private void line(String... words) {
        out.append("complete -c ").append(program);
        for (String word : words) {
            out.append(' ').append(word.matches("[\\w-]+") ? word : quoted(word));
        }
        out.append('\n');
    }

    private static String quoted(String word) {
        return "'" + word.replace("\\", "\\\\").replace("'", "\\'") + "'";
    }
}
