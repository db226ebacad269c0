package dev.vethwork.ui.canvas.raster;

import java.util.Arrays;

/** Pixels, as premultiplied ARGB, and what can be drawn on them. What lies beyond the edges is left out. */
public final class Raster {
    private final int width;
    private final int height;
    private final int[] pixels;

    /** @param pixels row by row, {@code width * height} of them */
    public Raster(int width, int height, int[] pixels) {
        this.width = width;
        this.height = height;
        this.pixels = pixels;
    }

    public Raster(int width, int height) {
        this(width, height, new int[width * height]);
    }

    public int width() {
        return width;
    }

    public int height() {
        return height;
    }

    public int at(int x, int y) {
        return pixels[y * width + x];
    }

    public void clear(int argb) {
        Arrays.fill(pixels, argb);
    }

    /** A colour of so much of its strength. @param alpha 0 to 1 */
    public static int faded(int argb, double alpha) {
        return scaled(argb, (int) Math.round(alpha * 256));
    }

    /** @param strength 0 to 256 */
    private static int scaled(int argb, int strength) {
        int alphaGreen = (argb >>> 8 & 0x00ff00ff) * strength & 0xff00ff00;
        int redBlue = (argb & 0x00ff00ff) * strength >>> 8 & 0x00ff00ff;
        return alphaGreen | redBlue;
    }

    void blend(int index, int argb) {
        int alpha = argb >>> 24;
        if (alpha == 255) {
            pixels[index] = argb;
        } else if (alpha != 0) {
            pixels[index] = argb + scaled(pixels[index], 256 - alpha - (alpha >> 7));
        }
    }

    /** A box with its corner at whole pixels. */
    public void fill(int x, int y, int boxWidth, int boxHeight, int argb) {
        int left = Math.max(0, x);
        int right = Math.min(width, x + boxWidth);
        for (int row = Math.max(0, y); row < Math.min(height, y + boxHeight); row++) {
            for (int i = row * width + left; i < row * width + right; i++) {
                blend(i, argb);
            }
        }
    }

    /** A round dot. */
    public void dot(double x, double y, double radius, int argb) {
        int left = Math.max(0, (int) Math.floor(x - radius - 1));
        int right = Math.min(width - 1, (int) Math.ceil(x + radius + 1));
        int bottom = Math.min(height - 1, (int) Math.ceil(y + radius + 1));
        for (int row = Math.max(0, (int) Math.floor(y - radius - 1)); row <= bottom; row++) {
            for (int column = left; column <= right; column++) {
                double covered = radius + 0.5 - Math.hypot(column + 0.5 - x, row + 0.5 - y);
                if (covered > 0) {
                    blend(row * width + column, scaled(argb, (int) (256 * Math.min(1, covered))));
                }
            }
        }
    }

    /** A straight line. @param on length of a dash, 0 for a line without gaps @param off length of a gap */
    public void line(double x0, double y0, double x1, double y1, double thickness, int argb, double on, double off) {
        double[] inside = clip(x0, y0, x1, y1, thickness + 1);
        if (inside.length == 0) {
            return;
        }
        double skipped = Math.hypot(inside[0] - x0, inside[1] - y0);
        boolean steep = Math.abs(y1 - y0) > Math.abs(x1 - x0);
        double from = steep ? inside[1] : inside[0];
        double to = steep ? inside[3] : inside[2];
        double aside = steep ? inside[0] : inside[1];
        double run = steep ? y1 - y0 : x1 - x0;
        if (run == 0) {
            return;
        }
        double slope = (steep ? x1 - x0 : y1 - y0) / run;
        double stretch = Math.sqrt(1 + slope * slope);
        double half = thickness / 2 * stretch;
        // Thinner than a pixel is a pixel of less strength.
        int color = half < 0.5 ? scaled(argb, (int) (512 * half)) : argb;
        half = Math.max(0.5, half);
        int first = (int) Math.max(0, Math.ceil(Math.min(from, to) - 0.5));
        int last = (int) Math.min((steep ? height : width) - 1, Math.floor(Math.max(from, to) - 0.5));
        for (int i = first; i <= last; i++) {
            double along = i + 0.5 - from;
            if (on > 0 && (Math.abs(along) * stretch + skipped) % (on + off) > on) {
                continue;
            }
            double middle = aside + slope * along;
            across(i, middle - half, middle + half, color, steep);
        }
    }

