package dev.vethwork.render;

import java.awt.geom.Path2D;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Reads SVG path data of absolute M, L, H, V, Q, C and Z. */
final class PathReader {
    private static final Pattern TOKEN = Pattern.compile("[MLHVQCZ]|-?[0-9]+(?:\\.[0-9]+)?");

    private final Matcher tokens;
    private final Path2D path = new Path2D.Double();
    private double x;
    private double y;

    private PathReader(String data) {
        tokens = TOKEN.matcher(data);
    }

    static Path2D read(String data) {
        return new PathReader(data).read();
    }

    private Path2D read() {
        String command = "";
        while (tokens.find()) {
            String token = tokens.group();
            if (Character.isLetter(token.charAt(0))) {
                command = token;
                if (command.equals("Z")) {
                    path.closePath();
                } else {
                    segment(command, next());
                }
            } else {
                segment(command.equals("M") ? "L" : command, Double.parseDouble(token));
            }
        }
        return path;
    }

    private void segment(String command, double first) {
        switch (command) {
            case "M" -> {
                moveTo(first, next());
                path.moveTo(x, y);
            }
            case "L" -> {
                moveTo(first, next());
                path.lineTo(x, y);
            }
            case "H" -> {
                x = first;
                path.lineTo(x, y);
            }
            case "V" -> {
                y = first;
                path.lineTo(x, y);
            }
            case "Q" -> {
                double controlY = next();
                moveTo(next(), next());
                path.quadTo(first, controlY, x, y);
            }
            case "C" -> {
                double control1Y = next();
                double control2X = next();
                double control2Y = next();
                moveTo(next(), next());
                path.curveTo(first, control1Y, control2X, control2Y, x, y);
            }
            default -> throw new IllegalArgumentException(command);
        }
    }

    private void moveTo(double newX, double newY) {
        x = newX;
        y = newY;
    }

    private double next() {
        if (!tokens.find()) {
            throw new IllegalArgumentException("the path ends too soon");
        }
        return Double.parseDouble(tokens.group());
    }
}
