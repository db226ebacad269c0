package dev.vethwork.render;

import dev.vethwork.render.Picture.Mark;
import dev.vethwork.render.Picture.Shape;
import dev.vethwork.render.Picture.Words;
import java.util.Locale;

/** Writes a picture as SVG 1.1. */
public final class SvgWriter {
    private SvgWriter() {}

    public static String write(Picture picture) {
        Box box = picture.bounds();
        StringBuilder out = new StringBuilder();
        String width = Lines.number(Math.ceil(box.width()));
        String height = Lines.number(Math.ceil(box.height()));
        String view = Lines.number(box.x()) + " " + Lines.number(box.y()) + " " + width + " " + height;
        out.append("<svg xmlns=\"http://www.w3.org/2000/svg\" width=\"").append(width).append("\" height=\"")
                .append(height).append("\" viewBox=\"").append(view).append("\">\n")
                .append("<title>").append(escaped(picture.title())).append("</title>\n")
                .append("<rect x=\"").append(Lines.number(box.x())).append("\" y=\"").append(Lines.number(box.y()))
                .append("\" width=\"").append(width).append("\" height=\"").append(height).append('"')
                .append(paint("fill", picture.background())).append("/>\n");
        picture.marks().forEach(m -> out.append(mark(m)).append('\n'));
        return out.append("</svg>\n").toString();
    }

    private static String mark(Mark mark) {
        return switch (mark) {
            case Shape shape -> shape(shape);
            case Words words -> words(words);
        };
    }

    private static String shape(Shape shape) {
        StringBuilder out = new StringBuilder("<path d=\"").append(shape.path()).append('"');
        if (shape.x() != 0 || shape.y() != 0) {
            out.append(" transform=\"translate(").append(Lines.number(shape.x())).append(' ')
                    .append(Lines.number(shape.y())).append(")\"");
        }
        out.append(shape.fill() == null ? " fill=\"none\"" : paint("fill", shape.fill()));
        if (shape.stroke() != null) {
            out.append(paint("stroke", shape.stroke())).append(" stroke-width=\"").append(Lines.number(shape.width()))
                    .append("\" stroke-linecap=\"round\" stroke-linejoin=\"round\"");
        }
        if (shape.dash() > 0) {
            out.append(" stroke-dasharray=\"").append(Lines.number(shape.dash())).append('"');
        }
        return out.append("/>").toString();
    }

    private static String words(Words words) {
        Type type = words.type();
        String family = type.mono()
                ? "'DejaVu Sans Mono', Menlo, Consolas, monospace"
                : "'DejaVu Sans', Verdana, Helvetica, Arial, sans-serif";
        return "<text x=\"" + Lines.number(words.x()) + "\" y=\"" + Lines.number(words.y()) + "\" font-family=\""
                + family + "\" font-size=\"" + Lines.number(type.size()) + "\""
                + (type.bold() ? " font-weight=\"bold\"" : "")
                + " text-anchor=\"" + words.anchor().name().toLowerCase(Locale.ROOT) + "\""
                + paint("fill", words.color()) + ">" + escaped(words.text()) + "</text>";
    }

    /** SVG 1.1 knows no colours of eight digits. */
    private static String paint(String attribute, String color) {
        if (color.length() == 7) {
            return " " + attribute + "=\"" + color + "\"";
        }
        double opacity = Integer.parseInt(color.substring(7), 16) / 255.0;
        return " " + attribute + "=\"" + color.substring(0, 7) + "\" " + attribute + "-opacity=\""
                + Lines.number(opacity) + "\"";
    }

    private static String escaped(String text) {
        StringBuilder out = new StringBuilder();
        text.codePoints().forEach(c -> {
            switch (c) {
                case '<' -> out.append("&lt;");
                case '>' -> out.append("&gt;");
                case '&' -> out.append("&amp;");
                case '"' -> out.append("&quot;");
                default -> out.appendCodePoint(c < 0x20 || c == 0xfffe || c == 0xffff ? ' ' : c);
            }
        });
        return out.toString();
    }
}
