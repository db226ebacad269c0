package dev.vethwork.cli.manual;

import dev.vethwork.cli.terminal.Spoken;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import picocli.CommandLine.Model.ArgSpec;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Model.OptionSpec;

/** For zsh, with what each word means: picocli's is bash's, which zsh would only run in imitation of it. */
final class ZshCompletion {
    /** The language is that of the shell, chosen as the program itself chooses. */
    private static final String FRAME = """
            #compdef %1$s

            # Where programs write down what runs: in sandboxes, and on this machine. $1 is what such a name is called.
            _%1$s_labs() {
                local -a labs
                labs=(${XDG_RUNTIME_DIR:-/tmp/%1$s-$UID}/%1$s/*(N/:t) /run/%1$s/*(N/:t))
                (( $#labs )) && _describe -t labs $1 labs
                _files
            }

            _%1$s_in_english() {
            %2$s}

            _%1$s_in_korean() {
            %3$s}

            _%1$s() {
                if [[ ${(L)${LC_ALL:-${LC_MESSAGES:-$LANG}}} == ko(|_*).utf(|-)8(|@*) ]]; then
                    _%1$s_in_korean "$@"
                else
                    _%1$s_in_english "$@"
                fi
            }

            if [ "$funcstack[1]" = _%1$s ]; then
                _%1$s "$@"
            else
                compdef _%1$s %1$s
            fi
            """;

    private static final String BODY = """
            local curcontext="$curcontext" state line
            typeset -A opt_args
            local -a commands
            commands=(
            %1$s
            )
            _arguments -C %2$s '1: :->command' '*:: :->rest'
            case $state in
                command)
                    _describe -t commands %4$s commands
                    _files
                    ;;
                rest)
                    case $words[1] in
            %3$s
                        *) _files ;;
                    esac
                    ;;
            esac
            """;

    private ZshCompletion() {}

    /** @param english what {@link #body} gives in English, and so on */
    static String of(String program, String english, String korean) {
        return FRAME.formatted(program, english.indent(4), korean.indent(4));
    }

    /** In the language that the commands were made in. */
    static String body(CommandSpec program) {
        List<CommandSpec> commands = HelpWords.commands(program);
        return BODY.formatted(
                commands.stream()
                        .map(c -> "    " + quoted(c.name() + ":" + HelpWords.summary(c).replace(":", "\\:")))
                        .collect(Collectors.joining("\n")),
                options(program),
                commands.stream()
                        .map(c -> " ".repeat(12) + c.name() + ") _arguments " + options(c) + parameters(c, program.name()) + " ;;")
                        .collect(Collectors.joining("\n")),
                quoted(Spoken.text("complete.command")));
    }

    private static String parameters(CommandSpec command, String program) {
        String files = " '*: :_files'";
        return HelpWords.lab(command)
                // With a blank before it, it is given no words but its own.
                .map(lab -> " '" + (HelpWords.isRest(lab) ? "*" : "1") + ":LAB: _" + program + "_labs "
                        + Spoken.text("complete.lab") + "'" + (HelpWords.isRest(lab) ? "" : files))
                .orElse(files);
    }

    private static String options(CommandSpec command) {
        List<String> all = new ArrayList<>();
        for (OptionSpec option : command.options()) {
            List<String> others = List.of(option.names());
            for (String name : option.names()) {
                String equals = !HelpWords.hasValue(option) ? "" : name.startsWith("--") ? "=" : "+";
                all.add(quoted("(" + String.join(" ", others) + ")" + name + equals + "["
                        + escaped(HelpWords.summary(option)) + "]" + value(option)));
            }
        }
        return String.join(" ", all);
    }

    private static String value(ArgSpec option) {
        if (!HelpWords.hasValue(option)) {
            return "";
        }
        List<String> choices = HelpWords.choices(option);
        String label = ":" + escaped(option.paramLabel()) + ":";
        return label + (choices.isEmpty() ? "_files" : "(" + escaped(String.join(" ", choices)) + ")");
    }

    private static String escaped(String text) {
        return text.replace("\\", "\\\\").replace("[", "\\[").replace("]", "\\]").replace(":", "\\:");
    }

    private static String quoted(String word) {
        return "'" + word.replace("'", "'\\''") + "'";
    }
}
