package dev.vethwork.packaging;

import static org.assertj.core.api.Assertions.assertThat;

import dev.vethwork.waiting.Eventually;
import java.io.IOException;
import java.io.InputStream;
import java.io.Serializable;
import java.math.BigDecimal;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDateTime;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.TimeUnit;
import java.util.function.Function;
import java.util.function.Supplier;
import java.util.stream.Stream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipFile;
import java.util.zip.ZipOutputStream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.core.JsonParser;
import tools.jackson.core.ObjectReadContext;
import tools.jackson.core.base.ParserMinimalBase;
import tools.jackson.core.exc.InputCoercionException;
import tools.jackson.core.json.JsonFactory;

/** {@code packaging/renew.java} writes the classes of the program that is started anew; they do what they did. */
class RenewedClassesTest {
    private static final List<String> SIGNATURES = List.of("META-INF/SOMEBODY.SF", "META-INF/SOMEBODY.RSA");

    /** Something of each kind of value. */
    record Whole(
            boolean flag, byte small, char letter, short middling, int number, long large, float part, double finer,
            @Nullable String text, Object array) {}

    record Empty() {}

    sealed interface Shape permits Circle, Square, Other {
        /** A switch in an interface is another thing to a JVM than one in a class. */
        default String kind() {
            return switch (this) {
                case Circle _ -> "circle";
                case Square _, Other _ -> "angular";
            };
        }
    }

    record Circle(int radius) implements Shape {}

    record Square(int side) implements Shape {}

    record Other() implements Shape {}

    /** What is asked of both the class as javac wrote it and the one that was renewed. */
    public static final class Answers implements Supplier<List<Object>> {
        @Override
        public List<Object> get() {
            List<Object> all = new ArrayList<>();
            int[] array = {1};
            List<Object> values = new ArrayList<>(List.of(
                    new Whole(true, (byte) 1, 'a', (short) 2, 3, 4, 0.5f, 0.25, "text", array),
                    new Whole(true, (byte) 1, 'a', (short) 2, 3, 4, 0.5f, 0.25, "text", array),
                    new Whole(false, (byte) 1, 'a', (short) 2, 3, 4, 0.5f, 0.25, "text", array),
                    new Whole(true, (byte) 9, 'a', (short) 2, 3, 4, 0.5f, 0.25, "text", array),
                    new Whole(true, (byte) 1, 'b', (short) 2, 3, 4, 0.5f, 0.25, "text", array),
                    new Whole(true, (byte) 1, 'a', (short) 9, 3, 4, 0.5f, 0.25, "text", array),
                    new Whole(true, (byte) 1, 'a', (short) 2, 9, 4, 0.5f, 0.25, "text", array),
                    new Whole(true, (byte) 1, 'a', (short) 2, 3, 1L << 40, 0.5f, 0.25, "text", array),
                    new Whole(true, (byte) 1, 'a', (short) 2, 3, 4, Float.NaN, -0.0, "text", array),
                    new Whole(true, (byte) 1, 'a', (short) 2, 3, 4, Float.NaN, 0.0, "text", array),
                    new Whole(true, (byte) 1, 'a', (short) 2, 3, 4, 0.5f, Double.NaN, null, array),
                    new Whole(true, (byte) 1, 'a', (short) 2, 3, 4, 0.5f, 0.25, "text", new int[] {1}),
                    new Empty(),
                    new Empty(),
                    new Circle(1),
                    new Square(1),
                    "no record"));
            values.add(null);
            for (Object one : values) {
                for (Object other : values) {
                    all.add(one != null && one.equals(other));
                }
            }
            // An array's own hash code is another each time.
            values.stream().filter(v -> !(v instanceof Whole)).forEach(v -> all.add(Objects.hashCode(v)));
            all.add(values.get(0).hashCode() == values.get(1).hashCode());
            all.add(values.getFirst().toString().startsWith("Whole[flag=true"));
            for (Shape shape : List.of(new Circle(1), new Circle(7), new Square(2), new Other())) {
                all.add(shape.kind());
                all.add(switch (shape) {
                    case Circle c when c.radius() > 5 -> "large";
                    case Circle _ -> "small";
                    case Square _ -> "square";
                    case Other _ -> "other";
                });
            }
            for (Object any : List.of(1, 2L, "text", 'c')) {
                all.add(switch (any) {
                    case Integer i when i > 1 -> "many";
                    case Integer _ -> "int";
                    case String s -> s;
                    default -> "default";
                });
            }
            @SuppressWarnings("UnnecessaryLambda") // that is what is tried
            Supplier<String> lambda = (Supplier<String> & Serializable) () -> "said";
            all.add(lambda.get());
            for (String number : List.of("1e3", "-2147483648.0", "2147483647.5", "1e10", "-1e10", "1e30", "-1e30")) {
                all.add(number(number, JsonParser::getIntValue));
                all.add(number(number, JsonParser::getLongValue));
            }
            return all;
        }

