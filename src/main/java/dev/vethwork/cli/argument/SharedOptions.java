package dev.vethwork.cli.argument;

import dev.vethwork.cli.terminal.Spoken;
import dev.vethwork.lab.failure.LabException;
import dev.vethwork.lab.failure.Meant;
import dev.vethwork.net.BadValue;
import dev.vethwork.net.RemoteKind;
import dev.vethwork.net.TargetKind;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Options that several commands have. */
public final class SharedOptions {
    private SharedOptions() {}

    /** Lets a command answer programs. */
    public static Given<Boolean> json(Arguments arguments) {
        return arguments.flag("Answer in JSON, for programs.", "--json");
    }

    /** Lets a command answer its questions beforehand. */
    public static Given<Boolean> yes(Arguments arguments) {
        return arguments.flag(
                "Answer yes to every question. Without it and without a terminal, a question is exit 4.", "-y", "--yes");
    }

    /** Lets a command say where a lab lives. */
    public static Given<String> target(Arguments arguments) {
        return arguments.choice(
                List.of(TargetKind.SANDBOX.text(), TargetKind.HOST.text(), RemoteKind.SCHEME),
                "TARGET",
                "sandbox (the default: no password, cannot touch the machine), host (this machine, by sudo), or"
                        + " another machine: ssh:[USER@]HOST[:PORT] for a sandbox there, with /host behind it for that"
                        + " machine itself.",
                "--target");
    }

    /** The place that was said; null where nothing was. @throws LabException if there is no such target */
    public static @Nullable TargetKind kind(Given<String> target) throws LabException {
        String said = target.orNull();
        if (said == null) {
            return null;
        }
        try {
            return TargetKind.parse(said)
                    .orElseThrow(() -> new LabException(
                            LabException.Exit.USAGE,
                            Spoken.text("target.none", said),
                            Meant.of(said, List.of("sandbox", "host"), Spoken.text("choose", "sandbox, host, ssh:HOST")),
                            "",
                            null));
        } catch (BadValue e) {
            throw new LabException(LabException.Exit.USAGE, String.valueOf(e.getMessage()), e.remedy(), "", e);
        }
    }

    /** Lets a command adopt all that is drawn and there. */
    public static Given<Boolean> adoptAll(Arguments arguments) {
        return arguments.flag(
                "Adopt all that is drawn and there already, the machine's own network too: what is there as it is drawn"
                        + " stays whose it is, and only what is drawn besides is made, and taken out again by a teardown.",
                "--adopt-all");
    }

    /** Lets a command name what of somebody else's the lab may work in. */
    public static Given<List<String>> adopt(Arguments arguments) {
        return arguments.several(
                "NAME",
                "Work in these namespaces although somebody else has made them. What is in them stays; a teardown"
                        + " takes out what the lab has added, and leaves them there.",
                "--adopt");
    }
}
