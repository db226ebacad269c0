package dev.vethwork.ui.canvas.look;

import dev.vethwork.render.Outline;
import dev.vethwork.topology.Node;
import org.kordamp.ikonli.Ikon;
import org.kordamp.ikonli.materialdesign2.MaterialDesignC;
import org.kordamp.ikonli.materialdesign2.MaterialDesignD;
import org.kordamp.ikonli.materialdesign2.MaterialDesignE;
import org.kordamp.ikonli.materialdesign2.MaterialDesignR;
import org.kordamp.ikonli.materialdesign2.MaterialDesignS;

/** What a window has beside the {@link Outline} of each kind of node: its icon and its words. */
@SuppressWarnings("ImmutableEnumChecker")
public enum Silhouette {
    NAMESPACE(Outline.NAMESPACE, "namespace", MaterialDesignC.CUBE_OUTLINE),
    ROUTER(Outline.ROUTER, "router", MaterialDesignR.ROUTER),
    BRIDGE(Outline.BRIDGE, "bridge", MaterialDesignS.SWITCH),
    OPENVSWITCH(Outline.OPENVSWITCH, "openvswitch", MaterialDesignS.SWITCH),
    HOST(Outline.HOST, "host", MaterialDesignD.DESKTOP_TOWER_MONITOR),
    OUTSIDE(Outline.OUTSIDE, "outside", MaterialDesignC.CLOUD_OUTLINE),
    INTERNET(Outline.INTERNET, "internet", MaterialDesignE.EARTH);

    private final Outline outline;
    private final String key;
    private final Ikon icon;

    Silhouette(Outline outline, String key, Ikon icon) {
        this.outline = outline;
        this.key = key;
        this.icon = icon;
    }

    public static Silhouette of(Node node) {
        return switch (Outline.of(node)) {
            case NAMESPACE -> NAMESPACE;
            case ROUTER -> ROUTER;
            case BRIDGE -> BRIDGE;
            case OPENVSWITCH -> OPENVSWITCH;
            case HOST -> HOST;
            case OUTSIDE -> OUTSIDE;
            case INTERNET -> INTERNET;
        };
    }

    /** The style class, and the word in keys of texts. */
    public String key() {
        return key;
    }

    public double width() {
        return outline.width();
    }

    public double height() {
        return outline.height();
    }

    public Ikon icon() {
        return icon;
    }

    /** SVG path data around (0, 0). */
    public String path() {
        return outline.path();
    }

    /** How far the middle of its face is below its centre. */
    public double faceShift() {
        return outline.faceShift();
    }
}
