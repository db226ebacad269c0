package dev.vethwork.cli;

import static dev.vethwork.text.ProgramName.command;

import dev.vethwork.text.ProgramName;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import picocli.CommandLine.Model.CommandSpec;

/** The program without a command. */
final class RootCommand {
    private RootCommand() {}

    static CommandSpec spec() {
        Runnable nothing = () -> {
            // The window and the version are the entry point's business.
        };
        Arguments arguments = Arguments.of(nothing, ProgramName.WORD, "");
        arguments.flag("Show the version.", "-V", "--version");
        arguments
                .spec()
                .usageMessage()
                .header("Vethwork: draw Linux network-namespace labs, run them, and see why a ping fails.")
                .customSynopsis(
                        row(command("[FILE]"), 35, "the window"),
                        "       " + row(command("COMMAND [OPTIONS] [ARGS]"), 35, "without one"))
                .description(
                        "",
                        "A lab is a drawing in a file: namespaces, bridges, cables. It lives in a sandbox, which needs no password and"
                                + " cannot touch the machine, or on the host itself. A FILE is a path, a LAB the name of a deployed"
                                + " lab or its file.",
                        "")
                .exitCodeListHeading("%nExit codes:%n")
                .exitCodeList(exitCodes())
                .footerHeading("%nTry this:%n")
                .footer(tries().stream().map(each -> "  " + each).toArray(String[]::new));
        return arguments.spec();
    }

    private static Map<String, String> exitCodes() {
        Map<String, String> codes = new LinkedHashMap<>();
        codes.put("0", "done");
        codes.put("1", "findings, not reachable, drift");
        codes.put("2", "wrong usage or unreadable file");
        codes.put("3", "deployment failed and was rolled back");
        codes.put("4", "not permitted, or a question nobody answered");
        return codes;
    }

    private static List<String> tries() {
        String sample = Sample.place().toString();
        return List.of(
                attempt("plan " + sample, "the commands, as you would type them"),
                attempt("deploy " + sample, "run them in a sandbox"),
                attempt("status", "see the lab's name"),
                attempt("ping bridge red blue", "ping between two namespaces"),
                attempt("capture bridge red --filter \"icmp or arp\"", "packets as they pass, in plain words"),
                attempt("traffic bridge", "how much passes where"),
                attempt("inspect bridge red", "its ARP and route tables, as the kernel has them"),
                attempt("exec bridge red -- ip addr", "any command inside"),
                attempt("shell bridge red", "your own shell inside"),
                attempt("explain bridge red blue", "there and back, hop by hop: what stops it, the fix"),
                attempt("destroy bridge", "take it away"));
    }

    private static String attempt(String words, String what) {
        return row(command(words), 60, what);
    }

    private static String row(String line, int width, String what) {
        return line + " ".repeat(Math.max(1, width - line.length())) + what;
    }
}
