package dev.vethwork.ui.shell.pane;

import static dev.vethwork.ui.shell.Asked.until;
import static org.assertj.core.api.Assertions.assertThat;

import dev.vethwork.edit.Edits;
import dev.vethwork.engine.Cancellation;
import dev.vethwork.engine.Credentials;
import dev.vethwork.engine.RunListener;
import dev.vethwork.engine.Target;
import dev.vethwork.engine.TargetException;
import dev.vethwork.engine.Targets;
import dev.vethwork.engine.place.LocalTargets;
import dev.vethwork.engine.place.NeedsSandbox;
import dev.vethwork.lab.consent.Approval;
import dev.vethwork.plan.Compiled;
import dev.vethwork.state.ProcessEntry;
import dev.vethwork.topology.EndId;
import dev.vethwork.topology.Position;
import dev.vethwork.topology.Service;
import dev.vethwork.topology.Topology;
import dev.vethwork.ui.model.LabSession;
import dev.vethwork.ui.shell.MenuBench;
import dev.vethwork.waiting.Eventually;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import javafx.scene.AccessibleAttribute;
import javafx.scene.control.ComboBox;
import javafx.scene.control.Menu;
import javafx.scene.control.MenuItem;
import javafx.scene.input.KeyCode;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.testfx.api.FxRobot;
import org.testfx.util.WaitForAsyncUtils;

/** What the menus of nodes and cables offer, of a drawing and of a lab that runs. */
@NeedsSandbox
class ElementMenusTest extends MenuBench {
    private static final String LAB = DRAWN.name();

    @Override
    public Targets targets() {
        return new LocalTargets(home.resolve("labs"));
    }

    @AfterEach
    void takeDown() throws TargetException {
        try (Target left = targets().openExisting(LAB, Credentials.NONE).orElse(null)) {
            if (left != null) {
                left.apply(Compiled.nothing(LAB), RunListener.SILENT, new Cancellation());
            }
        }
    }

    private LabSession session() {
        return shell.bench().session();
    }

    private List<MenuItem> menu(String element) {
        return WaitForAsyncUtils.waitForAsyncFx(Eventually.MILLIS, () -> shell.window()
                .menus()
                .items(Optional.of(element), new Position(0, 0))
                .stream()
                .flatMap(ElementMenusTest::below)
                .toList());
    }

    private static Stream<MenuItem> below(MenuItem item) {
        return item instanceof Menu menu
                ? Stream.concat(Stream.of(item), menu.getItems().stream().flatMap(ElementMenusTest::below))
                : Stream.of(item);
    }

    private List<String> offered(String element) {
        return menu(element).stream()
                .map(MenuItem::getId)
                .filter(Objects::nonNull)
                .filter(id -> id.startsWith("element-"))
                .toList();
    }

    private void choose(FxRobot robot, String element, String id) {
        MenuItem item = menu(element).stream()
                .filter(i -> id.equals(i.getId()))
                .findFirst()
                .orElseThrow(() -> new AssertionError(id + " is not offered"));
        robot.interact(item::fire);
    }

    private List<String> services() {
        return session().observed().get().namespace("red").orElseThrow().processes().stream()
                .map(ProcessEntry::service)
                .filter(Objects::nonNull)
                .toList();
    }

    @Test
    void aDrawingOffersWhatCanBeDrawnAndALabWhatCanBeDoneInIt(FxRobot robot) throws Exception {
        String cable = DRAWN.cable(new EndId("red", "eth0")).orElseThrow().id();
        assertThat(offered("red"))
                .containsSubsequence("element-pingFrom", "element-pingTo", "element-routing", "element-routing-ospf-bird")
                .noneMatch(id -> id.startsWith("element-shell") || id.startsWith("element-services"));
        assertThat(offered(cable)).contains("element-ports", "element-ports-red:eth0", "element-unplug");
        choose(robot, "red", "element-pingTo");
        until(() -> shell.window().lookup("#ping-to") instanceof ComboBox<?> to && "red".equals(to.getValue()));
        choose(robot, cable, "element-ports-red:eth0");
        assertThat(now().cable(new EndId("red", "eth0")).orElseThrow().ends())
                .filteredOn(e -> e.node().equals("red"))
                .noneMatch(e -> e.up());
        choose(robot, cable, "element-plugIn");
        assertThat(now()).as("plugged in again, as it was").isEqualTo(DRAWN);
        choose(robot, cable, "element-unplug");
        assertThat(now().cable(new EndId("red", "eth0")).orElseThrow().ends()).noneMatch(e -> e.up());
        assertThat(offered(cable)).contains("element-plugIn").doesNotContain("element-unplug");
    }

    @Test
    void aServiceIsStoppedAndStartedAgainAndAShellOpenedBesideIt(FxRobot robot) throws Exception {
        Topology served = Edits.changeStack("red",
                s -> s.withServices(List.of(new Service("nap", "sleep 3600", true, false)))).apply(DRAWN);
        robot.interact(() -> document().open(served, null));
        robot.interact(() -> session().setApproval(new Approval(home.resolve("agreed"))));
        robot.interact(() -> session().setConfirmation(question -> true));
        robot.clickOn("#tool-deploy");
        WaitForAsyncUtils.waitFor(Eventually.SECONDS, TimeUnit.SECONDS, () -> session().deployed().get()
                && !session().busy().get()
                && session().observed().get().namespaces().containsKey("red")
                && services().equals(List.of("nap")));
        assertThat(offered("red"))
                .contains("element-shell", "element-shellBeside-nap", "element-showRoutes", "element-services-nap");
        choose(robot, "red", "element-services-nap");
        WaitForAsyncUtils.waitFor(Eventually.SECONDS, TimeUnit.SECONDS, () -> services().isEmpty()
                && session().drift().get().items().size() == 1
                && !session().busy().get());
        assertThat(now()).as("the drawing keeps it").isEqualTo(served);
        choose(robot, "red", "element-services-nap");
        WaitForAsyncUtils.waitFor(Eventually.SECONDS, TimeUnit.SECONDS, () -> services().equals(List.of("nap"))
                && !session().busy().get()
                && offered("red").contains("element-shellBeside-nap"));
        choose(robot, "red", "element-shellBeside-nap");
        WaitForAsyncUtils.waitFor(Eventually.SECONDS, TimeUnit.SECONDS, () -> String.valueOf(shell.window()
                        .lookup(".terminal")
                        .queryAccessibleAttribute(AccessibleAttribute.TEXT))
                .contains("[red]"));
        robot.write("cat /proc/1/comm", 0).type(KeyCode.ENTER);
        WaitForAsyncUtils.waitFor(Eventually.SECONDS, TimeUnit.SECONDS, () -> String.valueOf(shell.window()
                        .lookup(".terminal")
                        .queryAccessibleAttribute(AccessibleAttribute.TEXT))
                .contains("\nsleep\n"));
    }
}