        /** A number with a fraction that is asked for as one without goes through Jackson's limits. */
        private static Object number(String text, Function<JsonParser, Object> read) {
            try (JsonParser parser = new JsonFactory().createParser(ObjectReadContext.empty(), text)) {
                parser.nextToken();
                parser.getDecimalValue();
                return read.apply(parser);
            } catch (InputCoercionException e) {
                return "too large";
            }
        }
    }

    @TempDir
    private static Path scratch;

    private static Path classes;
    private static Path jackson;

    @BeforeAll
    static void renewed() throws Exception {
        classes = scratch.resolve("classes.jar");
        jackson = scratch.resolve("jackson-core.jar");
        Files.copy(Path.of(JsonParser.class.getProtectionDomain().getCodeSource().getLocation().toURI()), jackson);
        try (ZipOutputStream out = new ZipOutputStream(Files.newOutputStream(classes))) {
            List<Class<?>> types = new ArrayList<>(List.of(RenewedClassesTest.class.getDeclaredClasses()));
            // The one around them is asked for their names.
            types.add(RenewedClassesTest.class);
            for (Class<?> type : types) {
                out.putNextEntry(new ZipEntry(type.getName().replace('.', '/') + ".class"));
                out.write(bytes(type));
            }
            for (String name : SIGNATURES) {
                out.putNextEntry(new ZipEntry(name));
            }
        }
        Process process = new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "packaging/renew.java",
                        classes.toString(),
                        jackson.toString())
                .redirectErrorStream(true)
                .redirectOutput(scratch.resolve("said").toFile())
                .start();
        assertThat(process.waitFor(Eventually.SECONDS, TimeUnit.SECONDS)).isTrue();
        assertThat(process.exitValue()).as(Files.readString(scratch.resolve("said"))).isZero();
    }

    private static byte[] bytes(Class<?> type) throws IOException {
        String name = type.getName().replace('.', '/') + ".class";
        try (InputStream in = Objects.requireNonNull(type.getClassLoader().getResourceAsStream(name), name)) {
            return in.readAllBytes();
        }
    }

    /** Classes of these jars come from there, all others from where the test's do. */
    private static URLClassLoader loader() throws IOException {
        return new URLClassLoader(new URL[] {classes.toUri().toURL(), jackson.toUri().toURL()}, RenewedClassesTest.class.getClassLoader()) {
            @Override
            protected Class<?> loadClass(String name, boolean resolve) throws ClassNotFoundException {
                synchronized (getClassLoadingLock(name)) {
                    if (findResource(name.replace('.', '/') + ".class") == null) {
                        return super.loadClass(name, resolve);
                    }
                    Class<?> there = findLoadedClass(name);
                    return there == null ? findClass(name) : there;
                }
            }
        };
    }

    @Test
    @SuppressWarnings("unchecked")
    void recordsSwitchesAndLambdasAnswerAsBefore() throws Exception {
        try (URLClassLoader loader = loader()) {
            Class<?> renewed = loader.loadClass(Answers.class.getName());
            assertThat(renewed).isNotEqualTo(Answers.class);
            Supplier<List<Object>> answers =
                    (Supplier<List<Object>>) renewed.getDeclaredConstructor().newInstance();
            assertThat(answers.get()).isEqualTo(new Answers().get());
        }
    }

    @Test
    void nothingOfThemIsLeftToBeSpunWhenItIsMetFirst() throws Exception {
        try (URLClassLoader loader = loader()) {
            String name = Answers.class.getName().replace('.', '/') + ".class";
            try (InputStream in = Objects.requireNonNull(loader.findResource(name)).openStream()) {
                assertThat(new String(in.readAllBytes(), StandardCharsets.ISO_8859_1))
                        .doesNotContain("altMetafactory")
                        .contains("typeSwitch$0");
            }
        }
    }

    @Test
    void jacksonKnowsItsLimitsWithoutHoldingThem() throws Exception {
        try (URLClassLoader loader = loader()) {
            Class<?> renewed = loader.loadClass(ParserMinimalBase.class.getName());
            assertThat(Stream.of(renewed.getDeclaredFields()).filter(field -> field.getType() == BigDecimal.class)).isEmpty();
        }
    }

    /** With it, the JVM refuses to load a class that is not the one that was signed: EMF's jars are signed. */
    @Test
    void whatIsRenewedIsSignedByNobody() throws Exception {
        try (ZipFile jar = new ZipFile(classes.toFile())) {
            assertThat(jar.stream().map(ZipEntry::getName)).isNotEmpty().doesNotContainAnyElementsOf(SIGNATURES);
        }
    }

    @Test
    void whatIsRenewedIsTheSameWheneverThatIs() throws Exception {
        try (ZipFile jar = new ZipFile(classes.toFile())) {
            assertThat(jar.stream().map(ZipEntry::getTimeLocal).distinct())
                    .containsExactly(LocalDateTime.of(1980, 1, 1, 0, 0));
        }
    }
}
