package dev.vethwork.engine.place;

import dev.vethwork.engine.Credentials;
import dev.vethwork.engine.DocumentId;
import dev.vethwork.engine.LabState;
import dev.vethwork.engine.Target;
import dev.vethwork.engine.TargetException;
import dev.vethwork.engine.Targets.Deployed;
import dev.vethwork.engine.driver.Commands;
import dev.vethwork.engine.driver.DriverShell;
import dev.vethwork.engine.driver.Needs;
import dev.vethwork.engine.driver.Started;
import dev.vethwork.engine.observe.MachineRules;
import dev.vethwork.engine.observe.RootNamespace;
import dev.vethwork.engine.registry.Inodes;
import dev.vethwork.net.Names;
import dev.vethwork.net.TargetKind;
import dev.vethwork.plan.TargetTraits;
import dev.vethwork.state.Netfilter;
import dev.vethwork.state.NetworkState;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/** The labs on the machine itself. */
final class HostedLabs implements LocalLabs {
    @Override
    public List<Deployed> deployed() {
        try (Stream<Path> labs = Files.list(HostPlace.REGISTRY)) {
            return labs.filter(p -> !p.getFileName().toString().startsWith(".")).sorted().map(HostedLabs::noted).toList();
        } catch (IOException e) {
            // No lab was ever on this machine since it started.
            return List.of();
        }
    }

    @Override
    public Optional<Deployed> find(String lab) {
        return Optional.of(HostPlace.REGISTRY.resolve(lab)).filter(Files::isDirectory).map(HostedLabs::noted);
    }

    private static Deployed noted(Path directory) {
        return new Deployed(
                directory.getFileName().toString(), TargetKind.HOST, LabState.of(directory), HostPlace.origin(directory));
    }

    @Override
    public Target open(String lab, DocumentId document, Credentials credentials) throws TargetException {
        DriverShell shell = RootShell.shell(credentials);
        return new LabTarget(shell, new HostPlace(RootShell.isRoot()), lab, document);
    }

    @Override
    public Optional<List<String>> enter(String lab, String namespace) {
        return Optional.of(HostPlace.REGISTRY.resolve(lab).resolve("registry"))
                .filter(registry -> Inodes.isOurs(registry, Names.node(namespace)))
                .map(registry -> LocalLabs.entering(HostPlace.enter(RootShell.isRoot()), namespace));
    }

    @Override
    public DriverShell shell(String lab, Credentials credentials) throws TargetException {
        return RootShell.shell(credentials);
    }

    @Override
    public TargetTraits traits(TargetTraits known) {
        return known.withReach(Connections.reach()).withUser(RootShell.user());
    }

    @Override
    public NetworkState around() throws TargetException {
        return machine(false);
    }

    /** See {@link dev.vethwork.engine.Targets#machine}. @param withRules which can only be read by root */
    static NetworkState machine(boolean withRules) throws TargetException {
        try {
            // One process for all three, while the rules are read.
            Started ip = Commands.ask(
                    List.of("ip", "-j", "-d", "-force", "-batch", "-"), "addr\nroute show table all\nneigh\n");
            Netfilter rules = withRules ? MachineRules.read() : Netfilter.EMPTY;
            return RootNamespace.state(ip.await().stdout(), rules);
        } catch (IOException e) {
            throw Needs.missing(Set.of("ip"));
        }
    }
}
