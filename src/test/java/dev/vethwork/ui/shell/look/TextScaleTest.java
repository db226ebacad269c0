package dev.vethwork.ui.shell.look;

import static org.assertj.core.api.Assertions.assertThat;

import dev.vethwork.settings.Preferences;
import javafx.beans.property.SimpleObjectProperty;
import org.junit.jupiter.api.Test;

class TextScaleTest {
    @Test
    void whatIsChosenComesOnTopOfWhatTheDesktopHas() {
        SimpleObjectProperty<Preferences> preferences = new SimpleObjectProperty<>(Preferences.DEFAULT);
        TextScale scale = new TextScale(preferences);
        assertThat(scale.percent().get()).isEqualTo(100);
        scale.setDesktop(125);
        assertThat(scale.percent().get()).isEqualTo(125);
        preferences.set(Preferences.DEFAULT.withTextPercent(200));
        assertThat(scale.percent().get()).isEqualTo(250);
        scale.setDesktop(1_000);
        assertThat(scale.percent().get()).isEqualTo(300);
    }

    @Test
    void aWindowThatIsEnlargedAlreadyIsNotEnlargedTwice() {
        assertThat(DesktopText.percent(1.5, 1.5)).isEqualTo(100);
        // GDK_SCALE says how large the window is; what is said of text is left to the letters.
        assertThat(DesktopText.percent(1.25, 2)).isEqualTo(125);
        assertThat(DesktopText.percent(1, 2)).isEqualTo(100);
    }
}
