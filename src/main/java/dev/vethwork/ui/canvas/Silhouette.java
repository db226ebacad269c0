package dev.vethwork.ui.canvas;

import dev.vethwork.topology.Bridge;
import dev.vethwork.topology.Host;
import dev.vethwork.topology.Internet;
import dev.vethwork.topology.Namespace;
import dev.vethwork.topology.Node;
import org.kordamp.ikonli.Ikon;
import org.kordamp.ikonli.materialdesign2.MaterialDesignC;
import org.kordamp.ikonli.materialdesign2.MaterialDesignD;
import org.kordamp.ikonli.materialdesign2.MaterialDesignE;
import org.kordamp.ikonli.materialdesign2.MaterialDesignR;
import org.kordamp.ikonli.materialdesign2.MaterialDesignS;

/** The outline of each kind of node, around its centre, so that kinds are told apart without reading. */
@SuppressWarnings("ImmutableEnumChecker")
public enum Silhouette {
    /** A room: a rounded box. */
    NAMESPACE(
            "namespace", 132, 60, MaterialDesignC.CUBE_OUTLINE,
            "M-54,-30 H54 A12,12 0 0 1 66,-18 V18 A12,12 0 0 1 54,30 H-54 A12,12 0 0 1 -66,18 V-18 A12,12 0 0 1 -54,-30 Z"),
    /** Pointed at both sides: packets pass through. */
    ROUTER("router", 148, 60, MaterialDesignR.ROUTER,
            "M-54,-30 H54 Q58,-30 60,-26.5 L73,-3 Q74.5,0 73,3 L60,26.5 Q58,30 54,30 H-54 Q-58,30 -60,26.5 L-73,3"
                    + " Q-74.5,0 -73,-3 L-60,-26.5 Q-58,-30 -54,-30 Z"),
    /** A switch: wide, flat, sockets below. */
    BRIDGE("bridge", 168, 56, MaterialDesignS.SWITCH,
            "M-80,-28 H80 A4,4 0 0 1 84,-24 V24 A4,4 0 0 1 80,28 H63 V22 H49 V28 H35 V22 H21 V28 H7 V22 H-7 V28 H-21 V22"
                    + " H-35 V28 H-49 V22 H-63 V28 H-80 A4,4 0 0 1 -84,24 V-24 A4,4 0 0 1 -80,-28 Z"),
    /** A switch with slanted ends. */
    OPENVSWITCH("openvswitch", 176, 56, MaterialDesignS.SWITCH,
            "M-66,-28 H84 Q88,-28 87,-24 L75,24 Q74,28 70,28 H63 V22 H49 V28 H35 V22 H21 V28 H7 V22 H-7 V28 H-21 V22 H-35"
                    + " V28 H-49 V22 H-63 V28 H-84 Q-88,28 -87,24 L-71,-24 Q-70,-28 -66,-28 Z"),
    /** A machine: a screen on a foot. */
    HOST("host", 144, 76, MaterialDesignD.DESKTOP_TOWER_MONITOR,
            "M-66,-38 H66 A6,6 0 0 1 72,-32 V20 A6,6 0 0 1 66,26 H16 L20,33 H30 A2.5,2.5 0 0 1 30,38 H-30 A2.5,2.5 0 0 1"
                    + " -30,33 H-20 L-16,26 H-66 A6,6 0 0 1 -72,20 V-32 A6,6 0 0 1 -66,-38 Z"),
    /** A cloud: somebody else's machine. */
    OUTSIDE("outside", 156, 76, MaterialDesignC.CLOUD_OUTLINE,
            "M-50,34 C-86,34 -86,-6 -56,-8 C-58,-34 -22,-42 -10,-26 C6,-48 50,-38 48,-12 C84,-12 86,34 52,34 Z"),
    /** All the rest: a wide, round shape. */
    INTERNET("internet", 156, 76, MaterialDesignE.EARTH,
            "M-44,-38 H44 C90,-38 90,38 44,38 H-44 C-90,38 -90,-38 -44,-38 Z");

    private final String key;
    private final double width;
    private final double height;
    private final Ikon icon;
    private final String path;

    Silhouette(String key, double width, double height, Ikon icon, String path) {
        this.key = key;
        this.width = width;
        this.height = height;
        this.icon = icon;
        this.path = path;
    }

    public static Silhouette of(Node node) {
        return switch (node) {
            case Host host -> HOST;
            case Bridge bridge -> bridge.type() == Bridge.Type.LINUX ? BRIDGE : OPENVSWITCH;
            case Internet internet -> INTERNET;
            case Namespace namespace -> switch (namespace.role()) {
                case PLAIN -> NAMESPACE;
                case ROUTER -> ROUTER;
                case OUTSIDE -> OUTSIDE;
            };
        };
    }

    /** The style class, and the word in keys of texts. */
    public String key() {
        return key;
    }

    public double width() {
        return width;
    }

    public double height() {
        return height;
    }

    public Ikon icon() {
        return icon;
    }

    /** SVG path data around (0, 0). */
    public String path() {
        return path;
    }

    /** How far its face is above its centre: the screen of a host is not the middle of it with its foot. */
    double faceShift() {
        return this == HOST ? -6 : this == BRIDGE || this == OPENVSWITCH ? -3 : this == OUTSIDE ? 3 : 0;
    }
}
