package dev.vethwork.format.importing.shell.call;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Set;

/** Where a shell is: a path that does not begin with a slash goes on from there. */
public final class WorkingFolder {
    /** Where a script takes itself to lie and to run. */
    public static final String OF_SCRIPT = "/root";

    private static final String BELOW_SCRIPT = OF_SCRIPT + "/";

    /** What lies there is the machine's own, or was made there by the script. */
    private static final Set<String> OF_MACHINE =
            Set.of("", "bin", "dev", "etc", "lib", "proc", "run", "sbin", "sys", "tmp", "usr", "var");

    private WorkingFolder() {}

    /** The whole path of what is called so there; what lies above the script's folder is told by dots. */
    public static String whole(String folder, String path) {
        String whole = path.startsWith("/") ? path : folder + "/" + path;
        return whole.startsWith(BELOW_SCRIPT) || whole.equals(OF_SCRIPT)
                ? (BELOW_SCRIPT + plain(whole.substring(OF_SCRIPT.length()))).replaceFirst("/$", "")
                : "/" + plain(whole).replaceFirst("^(\\.\\./)+|^\\.\\.$", "");
    }

    /** The same from the script's folder, where it lies there. */
    public static String fromScript(String whole) {
        return whole.startsWith(BELOW_SCRIPT) ? whole.substring(BELOW_SCRIPT.length()) : whole;
    }

    /** Whether a script may well lie in that folder, although nothing tells. */
    static boolean mayBeOfScript(String folder) {
        return !folder.startsWith(OF_SCRIPT) && !OF_MACHINE.contains(folder.split("/", 3)[1]);
    }

    /** Without what leads nowhere; what leads above its first folder is kept. */
    private static String plain(String path) {
        Deque<String> parts = new ArrayDeque<>();
        for (String part : path.split("/")) {
            if (part.equals("..") && !parts.isEmpty() && !parts.getLast().equals("..")) {
                parts.removeLast();
            } else if (!part.isEmpty() && !part.equals(".")) {
                parts.add(part);
            }
        }
        return String.join("/", parts);
    }
}
