package dev.vethwork.engine.place;

import dev.vethwork.lab.Labs;
import dev.vethwork.lab.drawing.Drawing;
import dev.vethwork.lab.failure.LabException;
import dev.vethwork.net.TargetKind;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;

/** Tests of labs on another machine, over a real ssh: each has a machine of its own. */
abstract class OnAFarMachine {
    static final Path SAMPLES = Path.of("sample-topologies").toAbsolutePath();
    static final TargetKind SANDBOX = kind("ssh:far");

    Path directory;
    FarMachine far;
    Labs labs;

    static TargetKind kind(String text) {
        return TargetKind.parse(text).orElseThrow();
    }

    /** Below /tmp: the path of a socket may not be longer than a hundred letters. */
    @BeforeEach
    final void start() throws Exception {
        directory = Files.createTempDirectory(Path.of("/tmp"), "vw");
        far = FarMachine.start(directory);
        labs = new Labs(far.all(far.ssh()));
    }

    @AfterEach
    final void end() throws Exception {
        if (far != null) {
            far.close();
        }
        try (Stream<Path> all = Files.walk(directory)) {
            for (Path path : all.sorted(Comparator.reverseOrder()).toList()) {
                // A connection that ends takes its socket away by itself.
                Files.deleteIfExists(path);
            }
        }
    }

    Drawing sample(String name) throws LabException {
        return labs.open(SAMPLES.resolve(name + ".vethwork.json"));
    }
}
