package dev.vethwork.format.importing.command;

import dev.vethwork.format.importing.shell.Call;

/** {@code dhclient} and its like. */
final class DhcpClient implements ShellCommand {
    @Override
    public Outcome run(Call call, Context context) {
        return call.words().contains("-r") || call.words().contains("-x")
                ? Outcome.passed("shows")
                : Outcome.refused("dhcp", context.where());
    }
}
