package dev.vethwork.cli.command;

import dev.vethwork.cli.argument.Given;
import dev.vethwork.cli.terminal.Destination;
import dev.vethwork.cli.terminal.ExitCodes;
import dev.vethwork.cli.terminal.Spoken;
import dev.vethwork.format.exporting.ExportFormat;
import dev.vethwork.format.exporting.Exported;
import dev.vethwork.format.exporting.Exporters;
import dev.vethwork.lab.failure.LabException;
import dev.vethwork.lab.failure.LabException.Exit;
import dev.vethwork.lab.failure.Meant;
import dev.vethwork.text.Sentences;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Map;

/** {@code export}: a drawing in another tool's form. */
public final class ExportCommand extends LabCommand {
    private static final List<String> WORDS =
            Arrays.stream(ExportFormat.values()).map(ExportFormat::text).toList();

    private static final String FORMS = String.join(", ", WORDS);

    private final Given<String> output =
            arguments().required("OUT", "The file to write, - for standard output; for kathara a folder.", "-o", "--output");

    private final Given<String> to = arguments().requiredChoice(WORDS, "FORM", FORMS + ".", "--to");

    private final Given<String> file = arguments().parameter("FILE", "A drawing, *.vethwork.json; - for standard input.");

    public ExportCommand(CommandSetting setting) {
        super(setting, "export", "Write a drawing in another tool's form, and list what that form cannot say.");
    }

    @Override
    public List<String> examples(String sample) {
        return List.of(sample + " --to shell -o -");
    }

    @Override
    int run() throws LabException {
        ExportFormat format = ExportFormat.parse(to.value())
                .orElseThrow(() -> new LabException(
                        Exit.USAGE,
                        Spoken.text("export.form", to.value()),
                        Meant.of(to.value(), WORDS, Spoken.text("choose", FORMS)),
                        "",
                        null));
        Exported exported = Exporters.write(open(file.value()).topology(), format);
        Destination destination = destination(output.value());
        if (format.isFolder()) {
            folder(exported, format, destination);
        } else {
            destination.write(exported.text());
        }
        StringBuilder answer = new StringBuilder(
                destination.isStandardOutput() ? "" : Spoken.text("saved", output.value()) + "\n");
        exported.unsaid().forEach(u -> answer.append(Spoken.text("export.unsaid")).append(' ').append(Sentences.of(u.text())).append('\n'));
        destination.told().print(answer);
        return ExitCodes.OK;
    }

    private static void folder(Exported exported, ExportFormat format, Destination out) throws LabException {
        if (out.isStandardOutput()) {
            throw new LabException(
                    Exit.USAGE, Spoken.text("export.folder", format.text()), Spoken.text("export.folder.remedy"), "", null);
        }
        try {
            Files.createDirectories(out.file());
            for (Map.Entry<String, String> each : exported.files().entrySet()) {
                Path file = out.file().resolve(each.getKey());
                Files.createDirectories(file.resolveSibling(""));
                Files.writeString(file, each.getValue());
            }
        } catch (IOException e) {
            throw out.unwritten(e);
        }
    }
}
