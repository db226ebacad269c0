package dev.vethwork.cli;

import dev.vethwork.cli.terminal.Spoken;
import dev.vethwork.format.TopologyFormat;
import dev.vethwork.format.json.FormatException;
import dev.vethwork.lab.Labs;
import dev.vethwork.lab.drawing.Drawing;
import dev.vethwork.lab.failure.LabException;
import dev.vethwork.lab.failure.LabException.Exit;
import dev.vethwork.text.ProgramName;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;

/** The lab that the demonstration shows when it is given none. */
final class Sample {
    private static final String NAME = "02-bridge.vethwork.json";

    private Sample() {}

    /** As somebody may type it who stands here: beside the program, the short way. */
    static Path place() {
        Path near = Path.of("sample-topologies", NAME);
        Path installed = Path.of(System.getProperty("vethwork.home", "")).resolve(near);
        return Files.isRegularFile(near) || !Files.isRegularFile(installed) ? near : installed;
    }

    /** The checkout's or the installed one, or the one that is packed into the program. */
    static Drawing find(Labs labs) throws LabException {
        Path file = place();
        return Files.isRegularFile(file) ? labs.open(file) : packed();
    }

    private static Drawing packed() throws LabException {
        try (InputStream in = Sample.class.getResourceAsStream(NAME)) {
            if (in == null) {
                throw new LabException(
                        Exit.USAGE, Spoken.text("sample.none"), Spoken.text("sample.remedy", ProgramName.command("FILE")), "", null);
            }
            return Drawing.unsaved(TopologyFormat.parse(new String(in.readAllBytes(), StandardCharsets.UTF_8)));
        } catch (IOException | FormatException e) {
            throw new LabException(Exit.USAGE, Spoken.text("sample.broken"), Spoken.text("sample.remedy", ProgramName.command("FILE")), "", e);
        }
    }
}
