package dev.vethwork.cli.manual;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import picocli.CommandLine.Model.ArgSpec;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Model.OptionSpec;

/** For zsh, with what each word means: picocli's is bash's, which zsh would only run in imitation of it. */
final class ZshCompletion {
    private static final String FRAME = """
            #compdef %1$s

            _%1$s() {
                local curcontext="$curcontext" state line
                typeset -A opt_args
                local -a commands
                commands=(
            %2$s
                )
                _arguments -C %3$s '1: :->command' '*:: :->rest'
                case $state in
                    command)
                        _describe -t commands command commands
                        _files
                        ;;
                    rest)
                        case $words[1] in
            %4$s
                            *) _files ;;
                        esac
                        ;;
                esac
            }

            if [ "$funcstack[1]" = _%1$s ]; then
                _%1$s "$@"
            else
                compdef _%1$s %1$s
            fi
            """;

    private ZshCompletion() {}

    static String of(CommandSpec program) {
        List<CommandSpec> commands = Words.commands(program);
        return FRAME.formatted(
                program.name(),
                commands.stream()
                        .map(c -> "        " + quoted(c.name() + ":" + Words.summary(c).replace(":", "\\:")))
                        .collect(Collectors.joining("\n")),
                options(program),
                commands.stream()
                        .map(c -> " ".repeat(16) + c.name() + ") _arguments " + options(c) + " '*:: :_files' ;;")
                        .collect(Collectors.joining("\n")));
    }

    private static String options(CommandSpec command) {
        List<String> all = new ArrayList<>();
        for (OptionSpec option : command.options()) {
            List<String> others = List.of(option.names());
            for (String name : option.names()) {
                String equals = !Words.hasValue(option) ? "" : name.startsWith("--") ? "=" : "+";
                all.add(quoted("(" + String.join(" ", others) + ")" + name + equals + "["
                        + escaped(Words.summary(option)) + "]" + value(option)));
            }
        }
        return String.join(" ", all);
    }

    private static String value(ArgSpec option) {
        if (!Words.hasValue(option)) {
            return "";
        }
        List<String> choices = Words.choices(option);
        String label = ":" + escaped(option.paramLabel()) + ":";
        return label + (choices.isEmpty() ? "_files" : "(" + String.join(" ", choices) + ")");
    }

    private static String escaped(String text) {
        return text.replace("\\", "\\\\").replace("[", "\\[").replace("]", "\\]").replace(":", "\\:");
    }

    private static String quoted(String word) {
        return "'" + word.replace("'", "'\\''") + "'";
    }
}
