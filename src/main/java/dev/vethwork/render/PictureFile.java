package dev.vethwork.render;

import dev.vethwork.format.AtomicFile;
import dev.vethwork.topology.Topology;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Locale;
import java.util.Optional;

/** Pictures in files. */
public final class PictureFile {
    /** What a picture can be written as, told by how the file's name ends. */
    public enum Format {
        PNG,
        SVG,
        PDF;

        /** The end of the names of such files. */
        public String suffix() {
            return "." + name().toLowerCase(Locale.ROOT);
        }

        public static Optional<Format> of(Path file) {
            String name = String.valueOf(file.getFileName()).toLowerCase(Locale.ROOT);
            for (Format format : values()) {
                if (name.endsWith(format.suffix())) {
                    return Optional.of(format);
                }
            }
            return Optional.empty();
        }
    }

    private PictureFile() {}

    /** Writes a picture as the file's name asks for; as PNG where it asks for nothing. @param scale of a PNG */
    public static void write(Topology topology, Path file, Palette palette, double scale) throws IOException {
        Picture picture = Painting.of(topology, palette);
        AtomicFile.write(file, switch (Format.of(file).orElse(Format.PNG)) {
            case PNG -> PngWriter.write(picture, scale);
            case SVG -> SvgWriter.write(picture).getBytes(StandardCharsets.UTF_8);
            case PDF -> PdfWriter.write(picture);
        });
    }
}
