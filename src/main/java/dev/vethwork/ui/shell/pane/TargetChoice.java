package dev.vethwork.ui.shell.pane;

import dev.vethwork.net.LocalKind;
import dev.vethwork.net.RemoteKind;
import dev.vethwork.net.TargetKind;
import dev.vethwork.ui.Texts;
import dev.vethwork.ui.WhileShown;
import dev.vethwork.ui.shell.Settings;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;
import javafx.application.Platform;
import javafx.beans.property.ObjectProperty;
import javafx.scene.control.ComboBox;
import javafx.scene.control.Tooltip;
import javafx.util.StringConverter;

/** Where the lab shall live: here, on a machine that was used before, or on another one that is asked for. */
public final class TargetChoice extends ComboBox<TargetChoice.Choice> {
    /** A line of it. */
    sealed interface Choice {}

    /** A place that is known. */
    record Place(TargetKind kind) implements Choice {}

    /** Another machine, which is to be named. */
    record Another() implements Choice {}

    private final ObjectProperty<TargetKind> target;
    private final Settings settings;
    private final Supplier<Optional<RemoteKind>> asked;
    private boolean following;

    /** @param asked asks the person for a machine */
    public TargetChoice(ObjectProperty<TargetKind> target, Settings settings, Supplier<Optional<RemoteKind>> asked) {
        this.target = target;
        this.settings = settings;
        this.asked = asked;
        setId("target");
        setConverter(new StringConverter<>() {
            @Override
            public String toString(Choice choice) {
                return switch (choice) {
                    case null -> "";
                    case Place(TargetKind kind) -> kind.label().text();
                    case Another _ -> Texts.get("target.another");
                };
            }

            @Override
            public Choice fromString(String text) {
                throw new UnsupportedOperationException(text);
            }
        });
        setTooltip(new Tooltip(Texts.get("target.tip")));
        setAccessibleText(Texts.get("target"));
        // The place outlives the window's content: it would hold all of an old one.
        WhileShown.hear(this, target, (p, before, now) -> follow(now));
        valueProperty().addListener((p, before, now) -> choose(now));
        follow(target.get());
    }

    /** Shows the place, which may be one that was never chosen here: that of a lab that runs. */
    private void follow(TargetKind now) {
        following = true;
        List<TargetKind> kinds = new ArrayList<>(List.of(LocalKind.values()));
        kinds.addAll(settings.machines());
        if (!kinds.contains(now)) {
            kinds.add(now);
        }
        List<Choice> choices = new ArrayList<>();
        kinds.forEach(kind -> choices.add(new Place(kind)));
        choices.add(new Another());
        getItems().setAll(choices);
        setValue(new Place(now));
        following = false;
    }

    private void choose(Choice now) {
        if (following) {
            return;
        }
        switch (now) {
            case Place(TargetKind kind) -> take(kind);
            // Not while the list is still open.
            case Another _ -> Platform.runLater(() -> {
                follow(target.get());
                ask();
            });
        }
    }

    /** Asks for a machine and takes it. */
    public void ask() {
        asked.get().ifPresent(this::take);
    }

    private void take(TargetKind kind) {
        if (kind instanceof RemoteKind far) {
            settings.addMachine(far);
        }
        target.set(kind);
    }
}