    /** One column of a flat line, or one row of a steep one. */
    private void across(int i, double low, double high, int color, boolean steep) {
        int first = Math.max(0, (int) Math.floor(low));
        int last = Math.min((steep ? width : height) - 1, (int) Math.floor(high));
        for (int j = first; j <= last; j++) {
            double covered = Math.min(high, j + 1) - Math.max(low, j);
            int index = steep ? i * width + j : j * width + i;
            blend(index, covered >= 1 ? color : scaled(color, (int) (256 * covered)));
        }
    }

    /** The part of a line within the edges, grown by a margin (Liang and Barsky); nothing where none is. */
    private double[] clip(double x0, double y0, double x1, double y1, double margin) {
        double begin = 0;
        double end = 1;
        double dx = x1 - x0;
        double dy = y1 - y0;
        double[] toward = {-dx, dx, -dy, dy};
        double[] room = {x0 + margin, width + margin - x0, y0 + margin, height + margin - y0};
        for (int i = 0; i < 4; i++) {
            if (toward[i] == 0) {
                if (room[i] < 0) {
                    return new double[0];
                }
            } else if (toward[i] < 0) {
                begin = Math.max(begin, room[i] / toward[i]);
            } else {
                end = Math.min(end, room[i] / toward[i]);
            }
        }
        return begin > end
                ? new double[0]
                : new double[] {x0 + begin * dx, y0 + begin * dy, x0 + end * dx, y0 + end * dy};
    }

    /** Fills a convex polygon. @param corners x and y by turns, all around */
    public void convex(double[] corners, int argb) {
        double top = Double.MAX_VALUE;
        double bottom = -Double.MAX_VALUE;
        for (int i = 1; i < corners.length; i += 2) {
            top = Math.min(top, corners[i]);
            bottom = Math.max(bottom, corners[i]);
        }
        int first = Math.max(0, (int) Math.ceil(top - 0.5));
        int last = Math.min(height - 1, (int) Math.floor(bottom - 0.5));
        if (first > last) {
            return;
        }
        double[] left = new double[last - first + 1];
        double[] right = new double[left.length];
        Arrays.fill(left, Double.MAX_VALUE);
        Arrays.fill(right, -Double.MAX_VALUE);
        for (int i = 0; i < corners.length; i += 2) {
            int j = (i + 2) % corners.length;
            edge(corners[i], corners[i + 1], corners[j], corners[j + 1], first, left, right);
        }
        for (int row = 0; row < left.length; row++) {
            int from = Math.max(0, (int) Math.round(left[row]));
            int to = Math.min(width, (int) Math.round(right[row]));
            int start = (row + first) * width;
            for (int i = start + from; i < start + to; i++) {
                blend(i, argb);
            }
        }
    }

    private static void edge(
            double x0, double y0, double x1, double y1, int first, double[] left, double[] right) {
        int from = Math.max(first, (int) Math.ceil(Math.min(y0, y1) - 0.5));
        int to = Math.min(first + left.length - 1, (int) Math.floor(Math.max(y0, y1) - 0.5));
        for (int row = from; row <= to; row++) {
            double x = x0 + (row + 0.5 - y0) * (x1 - x0) / (y1 - y0);
            left[row - first] = Math.min(left[row - first], x);
            right[row - first] = Math.max(right[row - first], x);
        }
    }

    /** Another picture, with its corner there. @param strength 0 to 1 */
    public void draw(Raster picture, int x, int y, double strength) {
        int fade = (int) Math.round(256 * strength);
        int left = Math.max(0, -x);
        int right = Math.min(picture.width, width - x);
        for (int row = Math.max(0, -y); row < Math.min(picture.height, height - y); row++) {
            int from = row * picture.width;
            int to = (y + row) * width + x;
            for (int column = left; column < right; column++) {
                int argb = picture.pixels[from + column];
                blend(to + column, fade == 256 ? argb : scaled(argb, fade));
            }
        }
    }

    /** The shape of another picture in a colour of one's own. */
    public void tint(Raster shape, int x, int y, int argb) {
        int left = Math.max(0, -x);
        int right = Math.min(shape.width, width - x);
        for (int row = Math.max(0, -y); row < Math.min(shape.height, height - y); row++) {
            int from = row * shape.width;
            int to = (y + row) * width + x;
            for (int column = left; column < right; column++) {
                int alpha = shape.pixels[from + column] >>> 24;
                if (alpha != 0) {
                    blend(to + column, scaled(argb, alpha + (alpha >> 7)));
                }
            }
        }
    }
}
