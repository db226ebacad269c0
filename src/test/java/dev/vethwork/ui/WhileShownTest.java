package dev.vethwork.ui;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import javafx.beans.property.SimpleStringProperty;
import javafx.collections.FXCollections;
import javafx.collections.ObservableList;
import javafx.scene.Group;
import javafx.scene.Scene;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.testfx.framework.junit5.ApplicationExtension;

@ExtendWith(ApplicationExtension.class)
class WhileShownTest {
    private final Group part = new Group();
    private final List<String> heard = new ArrayList<>();
    private final SimpleStringProperty value = new SimpleStringProperty("a");

    private void show(boolean shown) {
        if (shown) {
            new Scene(new Group(part));
        } else {
            ((Group) part.getParent()).getChildren().clear();
        }
    }

    @Test
    void aPartHearsFromTheBeginningAndNothingOnceItIsTakenOut() {
        WhileShown.hear(part, value, (p, before, now) -> heard.add(before + now));
        value.set("b");
        show(true);
        value.set("c");
        show(false);
        value.set("d");
        assertThat(heard).containsExactly("ab", "bc");
    }

    @Test
    void whatItMissedIsMadeUpForWhenItComesBack() {
        WhileShown.hear(part, value, () -> heard.add(value.get()));
        show(true);
        show(false);
        value.set("b");
        value.set("c");
        assertThat(heard).isEmpty();
        show(true);
        value.set("d");
        assertThat(heard).containsExactly("c", "d");
    }

    @Test
    void eachChangeOfAListIsHeard() {
        ObservableList<String> list = FXCollections.observableArrayList();
        WhileShown.hear(part, list, () -> heard.add(String.join("", list)));
        list.add("a");
        list.add("b");
        show(true);
        show(false);
        list.add("c");
        assertThat(heard).containsExactly("a", "ab");
    }
}
