package dev.vethwork.ui.packets;

import static org.assertj.core.api.Assertions.assertThat;

import dev.vethwork.packet.log.PacketLog;
import dev.vethwork.topology.Topology;
import dev.vethwork.ui.model.Document;
import java.util.List;
import javafx.beans.property.SimpleObjectProperty;
import javafx.scene.control.TableColumn;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.testfx.api.FxRobot;
import org.testfx.framework.junit5.ApplicationExtension;

@ExtendWith(ApplicationExtension.class)
class PacketTableTest {
    @Test
    void whereItIsNarrowTheWordsAreSeenAndNotBothAddressesAsWell(FxRobot robot) {
        robot.interact(() -> {
            PacketTable table = new PacketTable(
                    new PacketRows(new PacketLog(10, 10_000)),
                    new AddressBook(new Document(Topology.empty("lab"), null)),
                    new SimpleObjectProperty<>(PacketModel.State.IDLE));
            table.resize(1300, 200);
            assertThat(shown(table)).contains("packet-from", "packet-to", "packet-summary");
            table.resize(750, 200);
            assertThat(shown(table)).doesNotContain("packet-from", "packet-to").contains("packet-summary");
            table.resize(1300, 200);
            assertThat(shown(table)).contains("packet-from", "packet-to");
        });
    }

    private static List<String> shown(PacketTable table) {
        return table.getVisibleLeafColumns().stream().map(TableColumn::getId).toList();
    }
}
