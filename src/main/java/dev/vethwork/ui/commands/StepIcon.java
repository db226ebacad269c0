package dev.vethwork.ui.commands;

import dev.vethwork.ui.model.StepState;
import org.kordamp.ikonli.Ikon;
import org.kordamp.ikonli.javafx.FontIcon;
import org.kordamp.ikonli.materialdesign2.MaterialDesignA;
import org.kordamp.ikonli.materialdesign2.MaterialDesignC;
import org.kordamp.ikonli.materialdesign2.MaterialDesignP;

/** Where a step stands, as a picture. */
final class StepIcon {
    private StepIcon() {}

    static FontIcon of(StepState.State state) {
        FontIcon icon = new FontIcon(picture(state));
        icon.getStyleClass().addAll("step-icon", "step-" + state.name().toLowerCase(java.util.Locale.ROOT));
        return icon;
    }

    private static Ikon picture(StepState.State state) {
        return switch (state) {
            case PENDING -> MaterialDesignC.CIRCLE_OUTLINE;
            case RUNNING -> MaterialDesignP.PROGRESS_CLOCK;
            case DONE -> MaterialDesignC.CHECK_CIRCLE;
            case FAILED -> MaterialDesignA.ALERT_CIRCLE;
        };
    }
}
