package dev.vethwork.plan.operation;

/** A setting put back to what it was before the lab. It is no setting of the lab's, which would then want it back itself. */
public record RestoreSysctl(String home, String name, String word, String value) implements SettingOperation {}
