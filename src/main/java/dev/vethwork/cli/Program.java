package dev.vethwork.cli;

import dev.vethwork.cli.argument.Arguments;
import dev.vethwork.cli.argument.HelpTexts;
import dev.vethwork.cli.argument.WholeWords;
import dev.vethwork.cli.command.BreakCommand;
import dev.vethwork.cli.command.CaptureCommand;
import dev.vethwork.cli.command.CheckCommand;
import dev.vethwork.cli.command.CommandSetting;
import dev.vethwork.cli.command.DeployCommand;
import dev.vethwork.cli.command.DestroyCommand;
import dev.vethwork.cli.command.ExecCommand;
import dev.vethwork.cli.command.ExplainCommand;
import dev.vethwork.cli.command.ExportCommand;
import dev.vethwork.cli.command.GradeCommand;
import dev.vethwork.cli.command.ImportCommand;
import dev.vethwork.cli.command.InspectCommand;
import dev.vethwork.cli.command.LabCommand;
import dev.vethwork.cli.command.PingCommand;
import dev.vethwork.cli.command.PlanCommand;
import dev.vethwork.cli.command.RecoverCommand;
import dev.vethwork.cli.command.RenderCommand;
import dev.vethwork.cli.command.ShellCommand;
import dev.vethwork.cli.command.StatusCommand;
import dev.vethwork.cli.command.TrafficCommand;
import dev.vethwork.cli.command.ValidateCommand;
import dev.vethwork.cli.terminal.Console;
import dev.vethwork.cli.terminal.Interrupt;
import dev.vethwork.lab.Labs;
import dev.vethwork.lab.drawing.Drawing;
import dev.vethwork.lab.failure.LabException;
import dev.vethwork.text.Language;
import java.io.PrintWriter;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.Function;
import java.util.function.Supplier;
import java.util.stream.Stream;
import picocli.CommandLine;
import picocli.CommandLine.Model.CommandSpec;

/** The command line. */
public final class Program {
    private static final Map<String, Function<CommandSetting, LabCommand>> COMMANDS = commands();

    private final CommandSetting setting;

    public Program(Console console, Supplier<Labs> labs) {
        this.setting = new CommandSetting(console, labs);
    }

    /** On this process's own terminal. */
    public static Program onTerminal(Supplier<Labs> labs) {
        Locale.setDefault(Language.ofTerminal(System.getenv()));
        return new Program(Console.system(), labs);
    }

    private static Map<String, Function<CommandSetting, LabCommand>> commands() {
        Map<String, Function<CommandSetting, LabCommand>> all = new LinkedHashMap<>();
        all.put("validate", ValidateCommand::new);
        all.put("plan", PlanCommand::new);
        all.put("deploy", DeployCommand::new);
        all.put("status", StatusCommand::new);
        all.put("inspect", InspectCommand::new);
        all.put("exec", ExecCommand::new);
        all.put("shell", ShellCommand::new);
        all.put("ping", PingCommand::new);
        all.put("explain", ExplainCommand::new);
        all.put("capture", CaptureCommand::new);
        all.put("traffic", TrafficCommand::new);
        all.put("destroy", DestroyCommand::new);
        all.put("recover", RecoverCommand::new);
        all.put("render", RenderCommand::new);
        all.put("check", CheckCommand::new);
        all.put("grade", GradeCommand::new);
        all.put("break", BreakCommand::new);
        all.put("import", ImportCommand::new);
        all.put("export", ExportCommand::new);
        return all;
    }

    /** Whether a word is a command of this program's. */
    public static boolean isCommand(String word) {
        return COMMANDS.containsKey(word);
    }

    public static Stream<String> names() {
        return COMMANDS.keySet().stream();
    }

    /** All that can be typed, to be written down; nothing of it can be run. */
    public static CommandSpec spoken() {
        Program nobody = new Program(Console.system(), () -> {
            throw new IllegalStateException("only the words were asked for");
        });
        return nobody.line().getCommandSpec();
    }

    /** What is known of commands to understand these words: the one that is asked for, or all of them. */
    public CommandLine line(String... args) {
        // Making all of them, or what is said of all together, takes time at every start.
        if (args.length > 0 && isCommand(args[0])) {
            CommandLine line = RootCommand.bare().line();
            add(line, args[0], List.of(args).contains("--help") || List.of(args).contains("-h"));
            return line;
        }
        Arguments root = RootCommand.whole();
        HelpTexts.translate(root.spec(), "root");
        CommandLine line = root.line();
        COMMANDS.keySet().forEach(name -> add(line, name, true));
        return line;
    }

    /** @return the exit code */
    public int run(String... args) {
        CommandLine line = line(args);
        Failure failure = new Failure(setting.console());
        line.setOut(new PrintWriter(setting.console().out(), true, StandardCharsets.UTF_8));
        line.setErr(new PrintWriter(setting.console().err(), true, StandardCharsets.UTF_8));
        line.setExecutionExceptionHandler(failure);
        line.setParameterExceptionHandler(failure);
        WholeWords.keep(line, setting.console().columns());
        line.setColorScheme(CommandLine.Help.defaultColorScheme(
                setting.console().colored() ? CommandLine.Help.Ansi.ON : CommandLine.Help.Ansi.OFF));
        int exit = line.execute(args);
        int ended = setting.console().saidAll() ? exit : failure.unsaid(exit);
        Interrupt.end(ended);
        return ended;
    }

    /** Whether what was typed begins with neither a command nor a file, so that no window is of any use. */
    public static boolean isUnknown(String... args) {
        return UnknownCommand.isOne(args);
    }

    /**
     * Says which command may have been meant.
     *
     * @return the exit code
     */
    public int refuse(String word) {
        return new Failure(setting.console()).report(UnknownCommand.of(word));
    }

    /**
     * What the program does without a display and without a command.
     *
     * @param args at most one: the drawing's file
     * @return the exit code
     */
    public int demonstrate(String... args) {
        int ended = demonstrated(args);
        Interrupt.end(ended);
        return ended;
    }

    private int demonstrated(String... args) {
        try {
            Labs labs = setting.labs().get();
            Drawing drawing = args.length == 0 ? Sample.find(labs) : labs.open(Path.of(args[0]));
            return new Demonstration(setting.console(), labs).play(drawing);
        } catch (LabException | RuntimeException e) {
            return new Failure(setting.console()).report(e);
        }
    }

    /** @param helps whether its help may be asked for, of which no part is made otherwise */
    private void add(CommandLine line, String name, boolean helps) {
        Function<CommandSetting, LabCommand> maker = COMMANDS.get(name);
        if (maker != null) {
            LabCommand command = maker.apply(setting);
            HelpTexts.translate(command.arguments().spec(), name);
            if (helps) {
                Examples.add(command, name);
            }
            line.addSubcommand(name, command.arguments().line());
        }
    }
}
