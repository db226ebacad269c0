package dev.vethwork.engine;

import dev.vethwork.net.Names;
import dev.vethwork.plan.KernelPiece;
import dev.vethwork.plan.TargetTraits;
import dev.vethwork.state.NetworkState;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/** The places on this machine: sandboxes of this user's, and the machine itself. */
public final class LocalTargets implements Targets {
    private static final Path HOST_REGISTRY = Path.of("/run/vethwork");

    private final Path home;

    public LocalTargets() {
        this(LabNotes.ofUser());
    }

    /** @param home where this user's sandboxes are remembered */
    public LocalTargets(Path home) {
        this.home = home;
    }

    @Override
    public List<Deployed> deployed() {
        List<Deployed> all = new ArrayList<>();
        for (String lab : LabNotes.labs(home)) {
            all.add(new Deployed(
                    lab, "sandbox", state(notes(lab), lab), notes(lab).read("file").strip()));
        }
        try (Stream<Path> labs = Files.list(HOST_REGISTRY)) {
            labs.filter(p -> !p.getFileName().toString().startsWith("."))
                    .sorted()
                    .forEach(p -> all.add(new Deployed(
                            p.getFileName().toString(), "host", LabState.of(p), read(p.resolve("file")))));
        } catch (IOException e) {
            // No lab was ever on this machine since it started.
        }
        return all;
    }

    private static String state(LabNotes notes, String lab) {
        return notes.holder()
                .filter(Holder::alive)
                .map(holder -> LabState.of(holder.see("/run/vethwork/" + lab)))
                .orElse("dead");
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
            default -> throw Trouble.of(TargetException.Kind.MISSING, "unknown.target", target).exception();
        };
    }

    private Target sandbox(String lab, String file) throws TargetException {
        LabNotes notes = notes(lab);
        Holder holder = notes.holderOrNew();
        return new LabTarget(Sandbox.shell(holder), new SandboxPlace(holder, notes, file), lab);
    }

    private static Target host(String lab, String file, Credentials credentials) throws TargetException {
        Shell shell = Sudo.shell(credentials);
        return new LabTarget(shell, new HostPlace(Sudo.isRoot(), file), lab);
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
    public TargetTraits traits(String target) {
        TargetTraits known = Targets.super.traits(target);
        return known.rootIsOurs() ? known : known.withReach(Connections.reach()).withUser(Sudo.user());
    }

    @Override
    public Set<KernelPiece> missing() {
        return new KernelPieces(Path.of("/")).missing();
    }

    @Override
    public NetworkState machine() throws TargetException {
        try {
            // One process for all three, while the rules are read.
            Started ip = Commands.ask(
                    List.of("ip", "-j", "-d", "-force", "-batch", "-"), "addr\nroute show table all\nneigh\n");
            String rules = rules();
            return Machine.state(ip.await().stdout(), rules);
        } catch (IOException e) {
            throw Needs.missing(Set.of("ip"));
        }
    }

    /** They can only be read by root. */
    private static String rules() {
        try {
            return Sudo.isRoot() ? Commands.run(List.of("iptables-save")).stdout() : "";
        } catch (IOException e) {
            return "";
        }
    }

    private LabNotes notes(String lab) {
        return new LabNotes(home.resolve(lab));
    }

    @Override
    public Recovered recover(String lab, Credentials credentials) throws TargetException {
        // All that a dead one held went with it; only the note is left.
        boolean dead = find(lab).filter(found -> found.target().equals("sandbox")).isPresent() && notes(lab).forgetDead();
        return dead ? Recovered.GONE : Targets.super.recover(lab, credentials);
    }
}
