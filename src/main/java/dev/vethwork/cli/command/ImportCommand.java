package dev.vethwork.cli.command;

import dev.vethwork.cli.answer.ImportAnswer;
import dev.vethwork.cli.answer.Json;
import dev.vethwork.cli.argument.Given;
import dev.vethwork.cli.argument.SharedOptions;
import dev.vethwork.cli.terminal.Destination;
import dev.vethwork.cli.terminal.ExitCodes;
import dev.vethwork.cli.terminal.Spoken;
import dev.vethwork.cli.text.ImportText;
import dev.vethwork.format.TopologyFormat;
import dev.vethwork.format.importing.ImportFormat;
import dev.vethwork.format.importing.Imported;
import dev.vethwork.lab.drawing.Surveys;
import dev.vethwork.lab.failure.LabException;
import dev.vethwork.lab.failure.LabException.Exit;
import dev.vethwork.lab.failure.Meant;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** {@code import}: another tool's file, a script of commands, or what runs on a machine, as a drawing. */
public final class ImportCommand extends LabCommand {
    private static final String STANDARD_INPUT = "-";

    private static final List<String> FORMS =
            Arrays.stream(ImportFormat.values()).map(ImportFormat::text).toList();

    private final Given<String> output =
            arguments().option("FILE", "The drawing to write, *.vethwork.json; - for standard output, and the report to standard error.", "-o", "--output");

    private final Given<List<String>> sources = arguments()
            .several(
                    "X",
                    "A file, a folder, an archive, or - for what comes in on standard input. With --live a snapshot, or the"
                            + " namespaces that alone are drawn.");

    private final Given<Boolean> live = arguments()
            .flag(
                    "Draw what runs on this machine, containers too: everything is read, through sudo where you are not"
                            + " root, and nothing changed.",
                    "--live");

    private final Given<Boolean> script = arguments()
            .flag("With --live: print a script that takes a snapshot of a machine without Vethwork.", "--script");

    private final Given<String> from = arguments()
            .choice(
                    FORMS,
                    "FORM",
                    "What it is, where its content does not tell: ${COMPLETION-CANDIDATES}.",
                    "--from");

    private final Given<Boolean> json = SharedOptions.json(arguments());

    public ImportCommand(CommandSetting setting) {
        super(
                setting,
                "import",
                "Draw another tool's file, a script of commands, which is read and never run, or what runs on this machine. Says of each line what was"
                        + " understood, passed over and refused. Exit 1 where something was refused.");
    }

    @Override
    public List<String> examples(String sample) {
        return List.of("lab.sh -o lab.vethwork.json", "--live -o machine.vethwork.json");
    }

    @Override
    int run() throws LabException {
        if (script.value()) {
            print(labs().surveys().script());
            return ExitCodes.OK;
        }
        if (output.value().isEmpty()) {
            throw usage(Spoken.text("import.nowhere"), Spoken.text("import.nowhere.remedy"));
        }
        Imported imported = imported();
        Destination drawing = destination(output.value());
        drawing.write(TopologyFormat.print(imported.topology()));
        drawing.told().print(
                json.value()
                        ? Json.print(ImportAnswer.of(imported.report()))
                        : ImportText.of(imported, drawing, console()));
        return imported.report().refused().isEmpty() ? ExitCodes.OK : ExitCodes.FINDINGS;
    }

    private Imported imported() throws LabException {
        List<String> words = sources.value();
        Surveys surveys = labs().surveys();
        if (live.value()) {
            boolean sent = words.size() == 1 && Surveys.isSnapshot(Path.of(words.getFirst()));
            return sent
                    ? surveys.snapshot(Path.of(words.getFirst()), Set.of()).imported()
                    : surveys.machine(Set.copyOf(words), caller().credentials()).imported();
        }
        if (words.size() != 1) {
            throw usage(Spoken.text("import.nothing"), Spoken.text("import.nothing.remedy"));
        }
        ImportFormat format = format();
        return words.getFirst().equals(STANDARD_INPUT)
                ? surveys.stream(System.in, format)
                : surveys.file(Path.of(words.getFirst()), format);
    }

    private static LabException usage(String message, String remedy) {
        return new LabException(Exit.USAGE, message, remedy, "", null);
    }

    private @Nullable ImportFormat format() throws LabException {
        String said = from.orNull();
        if (said == null) {
            return null;
        }
        return ImportFormat.parse(said)
                .orElseThrow(() -> new LabException(
                        Exit.USAGE,
                        Spoken.text("import.form", said),
                        Meant.of(said, FORMS, Spoken.text("choose", String.join(", ", FORMS))),
                        "",
                        null));
    }
}
