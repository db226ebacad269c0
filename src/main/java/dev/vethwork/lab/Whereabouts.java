package dev.vethwork.lab;

import dev.vethwork.engine.Targets.Deployed;
import dev.vethwork.lab.failure.LabException;
import dev.vethwork.lab.failure.LabException.Exit;
import dev.vethwork.lab.failure.LabMessages;
import dev.vethwork.net.TargetKind;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Where a lab is, or shall be. */
final class Whereabouts {
    private Whereabouts() {}

    /**
     * Where it is deployed, else where it is wanted, else a sandbox.
     *
     * @throws LabException if it is wanted where it is not
     */
    static TargetKind of(Optional<Deployed> found, @Nullable TargetKind wanted) throws LabException {
        if (found.isEmpty()) {
            return wanted == null ? TargetKind.SANDBOX : wanted;
        }
        Deployed lab = found.get();
        if (wanted != null && !wanted.equals(lab.target())) {
            throw new LabException(
                    Exit.USAGE,
                    LabMessages.of("elsewhere", lab.lab(), lab.target().text()).text(),
                    LabMessages.of("elsewhere.remedy", lab.lab()).text(),
                    "",
                    null);
        }
        return lab.target();
    }
}
