package dev.vethwork.lab;

import dev.vethwork.format.FormatException;
import dev.vethwork.format.TopologyFormat;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;

/** Reads drawings from files. */
final class Drawings {
    private Drawings() {}

    static Drawing read(Path file) throws LabException {
        if (Files.isDirectory(file)) {
            throw Failures.usage(file + " is a directory", "name a file in it that ends in .vethwork.json");
        }
        try {
            if (!Files.exists(file)) {
                throw new NoSuchFileException(file.toString());
            }
            return new Drawing(TopologyFormat.read(file), file);
        } catch (FormatException e) {
            throw Failures.of(file, e);
        } catch (IOException e) {
            throw Failures.of(file, e);
        }
    }
}
