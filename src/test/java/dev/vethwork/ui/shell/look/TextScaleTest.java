package dev.vethwork.ui.shell.look;

import static org.assertj.core.api.Assertions.assertThat;

import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.core.read.ListAppender;
import dev.vethwork.settings.Preferences;
import dev.vethwork.ui.model.DirectBackground;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;
import javafx.beans.property.SimpleObjectProperty;
import org.junit.jupiter.api.Test;
import org.slf4j.LoggerFactory;

class TextScaleTest {
    private final SimpleObjectProperty<Preferences> preferences = new SimpleObjectProperty<>(Preferences.DEFAULT);
    private final TextScale scale = new TextScale(preferences);
    private final DirectBackground background = new DirectBackground();

    @Test
    void whatIsChosenComesOnTopOfWhatTheDesktopHas() {
        AtomicInteger desktop = new AtomicInteger(125);
        assertThat(scale.percent().get()).isEqualTo(100);
        scale.follow(background, () -> Optional.of(desktop::get));
        assertThat(scale.percent().get()).isEqualTo(125);
        preferences.set(Preferences.DEFAULT.withTextPercent(200));
        assertThat(scale.percent().get()).isEqualTo(250);
        desktop.set(1_000);
        scale.look();
        assertThat(scale.percent().get()).isEqualTo(300);
    }

    @Test
    void aDesktopThatDoesNotTellIsSaidSoInTheLogAndOnce() {
        ListAppender<ILoggingEvent> said = new ListAppender<>();
        Logger log = (Logger) LoggerFactory.getLogger(TextScale.class);
        said.start();
        log.addAppender(said);
        try {
            scale.follow(background, () -> {
                throw new IllegalArgumentException("libgdk-3.so.0 is not there");
            });
            assertThat(said.list).hasSize(1);
            scale.follow(background, () -> Optional.of(() -> {
                throw new IllegalStateException("GDK did not answer");
            }));
            scale.look();
            assertThat(said.list).hasSize(2);
            assertThat(scale.percent().get()).isEqualTo(100);
        } finally {
            log.detachAppender(said);
        }
    }

    @Test
    void aWindowThatIsEnlargedAlreadyIsNotEnlargedTwice() {
        assertThat(GdkText.percent(1.5, 1.5, 1.5)).isEqualTo(100);
        // GDK_SCALE says how large the window is; what is said of text is left to the letters.
        assertThat(GdkText.percent(1.25, 1.25, 2)).isEqualTo(125);
        assertThat(GdkText.percent(1, 1, 2)).isEqualTo(100);
    }

    @Test
    void aScaleThatChangesLaterComesOnTopOfHowMuchTheWindowIsEnlarged() {
        assertThat(GdkText.percent(2, 1.5, 1.5)).isEqualTo(133);
        assertThat(GdkText.percent(1.2, 1.5, 1.5)).isEqualTo(80);
        assertThat(GdkText.percent(1.5, 1, 1)).isEqualTo(150);
    }
}
