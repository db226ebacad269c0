package dev.vethwork.ui.canvas;

import dev.vethwork.edit.Edits;
import dev.vethwork.topology.Bridge;
import dev.vethwork.topology.Namespace;
import dev.vethwork.topology.Position;
import dev.vethwork.topology.Topology;
import dev.vethwork.ui.model.FxBackground;
import dev.vethwork.ui.shell.NoTargets;
import dev.vethwork.ui.shell.Settings;
import dev.vethwork.ui.shell.window.Shell;
import dev.vethwork.waiting.Eventually;
import java.io.IOException;
import java.nio.file.Files;
import java.util.Locale;
import javafx.event.EventType;
import javafx.geometry.Point2D;
import javafx.scene.input.KeyCode;
import javafx.scene.input.MouseButton;
import javafx.scene.input.MouseEvent;
import javafx.stage.Stage;
import org.testfx.api.FxRobot;
import org.testfx.util.WaitForAsyncUtils;

/** A window whose drawing a robot works on. */
public final class CanvasStage {
    private final Shell shell;

    public CanvasStage(Stage stage) {
        Locale.setDefault(Locale.ENGLISH);
        try {
            shell = new Shell(
                    stage, new NoTargets(), new FxBackground(), new Settings(Files.createTempDirectory("canvas-stage").resolve("settings.json")));
        } catch (IOException e) {
            throw new java.io.UncheckedIOException(e);
        }
        stage.setX(0);
        stage.setY(0);
        stage.setWidth(980);
        stage.setHeight(900);
        shell.show();
    }

    public TopologyCanvas canvas() {
        return shell.window().canvas();
    }

    public Topology now() {
        return WaitForAsyncUtils.waitForAsyncFx(Eventually.MILLIS, () -> shell.bench().document().now());
    }

    public java.util.Set<String> selected() {
        return WaitForAsyncUtils.waitForAsyncFx(
                Eventually.MILLIS, () -> java.util.Set.copyOf(shell.bench().selection().elements()));
    }

    /** Red and blue above a bridge, in their own size. */
    public void draw(FxRobot robot) {
        show(robot, Topology.empty("lab")
                .withNode(Namespace.of("red"))
                .withNode(Namespace.of("blue"))
                .withNode(Bridge.of("v-net-0"))
                .withLayout(java.util.Map.of(
                        "red", new Position(120, 120), "blue", new Position(360, 120), "v-net-0", new Position(240, 320))));
    }

    public void show(FxRobot robot, Topology topology) {
        robot.interact(() -> {
            shell.bench().document().open(topology, null);
            canvas().layout();
            canvas().viewport().zoom().set(1);
            canvas().viewport().x().set(20);
            canvas().viewport().y().set(0);
            canvas().requestFocus();
        });
        settle();
    }

    public void connect(FxRobot robot, String from, String to) {
        robot.interact(() -> shell.bench().document().apply(Edits.connect(from, to)));
        settle();
    }

    /** A point of the drawing on the screen. */
    public Point2D at(double x, double y) {
        return canvas().drawing().localToScreen(x, y);
    }

    public Point2D at(Position position) {
        return at(position.x(), position.y());
    }

    public void drag(FxRobot robot, Point2D from, Point2D to) {
        robot.moveTo(from).press(MouseButton.PRIMARY).moveTo(from.midpoint(to)).moveTo(to);
        robot.release(MouseButton.PRIMARY);
        settle();
    }

    /** A click with Shift held: the headless platform leaves modifiers out of a robot's mouse events. */
    public void shiftClick(FxRobot robot, Position on) {
        robot.interact(() -> {
            fire(MouseEvent.MOUSE_PRESSED, on, 1, true);
            fire(MouseEvent.MOUSE_RELEASED, on, 1, true);
        });
        settle();
    }

    /** As quick as it is meant, on however slow a machine. */
    public void doubleClick(FxRobot robot, Position on) {
        robot.interact(() -> fire(MouseEvent.MOUSE_CLICKED, on, 2, false));
        settle();
    }

    private void fire(EventType<MouseEvent> type, Position on, int count, boolean shift) {
        Point2D at = canvas().drawing().localToScene(on.x(), on.y());
        Point2D screen = canvas().drawing().localToScreen(on.x(), on.y());
        canvas().fireEvent(new MouseEvent(
                type, at.getX(), at.getY(), screen.getX(), screen.getY(), MouseButton.PRIMARY, count, shift, false,
                false, false, true, false, false, true, false, true, null));
    }

    public void press(FxRobot robot, KeyCode... keys) {
        robot.push(keys);
        settle();
    }

    /** Waits until all is done, and laid out: what has no size yet is found by no pointer. */
    public void settle() {
        WaitForAsyncUtils.waitForFxEvents();
        WaitForAsyncUtils.waitForAsyncFx(Eventually.MILLIS, () -> {
            canvas().getScene().getRoot().applyCss();
            canvas().getScene().getRoot().layout();
        });
        WaitForAsyncUtils.waitForFxEvents();
    }

    public Position place(String node) {
        return java.util.Objects.requireNonNull(now().layout().get(node), node);
    }
}
