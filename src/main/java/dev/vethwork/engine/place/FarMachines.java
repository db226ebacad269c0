package dev.vethwork.engine.place;

import dev.vethwork.engine.CommandResult;
import dev.vethwork.engine.Credentials;
import dev.vethwork.engine.TargetException;
import dev.vethwork.engine.driver.Boot;
import dev.vethwork.engine.driver.Commands;
import dev.vethwork.engine.driver.DriverShell;
import dev.vethwork.net.RemoteKind;
import java.io.IOException;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executors;
import java.util.stream.Stream;

/** What is asked at the doors of other machines. */
record FarMachines(Ssh ssh) {
    /** The shell of a place, and what the door told before. */
    record Opened(DriverShell shell, Greeting greeting) {}

    /** @param make whether a sandbox is to be made where there is none */
    Opened open(RemoteKind kind, String lab, boolean make, Credentials credentials) throws TargetException {
        List<String> wanted = kind.rootIsOurs() ? List.of("open", lab, make ? "new" : "there") : List.of("host", lab);
        try {
            List<String> way = ssh.words(kind, credentials.atTerminal(), false);
            DriverShell shell = new DriverShell(ssh.dialer().talk(join(way, Boot.doorWords(wanted))));
            try {
                Greeting greeting = Greeting.parse(shell.enter());
                if (kind.rootIsOurs()) {
                    shell.besides(() -> beside(kind, way, greeting));
                }
                return new Opened(shell, greeting);
            } catch (IOException e) {
                shell.close();
                String said = String.valueOf(e.getMessage());
                Greeting greeting = Greeting.parse(said);
                if (!greeting.says("password")) {
                    throw FarRefusals.explain(kind, said);
                }
                return new Opened(new RootShell(way, false, true).ask(credentials), greeting);
            }
        } catch (IOException e) {
            throw FarRefusals.explain(kind, String.valueOf(e.getMessage()));
        }
    }

    /** In that machine's network, and in all else in the sandbox. */
    private DriverShell beside(RemoteKind kind, List<String> way, Greeting greeting) throws TargetException {
        try {
            List<String> words = join(way, Sandbox.beside(greeting.holder(), Boot.farWords()));
            DriverShell shell = new DriverShell(ssh.dialer().talk(words));
            shell.start();
            return shell;
        } catch (IOException e) {
            throw FarRefusals.explain(kind, String.valueOf(e.getMessage()));
        }
    }

    /** Words that bring a command to the place, on a terminal if there is one. */
    List<String> enter(RemoteKind kind, Opened opened) throws TargetException {
        try {
            List<String> there = kind.rootIsOurs()
                    ? Sandbox.enter(opened.greeting().holder())
                    : HostPlace.enter(opened.greeting().isRoot());
            return join(ssh.words(kind, true, true), there);
        } catch (IOException e) {
            throw FarRefusals.explain(kind, String.valueOf(e.getMessage()));
        }
    }

    void end(RemoteKind kind, String lab, Greeting greeting, Credentials credentials) throws TargetException {
        try {
            Holder holder = greeting.holder();
            String said = ask(
                    kind,
                    credentials.atTerminal(),
                    List.of("end", lab, Long.toString(holder.pid()), holder.start()));
            if (!Greeting.parse(said).says("ended")) {
                throw FarRefusals.explain(kind, said);
            }
        } catch (IOException e) {
            throw FarRefusals.explain(kind, String.valueOf(e.getMessage()));
        }
    }

    /** What it has. @param programs that are looked for besides those that are always */
    FarFiles look(RemoteKind kind, Set<String> programs) throws TargetException {
        try {
            String said = ask(kind, false, FarFiles.wanted(programs));
            Greeting greeting = Greeting.parse(said);
            if (!greeting.says("ended")) {
                throw FarRefusals.explain(kind, said);
            }
            return new FarFiles(greeting);
        } catch (IOException e) {
            throw FarRefusals.explain(kind, String.valueOf(e.getMessage()));
        }
    }

    /** The labs on each of them; empty where it could not be asked. */
    Map<RemoteKind, Optional<List<Greeting.Lab>>> labs(List<RemoteKind> machines) {
        Map<RemoteKind, CompletableFuture<Optional<List<Greeting.Lab>>>> asked = new HashMap<>();
        Map<RemoteKind, Optional<List<Greeting.Lab>>> answers = new HashMap<>();
        try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            machines.forEach(kind -> asked.put(kind, CompletableFuture.supplyAsync(() -> labs(kind), threads)));
        }
        asked.forEach((kind, answer) -> answers.put(kind, answer.join()));
        return answers;
    }

    private Optional<List<Greeting.Lab>> labs(RemoteKind kind) {
        try {
            Greeting greeting = Greeting.parse(ask(kind, false, List.of("list")));
            return greeting.says("ended") ? Optional.of(greeting.labs()) : Optional.empty();
        } catch (IOException e) {
            return Optional.empty();
        }
    }

    private String ask(RemoteKind kind, boolean asks, List<String> wanted) throws IOException {
        CommandResult result = Commands.ask(join(ssh.words(kind, asks, false), Boot.doorWords(wanted)), Boot.doorText())
                .await();
        return result.stdout();
    }

    private static List<String> join(List<String> way, List<String> words) {
        return Stream.concat(way.stream(), words.stream()).toList();
    }
}
