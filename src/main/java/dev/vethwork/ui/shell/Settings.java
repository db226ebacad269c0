package dev.vethwork.ui.shell;

import java.io.IOException;
import java.io.Reader;
import java.io.Writer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Properties;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** What the window remembers from one start to the next, in {@code ~/.config/vethwork/window.properties}. */
public final class Settings {
    private static final Logger LOG = LoggerFactory.getLogger(Settings.class);
    private static final int RECENT = 8;

    private final Path file;
    private final Properties values = new Properties();

    public Settings(Path file) {
        this.file = file;
        if (Files.exists(file)) {
            try (Reader reader = Files.newBufferedReader(file)) {
                values.load(reader);
            } catch (IOException | IllegalArgumentException e) {
                LOG.warn("cannot read {}: {}", file, e.getMessage());
            }
        }
    }

    /** This user's. */
    public static Settings ofUser() {
        String config = System.getenv("XDG_CONFIG_HOME");
        Path home = config == null || config.isEmpty()
                ? Path.of(System.getProperty("user.home"), ".config")
                : Path.of(config);
        return new Settings(home.resolve("vethwork").resolve("window.properties"));
    }

    public Theme theme() {
        return values.getProperty("theme", "light").equals("dark") ? Theme.DARK : Theme.LIGHT;
    }

    public void setTheme(Theme theme) {
        put("theme", theme.name().toLowerCase(Locale.ROOT));
    }

    /** The language chosen in the window, or else the machine's. */
    public Locale language() {
        String tag = values.getProperty("language", "");
        return tag.isEmpty() ? Locale.getDefault() : Locale.forLanguageTag(tag);
    }

    public void setLanguage(Locale locale) {
        put("language", locale.toLanguageTag());
    }

    /** Files opened last, the latest first. */
    public List<Path> recent() {
        List<Path> all = new ArrayList<>();
        for (int i = 0; i < RECENT; i++) {
            String path = values.getProperty("recent." + i);
            if (path != null) {
                all.add(Path.of(path));
            }
        }
        return all;
    }

    public void addRecent(Path path) {
        List<Path> all = new ArrayList<>(recent());
        all.remove(path.toAbsolutePath());
        all.addFirst(path.toAbsolutePath());
        for (int i = 0; i < Math.min(RECENT, all.size()); i++) {
            values.setProperty("recent." + i, all.get(i).toString());
        }
        write();
    }

    private void put(String key, String value) {
        values.setProperty(key, value);
        write();
    }

    private void write() {
        try {
            Files.createDirectories(file.toAbsolutePath().getParent());
            try (Writer writer = Files.newBufferedWriter(file)) {
                values.store(writer, null);
            }
        } catch (IOException e) {
            LOG.warn("cannot write {}: {}", file, e.getMessage());
        }
    }
}
