package dev.vethwork.format.importing.command.script;

import dev.vethwork.format.importing.ImportException;
import dev.vethwork.format.importing.ReportBuilder;
import dev.vethwork.format.importing.Source;
import dev.vethwork.format.importing.machine.Machine;

/** Reads another tool's file for a script that has the tool deploy it. */
@FunctionalInterface
public interface LabFiles {
    /** Nobody reads any. */
    LabFiles NONE = (file, machine, report) -> {
        throw ImportException.of("unrecognised", file.file());
    };

    /**
     * Adds what the file holds to the machine, its containers among them.
     *
     * @throws ImportException if nothing of it can be read
     */
    void deploy(Source file, Machine machine, ReportBuilder report) throws ImportException;
}
