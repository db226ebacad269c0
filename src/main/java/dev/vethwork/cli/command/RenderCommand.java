package dev.vethwork.cli.command;

import dev.vethwork.cli.argument.Given;
import dev.vethwork.cli.terminal.Destination;
import dev.vethwork.cli.terminal.ExitCodes;
import dev.vethwork.cli.terminal.Spoken;
import dev.vethwork.lab.failure.LabException;
import dev.vethwork.lab.failure.LabException.Exit;
import dev.vethwork.render.Palette;
import dev.vethwork.render.PictureFile;
import dev.vethwork.topology.Topology;
import java.io.IOException;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/** {@code render}: a picture of a drawing. */
public final class RenderCommand extends LabCommand {
    private static final List<String> FORMS = Arrays.stream(PictureFile.Format.values())
            .map(PictureFile.Format::word)
            .toList();

    private final Given<String> picture =
            arguments().required("PICTURE", "X.png, X.svg or X.pdf; - for standard output.", "-o", "--output");

    private final Given<String> to = arguments()
            .choice(FORMS, "FORM", "What it is, where the name after -o does not tell: " + String.join(", ", FORMS) + "; png for -o -.", "--to");

    private final Given<String> file = arguments().parameter("FILE", "A drawing, *.vethwork.json; - for standard input.");

    private final Given<Double> pixels = arguments()
            .number(2, "<scale>", "PNG only: pixels for each of the drawing's, 0.1 to 8; 2 if left out.", "--scale");

    private final Given<Boolean> dark = arguments().flag("Light on dark.", "--dark");

    public RenderCommand(CommandSetting setting) {
        super(setting, "render", "Save a picture of a drawing: PNG, SVG or PDF, as the name after -o ends.");
    }

    @Override
    public List<String> examples(String sample) {
        return List.of(sample + " -o bridge.svg");
    }

    @Override
    int run() throws LabException {
        Destination destination = destination(picture.value());
        double scale = pixels.value();
        PictureFile.Format format = format(destination);
        if (!(scale >= 0.1 && scale <= 8)) {
            throw new LabException(Exit.USAGE, Spoken.text("render.scale", scale), Spoken.text("render.scale.remedy"), "", null);
        }
        Topology drawn = open(file.value()).topology();
        try {
            destination.write(PictureFile.bytes(drawn, format, dark.value() ? Palette.DARK : Palette.LIGHT, scale));
        } catch (IOException e) {
            throw destination.unwritten(e);
        }
        if (!destination.isStandardOutput()) {
            print(Spoken.text("saved", destination.word()));
        }
        return ExitCodes.OK;
    }

    /** As is said, or as the file's name ends. */
    private PictureFile.Format format(Destination destination) throws LabException {
        String said = to.orNull();
        Optional<PictureFile.Format> format = said != null
                ? PictureFile.Format.of(said)
                : destination.isStandardOutput()
                        ? Optional.of(PictureFile.Format.PNG)
                        : PictureFile.Format.of(destination.file());
        return format.orElseThrow(() -> new LabException(
                Exit.USAGE,
                Spoken.text("render.form", said == null ? destination.word() : said),
                Spoken.text("render.form.remedy"),
                "",
                null));
    }
}
