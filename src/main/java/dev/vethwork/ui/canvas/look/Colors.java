package dev.vethwork.ui.canvas.look;

import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import javafx.css.CssMetaData;
import javafx.css.SimpleStyleableObjectProperty;
import javafx.css.StyleConverter;
import javafx.css.Styleable;
import javafx.css.StyleableObjectProperty;
import javafx.scene.layout.Region;
import javafx.scene.paint.Color;
import javafx.scene.paint.Paint;

/** The colours of what is drawn pixel by pixel. They come from the style sheet, as those of all other things do. */
public final class Colors extends Region {
    /** What a colour is for; in the style sheet, {@code -vw-wire-deployed} and the like. */
    public enum Role {
        PAPER,
        DOT,
        WIRE,
        WIRE_DEPLOYED,
        WIRE_DIFFERS,
        WIRE_FAILED,
        SELECTED,
        LIT,
        LEGAL,
        INK,
        FACE,
        KIND_NAMESPACE,
        KIND_ROUTER,
        KIND_BRIDGE,
        KIND_OPENVSWITCH,
        KIND_HOST,
        KIND_OUTSIDE,
        KIND_INTERNET,
        MILD,
        ERROR,
        SEGMENT_0,
        SEGMENT_1,
        SEGMENT_2,
        SEGMENT_3,
        SEGMENT_4,
        SEGMENT_5;

        String property() {
            return "-vw-" + name().toLowerCase(Locale.ROOT).replace('_', '-');
        }

        public static Role kind(Silhouette silhouette) {
            return valueOf("KIND_" + silhouette.name());
        }
    }

    private static final Map<Role, CssMetaData<Colors, Paint>> META = new EnumMap<>(Role.class);
    private static final List<CssMetaData<? extends Styleable, ?>> ALL = new ArrayList<>(Region.getClassCssMetaData());

    static {
        for (Role role : Role.values()) {
            CssMetaData<Colors, Paint> meta = new ColorData(role);
            META.put(role, meta);
            ALL.add(meta);
        }
    }

    private static final class ColorData extends CssMetaData<Colors, Paint> {
        private final Role role;

        ColorData(Role role) {
            super(role.property(), StyleConverter.getPaintConverter(), Color.GRAY);
            this.role = role;
        }

        @Override
        public boolean isSettable(Colors colors) {
            return true;
        }

        @Override
        public StyleableObjectProperty<Paint> getStyleableProperty(Colors colors) {
            return colors.property(role);
        }
    }

    private final Map<Role, StyleableObjectProperty<Paint>> properties = new EnumMap<>(Role.class);
    private final Map<Role, Integer> argb = new EnumMap<>(Role.class);

    /** @param changed called when a colour has become another */
    public Colors(Runnable changed) {
        getStyleClass().add("colors");
        setManaged(false);
        setMouseTransparent(true);
        for (Role role : Role.values()) {
            SimpleStyleableObjectProperty<Paint> property = new SimpleStyleableObjectProperty<>(
                    java.util.Objects.requireNonNull(META.get(role)), this, role.property(), Color.GRAY);
            argb.put(role, argb(Color.GRAY));
            property.addListener((p, before, now) -> {
                argb.put(role, argb(color(now)));
                changed.run();
            });
            properties.put(role, property);
        }
    }

    private StyleableObjectProperty<Paint> property(Role role) {
        return java.util.Objects.requireNonNull(properties.get(role));
    }

    private static Color color(Paint paint) {
        return paint instanceof Color color ? color : Color.GRAY;
    }

    private static int argb(Color color) {
        double alpha = color.getOpacity();
        return (int) Math.round(255 * alpha) << 24
                | (int) Math.round(255 * alpha * color.getRed()) << 16
                | (int) Math.round(255 * alpha * color.getGreen()) << 8
                | (int) Math.round(255 * alpha * color.getBlue());
    }

    /** Premultiplied. */
    public int argb(Role role) {
        return java.util.Objects.requireNonNull(argb.get(role));
    }

    Color color(Role role) {
        return color(property(role).get());
    }

    @Override
    public List<CssMetaData<? extends Styleable, ?>> getCssMetaData() {
        return ALL;
    }
}
