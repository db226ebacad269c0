package dev.vethwork.bench.film;

import dev.vethwork.Main;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;

/**
 * A newcomer's way through the first lesson: the program itself, on a display with a window manager, worked by mouse and
 * keys. A picture of each step once the kernel has agreed to it, and the first of them as one picture that moves.
 * Usage: {@code film FOLDER en|ko [GIF]}.
 */
public final class LessonFilm {
    private static final int WIDTH = 1360;
    private static final int HEIGHT = 820;
    private static final int COLORS = 64;
    /** Steps that the moving picture is of: who looks at it is to see how it goes, and all ten would be too much to load. */
    private static final int FILMED = 3;

    private LessonFilm() {}

    public static void main(String[] args) throws Exception {
        Path folder = Files.createDirectories(Path.of(args[0]));
        Locale.setDefault(Locale.forLanguageTag(args[1]));
        boolean filming = args.length > 2;
        Thread.ofPlatform().daemon().name("program").start(() -> Main.main(new String[0]));
        Window.open(WIDTH, HEIGHT);
        Camera camera = new Camera(WIDTH, HEIGHT, args.length > 2);
        boolean whole = play(camera, folder);
        if (args.length > 2) {
            new AnimatedGif(COLORS).write(camera.frames(), Path.of(args[2]));
        }
        System.exit(whole ? 0 : 1);
    }

    /** @return whether every step turned green */
    private static boolean play(Camera camera, Path folder) throws IOException {
        Hand hand = new Hand(camera);
        TwoRooms lesson = new TwoRooms(hand, camera);
        try {
            camera.save(hand.at(), folder.resolve("00-start.png"));
            lesson.open();
            List<Runnable> steps = lesson.steps();
            for (int i = 1; i <= steps.size(); i++) {
                steps.get(i - 1).run();
                lesson.done(i);
                camera.save(hand.at(), folder.resolve("%02d.png".formatted(i)));
                System.out.println("step " + i + " is green");
                if (i == FILMED) {
                    camera.stop();
                }
                lesson.next();
            }
            lesson.certified();
            camera.shot(hand.at(), Camera.LONG * 2);
            camera.save(hand.at(), folder.resolve("11-done.png"));
            return true;
        } catch (IllegalStateException e) {
            e.printStackTrace();
            camera.save(hand.at(), folder.resolve("stuck.png"));
            return false;
        }
    }
}
