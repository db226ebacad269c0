package dev.vethwork.format.importing.tool;

import dev.vethwork.format.importing.ImportTexts;
import dev.vethwork.format.importing.machine.Space;
import java.util.List;

/** A file that somebody wrote into a service of a CORE node: a script that runs there, or what its programs read. */
record ServiceFile(String service, String name, String text, int line) {
    /** The service by which a host gets its default route, from CORE or by a script of its own. */
    static final String DEFAULT_ROUTE = "DefaultRoute";

    /** The text is elsewhere, under an address. */
    private static final String ELSEWHERE = "file:";

    static boolean routes(List<ServiceFile> files) {
        return files.stream().anyMatch(file -> file.service().equals(DEFAULT_ROUTE));
    }

    void draw(LabBuilder lab, Space space) {
        if (text.strip().startsWith(ELSEWHERE)) {
            lab.report().refused(line, name, name, ImportTexts.of("refused.script", text.strip()));
        } else if (name.endsWith(".sh") || text.stripLeading().startsWith("#!")) {
            lab.run(space, text, line);
        } else if (name.startsWith("/") && space.addFile(name, text)) {
            lab.report().understood(line, name, space.name());
        } else {
            lab.report().passedOver(line, name, ImportTexts.of("passed.files", name));
        }
    }
}
