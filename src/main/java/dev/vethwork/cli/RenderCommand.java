package dev.vethwork.cli;

import dev.vethwork.lab.LabException;
import dev.vethwork.lab.LabException.Exit;
import dev.vethwork.render.Palette;
import dev.vethwork.render.PictureFile;
import java.io.IOException;
import java.nio.file.Path;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code render}: a picture of a drawing. */
@Command(name = "render", description = "Save a picture of a drawing: PNG, SVG or PDF, as the name after -o ends.")
final class RenderCommand extends LabCommand {
    @Parameters(paramLabel = "FILE", description = "A drawing, *.vethwork.json.")
    String file = "";

    @Option(
            names = {"-o", "--output"},
            required = true,
            paramLabel = "PICTURE",
            description = "X.png, X.svg or X.pdf.")
    String output = "";

    @Option(names = "--scale", defaultValue = "2", description = "PNG only: pixels for each of the drawing's, 0.1 to 8; 2 if left out.")
    double scale = 2;

    @Option(names = "--dark", description = "Light on dark.")
    boolean dark;

    RenderCommand(Setting setting) {
        super(setting);
    }

    @Override
    int run() throws LabException {
        if (PictureFile.Format.of(Path.of(output)).isEmpty()) {
            throw new LabException(
                    Exit.USAGE,
                    output + " is neither a .png nor a .svg nor a .pdf",
                    "end the name after -o with one of them",
                    "",
                    null);
        }
        if (!(scale >= 0.1 && scale <= 8)) {
            throw new LabException(Exit.USAGE, "the scale " + scale + " is out of range", "write 0.1 to 8", "", null);
        }
        try {
            PictureFile.write(
                    open(file).topology(), Path.of(output), dark ? Palette.DARK : Palette.LIGHT, scale);
        } catch (IOException e) {
            throw new LabException(
                    Exit.USAGE, output + " cannot be written: " + e.getMessage(), "choose another place", "", e);
        }
        print("Saved " + output + ".");
        return ExitCodes.OK;
    }
}
