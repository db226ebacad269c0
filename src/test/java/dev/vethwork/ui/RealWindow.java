package dev.vethwork.ui;

import dev.vethwork.waiting.Eventually;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import javafx.application.Application;
import javafx.application.Platform;
import javafx.collections.ListChangeListener;
import javafx.scene.control.ButtonBase;
import javafx.stage.Stage;
import javafx.stage.Window;

/** The program in a JVM of its own: its window opens, Deploy is pressed, and what came of it is printed. */
final class RealWindow {
    private RealWindow() {}

    /** @param args a file, as the program takes it */
    public static void main(String[] args) throws InterruptedException {
        CountDownLatch deployed = new CountDownLatch(1);
        Window.getWindows().addListener((ListChangeListener<Window>) change -> {
            while (change.next()) {
                change.getAddedSubList().stream()
                        .filter(Stage.class::isInstance)
                        .map(Stage.class::cast)
                        .filter(stage -> stage.getOwner() == null)
                        .forEach(stage -> stage.setOnShown(event -> deploy(stage, deployed)));
            }
        });
        Thread window = new Thread(() -> Application.launch(VethworkApp.class, args), "window");
        window.start();
        boolean done = deployed.await(Eventually.SECONDS, TimeUnit.SECONDS);
        System.out.println(done ? "deployed" : "not deployed");
        Platform.exit();
        window.join();
        System.exit(done ? 0 : 1);
    }

    /** Waits until the file is open: the title then begins with the lab's name. */
    private static void deploy(Stage stage, CountDownLatch deployed) {
        stage.titleProperty().addListener((property, before, title) -> {
            if (!title.startsWith("lab")) {
                System.out.println(title);
                Platform.runLater(() -> button(stage, "#tool-deploy").ifPresent(ButtonBase::fire));
            }
        });
        button(stage, "#tool-teardown").ifPresent(teardown -> teardown.disabledProperty()
                .addListener((property, before, off) -> {
                    if (!off) {
                        deployed.countDown();
                    }
                }));
    }

    private static Optional<ButtonBase> button(Stage stage, String id) {
        return Optional.ofNullable(stage.getScene().lookup(id))
                .filter(ButtonBase.class::isInstance)
                .map(ButtonBase.class::cast);
    }
}
