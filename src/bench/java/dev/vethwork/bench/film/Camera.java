package dev.vethwork.bench.film;

import java.awt.image.BufferedImage;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import javax.imageio.ImageIO;

/** Takes pictures of the screen. */
final class Camera {
    /** Hundredths of a second that a picture is shown. */
    static final int BRIEFLY = 12;

    static final int AWHILE = 35;
    static final int LONG = 150;

    record Frame(BufferedImage picture, int hundredths) {}

    private final Screen screen;
    private boolean filming;
    private final List<Frame> frames = new ArrayList<>();

    /** @param filming whether pictures in between are kept */
    Camera(Screen screen, boolean filming) {
        this.screen = screen;
        this.filming = filming;
    }

    List<Frame> frames() {
        return frames;
    }

    /** Keeps no more pictures in between. */
    void stop() {
        filming = false;
    }

    void shot(int hundredths) {
        if (filming) {
            try {
                frames.add(new Frame(screen.look(), hundredths));
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }
    }

    void save(Path file) throws IOException {
        ImageIO.write(screen.look(), "png", file.toFile());
    }
}
