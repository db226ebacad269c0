package dev.vethwork.render;

import dev.vethwork.format.AtomicFile;
import dev.vethwork.topology.Topology;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;

/** Pictures in files. */
public final class PictureFile {
    /** What a picture can be written as, told by how the file's name ends. */
    public enum Format {
        PNG,
        SVG,
        PDF;

        public String word() {
            return name().toLowerCase(Locale.ROOT);
        }

        /** The end of the names of such files. */
        public String suffix() {
            return "." + word();
        }

        /** The one of this word. */
        public static Optional<Format> of(String word) {
            return Arrays.stream(values()).filter(format -> format.word().equals(word)).findFirst();
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
        AtomicFile.write(file, bytes(topology, Format.of(file).orElse(Format.PNG), palette, scale));
    }

    /** What is in the file of a picture. @param scale of a PNG */
    public static byte[] bytes(Topology topology, Format format, Palette palette, double scale) throws IOException {
        Picture picture = Painting.of(topology, palette);
        return switch (format) {
            case PNG -> PngWriter.write(picture, scale);
            case SVG -> SvgWriter.write(picture).getBytes(StandardCharsets.UTF_8);
            case PDF -> PdfWriter.write(picture);
        };
    }
}
