package dev.vethwork.bench.film;

import java.awt.image.BufferedImage;
import java.awt.image.DataBufferByte;
import java.awt.image.IndexColorModel;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** The few colours that stand for all of a film's: first what is seen most, of what is nearly equal only one. */
final class Palette {
    /** Below this distance, two colours are nearly equal; twice as much where there are too many. */
    private static final int NEAR = 20;

    private final int mask;
    private final int[] colors;
    private final Map<Integer, Byte> nearest = new HashMap<>();

    private Palette(int[] colors, int mask) {
        this.colors = colors;
        this.mask = mask;
    }

    static Palette of(List<Camera.Frame> frames, int most, int mask) {
        Map<Integer, Integer> seen = new HashMap<>();
        for (Camera.Frame frame : frames) {
            BufferedImage picture = frame.picture();
            int[] pixels = picture.getRGB(0, 0, picture.getWidth(), picture.getHeight(), null, 0, picture.getWidth());
            for (int i = 0; i < pixels.length; i += 3) {
                seen.merge(pixels[i] & 0xffffff, 1, Integer::sum);
            }
        }
        List<Integer> byUse = seen.entrySet().stream()
                .sorted(Map.Entry.<Integer, Integer>comparingByValue(Comparator.reverseOrder()))
                .map(Map.Entry::getKey)
                .toList();
        List<Integer> chosen = List.of();
        for (int near = NEAR; chosen.isEmpty() || chosen.size() > most; near += NEAR / 2) {
            chosen = apart(byUse, near, most);
        }
        return new Palette(chosen.stream().mapToInt(Integer::intValue).toArray(), mask);
    }

    private static List<Integer> apart(List<Integer> byUse, int near, int most) {
        List<Integer> chosen = new ArrayList<>();
        for (int color : byUse) {
            if (chosen.stream().noneMatch(c -> distance(c, color) < near * near)) {
                chosen.add(color);
            }
            if (chosen.size() > most) {
                break;
            }
        }
        return chosen;
    }

    private static int distance(int one, int other) {
        int red = (one >> 16 & 255) - (other >> 16 & 255);
        int green = (one >> 8 & 255) - (other >> 8 & 255);
        int blue = (one & 255) - (other & 255);
        return red * red + green * green + blue * blue;
    }

    BufferedImage reduce(BufferedImage picture) {
        int width = picture.getWidth();
        int height = picture.getHeight();
        byte[] red = new byte[colors.length];
        byte[] green = new byte[colors.length];
        byte[] blue = new byte[colors.length];
        for (int i = 0; i < colors.length; i++) {
            red[i] = (byte) (colors[i] >> 16);
            green[i] = (byte) (colors[i] >> 8);
            blue[i] = (byte) colors[i];
        }
        IndexColorModel model = new IndexColorModel(8, colors.length, red, green, blue);
        BufferedImage reduced = new BufferedImage(width, height, BufferedImage.TYPE_BYTE_INDEXED, model);
        byte[] into = ((DataBufferByte) reduced.getRaster().getDataBuffer()).getData();
        int[] pixels = picture.getRGB(0, 0, width, height, null, 0, width);
        for (int i = 0; i < pixels.length; i++) {
            into[i] = nearest.computeIfAbsent(pixels[i] & mask, this::find);
        }
        return reduced;
    }

    private byte find(int color) {
        int best = 0;
        for (int i = 1; i < colors.length; i++) {
            if (distance(colors[i], color) < distance(colors[best], color)) {
                best = i;
            }
        }
        return (byte) best;
    }
}
