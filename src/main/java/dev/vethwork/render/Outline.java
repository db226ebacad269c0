package dev.vethwork.render;

import dev.vethwork.topology.Bridge;
import dev.vethwork.topology.Host;
import dev.vethwork.topology.Internet;
import dev.vethwork.topology.Namespace;
import dev.vethwork.topology.Node;
import java.util.Locale;
import org.kordamp.ikonli.Ikon;
import org.kordamp.ikonli.materialdesign2.MaterialDesignC;
import org.kordamp.ikonli.materialdesign2.MaterialDesignD;
import org.kordamp.ikonli.materialdesign2.MaterialDesignE;
import org.kordamp.ikonli.materialdesign2.MaterialDesignR;
import org.kordamp.ikonli.materialdesign2.MaterialDesignS;

/** The outline of each kind of node around its centre, and its icon, in windows and in pictures: kinds are told apart without reading. */
@SuppressWarnings("ImmutableEnumChecker")
public enum Outline {
    /** A room: a rounded box. */
    NAMESPACE(132, 60, MaterialDesignC.CUBE_OUTLINE,
            "M-54,-30 H54 Q66,-30 66,-18 V18 Q66,30 54,30 H-54 Q-66,30 -66,18 V-18 Q-66,-30 -54,-30 Z"),
    /** Pointed at both sides: packets pass through. */
    ROUTER(148, 60, MaterialDesignR.ROUTER,
            "M-54,-30 H54 Q58,-30 60,-26.5 L73,-3 Q74.5,0 73,3 L60,26.5 Q58,30 54,30 H-54 Q-58,30 -60,26.5 L-73,3"
                    + " Q-74.5,0 -73,-3 L-60,-26.5 Q-58,-30 -54,-30 Z"),
    /** A switch: wide, flat, sockets below. */
    BRIDGE(168, 64, MaterialDesignS.SWITCH,
            "M-80,-32 H80 Q84,-32 84,-28 V28 Q84,32 80,32 H63 V26 H49 V32 H35 V26 H21 V32 H7 V26 H-7 V32 H-21 V26"
                    + " H-35 V32 H-49 V26 H-63 V32 H-80 Q-84,32 -84,28 V-28 Q-84,-32 -80,-32 Z"),
    /** A switch with slanted ends. */
    OPENVSWITCH(176, 64, MaterialDesignS.SWITCH,
            "M-66,-32 H84 Q88,-32 87,-28 L75,28 Q74,32 70,32 H63 V26 H49 V32 H35 V26 H21 V32 H7 V26 H-7 V32 H-21 V26"
                    + " H-35 V32 H-49 V26 H-63 V32 H-84 Q-88,32 -87,28 L-71,-28 Q-70,-32 -66,-32 Z"),
    /** A machine: a screen on a foot. */
    HOST(144, 76, MaterialDesignD.DESKTOP_TOWER_MONITOR,
            "M-66,-38 H66 Q72,-38 72,-32 V20 Q72,26 66,26 H16 L20,33 H30 Q33,33 33,35.5 Q33,38 30,38 H-30 Q-33,38"
                    + " -33,35.5 Q-33,33 -30,33 H-20 L-16,26 H-66 Q-72,26 -72,20 V-32 Q-72,-38 -66,-38 Z"),
    /** A cloud: somebody else's machine. */
    OUTSIDE(156, 76, MaterialDesignC.CLOUD_OUTLINE,
            "M-50,34 C-86,34 -86,-6 -56,-8 C-58,-34 -22,-42 -10,-26 C6,-48 50,-38 48,-12 C84,-12 86,34 52,34 Z"),
    /** A globe in a box: all the rest. */
    INTERNET(156, 76, MaterialDesignE.EARTH,
            "M-44,-38 H44 C90,-38 90,38 44,38 H-44 C-90,38 -90,-38 -44,-38 Z");

    private final double width;
    private final double height;
    private final Ikon icon;
    private final String path;

    Outline(double width, double height, Ikon icon, String path) {
        this.width = width;
        this.height = height;
        this.icon = icon;
        this.path = path;
    }

    public static Outline of(Node node) {
        return switch (node) {
            case Host h -> HOST;
            case Bridge b -> b.type() == Bridge.Type.LINUX ? BRIDGE : OPENVSWITCH;
            case Namespace n -> switch (n.role()) {
                case PLAIN -> NAMESPACE;
                case ROUTER -> ROUTER;
                case OUTSIDE -> OUTSIDE;
            };
            case Internet i -> INTERNET;
        };
    }

    public double width() {
        return width;
    }

    public double height() {
        return height;
    }

    /** What stands beside its name. */
    public Ikon icon() {
        return icon;
    }

    /** SVG path data around (0, 0), of absolute M, L, H, V, Q, C and Z. */
    public String path() {
        return path;
    }

    /** How far the middle of its face is below its centre: the screen of a host is not the middle of it with its foot. */
    public double faceShift() {
        return switch (this) {
            case HOST -> -6;
            case BRIDGE, OPENVSWITCH -> -3;
            case OUTSIDE -> 4;
            case NAMESPACE, ROUTER, INTERNET -> 0;
        };
    }

    String edge(Palette palette) {
        return switch (this) {
            case NAMESPACE -> palette.namespace();
            case ROUTER -> palette.router();
            case BRIDGE -> palette.bridge();
            case OPENVSWITCH -> palette.openVSwitch();
            case HOST -> palette.host();
            case OUTSIDE -> palette.outside();
            case INTERNET -> palette.internet();
        };
    }

    /** What such a node is called. */
    String word() {
        return RenderMessages.of("kind." + name().toLowerCase(Locale.ROOT));
    }
}
