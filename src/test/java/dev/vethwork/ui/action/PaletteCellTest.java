package dev.vethwork.ui.action;

import static org.assertj.core.api.Assertions.assertThat;

import javafx.beans.property.BooleanProperty;
import javafx.beans.property.SimpleBooleanProperty;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.testfx.api.FxRobot;
import org.testfx.framework.junit5.ApplicationExtension;

@ExtendWith(ApplicationExtension.class)
class PaletteCellTest {
    @Test
    void aCommandThatBecomesPossibleWhileItIsListedIsPaleNoMore(FxRobot robot) {
        BooleanProperty impossible = new SimpleBooleanProperty(true);
        robot.interact(() -> {
            PaletteCell cell = new PaletteCell();
            cell.updateItem(new MenuGroup.Place("Lab", "", Command.of("find", () -> {}).unless(impossible, "undo")), false);
            assertThat(cell.getGraphic().getOpacity()).isLessThan(1);
            impossible.set(false);
            assertThat(cell.getGraphic().getOpacity()).isEqualTo(1);
            cell.updateItem(new MenuGroup.Place("Lab", "", Command.of("find", () -> {})), false);
            impossible.set(true);
            assertThat(cell.getGraphic().getOpacity()).isEqualTo(1);
        });
    }
}
