package dev.vethwork.ui.shell.look;

import java.lang.foreign.Arena;
import java.lang.foreign.FunctionDescriptor;
import java.lang.foreign.Linker;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.SymbolLookup;
import java.lang.foreign.ValueLayout;
import java.lang.invoke.MethodHandle;
import java.util.Optional;
import javafx.stage.Screen;

/**
 * As GDK has it: from XSettings (where GNOME's text scaling arrives), else from {@code Xft.dpi} among the display's resources,
 * times {@code GDK_DPI_SCALE}. JavaFX scales the whole window by it when it starts, unless {@code GDK_SCALE} or the like is
 * set, and does not look again.
 */
@SuppressWarnings("restricted") // it is what this class is for
final class GdkText implements DesktopText {
    private static final String LIBRARY = "libgdk-3.so.0";
    private static final double USUAL_DPI = 96;

    private final MethodHandle screen;
    private final MethodHandle resolution;
    /** What it told when it was asked first; 0 before. */
    private double first;

    private GdkText(MethodHandle screen, MethodHandle resolution) {
        this.screen = screen;
        this.resolution = resolution;
    }

    /** Empty where the windows are not GDK's. @throws IllegalArgumentException where GDK is not what it is taken for */
    static Optional<DesktopText> find() {
        if (System.getenv("DISPLAY") == null || System.getProperty("glass.platform") != null) {
            return Optional.empty();
        }
        // JavaFX has loaded it already; loading it again only counts it.
        SymbolLookup gdk = SymbolLookup.libraryLookup(LIBRARY, Arena.global());
        return Optional.of(new GdkText(
                handle(gdk, "gdk_screen_get_default", FunctionDescriptor.of(ValueLayout.ADDRESS)),
                handle(
                        gdk,
                        "gdk_screen_get_resolution",
                        FunctionDescriptor.of(ValueLayout.JAVA_DOUBLE, ValueLayout.ADDRESS))));
    }

    private static MethodHandle handle(SymbolLookup gdk, String function, FunctionDescriptor kind) {
        MemorySegment place = gdk.find(function)
                .orElseThrow(() -> new IllegalArgumentException(LIBRARY + " has no " + function));
        return Linker.nativeLinker().downcallHandle(place, kind);
    }

    /**
     * What is left to be done by letters.
     *
     * @param text how large the desktop wants them
     * @param first how large it wanted them when the program started
     * @param window by how much the whole window is enlarged since then
     */
    static int percent(double text, double first, double window) {
        boolean enlargedByIt = Math.abs(window - first) < 0.01;
        return (int) Math.round(100 * text / (enlargedByIt ? first : 1));
    }

    @Override
    public int percent() {
        try {
            MemorySegment there = (MemorySegment) screen.invokeExact();
            double dpi = there.equals(MemorySegment.NULL) ? -1 : (double) resolution.invokeExact(there);
            if (dpi <= 0) {
                return 100;
            }
            double text = dpi / USUAL_DPI;
            first = first == 0 ? text : first;
            return percent(text, first, Screen.getPrimary().getOutputScaleX());
        } catch (Throwable broken) {
            throw new IllegalStateException("GDK did not answer", broken);
        }
    }
}
