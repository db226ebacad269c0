package dev.vethwork.target;

import dev.vethwork.net.Names;
import dev.vethwork.state.NetworkState;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** The places on this machine: sandboxes of this user's, and the machine itself. */
public final class LocalTargets implements Targets {
    private static final Path HOST_REGISTRY = Path.of("/run/vethwork");

    private final Path home;

    public LocalTargets() {
        this(LabNotes.home());
    }

    /** @param home where this user's sandboxes are remembered */
    public LocalTargets(Path home) {
        this.home = home;
    }

    @Override
    public List<Deployed> deployed() {
        List<Deployed> all = new ArrayList<>();
        for (String lab : LabNotes.labs(home)) {
            notes(lab).holder().ifPresent(holder -> all.add(new Deployed(
                    lab, "sandbox", state(holder, lab), notes(lab).read("file").strip())));
        }
        try (Stream<Path> labs = Files.list(HOST_REGISTRY)) {
            labs.filter(p -> Files.exists(p.resolve("registry")))
                    .sorted()
                    .forEach(p -> all.add(new Deployed(
                            p.getFileName().toString(), "host", state(p.resolve("journal")), read(p.resolve("file")))));
        } catch (IOException e) {
            // No lab was ever on this machine since it started.
        }
        return all;
    }

    private static String state(Holder holder, String lab) {
        return holder.alive() ? state(holder.see("/run/vethwork/" + lab + "/journal")) : "dead";
    }

    private static String state(Path journal) {
        return Journal.isOpen(read(journal)) ? "interrupted" : "deployed";
    }

    private static String read(Path file) {
        try {
            return Files.readString(file).strip();
        } catch (IOException e) {
            return "";
        }
    }

    @Override
    public Target open(String lab, String target, String file, Credentials credentials) throws TargetException {
        Names.node(lab);
        return switch (target) {
            case "sandbox" -> sandbox(lab, file);
            case "host" -> host(lab, file, credentials);
            default -> throw new TargetException(
                    TargetException.Kind.MISSING, "there is no target called " + target, "write sandbox or host");
        };
    }

    private Target sandbox(String lab, String file) throws TargetException {
        LabNotes notes = notes(lab);
        Optional<Holder> there = notes.holder().filter(Holder::alive);
        Holder holder = there.isPresent() ? there.get() : fresh(notes);
        try {
            if (!file.isEmpty()) {
                notes.write("file", file);
            }
        } catch (IOException e) {
            throw cannotRemember(e);
        }
        return new LabTarget(Sandbox.shell(holder), new SandboxPlace(holder, notes), lab);
    }

    private static Holder fresh(LabNotes notes) throws TargetException {
        try {
            notes.create();
        } catch (IOException e) {
            throw cannotRemember(e);
        }
        return Sandbox.start(notes);
    }

    private static TargetException cannotRemember(IOException e) {
        return new TargetException(
                TargetException.Kind.NOT_PERMITTED,
                "could not write down which process holds the sandbox: " + e.getMessage(),
                "set XDG_RUNTIME_DIR to a directory of your own",
                "",
                List.of(),
                -1,
                "",
                e);
    }

    private static Target host(String lab, String file, Credentials credentials) throws TargetException {
        Shell shell = Sudo.shell(credentials);
        LabTarget target = new LabTarget(shell, new HostPlace(Sudo.isRoot()), lab);
        if (!file.isEmpty()) {
            shell.call("file", lab, file);
        }
        return target;
    }

    @Override
    public Optional<Target> openExisting(String lab, Credentials credentials) throws TargetException {
        Optional<Deployed> found = find(lab);
        if (found.isEmpty() || found.get().state().equals("dead")) {
            return Optional.empty();
        }
        return Optional.of(open(lab, found.get().target(), "", credentials));
    }

    @Override
    public NetworkState machine() throws TargetException {
        try {
            String addresses = Commands.run(List.of("ip", "-j", "-d", "addr")).stdout();
            String routes = Commands.run(List.of("ip", "-j", "-d", "route", "show", "table", "all")).stdout();
            String neighbors = Commands.run(List.of("ip", "-j", "neigh")).stdout();
            return Machine.state(addresses + "\n" + routes + "\n" + neighbors);
        } catch (IOException e) {
            throw Needs.missing(java.util.Set.of("ip"));
        }
    }

    private LabNotes notes(String lab) {
        return new LabNotes(home.resolve(lab));
    }

    @Override
    public void recover(String lab, Credentials credentials) throws TargetException {
        if (notes(lab).holder().filter(holder -> !holder.alive()).isPresent()) {
            // All that it held went with it; only the note is left.
            notes(lab).delete();
        }
        Targets.super.recover(lab, credentials);
    }
}
