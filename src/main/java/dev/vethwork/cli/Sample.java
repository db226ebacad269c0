package dev.vethwork.cli;

import dev.vethwork.format.FormatException;
import dev.vethwork.format.TopologyFormat;
import dev.vethwork.lab.Drawing;
import dev.vethwork.lab.LabException;
import dev.vethwork.lab.LabException.Exit;
import dev.vethwork.lab.Labs;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;

/** The lab that the demonstration shows when it is given none. */
final class Sample {
    private static final String NAME = "02-bridge.vethwork.json";

    private Sample() {}

    /** The checkout's, or the one that is packed into the program. */
    static Drawing find(Labs labs) throws LabException {
        Path file = Path.of("sample-topologies", NAME);
        return Files.isRegularFile(file) ? labs.open(file) : packed();
    }

    private static Drawing packed() throws LabException {
        try (InputStream in = Sample.class.getResourceAsStream(NAME)) {
            if (in == null) {
                throw new LabException(
                        Exit.USAGE, "there is no sample to show", "name a drawing: run FILE", "", null);
            }
            return Drawing.unsaved(TopologyFormat.parse(new String(in.readAllBytes(), StandardCharsets.UTF_8)));
        } catch (IOException | FormatException e) {
            throw new LabException(Exit.USAGE, "the packed sample cannot be read", "name a drawing: run FILE", "", e);
        }
    }
}
