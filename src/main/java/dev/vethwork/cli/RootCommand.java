package dev.vethwork.cli;

import static dev.vethwork.text.ProgramName.command;

import dev.vethwork.cli.argument.Arguments;
import dev.vethwork.cli.terminal.Spoken;
import dev.vethwork.text.ProgramName;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.stream.Stream;

/** The program without a command. */
final class RootCommand {
    /** The column in which it is said what the examples do. */
    private static final int BESIDE = 36;

    private RootCommand() {}

    /** Without what is only said of the program as a whole. */
    static Arguments bare() {
        Runnable nothing = () -> {
            // The window and the version are the entry point's business.
        };
        return Arguments.of(nothing, ProgramName.WORD, "");
    }

    static Arguments whole() {
        Arguments arguments = bare();
        arguments.flag("Show the version.", "-V", "--version");
        arguments
                .spec()
                .usageMessage()
                .header(Spoken.text("root.header"))
                .customSynopsis(
                        row(command("[FILE]"), 35, Spoken.text("root.window")),
                        "       " + row(command("COMMAND [OPTIONS] [ARGS]"), 35, Spoken.text("root.command")))
                .description(
                        "",
                        Spoken.text("root.about"),
                        "")
                .exitCodeListHeading("%n" + Spoken.text("root.exits") + "%n")
                .exitCodeList(exitCodes())
                .footerHeading("%n" + Spoken.text("root.try") + "%n")
                .footer(tries().flatMap(String::lines).toArray(String[]::new));
        return arguments;
    }

    private static Map<String, String> exitCodes() {
        Map<String, String> codes = new LinkedHashMap<>();
        codes.put("0", Spoken.text("exit.0"));
        codes.put("1", Spoken.text("exit.1"));
        codes.put("2", Spoken.text("exit.2"));
        codes.put("3", Spoken.text("exit.3"));
        codes.put("4", Spoken.text("exit.4"));
        return codes;
    }

    private static Stream<String> tries() {
        String sample = Sample.place().toString();
        return Stream.of(
                attempt("plan " + sample, Spoken.text("try.plan")),
                attempt("deploy " + sample, Spoken.text("try.deploy")),
                attempt("status", Spoken.text("try.status")),
                attempt("ping bridge red blue", Spoken.text("try.ping")),
                attempt("capture bridge red --filter \"icmp or arp\"", Spoken.text("try.capture")),
                attempt("traffic bridge", Spoken.text("try.traffic")),
                attempt("inspect bridge red", Spoken.text("try.inspect")),
                attempt("exec bridge red -- ip addr", Spoken.text("try.exec")),
                attempt("shell bridge red", Spoken.text("try.shell")),
                attempt("explain bridge red blue", Spoken.text("try.explain")),
                attempt("destroy bridge", Spoken.text("try.destroy")));
    }

    /** What it does stands beside a command or, as with options, below one that is too long for that. */
    private static String attempt(String words, String what) {
        String line = "  " + command(words);
        return line.length() < BESIDE ? row(line, BESIDE, what) : line + "\n" + row("", BESIDE, what);
    }

    private static String row(String line, int width, String what) {
        return line + " ".repeat(Math.max(1, width - line.length())) + what;
    }
}
