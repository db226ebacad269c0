package dev.vethwork.ui.weather;

import dev.vethwork.edit.Edit;
import dev.vethwork.edit.Edits;
import dev.vethwork.net.BadValue;
import dev.vethwork.plan.Plan;
import dev.vethwork.plan.ShellText;
import dev.vethwork.topology.Cable;
import dev.vethwork.topology.CableEnd;
import dev.vethwork.topology.EndId;
import dev.vethwork.topology.Shaping;
import dev.vethwork.ui.Texts;
import dev.vethwork.ui.WhileShown;
import dev.vethwork.ui.model.Document;
import dev.vethwork.ui.model.LabSession;
import dev.vethwork.ui.panels.PanelStyle;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import javafx.geometry.Pos;
import javafx.scene.control.Button;
import javafx.scene.control.CheckBox;
import javafx.scene.control.Label;
import javafx.scene.control.Slider;
import javafx.scene.control.TextField;
import javafx.scene.control.TitledPane;
import javafx.scene.control.ToggleButton;
import javafx.scene.control.ToggleGroup;
import javafx.scene.layout.FlowPane;
import javafx.scene.layout.GridPane;
import javafx.scene.layout.VBox;

/** The weather of a cable: presets, a slider and a field for each thing, ends that are up or down, and what is run for it. */
public final class WeatherView extends VBox {
    /** Findings about what a kernel can be without. */
    private static final Set<String> LACKING = Set.of("KERNEL_LACKS", "LOSS_BY_RULE");

    private final Document document;
    private final LabSession session;
    private final EndId end;
    private final Map<Dial, Slider> sliders = new EnumMap<>(Dial.class);
    private final Map<Dial, TextField> fields = new EnumMap<>(Dial.class);
    private final Label problem = PanelStyle.label("", "weather-problem");
    private final Label commands = PanelStyle.label("", "weather-commands");
    private final Label lacks = PanelStyle.label("", "weather-lacks");
    private final ToggleGroup sides = new ToggleGroup();
    private final Map<WeatherSide, ToggleButton> sideButtons = new EnumMap<>(WeatherSide.class);
    private final TitledPane more;
    private final CheckBox plugged = new CheckBox(WeatherText.get("plugged"));
    private final CheckBox upA = new CheckBox();
    private final CheckBox upB = new CheckBox();
    /** While what is drawn is being shown, nothing that moves was moved by a person. */
    private boolean showing;

    public WeatherView(Document document, LabSession session, Cable cable) {
        this.document = document;
        this.session = session;
        this.end = cable.a().id();
        setId("weather");
        getStyleClass().add("weather");
        getStylesheets()
                .add(Objects.requireNonNull(WeatherView.class.getResource("/dev/vethwork/ui/weather.css"))
                        .toExternalForm());
        PanelStyle.dress(this);
        FlowPane presets = new FlowPane(6, 6);
        for (Preset preset : Preset.values()) {
            Button button = new Button(WeatherText.get(preset.key()));
            button.setId("weather-" + preset.name().toLowerCase(Locale.ROOT));
            button.getStyleClass().add("small");
            button.setOnAction(event -> change(preset.shaping()));
            presets.getChildren().add(button);
        }
        GridPane dials = new GridPane(8, 4);
        GridPane seldom = new GridPane(8, 4);
        for (Dial dial : Dial.values()) {
            row(dial.isSeldom() ? seldom : dials, dial);
        }
        more = new TitledPane(WeatherText.get("more"), seldom);
        more.setId("weather-more");
        more.setAnimated(false);
        more.setExpanded(Arrays.stream(Dial.values())
                .anyMatch(dial -> dial.isSeldom() && !dial.value(cable.shaping()).isEmpty()));
        FlowPane choice = new FlowPane(6, 6);
        for (WeatherSide each : WeatherSide.values()) {
            choice.getChildren().add(side(each));
        }
        plugged.setId("weather-plugged");
        plugged.setOnAction(event -> cable().ifPresent(_ -> apply(Edits.changeCable(end, c -> c.withA(
                        c.a().withUp(plugged.isSelected()))
                .withB(c.b().withUp(plugged.isSelected()))))));
        end(upA, "weather-up-a", true);
        end(upB, "weather-up-b", false);
        CheckBox live = new CheckBox(WeatherText.get("live"));
        live.setId("weather-live");
        live.selectedProperty().bindBidirectional(session.live());
        live.disableProperty().bind(session.deployed().not());
        problem.setWrapText(true);
        problem.managedProperty().bind(problem.textProperty().isNotEmpty());
        commands.setId("weather-commands");
        commands.setWrapText(true);
        commands.managedProperty().bind(commands.textProperty().isNotEmpty());
        Label title = PanelStyle.label(cable.a().id() + " — " + cable.b().id(), "weather-title");
        lacks.setId("weather-lacks");
        lacks.setWrapText(true);
        lacks.managedProperty().bind(lacks.textProperty().isNotEmpty());
        getChildren().addAll(title, choice, presets, dials, more, plugged, upA, upB, live, problem, lacks, commands);
        WhileShown.hear(this, document.topology(), this::show);
        WhileShown.hear(this, session.plan(), this::showCommands);
        WhileShown.hear(this, session.findings(), this::showLacks);
        show();
        showCommands();
    }

