package dev.vethwork.ui.canvas.look;

import dev.vethwork.render.Outline;
import dev.vethwork.topology.Node;
import org.kordamp.ikonli.Ikon;

/** What a window has beside the {@link Outline} of each kind of node: its words. */
public enum Silhouette {
    NAMESPACE(Outline.NAMESPACE, "namespace"),
    ROUTER(Outline.ROUTER, "router"),
    BRIDGE(Outline.BRIDGE, "bridge"),
    OPENVSWITCH(Outline.OPENVSWITCH, "openvswitch"),
    HOST(Outline.HOST, "host"),
    OUTSIDE(Outline.OUTSIDE, "outside"),
    INTERNET(Outline.INTERNET, "internet");

    private final Outline outline;
    private final String key;

    Silhouette(Outline outline, String key) {
        this.outline = outline;
        this.key = key;
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
        return outline.icon();
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
