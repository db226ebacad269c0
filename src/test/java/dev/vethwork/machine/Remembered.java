package dev.vethwork.machine;

import dev.vethwork.machine.MachineState.Part;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;

/**
 * What the machine was before the test that works on it now, as a note that goes with the machine's next start. A test that
 * was killed cannot put anything back; the next one does, by this.
 */
final class Remembered {
    static final Path NOTE = Path.of("/run/vethwork-machine-tests.before");

    private static final String PART = "=== ";

    private final Path note;

    Remembered(Path note) {
        this.note = note;
    }

    /** Whoever wrote it has been killed: it is only there while somebody works alone on the machine. */
    boolean isThere() {
        return Files.exists(note);
    }

    void write(MachineState state) throws IOException {
        List<String> lines = new ArrayList<>();
        state.parts().forEach((part, of) -> {
            lines.add(PART + part);
            lines.addAll(of);
        });
        // The end tells that it is whole.
        lines.add(PART);
        Path fresh = note.resolveSibling(note.getFileName() + ".new");
        Files.write(fresh, lines);
        Files.move(fresh, note, StandardCopyOption.ATOMIC_MOVE);
    }

    MachineState read() throws IOException {
        Map<Part, List<String>> parts = new EnumMap<>(Part.class);
        List<String> into = new ArrayList<>();
        for (String line : Files.readAllLines(note)) {
            if (line.startsWith(PART) && line.length() > PART.length()) {
                into = new ArrayList<>();
                parts.put(Part.valueOf(line.substring(PART.length())), into);
            } else if (!line.equals(PART)) {
                into.add(line);
            }
        }
        return new MachineState(parts);
    }

    void forget() throws IOException {
        Files.deleteIfExists(note);
    }

    /** Takes away what a killed test has left: labs, strangers, an Open vSwitch of its own, settings. */
    void putBack() throws IOException {
        Machine.run(OpenVSwitch.STOP + "rm -rf /run/somebody");
        read().putBack();
        forget();
    }
}