    private ToggleButton side(WeatherSide which) {
        ToggleButton button = new ToggleButton();
        button.setId("weather-" + which.key().replace('.', '-'));
        button.getStyleClass().add("small");
        button.setToggleGroup(sides);
        button.setSelected(which == WeatherSide.BOTH);
        // One of them always is: a second click takes nothing away.
        button.setOnAction(event -> {
            button.setSelected(true);
            show();
        });
        sideButtons.put(which, button);
        return button;
    }

    private WeatherSide side() {
        return sideButtons.entrySet().stream()
                .filter(e -> e.getValue().isSelected())
                .map(Map.Entry::getKey)
                .findFirst()
                .orElse(WeatherSide.BOTH);
    }

    /** What the kernel is without, of what is drawn here. */
    private void showLacks() {
        lacks.setText(cable().stream()
                .flatMap(cable -> session.findings().stream().filter(f -> f.element().equals(cable.id())))
                .filter(f -> LACKING.contains(f.code()))
                .map(f -> f.message() + " " + Texts.capital(f.fix()))
                .collect(Collectors.joining("\n")));
    }

    private void row(GridPane grid, Dial dial) {
        Slider slider = new Slider(0, dial.marks() - 1.0, 0);
        slider.setId("weather-slide-" + dial.key());
        slider.setBlockIncrement(1);
        slider.setMajorTickUnit(1);
        slider.setMinorTickCount(0);
        slider.setSnapToTicks(true);
        slider.setPrefWidth(180);
        slider.setAccessibleText(WeatherText.get("dial." + dial.key()));
        TextField field = new TextField();
        field.setId("weather-" + dial.key());
        field.setPromptText(WeatherText.get("none"));
        field.setPrefColumnCount(7);
        slider.valueProperty().addListener((p, before, now) -> {
            if (!showing) {
                field.setText(dial.mark(Math.toIntExact(Math.round(now.doubleValue()))));
                if (!slider.isValueChanging()) {
                    take(dial, field.getText());
                }
            }
        });
        slider.valueChangingProperty().addListener((p, before, now) -> {
            if (!now && !showing) {
                take(dial, field.getText());
            }
        });
        field.setOnAction(event -> take(dial, field.getText()));
        field.focusedProperty().addListener((p, before, now) -> {
            if (!now) {
                take(dial, field.getText());
            }
        });
        sliders.put(dial, slider);
        fields.put(dial, field);
        Label name = new Label(WeatherText.get("dial." + dial.key()));
        grid.setAlignment(Pos.CENTER_LEFT);
        grid.addRow(grid.getRowCount(), name, slider, field);
    }

    private void end(CheckBox box, String id, boolean first) {
        box.setId(id);
        box.setOnAction(event -> cable().ifPresent(cable -> {
            CableEnd side = first ? cable.a() : cable.b();
            apply(Edits.changeEnd(side.id(), e -> e.withUp(box.isSelected())));
        }));
    }

    private Optional<Cable> cable() {
        return document.now().cable(end);
    }

    private void take(Dial dial, String value) {
        cable().ifPresent(cable -> {
            try {
                change(dial.with(side().of(cable), value));
                problem.setText("");
            } catch (BadValue e) {
                problem.setText(String.valueOf(e.getMessage()));
            }
        });
    }

    private void change(Shaping shaping) {
        cable().filter(cable -> !side().of(cable).equals(shaping))
                .ifPresent(cable -> apply(side().change(cable, shaping)));
    }

    private void apply(Edit edit) {
        document.seal();
        document.apply(edit);
        document.seal();
    }

    private void show() {
        Optional<Cable> drawn = cable();
        setDisable(drawn.isEmpty());
        drawn.ifPresent(cable -> {
            showing = true;
            for (Dial dial : Dial.values()) {
                String value = dial.value(side().of(cable));
                String otherwise = dial.value(side().otherwise(cable));
                Objects.requireNonNull(sliders.get(dial)).setValue(dial.markOf(value));
                TextField field = Objects.requireNonNull(fields.get(dial));
                field.setText(value);
                field.setPromptText(otherwise.isEmpty() ? WeatherText.get("none") : otherwise);
            }
            sideButtons.forEach((which, button) ->
                    button.setText(WeatherText.get(which.key(), cable.a().id(), cable.b().id())));
            plugged.setSelected(cable.a().up() && cable.b().up());
            upA.setText(WeatherText.get("up", cable.a().id()));
            upA.setSelected(cable.a().up());
            upB.setText(WeatherText.get("up", cable.b().id()));
            upB.setSelected(cable.b().up());
            showing = false;
        });
    }

    /** What was run last for this cable, or will be once the lab is deployed again. */
    private void showCommands() {
        Plan plan = session.plan().get();
        Optional<Cable> drawn = cable();
        if (plan == null || drawn.isEmpty()) {
            return;
        }
        Set<String> ours = drawn.get().ends().stream().map(e -> e.id().toString()).collect(Collectors.toSet());
        ours.add(drawn.get().id());
        String text = plan.steps().stream()
                .filter(step -> ours.contains(step.element()))
                .map(step -> ShellText.line(step.argv()))
                .collect(Collectors.joining("\n"));
        if (!text.isEmpty()) {
            commands.setText(text);
        }
    }
}
