package dev.vethwork.cli.manual;

import dev.vethwork.cli.terminal.Spoken;
import java.time.LocalDate;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;
import picocli.CommandLine.Help.Ansi;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Model.OptionSpec;
import picocli.CommandLine.Model.PositionalParamSpec;

/** In the user's language, a page of the manual for the program and one for each of its commands, as git has them: {@code vethwork-deploy(1)}. */
record ManualPage(CommandSpec program, String version, LocalDate day) {
    private static final String USAGE = "Usage: ";
    private static final String INDENT = " ".repeat(USAGE.length());

    String ofTheProgram() {
        Roff page = begin(program, program.name(), said("summary"));
        page.section(said("description"));
        page.text(joined(program.usageMessage().header()));
        page.paragraph(HelpWords.description(program));
        page.paragraph(said("alone"));
        options(page, program);
        page.section(said("commands"));
        HelpWords.commands(program).forEach(c -> page.entry(pageOf(c) + "(1)", HelpWords.description(c)));
        page.section(said("exits"));
        program.usageMessage().exitCodeList().forEach(page::entry);
        page.section(said("environment"));
        page.entry("DISPLAY, WAYLAND_DISPLAY", said("display"));
        page.entry("NO_COLOR", said("colour"));
        page.section(said("files"));
        page.entry("/usr/share/vethwork/sample-topologies", said("samples"));
        page.entry("/run/vethwork", said("registry"));
        page.section(said("examples"));
        page.lines(program.usageMessage().footer());
        return end(page, Stream.of("ip(8)", "ip-netns(8)", "bridge(8)", "iptables(8)", "unshare(1)"));
    }

    String of(CommandSpec command) {
        Roff page = begin(command, pageOf(command), lowered(HelpWords.summary(command)));
        page.section(said("description"));
        page.text(HelpWords.description(command));
        List<PositionalParamSpec> parameters = command.positionalParameters();
        if (!parameters.isEmpty()) {
            page.section(said("arguments"));
            parameters.forEach(p -> page.entry(p.paramLabel(), HelpWords.description(p)));
        }
        options(page, command);
        page.section(said("examples"));
        page.lines(command.usageMessage().footer());
        return end(page, Stream.of(program.name() + "(1)"));
    }

    private Roff begin(CommandSpec command, String name, String summary) {
        Roff page = new Roff();
        page.title(name.toUpperCase(Locale.ROOT), day.toString(), program.name() + " " + version, said("manual"));
        page.section(said("name"));
        page.text(name + " - " + summary);
        page.section(said("synopsis"));
        String synopsis = command.commandLine().getHelp().synopsis(USAGE.length());
        page.lines(Ansi.OFF.string(synopsis).lines().map(ManualPage::unindented).toArray(String[]::new));
        return page;
    }

    private static void options(Roff page, CommandSpec command) {
        page.section(said("options"));
        for (OptionSpec option : command.options()) {
            String value = HelpWords.hasValue(option) ? " " + option.paramLabel() : "";
            page.entry(String.join(", ", option.names()) + value, HelpWords.description(option));
        }
    }

    private static String end(Roff page, Stream<String> others) {
        page.section(said("see"));
        page.text(String.join(", ", others.toList()));
        return page.toString();
    }

    private String pageOf(CommandSpec command) {
        return program.name() + "-" + command.name();
    }

    /** Help indents what stands below the word for usage by as much as the English one is long. */
    private static String unindented(String line) {
        return line.startsWith(INDENT) ? line.substring(INDENT.length()) : line;
    }

    private static String said(String key) {
        return Spoken.text("manual." + key);
    }

    private static String lowered(String sentence) {
        return sentence.substring(0, 1).toLowerCase(Locale.ROOT) + sentence.substring(1);
    }

    private static String joined(String... lines) {
        return String.join(" ", lines);
    }
}
