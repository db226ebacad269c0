package dev.vethwork.cli;

import dev.vethwork.cli.terminal.Spoken;
import dev.vethwork.text.ProgramName;
import java.util.List;
import java.util.stream.Stream;
import picocli.CommandLine.Model.CommandSpec;

/** Lines to try, below the help of a command and in its page of the manual. */
final class Examples {
    private Examples() {}

    static void add(CommandSpec command, String name) {
        String[] lines = of(name).map(words -> "  " + ProgramName.command(words)).toArray(String[]::new);
        command.usageMessage().footerHeading("%n" + Spoken.text("root.try") + "%n").footer(lines);
    }

    /** @return what is typed behind the program's name */
    static Stream<String> of(String name) {
        String sample = Sample.place().toString();
        return (switch (name) {
                    case "validate" -> List.of(sample, "two-rooms.lesson.md --solve");
                    case "plan" -> List.of(sample, sample + " --target host");
                    case "deploy" -> List.of(sample, sample + " --target ssh:HOST");
                    case "status" -> List.of("", "bridge --json");
                    case "inspect" -> List.of("bridge", "bridge red");
                    case "exec" -> List.of("bridge red -- ip addr");
                    case "shell" -> List.of("bridge red");
                    case "ping" -> List.of("bridge red blue", "bridge red 192.168.15.2");
                    case "explain" -> List.of("bridge red blue --port tcp/80", "bridge --all", "--live --all");
                    case "capture" -> List.of("bridge red --filter \"icmp or arp\"", "bridge red -w red.pcapng --count 100");
                    case "traffic" -> List.of("bridge --interval 2");
                    case "destroy" -> List.of("bridge", "--all");
                    case "render" -> List.of(sample + " -o bridge.svg");
                    case "check" -> List.of("two-rooms two-rooms.lesson.md --step 3");
                    case "grade" -> List.of("two-rooms.lesson.md class/*.vethwork.json -o grades.csv");
                    case "break" -> List.of("bridge --level 2 --answer answer.json");
                    case "import" -> List.of("lab.sh -o lab.vethwork.json", "--live -o machine.vethwork.json");
                    case "export" -> List.of(sample + " --to shell -o -");
                    default -> List.of("");
                })
                .stream()
                .map(rest -> (name + " " + rest).strip());
    }
}
