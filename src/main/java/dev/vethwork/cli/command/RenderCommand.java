package dev.vethwork.cli.command;

import dev.vethwork.cli.argument.Given;
import dev.vethwork.cli.terminal.ExitCodes;
import dev.vethwork.cli.terminal.Spoken;
import dev.vethwork.lab.failure.LabException;
import dev.vethwork.lab.failure.LabException.Exit;
import dev.vethwork.render.Palette;
import dev.vethwork.render.PictureFile;
import java.io.IOException;
import java.nio.file.Path;

/** {@code render}: a picture of a drawing. */
public final class RenderCommand extends LabCommand {
    private final Given<String> picture =
            arguments().required("PICTURE", "X.png, X.svg or X.pdf.", "-o", "--output");

    private final Given<String> file = arguments().parameter("FILE", "A drawing, *.vethwork.json.");

    private final Given<Double> pixels = arguments()
            .number(2, "<scale>", "PNG only: pixels for each of the drawing's, 0.1 to 8; 2 if left out.", "--scale");

    private final Given<Boolean> dark = arguments().flag("Light on dark.", "--dark");

    public RenderCommand(CommandSetting setting) {
        super(setting, "render", "Save a picture of a drawing: PNG, SVG or PDF, as the name after -o ends.");
    }

    @Override
    int run() throws LabException {
        String output = picture.value();
        double scale = pixels.value();
        if (PictureFile.Format.of(Path.of(output)).isEmpty()) {
            throw new LabException(
                    Exit.USAGE,
                    Spoken.text("render.form", output),
                    Spoken.text("render.form.remedy"),
                    "",
                    null);
        }
        if (!(scale >= 0.1 && scale <= 8)) {
            throw new LabException(Exit.USAGE, Spoken.text("render.scale", scale), Spoken.text("render.scale.remedy"), "", null);
        }
        try {
            PictureFile.write(
                    open(file.value()).topology(), Path.of(output), dark.value() ? Palette.DARK : Palette.LIGHT, scale);
        } catch (IOException e) {
            throw new LabException(
                    Exit.USAGE, Spoken.text("unwritten", output, String.valueOf(e.getMessage())), Spoken.text("unwritten.remedy"), "", e);
        }
        print(Spoken.text("saved", output));
        return ExitCodes.OK;
    }
}
