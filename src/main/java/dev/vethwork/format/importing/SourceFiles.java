package dev.vethwork.format.importing;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.zip.ZipEntry;
import java.util.zip.ZipException;
import java.util.zip.ZipInputStream;

/** Reads a file, a folder or an archive to import: never more than fits, whatever an archive says of itself. */
public final class SourceFiles {
    /** Bytes in all, unpacked. */
    private static final int LARGEST = 16 * 1024 * 1024;

    /** Files in a folder or an archive. */
    private static final int MOST = 4_000;

    private static final int DEEPEST = 12;

    private static final long LARGEST_BESIDE = 256 * 1024;

    private SourceFiles() {}

    public static Source read(Path path) throws IOException, ImportException {
        Path name = path.toAbsolutePath().normalize().getFileName();
        String plain = plainName(name == null ? "lab" : name.toString());
        if (Files.isDirectory(path)) {
            return new Source(plain, folder(path));
        }
        if (Files.exists(path) && !Files.isRegularFile(path) && !path.startsWith("/dev/fd") && !path.startsWith("/proc/self/fd")) {
            throw ImportException.of("special", path.toString());
        }
        try (InputStream in = Files.newInputStream(path)) {
            Source source = read(plain, name == null ? "lab" : name.toString(), in);
            Path folder = path.toAbsolutePath().normalize().getParent();
            return folder == null || !source.isSingle()
                    ? source
                    : new Source(source.name(), source.files(), wanted -> beside(folder, wanted));
        }
    }

    /**
     * A plain file in the folder or below, or in the folder above, where labs keep what they share. What a script names
     * elsewhere is not looked at.
     */
    private static Optional<byte[]> beside(Path folder, String wanted) {
        try {
            Path above = folder.getParent();
            Path root = (above == null || above.equals(above.getRoot()) ? folder : above).toRealPath();
            Path file = folder.resolve(wanted).normalize();
            if (!file.startsWith(root) || !Files.isRegularFile(file, LinkOption.NOFOLLOW_LINKS)
                    || !file.toRealPath().startsWith(root) || Files.size(file) > LARGEST_BESIDE) {
                return Optional.empty();
            }
            return Optional.of(Files.readAllBytes(file));
        } catch (IOException | InvalidPathException e) {
            return Optional.empty();
        }
    }

    /** What comes in from elsewhere. @param name what it may be called */
    public static Source read(String name, String file, InputStream in) throws IOException, ImportException {
        byte[] bytes = in.readNBytes(LARGEST + 1);
        if (bytes.length > LARGEST) {
            throw ImportException.of("large");
        }
        if (bytes.length > 3 && bytes[0] == 'P' && bytes[1] == 'K' && bytes[2] == 3) {
            return new Source(name, archive(bytes));
        }
        SortedMap<String, byte[]> one = new TreeMap<>();
        one.put(file, bytes);
        return new Source(name, one);
    }

    /** A name that a drawing may have. */
    static String plainName(String file) {
        String stem = file.replaceFirst("(\\.(clab|vethwork|core))?\\.(sh|bash|md|txt|ya?ml|json|xml|imn|mn|zip|graphml|conf)$", "");
        String plain = stem.replaceAll("[^A-Za-z0-9_.+-]+", "-").replaceFirst("^[^A-Za-z0-9_]+", "");
        String cut = plain.length() > 60 ? plain.substring(0, 60) : plain;
        return cut.isEmpty() ? "lab" : cut;
    }

    private static SortedMap<String, byte[]> folder(Path folder) throws IOException, ImportException {
        SortedMap<String, byte[]> files = new TreeMap<>();
        long[] total = new long[1];
        boolean[] tooMuch = new boolean[1];
        Files.walkFileTree(folder, java.util.EnumSet.noneOf(java.nio.file.FileVisitOption.class), DEEPEST, new SimpleFileVisitor<>() {
            @Override
            public FileVisitResult preVisitDirectory(Path inner, BasicFileAttributes attributes) {
                Path name = inner.getFileName();
                return name != null && name.toString().equals(".git") ? FileVisitResult.SKIP_SUBTREE : FileVisitResult.CONTINUE;
            }

            @Override
            public FileVisitResult visitFile(Path file, BasicFileAttributes attributes) throws IOException {
                // Links are not followed: one could lead anywhere.
                if (!Files.isRegularFile(file, LinkOption.NOFOLLOW_LINKS)) {
                    return FileVisitResult.CONTINUE;
                }
                total[0] += attributes.size();
                if (files.size() >= MOST || total[0] > LARGEST) {
                    tooMuch[0] = true;
                    return FileVisitResult.TERMINATE;
                }
                files.put(folder.relativize(file).toString().replace('\\', '/'), Files.readAllBytes(file));
                return FileVisitResult.CONTINUE;
            }

            @Override
            public FileVisitResult visitFileFailed(Path file, IOException e) {
                return FileVisitResult.CONTINUE;
            }
        });
        if (tooMuch[0]) {
            throw ImportException.of("large");
        }
        return files;
    }

    private static SortedMap<String, byte[]> archive(byte[] bytes) throws IOException, ImportException {
        SortedMap<String, byte[]> files = new TreeMap<>();
        int left = LARGEST;
        try (ZipInputStream zip = new ZipInputStream(new ByteArrayInputStream(bytes))) {
            for (ZipEntry entry = zip.getNextEntry(); entry != null; entry = zip.getNextEntry()) {
                if (entry.isDirectory()) {
                    continue;
                }
                byte[] content = zip.readNBytes(left + 1);
                left -= content.length;
                if (left < 0 || files.size() >= MOST) {
                    throw ImportException.of("large");
                }
                files.put(entry.getName(), content);
            }
        } catch (ZipException | IllegalArgumentException e) {
            throw ImportException.of("archive", String.valueOf(e.getMessage()));
        }
        return files;
    }
}
