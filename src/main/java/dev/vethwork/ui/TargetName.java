package dev.vethwork.ui;

import dev.vethwork.net.LocalKind;
import dev.vethwork.net.RemoteKind;
import dev.vethwork.net.TargetKind;

/** What the window calls a place where labs live. */
public final class TargetName {
    private TargetName() {}

    public static String of(TargetKind kind) {
        return switch (kind) {
            case LocalKind here -> Texts.get("target." + here.text());
            case RemoteKind far -> Texts.get(far.rootIsOurs() ? "target.far.sandbox" : "target.far.host", far.machine());
        };
    }
}
