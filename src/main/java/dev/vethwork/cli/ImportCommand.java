package dev.vethwork.cli;

import dev.vethwork.format.TopologyFormat;
import dev.vethwork.format.importing.ImportFormat;
import dev.vethwork.format.importing.Imported;
import dev.vethwork.lab.LabException;
import dev.vethwork.lab.LabException.Exit;
import dev.vethwork.lab.Surveys;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** {@code import}: another tool's file, a script of commands, or what runs on a machine, as a drawing. */
final class ImportCommand extends LabCommand {
    private static final String STANDARD_INPUT = "-";

    private final Given<String> output =
            arguments().option("FILE", "The drawing to write, *.vethwork.json.", "-o", "--output");

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
            .option(
                    "FORM",
                    "What it is, where its content does not tell: "
                            + Arrays.stream(ImportFormat.values()).map(ImportFormat::text).collect(Collectors.joining(", "))
                            + ".",
                    "--from");

    private final Given<Boolean> json = Options.json(arguments());

    ImportCommand(Setting setting) {
        super(
                setting,
                "import",
                "Draw another tool's file, a script of commands, which is read and never run, or what runs on this machine. Says of each line what was"
                        + " understood, passed over and refused. Exit 1 where something was refused.");
    }

    @Override
    int run() throws LabException {
        if (script.value()) {
            print(labs().surveys().script());
            return ExitCodes.OK;
        }
        if (output.value().isEmpty()) {
            throw usage("it is not said where the drawing goes", "write -o FILE.vethwork.json");
        }
        Imported imported = imported();
        write(imported);
        if (json.value()) {
            printJson(ImportAnswer.of(imported.report()));
        } else {
            print(ImportText.of(imported, output.value(), console()));
        }
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
            throw usage("it is not said what to import", "name one file, or write --live for what runs on this machine");
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
                        Exit.USAGE, "nothing is imported from the form " + said, "see run import --help", "", null));
    }

    private void write(Imported imported) throws LabException {
        try {
            TopologyFormat.write(imported.topology(), Path.of(output.value()));
        } catch (IOException e) {
            throw new LabException(
                    Exit.USAGE,
                    output.value() + " cannot be written: " + e.getMessage(),
                    "choose another place after -o",
                    "",
                    e);
        }
    }
}
