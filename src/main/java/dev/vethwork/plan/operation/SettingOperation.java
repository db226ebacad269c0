package dev.vethwork.plan.operation;

import java.util.List;

/** A setting of the kernel's written, by its dotted name. */
public sealed interface SettingOperation extends Operation permits SetSysctl, RestoreSysctl {
    String name();

    /** The name as sysctl takes it, to which a slash is the dot in an interface's name. */
    String word();

    String value();

    default String assignment() {
        return word() + "=" + value();
    }

    @Override
    default String id() {
        return Ids.setting(home(), name());
    }

    @Override
    default Action action() {
        return Action.CHANGE;
    }

    @Override
    default ToolCommand command() {
        return new ToolCommand(Tool.SYSCTL, home(), List.of("-w", assignment()));
    }
}
