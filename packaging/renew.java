import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.lang.classfile.ClassFile;
import java.lang.classfile.ClassFile.ClassHierarchyResolverOption;
import java.lang.classfile.ClassFile.ConstantPoolSharingOption;
import java.lang.classfile.ClassFile.StackMapsOption;
import java.lang.classfile.ClassFileVersion;
import java.lang.classfile.ClassHierarchyResolver;
import java.lang.classfile.ClassTransform;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.zip.ZipEntry;
import java.util.zip.ZipInputStream;
import java.util.zip.ZipOutputStream;

/**
 * Writes the classes of libraries that were compiled for Java 5 and older, as picocli is, anew for Java 8. They are the same
 * in all else. The JVM takes no such old class into its cache of loaded classes, so that each start would read and verify
 * them again.
 *
 * <p>{@code packaging/run} calls it with all jars. One with something old in it is replaced.
 */
void main(String[] jars) throws IOException {
    Map<Path, Map<String, byte[]>> old = new LinkedHashMap<>();
    for (String jar : jars) {
        Map<String, byte[]> files = read(Path.of(jar));
        if (files.entrySet().stream().anyMatch(file -> isOld(file.getKey(), file.getValue()))) {
            old.put(Path.of(jar), files);
        }
    }
    Map<String, byte[]> all = new HashMap<>();
    old.values().forEach(all::putAll);
    for (Map.Entry<Path, Map<String, byte[]>> jar : old.entrySet()) {
        write(jar.getKey(), jar.getValue(), writer(all));
    }
}

/** The first Java whose classes tell what the verifier would otherwise have to find out. */
static final int FIRST_NEW = ClassFile.JAVA_6_VERSION;

ClassFile writer(Map<String, byte[]> known) {
    ClassHierarchyResolver libraries = ClassHierarchyResolver.ofResourceParsing(type -> {
        String name = type.descriptorString();
        byte[] bytes = known.get(name.substring(1, name.length() - 1) + ".class");
        return bytes == null ? null : new ByteArrayInputStream(bytes);
    });
    return ClassFile.of(
            StackMapsOption.GENERATE_STACK_MAPS,
            ConstantPoolSharingOption.NEW_POOL,
            ClassHierarchyResolverOption.of(libraries.orElse(ClassHierarchyResolver.defaultResolver())));
}

void write(Path jar, Map<String, byte[]> files, ClassFile writer) throws IOException {
    Path renewed = Path.of(jar + ".new");
    try (ZipOutputStream out = new ZipOutputStream(Files.newOutputStream(renewed))) {
        for (Map.Entry<String, byte[]> file : files.entrySet()) {
            out.putNextEntry(new ZipEntry(file.getKey()));
            out.write(isOld(file.getKey(), file.getValue()) ? renew(writer, file.getValue()) : file.getValue());
            out.closeEntry();
        }
    }
    Files.move(renewed, jar, StandardCopyOption.REPLACE_EXISTING);
}

byte[] renew(ClassFile writer, byte[] old) {
    ClassTransform whole = ClassTransform.dropping(ClassFileVersion.class::isInstance)
            // Instruction by instruction: a body that is copied as a whole would get no stack maps.
            .andThen(ClassTransform.transformingMethodBodies((body, instruction) -> body.with(instruction)))
            .andThen(ClassTransform.endHandler(type -> type.withVersion(ClassFile.JAVA_8_VERSION, 0)));
    try {
        return writer.transformClass(writer.parse(old), whole);
    } catch (IllegalArgumentException e) {
        // It knows classes of a library that is not here, as EMF does of Eclipse: it stays old.
        return old;
    }
}

boolean isOld(String name, byte[] bytes) {
    return name.endsWith(".class") && ((bytes[6] & 0xff) << 8 | bytes[7] & 0xff) < FIRST_NEW;
}

Map<String, byte[]> read(Path jar) throws IOException {
    Map<String, byte[]> files = new LinkedHashMap<>();
    try (ZipInputStream in = new ZipInputStream(Files.newInputStream(jar))) {
        for (ZipEntry entry = in.getNextEntry(); entry != null; entry = in.getNextEntry()) {
            if (!entry.isDirectory()) {
                files.put(entry.getName(), in.readAllBytes());
            }
        }
    }
    return files;
}
