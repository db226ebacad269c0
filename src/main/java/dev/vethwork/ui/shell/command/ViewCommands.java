package dev.vethwork.ui.shell.command;

import dev.vethwork.net.LocalKind;
import dev.vethwork.net.TargetKind;
import dev.vethwork.settings.Theme;
import dev.vethwork.ui.action.Command;
import dev.vethwork.ui.shell.Settings;
import dev.vethwork.ui.shell.WindowActions;
import dev.vethwork.ui.shell.Workbench;
import java.util.Locale;
import java.util.stream.Stream;
import javafx.beans.binding.Bindings;
import javafx.beans.binding.BooleanBinding;
import org.kordamp.ikonli.Ikon;
import org.kordamp.ikonli.materialdesign2.MaterialDesignM;
import org.kordamp.ikonli.materialdesign2.MaterialDesignT;
import org.kordamp.ikonli.materialdesign2.MaterialDesignW;

/** What changes how a window looks, and what is seen in it. */
public final class ViewCommands {
    private final Workbench bench;
    private final Settings settings;
    private final WindowActions actions;
    private final Runnable find;
    private final Runnable history;
    private final Runnable machine;

    /** @param machine asks for another machine */
    public ViewCommands(
            Workbench bench,
            Settings settings,
            WindowActions actions,
            Runnable find,
            Runnable history,
            Runnable machine) {
        this.bench = bench;
        this.settings = settings;
        this.actions = actions;
        this.find = find;
        this.history = history;
        this.machine = machine;
    }

    void find() {
        find.run();
    }

    void history() {
        history.run();
    }

    /** Shows the whole drawing in a corner, or no longer does. */
    Command minimap() {
        BooleanBinding shown =
                Bindings.createBooleanBinding(() -> settings.preferences().get().minimap(), settings.preferences());
        return Command.of("minimap", () -> settings.change(p -> p.withMinimap(!p.minimap())))
                .withIcon(MaterialDesignM.MAP_OUTLINE)
                .chosenWhile(shown);
    }

    Command[] themes() {
        return Stream.of(Theme.values()).map(this::theme).toArray(Command[]::new);
    }

    private Command theme(Theme theme) {
        BooleanBinding chosen =
                Bindings.createBooleanBinding(() -> settings.theme() == theme, settings.preferences());
        Ikon icon = switch (theme) {
            case SYSTEM -> MaterialDesignT.THEME_LIGHT_DARK;
            case LIGHT -> MaterialDesignW.WHITE_BALANCE_SUNNY;
            case DARK -> MaterialDesignW.WEATHER_NIGHT;
        };
        return Command.of("theme." + theme.name().toLowerCase(Locale.ROOT), () -> actions.setTheme(theme))
                .withIcon(icon)
                .chosenWhile(chosen);
    }

    Command[] languages() {
        return Stream.of("", "en", "ko").map(this::language).toArray(Command[]::new);
    }

    private Command language(String tag) {
        BooleanBinding chosen = Bindings.createBooleanBinding(
                () -> settings.preferences().get().language().equals(tag), settings.preferences());
        return Command.of("language." + (tag.isEmpty() ? "system" : tag), () -> actions.setLanguage(tag))
                .chosenWhile(chosen);
    }

    Command[] targets() {
        return Stream.concat(Stream.of(LocalKind.values()).map(this::target), Stream.of(another()))
                .toArray(Command[]::new);
    }

    private Command another() {
        return Command.of("target.another", machine)
                .unless(bench.session().busy().or(bench.session().deployed()), "target");
    }

    private Command target(TargetKind target) {
        return Command.of("target." + target.text(), () -> bench.session().target().set(target))
                .chosenWhile(bench.session().target().isEqualTo(target))
                .unless(bench.session().busy().or(bench.session().deployed()), "target");
    }
}
