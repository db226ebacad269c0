package dev.vethwork.bench.film;

import java.awt.image.BufferedImage;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;

/**
 * What a virtual display shows, pointer and window manager and all, read from the file that its server keeps it in: the
 * program is not asked for it, so that there is a picture of one that hangs as well.
 *
 * @param memory the file that {@code Xvfb -fbdir} writes, of the format XWD
 */
record Screen(Path memory) {
    private static final int HEAD_SIZE = 0;
    private static final int WIDTH = 4;
    private static final int HEIGHT = 5;
    private static final int BITS_OF_PIXEL = 11;
    private static final int BYTES_OF_LINE = 12;
    private static final int COLORS = 19;
    private static final int COLOR_SIZE = 12;
    private static final int PIXEL_SIZE = Integer.BYTES;

    /** The display's that the environment names; empty without one. */
    static Optional<Screen> given() {
        return Optional.ofNullable(System.getenv("VETHWORK_SCREEN")).map(Path::of).map(Screen::new);
    }

    BufferedImage look() throws IOException {
        ByteBuffer bytes = ByteBuffer.wrap(Files.readAllBytes(memory));
        int width = word(bytes, WIDTH);
        int height = word(bytes, HEIGHT);
        if (word(bytes, BITS_OF_PIXEL) != PIXEL_SIZE * Byte.SIZE) {
            throw new IOException(memory + " is not of a display with 24 bits a pixel");
        }
        int pixels = word(bytes, HEAD_SIZE) + word(bytes, COLORS) * COLOR_SIZE;
        BufferedImage image = new BufferedImage(width, height, BufferedImage.TYPE_INT_RGB);
        for (int y = 0; y < height; y++) {
            int line = pixels + y * word(bytes, BYTES_OF_LINE);
            for (int x = 0; x < width; x++) {
                image.setRGB(x, y, Integer.reverseBytes(bytes.getInt(line + x * PIXEL_SIZE)));
            }
        }
        return image;
    }

    /** The head is of words of which the highest byte comes first; the pixels are as the machine has them. */
    private static int word(ByteBuffer bytes, int number) {
        return bytes.getInt(number * Integer.BYTES);
    }
}
