package dev.vethwork.format.importing.machine;

import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;

/** Containers so far, by their names. One is a namespace of the drawing as soon as something is done to its network. */
public final class Containers {
    /** Beyond the processes that a script starts itself. */
    private static final int FIRST_PROCESS = 20_001;

    /** What a container is joined to unless it is said to have no network. */
    private static final String OWN = "eth0";

    private final Machine machine;
    private final Map<String, Container> all = new HashMap<>();
    private final Map<String, String> configurations = new HashMap<>();
    private int unnamed;

    Containers(Machine machine) {
        this.machine = machine;
    }

    private record Container(String image, boolean joined, Optional<Space> space) {}

    /** One that is there, by the name of its own or one of its making. @param joined whether it has a network of its tool's own */
    public String add(String name, String image, boolean joined) {
        String known = name.isEmpty() ? "container-" + ++unnamed : name;
        all.putIfAbsent(known, new Container(image, joined, Optional.empty()));
        return known;
    }

    /** One that is drawn already. */
    public void add(String name, Space space) {
        all.put(name, new Container("", false, Optional.of(space)));
    }

    /** It has no network of its tool's own after all. */
    public void alone(String name) {
        all.computeIfPresent(name, (_, container) -> new Container(container.image(), false, container.space()));
    }

    /** What its file says of its networks. */
    public void configure(String name, String text) {
        configurations.merge(name, text, (before, more) -> before + "\n" + more);
    }

    public String configuration(String name) {
        return configurations.getOrDefault(name, "");
    }

    public boolean has(String name) {
        return all.containsKey(name);
    }

    public boolean isDrawn(String name) {
        return Optional.ofNullable(all.get(name)).flatMap(Container::space).isPresent();
    }

    /** Whether a network of its tool's own is not drawn with it. */
    public boolean isJoined(String name) {
        return Optional.ofNullable(all.get(name)).filter(Container::joined).isPresent();
    }

    /** Whether a namespace is a container's, with an image's files. */
    public boolean isOne(String namespace) {
        return all.values().stream().flatMap(each -> each.space().stream()).anyMatch(space -> space.name().equals(namespace));
    }

    /** Its namespace, drawn if it was not; empty where there is no such container. */
    public Optional<Space> space(String name) {
        Container container = all.get(name);
        if (container == null) {
            return Optional.empty();
        }
        Space space = container.space().orElseGet(() -> draw(name, container));
        all.put(name, new Container(container.image(), container.joined(), Optional.of(space)));
        return Optional.of(space);
    }

    private Space draw(String name, Container container) {
        Space space = machine.space(name).orElseGet(() -> machine.addSpace(name));
        space.links().values().forEach(loopback -> loopback.up(true));
        if (container.joined()) {
            machine.addLink(ImportedKind.OTHER, space, OWN);
        }
        if (!container.image().isEmpty()) {
            machine.note(container.image() + ": " + name);
        }
        return space;
    }

    /** The number of its first process; empty where there is no such container. */
    public OptionalInt process(String name) {
        return space(name)
                .map(space -> {
                    int number = FIRST_PROCESS + machine.spaces().indexOf(space);
                    machine.process(Integer.toString(number), space.name());
                    return OptionalInt.of(number);
                })
                .orElse(OptionalInt.empty());
    }
}
