package dev.vethwork.cli;

import dev.vethwork.format.TopologyFormat;
import dev.vethwork.format.importing.ImportFormat;
import dev.vethwork.format.importing.Imported;
import dev.vethwork.lab.Importing;
import dev.vethwork.lab.LabException;
import dev.vethwork.lab.LabException.Exit;
import dev.vethwork.text.ProgramName;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** {@code import}: another tool's file, or a script of commands, as a drawing. */
final class ImportCommand extends LabCommand {
    private static final String STANDARD_INPUT = "-";

    private static final List<String> FORMS =
            Arrays.stream(ImportFormat.values()).map(ImportFormat::text).toList();

    private final Given<String> output =
            arguments().required("FILE", "The drawing to write, *.vethwork.json.", "-o", "--output");

    private final Given<String> source =
            arguments().parameter("X", "A file, a folder, an archive, or - for what comes in on standard input.");

    private final Given<String> from = arguments()
            .choice(
                    FORMS,
                    "FORM",
                    "What it is, where its content does not tell: " + String.join(", ", FORMS) + ".",
                    "--from");

    private final Given<Boolean> json = Options.json(arguments());

    ImportCommand(Setting setting) {
        super(
                setting,
                "import",
                "Draw another tool's file or a script of commands, which is read and never run. Says of each line what was"
                        + " understood, passed over and refused. Exit 1 where something was refused.");
    }

    @Override
    int run() throws LabException {
        ImportFormat format = format();
        Imported imported = source.value().equals(STANDARD_INPUT)
                ? Importing.stream(System.in, format)
                : Importing.file(Path.of(source.value()), format);
        write(imported);
        if (json.value()) {
            printJson(ImportAnswer.of(imported.report()));
        } else {
            print(ImportText.of(imported, output.value(), console()));
        }
        return imported.report().refused().isEmpty() ? ExitCodes.OK : ExitCodes.FINDINGS;
    }

    private @Nullable ImportFormat format() throws LabException {
        String said = from.orNull();
        if (said == null) {
            return null;
        }
        return ImportFormat.parse(said)
                .orElseThrow(() -> new LabException(
                        Exit.USAGE,
                        "nothing is imported from the form " + said,
                        "see " + ProgramName.command("import --help"),
                        "",
                        null));
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
