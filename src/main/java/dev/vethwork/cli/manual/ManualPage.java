package dev.vethwork.cli.manual;

import java.time.LocalDate;
import java.util.List;
import java.util.stream.Stream;
import picocli.CommandLine.Help.Ansi;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Model.OptionSpec;
import picocli.CommandLine.Model.PositionalParamSpec;

/** A page of the manual for the program and one for each of its commands, as git has them: {@code vethwork-deploy(1)}. */
record ManualPage(CommandSpec program, String version, LocalDate day) {
    String ofTheProgram() {
        Roff page = begin(program, program.name(), "design, run and explain labs of Linux network namespaces");
        page.section("DESCRIPTION");
        page.text(joined(program.usageMessage().header()));
        page.paragraph(HelpWords.description(program));
        page.paragraph("Without a command it opens the window. Without a display, it deploys the FILE, or a sample, in a"
                + " sandbox, pings, prints tables, saves a picture, and takes it down.");
        options(page, program);
        page.section("COMMANDS");
        HelpWords.commands(program).forEach(c -> page.entry(pageOf(c) + "(1)", HelpWords.description(c)));
        page.section("EXIT STATUS");
        program.usageMessage().exitCodeList().forEach(page::entry);
        page.section("ENVIRONMENT");
        page.entry("DISPLAY, WAYLAND_DISPLAY", "Where the window opens.");
        page.entry("NO_COLOR", "If it is not empty, answers are not coloured.");
        page.section("FILES");
        page.entry("/usr/share/vethwork/sample-topologies", "Drawings and lessons that come with the package.");
        page.entry("/run/vethwork", "What is known of the labs that run on this machine.");
        page.section("EXAMPLES");
        page.lines(program.usageMessage().footer());
        return end(page, Stream.of("ip(8)", "ip-netns(8)", "bridge(8)", "iptables(8)", "unshare(1)"));
    }

    String of(CommandSpec command) {
        Roff page = begin(command, pageOf(command), lowered(HelpWords.summary(command)));
        page.section("DESCRIPTION");
        page.text(HelpWords.description(command));
        List<PositionalParamSpec> parameters = command.positionalParameters();
        if (!parameters.isEmpty()) {
            page.section("ARGUMENTS");
            parameters.forEach(p -> page.entry(p.paramLabel(), HelpWords.description(p)));
        }
        options(page, command);
        return end(page, Stream.of(program.name() + "(1)"));
    }

    private Roff begin(CommandSpec command, String name, String summary) {
        Roff page = new Roff();
        page.title(name.toUpperCase(java.util.Locale.ROOT), day.toString(), program.name() + " " + version);
        page.section("NAME");
        page.text(name + " - " + summary);
        page.section("SYNOPSIS");
        String synopsis = command.commandLine().getHelp().synopsis("Usage: ".length());
        page.lines(Ansi.OFF.string(synopsis).lines().map(ManualPage::unindented).toArray(String[]::new));
        return page;
    }

    private static void options(Roff page, CommandSpec command) {
        page.section("OPTIONS");
        for (OptionSpec option : command.options()) {
            String value = HelpWords.hasValue(option) ? " " + option.paramLabel() : "";
            page.entry(String.join(", ", option.names()) + value, HelpWords.description(option));
        }
    }

    private static String end(Roff page, Stream<String> others) {
        page.section("SEE ALSO");
        page.text(String.join(", ", others.toList()));
        return page.toString();
    }

    private String pageOf(CommandSpec command) {
        return program.name() + "-" + command.name();
    }

    /** Help indents what stands below "Usage: ". */
    private static String unindented(String line) {
        return line.replaceFirst("^ {7}", "");
    }

    private static String lowered(String sentence) {
        return sentence.substring(0, 1).toLowerCase(java.util.Locale.ROOT) + sentence.substring(1);
    }

    private static String joined(String... lines) {
        return String.join(" ", lines);
    }
}
