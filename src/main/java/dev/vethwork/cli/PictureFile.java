package dev.vethwork.cli;

import dev.vethwork.render.Painting;
import dev.vethwork.render.Palette;
import dev.vethwork.render.Picture;
import dev.vethwork.render.PngWriter;
import dev.vethwork.render.SvgWriter;
import dev.vethwork.topology.Topology;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** Writes a picture in the format that the file's name asks for. */
final class PictureFile {
    private PictureFile() {}

    static void write(Topology topology, Path file) throws IOException {
        write(topology, file, Palette.LIGHT, 2);
    }

    static void write(Topology topology, Path file, Palette palette, double scale) throws IOException {
        Picture picture = Painting.of(topology, palette);
        if (file.toString().endsWith(".svg")) {
            Files.writeString(file, SvgWriter.write(picture));
        } else {
            Files.write(file, PngWriter.write(picture, scale));
        }
    }
}
