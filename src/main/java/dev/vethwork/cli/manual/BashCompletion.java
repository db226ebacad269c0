package dev.vethwork.cli.manual;

import java.util.stream.Collectors;
import picocli.AutoComplete;
import picocli.CommandLine;
import picocli.CommandLine.Model.CommandSpec;

/** Picocli's own, and the names of labs that run. Where neither knows a word, bash completes names of files. */
final class BashCompletion {
    private static final String LABS = """

            # Where programs write down what runs: in sandboxes, and on this machine.
            _%1$s_labs() {
                local lab
                for lab in "${XDG_RUNTIME_DIR:-/tmp/%1$s-$UID}"/%1$s/*/ /run/%1$s/*/; do
                    [[ -d $lab ]] || continue
                    lab=${lab%%/}
                    lab=${lab##*/}
                    # What completes words runs commands that stand in them, so that nothing but a name may get there.
                    [[ ! $lab =~ ^[A-Za-z0-9_][A-Za-z0-9_.+@-]*$ ]] || printf '%%s\\n' "$lab"
                done
            }

            _%1$s() {
                _complete_%1$s "$@"
                case "${COMP_WORDS[1]} $COMP_CWORD" in
                    %2$s)
                        local word=${COMP_WORDS[COMP_CWORD]}
                        [[ $word = -* ]] || mapfile -t -O "${#COMPREPLY[@]}" COMPREPLY < <(compgen -W "$(_%1$s_labs)" -- "$word")
                        ;;
                esac
            }

            complete -F _%1$s -o default %1$s
            """;

    private BashCompletion() {}

    static String of(CommandSpec program) {
        // Without its first line, which is for a script that somebody starts.
        return AutoComplete.bash(program.name(), new CommandLine(program)).replaceFirst("^#!.*\n", "")
                + LABS.formatted(program.name(), places(program));
    }

    /** Behind which command, and as which word of the line. */
    private static String places(CommandSpec program) {
        return HelpWords.commands(program).stream()
                .flatMap(command -> HelpWords.lab(command).stream()
                        .map(lab -> "'" + command.name() + " '" + (HelpWords.isRest(lab) ? "*" : "2")))
                .collect(Collectors.joining(" | "));
    }
}
