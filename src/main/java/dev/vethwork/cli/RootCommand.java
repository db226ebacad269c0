package dev.vethwork.cli;

import picocli.CommandLine.Model.CommandSpec;

/** The program without a command. */
final class RootCommand {
    private RootCommand() {}

    static CommandSpec spec() {
        Runnable nothing = () -> {
            // The window and the version are the entry point's business.
        };
        Arguments arguments = Arguments.of(nothing, "run", "");
        arguments.flag("Show the version.", "-V", "--version");
        arguments
                .spec()
                .usageMessage()
                .header("Vethwork: draw Linux network-namespace labs, run them, and see why a ping fails.")
                .customSynopsis(
                        "run [FILE]                      the window",
                        "       run COMMAND [OPTIONS] [ARGS]    without one")
                .description(
                        "",
                        "A lab is a drawing in a file: namespaces, bridges, cables. It lives in a sandbox, which needs no password and"
                                + " cannot touch the machine, or on the host itself.",
                        "")
                .footer(
                        "",
                        "Try this:",
                        "  run plan sample-topologies/02-bridge.vethwork.json     the commands, as you would type them",
                        "  run deploy sample-topologies/02-bridge.vethwork.json   run them in a sandbox",
                        "  run status                                             see the lab's name",
                        "  run ping bridge red blue                               ping between two namespaces",
                        "  run capture bridge red --filter \"icmp or arp\"          packets as they pass, in plain words",
                        "  run traffic bridge                                     how much passes where",
                        "  run inspect bridge red                                 its ARP and route tables, as the kernel has them",
                        "  run exec bridge red -- ip addr                         any command inside",
                        "  run shell bridge red                                   your own shell inside",
                        "  run explain bridge red blue                            there and back, hop by hop: what stops it, the fix",
                        "  run destroy bridge                                     take it away",
                        "",
                        "Exit codes: 0 done; 1 findings, not reachable, drift; 2 wrong usage or unreadable file;",
                        "            3 deployment failed and was rolled back; 4 not permitted, or a question nobody answered.",
                        "A FILE is a path, a LAB the name of a deployed lab or its file.");
        return arguments.spec();
    }
}
