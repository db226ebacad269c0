package dev.vethwork.ui.packets;

import atlantafx.base.theme.PrimerLight;
import dev.vethwork.packet.CapturePoint;
import dev.vethwork.packet.Direction;
import dev.vethwork.packet.Frame;
import dev.vethwork.packet.bytes.LinkType;
import dev.vethwork.topology.Cable;
import dev.vethwork.topology.CableEnd;
import dev.vethwork.topology.Namespace;
import dev.vethwork.topology.Position;
import dev.vethwork.topology.Topology;
import dev.vethwork.ui.canvas.TopologyCanvas;
import dev.vethwork.ui.canvas.drawing.CableFlow;
import dev.vethwork.ui.model.Document;
import dev.vethwork.ui.model.FxBackground;
import dev.vethwork.ui.model.LabSession;
import dev.vethwork.ui.model.Selection;
import dev.vethwork.ui.shell.NoTargets;
import java.lang.management.ManagementFactory;
import java.lang.management.ThreadMXBean;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.locks.LockSupport;
import javafx.animation.AnimationTimer;
import javafx.application.Application;
import javafx.application.Platform;
import javafx.scene.Parent;
import javafx.scene.Scene;
import javafx.scene.layout.StackPane;
import javafx.stage.Stage;

/**
 * What a window bears of what passes: 20,000 packets a second in the list, and marks that move on a thousand cables. {@code
 * packaging/bench passing}.
 */
public final class PacketListBench {
    private static final int PER_SECOND = 20_000;
    private static final int SECONDS = 15;
    private static final int CABLES = 1_000;

    private static final ThreadMXBean THREADS = ManagementFactory.getThreadMXBean();

    private PacketListBench() {}

    public static void main(String[] args) {
        Application.launch(Window.class, args);
    }

    /** The window in which it happens. */
    public static final class Window extends Application {
        private Stage stage;

        @Override
        public void start(Stage shown) {
            Locale.setDefault(Locale.ENGLISH);
            Application.setUserAgentStylesheet(new PrimerLight().getUserAgentStylesheet());
            stage = shown;
            stage.setX(0);
            stage.setY(0);
            stage.setWidth(1_000);
            stage.setHeight(900);
            list();
        }

        private static Document document() {
            Topology drawn = Topology.empty("passing");
            Map<String, Position> places = new HashMap<>();
            for (int i = 0; i < CABLES; i++) {
                drawn = drawn.withNode(Namespace.of("a" + i)).withNode(Namespace.of("b" + i));
                places.put("a" + i, new Position(i % 25 * 400, i / 25 * 120));
                places.put("b" + i, new Position(i % 25 * 400 + 220, i / 25 * 120 + 40));
            }
            for (int i = 0; i < CABLES; i++) {
                drawn = drawn.withCable(Cable.of(CableEnd.of("a" + i, "eth0"), CableEnd.of("b" + i, "eth0")));
            }
            return new Document(drawn.withLayout(places), null);
        }

        private void show(Parent content) {
            StackPane root = new StackPane(content);
            root.getStyleClass().add("light");
            Scene scene = new Scene(root);
            scene.getStylesheets()
                    .add(Objects.requireNonNull(PacketListBench.class.getResource("/dev/vethwork/ui/canvas.css"))
                            .toExternalForm());
            stage.setScene(scene);
            stage.show();
        }

        private void list() {
            Document document = document();
            LabSession session = new LabSession(document, new NoTargets(), new FxBackground());
            AddressBook book = new AddressBook(document);
            PacketModel model = new PacketModel(session.listening(), new FxBackground(), book.names());
            show(new PacketsPanel(model, new FxBackground(), book, frame -> {}));
            Thread.ofPlatform().daemon().start(() -> feed(model));
            measure("list, 20,000 packets a second", () -> {
                System.out.printf("  %d packets came, %d are kept%n",
                        model.log().next(), model.log().next() - model.log().first());
                cables();
            });
        }

        private static void feed(PacketModel model) {
            byte[] ping = HexFormat.of().parseHex(("02000000000202000000000108004500005400070000400100000a0000010a000002"
                    + "0800000000010003") + "61".repeat(56));
            CapturePoint port = new CapturePoint("red", "eth0", LinkType.ETHERNET);
            long began = System.nanoTime();
            for (long i = 0; i < (long) PER_SECOND * SECONDS; i++) {
                model.log().add(new Frame(port, System.currentTimeMillis() * 1_000_000, Direction.OUT, ping.length, ping.clone()));
                while (System.nanoTime() - began < i * 1_000_000_000L / PER_SECOND) {
                    LockSupport.parkNanos(100_000);
                }
            }
        }

        private void cables() {
            Document document = document();
            LabSession session = new LabSession(document, new NoTargets(), new FxBackground());
            TopologyCanvas canvas = new TopologyCanvas(document, new Selection(), session);
            show(canvas);
            canvas.drawing().cableViews().forEach(view -> view.setFlow(new CableFlow(1e6, 3e5, false)));
            // As where somebody pans: on a drawing that rests, marks are painted less often.
            canvas.getScene().addPreLayoutPulseListener(canvas::requestLayout);
            measure("1,000 cables with moving marks", Platform::exit);
        }

        private static void measure(String what, Runnable then) {
            new AnimationTimer() {
                private long began;
                private int frames;
                private long last;
                private long longest;
                private long own;

                @Override
                public void handle(long now) {
                    if (began == 0) {
                        began = now + 2_000_000_000L;
                    }
                    if (now >= began) {
                        if (own == 0) {
                            own = THREADS.getCurrentThreadCpuTime();
                        }
                        if (last > 0) {
                            longest = Math.max(longest, now - last);
                        }
                        last = now;
                        frames++;
                    }
                    if (now > began + (SECONDS - 4) * 1_000_000_000L) {
                        stop();
                        // What the window's thread worked itself tells also on a busy machine.
                        System.out.printf("%s: %.1f frames a second, longest %.0f ms; %.1f ms of the thread's own a frame%n",
                                what, frames / ((now - began) / 1e9), longest / 1e6,
                                (THREADS.getCurrentThreadCpuTime() - own) / 1e6 / frames);
                        then.run();
                    }
                }
            }.start();
        }
    }
}
