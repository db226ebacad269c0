package dev.vethwork.ui.model;

import dev.vethwork.engine.Credentials;
import dev.vethwork.engine.Targets;
import dev.vethwork.lab.Caller;
import dev.vethwork.lab.Labs;
import dev.vethwork.lab.Recovery;
import dev.vethwork.lab.failure.LabException;
import dev.vethwork.lab.inspect.LabStatus;
import dev.vethwork.plan.Plan;
import dev.vethwork.text.Sentences;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.function.Consumer;
import java.util.stream.Collectors;
import javafx.beans.property.ReadOnlyBooleanProperty;
import javafx.beans.property.ReadOnlyBooleanWrapper;
import javafx.collections.FXCollections;
import javafx.collections.ObservableList;

/** All labs that run, whoever of this user's documents they belong to, and what may be done about them. */
public final class LabList {
    private final Labs labs;
    private final Background background;
    private final Credentials credentials;
    private final Consumer<String> problems;
    private Set<Path> files = Set.of();
    private final ObservableList<LabStatus> all = FXCollections.observableArrayList();
    private final ReadOnlyBooleanWrapper busy = new ReadOnlyBooleanWrapper();

    /** @param problems told a sentence where something could not be done */
    public LabList(Targets targets, Background background, Credentials credentials, Consumer<String> problems) {
        this.labs = new Labs(targets);
        this.background = background;
        this.credentials = credentials;
        this.problems = problems;
    }

    /** As they were read last. */
    public ObservableList<LabStatus> all() {
        return all;
    }

    /** Whether the file that a lab came from was there when they were read. */
    public boolean isThere(Path file) {
        return files.contains(file);
    }

    public ReadOnlyBooleanProperty busy() {
        return busy.getReadOnlyProperty();
    }

    /** Reads them all. A password is not asked for: what cannot be read without one says so. */
    public void refresh() {
        run(() -> "");
    }

    public void destroy(String lab) {
        run(() -> {
            try {
                Plan _ = labs.destroy(lab, caller());
                return "";
            } catch (LabException e) {
                return Sentences.with(String.valueOf(e.getMessage()), e.remedy());
            }
        });
    }

    public void destroyAll() {
        run(() -> problems(labs.destroyAll(caller())));
    }

    /** Puts in order what programs that died have left. */
    public void recover() {
        run(() -> problems(labs.crashRecovery().recover(caller())));
    }

    /** Who takes labs away from this list has seen whose they are, and was asked. */
    private Caller caller() {
        return Caller.silent().withCredentials(credentials).withConfirmation(question -> true);
    }

    private static String problems(List<Recovery> done) {
        return done.stream()
                .filter(r -> !r.isDone())
                .map(r -> r.lab() + ": " + r.problem())
                .collect(Collectors.joining("\n"));
    }

    /** @param what gives a sentence about what could not be done, or none */
    private void run(Callable<String> what) {
        if (busy.get()) {
            return;
        }
        busy.set(true);
        background.submit(
                () -> read(what.call()),
                read -> {
                    busy.set(false);
                    files = read.files();
                    all.setAll(read.labs());
                    if (!read.problem().isEmpty()) {
                        problems.accept(read.problem());
                    }
                },
                thrown -> {
                    busy.set(false);
                    problems.accept(String.valueOf(thrown.getMessage()));
                });
    }

    private Read read(String problem) throws LabException {
        List<LabStatus> now = labs.status(Caller.silent());
        Set<Path> there = now.stream()
                .flatMap(lab -> lab.lab().document().file().stream())
                .filter(Files::isRegularFile)
                .collect(Collectors.toSet());
        return new Read(problem, now, there);
    }

    /** @param files those of the labs' own that are there */
    private record Read(String problem, List<LabStatus> labs, Set<Path> files) {}
}
