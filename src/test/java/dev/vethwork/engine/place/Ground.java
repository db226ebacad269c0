package dev.vethwork.engine.place;

import dev.vethwork.engine.Cancellation;
import dev.vethwork.engine.CommandResult;
import dev.vethwork.engine.DocumentId;
import dev.vethwork.engine.Origin;
import dev.vethwork.engine.RunListener;
import dev.vethwork.engine.TargetException;
import dev.vethwork.engine.Targets;
import dev.vethwork.engine.driver.Boot;
import dev.vethwork.engine.driver.Commands;
import dev.vethwork.engine.driver.DriverShell;
import dev.vethwork.engine.driver.DriverTrouble;
import dev.vethwork.machine.Machine;
import dev.vethwork.machine.MachineState;
import dev.vethwork.machine.OpenVSwitch;
import dev.vethwork.net.TargetKind;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** What a test's labs stand on. */
interface Ground {
    /** The machine itself where the user is root on it, else a process that stands in for it. */
    static Ground ofHost(LabNotes notes) throws Exception {
        return Machine.isOurs() ? new TheMachine(MachineState.read()) : new Held(notes.holderOrNew(Origin.UNKNOWN, new Expected()));
    }

    /** Words that bring a command there. */
    List<String> enter();

    /** A file there, as it is seen from here. */
    Path see(String file);

    boolean isThere();

    /** Command lines of the processes there that are of any interest, the pid first. */
    List<String> processes() throws IOException;

    /** The directories below /run that labs and strangers write to. */
    String run();

    /** Everything that was made there goes. */
    void end() throws IOException, TargetException;

    /** Somebody with root there, who is not us. */
    default CommandResult stranger(String script) throws IOException {
        List<String> argv = new ArrayList<>(enter());
        // By that mark of services, those of strangers are found again as well.
        argv.addAll(List.of("env", "BECOME=stranger", "sh", "-c", script));
        return Commands.run(argv);
    }

    default DriverShell shell() throws TargetException {
        try {
            List<String> argv = new ArrayList<>(enter());
            argv.addAll(Boot.words());
            DriverShell shell = new DriverShell(Commands.talk(argv));
            shell.start();
            return shell;
        } catch (IOException e) {
            throw DriverTrouble.lost(e);
        }
    }

    /** What to call it where points are counted. */
    String name();

    /** A sandbox, or a stand-in for a machine: all that one process holds. */
    record Held(Holder holder) implements Ground {
        @Override
        public List<String> enter() {
            return Sandbox.enter(holder);
        }

        @Override
        public Path see(String file) {
            return holder.see(file);
        }

        @Override
        public boolean isThere() {
            return holder.alive();
        }

        @Override
        public List<String> processes() throws IOException {
            return Snapshot.processes(holder);
        }

        @Override
        public String run() {
            return ".";
        }

        @Override
        public void end() {
            holder.end();
        }

        @Override
        public String name() {
            return "stand-in for a machine";
        }
    }

    /** @param before what is put back in the end */
    record TheMachine(MachineState before) implements Ground {
        private static final Path LABS = Path.of("/run/vethwork");

        @Override
        public List<String> enter() {
            return List.of();
        }

        @Override
        public Path see(String file) {
            return Path.of(file);
        }

        @Override
        public boolean isThere() {
            return true;
        }

        @Override
        public List<String> processes() throws IOException {
            return Machine.processesOfLabs();
        }

        @Override
        public String run() {
            return "./vethwork ./vethwork-ovs ./somebody";
        }

        @Override
        public void end() throws IOException, TargetException {
            try {
                if (Files.isDirectory(LABS)) {
                    for (Targets.Deployed lab : new LocalTargets().deployed()) {
                        if (lab.target().equals(TargetKind.HOST)) {
                            destroy(lab.lab());
                        }
                    }
                }
            } finally {
                Machine.run(OpenVSwitch.STOP + "rm -rf /run/somebody");
                before.putBack();
            }
        }

        private void destroy(String lab) throws TargetException {
            try (LabTarget target = new LabTarget(shell(), new HostPlace(true), lab, DocumentId.unknown())) {
                target.apply(dev.vethwork.plan.Compiled.nothing(lab), RunListener.SILENT, new Cancellation());
            }
        }

        @Override
        public String name() {
            return "machine";
        }
    }
}
