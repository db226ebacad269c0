package dev.vethwork.engine.place;

import dev.vethwork.plan.UplinkPiece;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.EnumSet;
import java.util.Set;
import java.util.stream.Stream;

/** Which parts of a way to the machine's network a sandbox of this user would be without. */
final class UplinkPieces {
    private static final String PASTA = "pasta";
    private static final String SLIRP = "slirp4netns";

    private final Path root;
    private final String searched;

    /**
     * @param root of the file system
     * @param searched the directories of programs, as PATH has them
     */
    UplinkPieces(Path root, String searched) {
        this.root = root;
        this.searched = searched;
    }

    static UplinkPieces here() {
        return new UplinkPieces(Path.of("/"), System.getenv().getOrDefault("PATH", "/usr/bin:/bin"));
    }

    Set<UplinkPiece> missing() {
        Set<UplinkPiece> missing = EnumSet.noneOf(UplinkPiece.class);
        Path device = root.resolve("dev/net/tun");
        if (!Files.isReadable(device) || !Files.isWritable(device)) {
            missing.add(UplinkPiece.DEVICE);
        }
        if (!isThere(PASTA)) {
            missing.add(isThere(SLIRP) ? UplinkPiece.PORTS : UplinkPiece.PROGRAM);
        }
        if (!mayPing()) {
            missing.add(UplinkPiece.PING);
        }
        return missing;
    }

    /** Whether a sandbox uses the second best program. */
    boolean usesSlirp() {
        return !isThere(PASTA) && isThere(SLIRP);
    }

    private boolean isThere(String program) {
        return Stream.concat(Stream.of(searched.split(":")), Stream.of("/usr/local/sbin", "/usr/sbin", "/sbin"))
                .filter(directory -> directory.startsWith("/"))
                .anyMatch(directory -> Files.isExecutable(root.resolve(directory.substring(1)).resolve(program)));
    }

    /** Two numbers of groups, the first and the last that may; the other way round for nobody. */
    private boolean mayPing() {
        try {
            String[] range = Files.readString(root.resolve("proc/sys/net/ipv4/ping_group_range")).strip().split("\\s+");
            return range.length != 2 || Long.parseLong(range[0]) <= Long.parseLong(range[1]);
        } catch (IOException | NumberFormatException untold) {
            return true;
        }
    }
}
