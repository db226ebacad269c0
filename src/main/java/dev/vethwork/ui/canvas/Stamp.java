package dev.vethwork.ui.canvas;

import dev.vethwork.edit.Edit;
import dev.vethwork.edit.Edits;
import dev.vethwork.edit.FreshNames;
import dev.vethwork.edit.routing.RoutingDaemon;
import dev.vethwork.edit.routing.RoutingEdits;
import dev.vethwork.edit.routing.RoutingProtocol;
import dev.vethwork.edit.routing.RoutingSuite;
import dev.vethwork.topology.Bridge;
import dev.vethwork.topology.Host;
import dev.vethwork.topology.Internet;
import dev.vethwork.topology.IpStack;
import dev.vethwork.topology.Namespace;
import dev.vethwork.topology.Node;
import dev.vethwork.topology.Note;
import dev.vethwork.topology.Position;
import dev.vethwork.topology.Topology;
import dev.vethwork.ui.Texts;
import dev.vethwork.ui.canvas.drawing.NoteView;
import dev.vethwork.ui.canvas.look.Silhouette;
import java.util.Optional;
import java.util.stream.Stream;
import javafx.scene.input.KeyCode;
import org.jspecify.annotations.Nullable;

/** Something that can be put on the drawing: chosen from the palette or by its key, then placed where one clicks. */
public enum Stamp {
    NAMESPACE(Silhouette.NAMESPACE, "ns1", KeyCode.N),
    ROUTER(Silhouette.ROUTER, "router", KeyCode.R),
    OSPF_ROUTER(Silhouette.ROUTER, "r1", KeyCode.F, RoutingProtocol.OSPF),
    BGP_ROUTER(Silhouette.ROUTER, "r1", KeyCode.G, RoutingProtocol.BGP),
    BRIDGE(Silhouette.BRIDGE, "v-net-0", KeyCode.B),
    OPENVSWITCH(Silhouette.OPENVSWITCH, "ovs-0", KeyCode.V),
    HOST(Silhouette.HOST, "host", KeyCode.H),
    OUTSIDE(Silhouette.OUTSIDE, "outside", KeyCode.O),
    INTERNET(Silhouette.INTERNET, "internet", KeyCode.I),
    NOTE(null, "", KeyCode.T);

    private static final String NOTE_PATH = "M-60,-16 H60 V16 H-60 Z";

    private final @Nullable Silhouette silhouette;
    private final String stem;
    private final KeyCode key;
    private final @Nullable RoutingProtocol speaks;

    Stamp(@Nullable Silhouette silhouette, String stem, KeyCode key) {
        this(silhouette, stem, key, null);
    }

    /** @param speaks by what it tells others its networks */
    Stamp(@Nullable Silhouette silhouette, String stem, KeyCode key, @Nullable RoutingProtocol speaks) {
        this.silhouette = silhouette;
        this.stem = stem;
        this.key = key;
        this.speaks = speaks;
    }

    /** The one that this key chooses. */
    public static Optional<Stamp> of(KeyCode key) {
        return Stream.of(values()).filter(s -> s.key == key).findFirst();
    }

    public KeyCode key() {
        return key;
    }

    /** Its outline; empty for a note. */
    public Optional<Silhouette> silhouette() {
        return Optional.ofNullable(silhouette);
    }

    /** The word in keys of texts. */
    public String word() {
        return speaks != null ? speaks.word() : silhouette().map(Silhouette::key).orElse("note");
    }

    /** SVG path data around (0, 0) of what is shown at the pointer. */
    public String path() {
        return silhouette().map(Silhouette::path).orElse(NOTE_PATH);
    }

    /** Puts one there, under a name that is free, and selects it. */
    public void place(TopologyCanvas canvas, Position at) {
        Topology now = canvas.document().now();
        if (this == NOTE) {
            Note note = new Note(Texts.get("note.new"), at.x() - 60, at.y() - 16);
            canvas.document().apply(Edits.addNote(note));
            canvas.selection().set(NoteView.PREFIX + now.notes().size());
        } else if (this == HOST && now.host().isPresent()) {
            // There is one machine; show where it is instead.
            String host = now.host().orElseThrow().name();
            canvas.selection().set(host);
            canvas.sight().reveal(host);
        } else {
            String name = FreshNames.node(now, stem);
            if (canvas.document().apply(drawn(name, canvas.snap(at.x(), at.y())))) {
                canvas.selection().set(name);
            }
        }
    }

    private Edit drawn(String name, Position at) {
        return speaks == null
                ? Edits.addNode(make(name), at)
                : RoutingEdits.add(name, new RoutingDaemon(speaks, RoutingSuite.BIRD), at);
    }

    private Node make(String name) {
        return switch (this) {
            case NAMESPACE, NOTE -> Namespace.of(name);
            case ROUTER, OSPF_ROUTER, BGP_ROUTER -> new Namespace(name, Namespace.Role.ROUTER, IpStack.DEFAULT.withForwarding(true));
            case BRIDGE -> Bridge.of(name);
            case OPENVSWITCH -> Bridge.of(name).withType(Bridge.Type.OPENVSWITCH);
            case HOST -> Host.of(name);
            case INTERNET -> Internet.of(name);
            case OUTSIDE -> new Namespace(name, Namespace.Role.OUTSIDE, IpStack.DEFAULT);
        };
    }
}
