package dev.vethwork.bench.film;

import dev.vethwork.Main;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;

/**
 * A newcomer's way through the first lesson: the program itself, on a display with a window manager, worked by mouse and
 * keys. A picture of each step once the kernel has agreed to it, or of where it got stuck; and the first of them as one picture
 * that moves. Usage: {@code film FOLDER en|ko [GIF]}, with {@code VETHWORK_SCREEN} the file in which the display's server has
 * what it shows.
 */
public final class LessonFilm {
    private static final int WIDTH = 1360;
    private static final int HEIGHT = 820;
    private static final int COLORS = 64;
    /** Steps that the moving picture is of: who looks at it is to see how it goes, and all ten would be too much to load. */
    private static final int FILMED = 3;
    /** How long a program that is asked to end may take. */
    private static final int END_MILLIS = 60_000;

    private final Camera camera;
    private final Path folder;
    private String now = "the start";

    private LessonFilm(Camera camera, Path folder) {
        this.camera = camera;
        this.folder = folder;
    }

    public static void main(String[] args) throws Exception {
        Path folder = Files.createDirectories(Path.of(args[0]));
        Locale.setDefault(Locale.forLanguageTag(args[1]));
        Screen screen = Screen.given().orElseThrow(() -> new IllegalStateException("VETHWORK_SCREEN names no display"));
        Camera camera = new Camera(screen, args.length > 2);
        boolean whole = new LessonFilm(camera, folder).shoot();
        if (whole && args.length > 2) {
            new AnimatedGif(COLORS).write(camera.frames(), Path.of(args[2]));
        }
        end(whole ? 0 : 1);
    }

    /** Ends the program in order, or where it does not let itself be ended, all the same. */
    private static void end(int status) {
        Thread.ofPlatform().daemon().name("end").start(() -> {
            Window.rest(END_MILLIS);
            Runtime.getRuntime().halt(status);
        });
        System.exit(status);
    }

    /** @return whether every step turned green */
    private boolean shoot() throws IOException {
        Path stuck = folder.resolve("stuck.png");
        Files.deleteIfExists(stuck);
        try {
            play();
            return true;
        } catch (RuntimeException | IOException e) {
            System.out.println(now + ": " + e.getMessage());
            if (!(e instanceof InVain)) {
                e.printStackTrace();
            }
            camera.save(stuck);
            System.out.println("what was to be seen then is in " + stuck);
            return false;
        }
    }

    private void play() throws IOException {
        Thread.ofPlatform().daemon().name("program").start(() -> Main.main(new String[0]));
        Window.open(WIDTH, HEIGHT);
        Hand hand = new Hand(camera);
        TwoRooms lesson = new TwoRooms(hand, camera);
        lesson.isOffered();
        camera.save(folder.resolve("00-start.png"));
        lesson.open();
        List<Runnable> steps = lesson.steps();
        for (int i = 1; i <= steps.size(); i++) {
            now = "step " + i;
            steps.get(i - 1).run();
            lesson.done(i);
            camera.save(folder.resolve("%02d.png".formatted(i)));
            System.out.println(now + " is green");
            if (i == FILMED) {
                camera.stop();
            }
            lesson.next();
        }
        now = "the certificate";
        lesson.certified();
        camera.save(folder.resolve("11-done.png"));
    }
}
