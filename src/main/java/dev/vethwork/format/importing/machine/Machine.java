package dev.vethwork.format.importing.machine;

import dev.vethwork.net.RouteTable;
import dev.vethwork.topology.Note;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SequencedMap;
import java.util.Set;
import java.util.function.BiConsumer;
import java.util.stream.Stream;

/**
 * The machine so far. What takes away waits until something is made again: a script that tidies up at its end is to leave
 * its drawing all the same.
 */
public final class Machine {
    /** More than can be drawn or looked at. */
    private static final int MOST = 4_000;

    /** Beyond what people number themselves. */
    private static final long FIRST_TABLE = 1_001;

    private final SequencedMap<String, Space> spaces = new LinkedHashMap<>();
    private final Map<String, String> processes = new HashMap<>();
    private final Map<String, Space> otherNames = new HashMap<>();
    private final Containers containers = new Containers(this);
    private final ToldMacs macs = new ToldMacs();
    private final List<Removal> waiting = new ArrayList<>();
    private final Map<String, RouteTable> tables = new HashMap<>();
    private final Set<String> notes = new LinkedHashSet<>();
    private int links;

    /** What takes something away, and who wants to know whether it did. */
    private record Removal(
            Runnable removal, Runnable spare, BiConsumer<Boolean, String> told, String element, boolean tidies) {}

    public Machine() {
        spaces.put("", new Space(""));
    }

    public Space root() {
        return spaces.getOrDefault("", new Space(""));
    }

    public Optional<Space> space(String name) {
        return Optional.ofNullable(spaces.getOrDefault(name, otherNames.get(name))).filter(s -> !s.isGone());
    }

    /** A second name of a namespace. */
    public void name(Space space, String name) {
        if (!spaces.containsKey(name)) {
            otherNames.put(name, space);
        }
    }

    public Containers containers() {
        return containers;
    }

    public ToldMacs macs() {
        return macs;
    }

    /** A process is in this namespace. */
    public void process(String number, String namespace) {
        processes.put(number, namespace);
    }

    /** The namespace of a process, by its number. */
    public Optional<Space> ofProcess(String number) {
        return Optional.ofNullable(processes.get(number)).flatMap(this::space);
    }

    /** All that there are, the machine's own first. */
    public List<Space> spaces() {
        return spaces.values().stream().filter(s -> !s.isGone()).toList();
    }

    /** A number for a routing table of which nothing but the name is known. */
    public RouteTable table(String name) {
        return tables.computeIfAbsent(name, n -> new RouteTable(FIRST_TABLE + tables.size()));
    }

    public boolean isFull() {
        return spaces.size() + links > MOST;
    }

    public Space addSpace(String name) {
        commit();
        Space space = new Space(name);
        spaces.put(name, space);
        return space;
    }

    public Link addLink(ImportedKind kind, Space space, String name) {
        commit();
        Link link = new Link(kind, space, name);
        space.links().put(name, link);
        links++;
        return link;
    }

    /** Two interfaces, one end of a cable each. */
    public void addVeth(Space one, String name, Space other, String peer) {
        Link a = addLink(ImportedKind.VETH, one, name);
        a.join(addLink(ImportedKind.VETH, other, peer));
    }

    /** Two ports of switches that are joined: both are up from the first. */
    public void addPatch(Space space, String name, String peer) {
        addVeth(space, name, space, peer);
        Stream.of(name, peer).flatMap(each -> space.link(each).stream()).forEach(end -> end.up(true));
    }

    public void move(Link link, Space to) {
        commit();
        link.move(to);
    }

    public void rename(Link link, String name) {
        commit();
        link.rename(name);
    }

    /** The ports of a bridge. */
    public List<Link> ports(Link bridge) {
        return bridge.space().links().values().stream()
                .filter(l -> bridge.equals(l.master()))
                .toList();
    }

    /**
     * A namespace goes, with what is in it.
     *
     * @param told hears whether it went (else it was the end of the script), and what it was
     */
    public void remove(Space space, BiConsumer<Boolean, String> told) {
        space.gone(true);
        List<Link> within = space.links().values().stream().filter(l -> !l.isGone()).toList();
        waiting.add(new Removal(
                () -> {
                    List.copyOf(within).forEach(this::delete);
                    spaces.remove(space.name());
                },
                () -> space.gone(false),
                told,
                space.name(),
                true));
    }

    /** An interface goes, and its peer with it. */
    public void remove(Link link, BiConsumer<Boolean, String> told) {
        Link peer = link.peer();
        link.gone(true);
        if (peer != null) {
            peer.gone(true);
        }
        waiting.add(new Removal(
                () -> delete(link),
                () -> {
                    link.gone(false);
                    if (peer != null) {
                        peer.gone(false);
                    }
                },
                told,
                link.id(),
                true));
    }

    /** A setting or a rule is taken back. */
    public void takeBack(String element, Runnable removal, BiConsumer<Boolean, String> told) {
        waiting.add(new Removal(removal, () -> {}, told, element, true));
    }

    /** An interface goes down: before it is taken away, or, where nothing is, because somebody wants it so. */
    public void takeDown(Link link, BiConsumer<Boolean, String> told) {
        waiting.add(new Removal(() -> link.up(false), () -> {}, told, link.id(), false));
    }

    /** Whether the script is in a part that tidies up. */
    public boolean isCleaning() {
        return !waiting.isEmpty();
    }

    private void delete(Link link) {
        link.up(false);
        ports(link).forEach(port -> port.master(null));
        link.space().links().remove(link.name(), link);
        Link peer = link.peer();
        if (peer != null) {
            peer.up(false);
            peer.space().links().remove(peer.name(), peer);
        }
    }

    /** Something is made: what was to go before goes now. */
    public void commit() {
        if (waiting.isEmpty()) {
            return;
        }
        List<Removal> now = List.copyOf(waiting);
        waiting.clear();
        now.forEach(r -> {
            r.removal().run();
            r.told().accept(true, r.element());
        });
    }

    /** The script is at its end: what was only tidying up does not count. */
    public void end() {
        if (waiting.stream().noneMatch(Removal::tidies)) {
            commit();
        }
        List<Removal> now = List.copyOf(waiting);
        waiting.clear();
        now.forEach(r -> {
            r.spare().run();
            r.told().accept(false, r.element());
        });
    }

    /** Something to read beside the drawing. */
    public void note(String text) {
        notes.add(text);
    }

    List<Note> notes() {
        List<Note> all = new ArrayList<>();
        for (String text : notes) {
            all.add(new Note(text, 40, 20 + 30.0 * all.size()));
        }
        return all;
    }

    /** Whether there is anything to draw. */
    public boolean isEmpty() {
        return spaces.size() == 1 && links == 0;
    }

    /** How much there is to draw. */
    public int size() {
        return spaces.size() + links;
    }
}
