package dev.vethwork.render;

/** Path data of simple shapes. */
final class Shapes {
    private Shapes() {}

    static String rounded(Box box, double radius) {
        String left = Lines.number(box.x());
        String top = Lines.number(box.y());
        String right = Lines.number(box.right());
        String bottom = Lines.number(box.bottom());
        return "M" + Lines.number(box.x() + radius) + "," + top + " H" + Lines.number(box.right() - radius)
                + " Q" + right + "," + top + " " + right + "," + Lines.number(box.y() + radius)
                + " V" + Lines.number(box.bottom() - radius)
                + " Q" + right + "," + bottom + " " + Lines.number(box.right() - radius) + "," + bottom
                + " H" + Lines.number(box.x() + radius)
                + " Q" + left + "," + bottom + " " + left + "," + Lines.number(box.bottom() - radius)
                + " V" + Lines.number(box.y() + radius)
                + " Q" + left + "," + top + " " + Lines.number(box.x() + radius) + "," + top + " Z";
    }

    /** A small round plug. */
    static String dot(double x, double y, double radius) {
        return rounded(Box.around(x, y, 2 * radius, 2 * radius), radius);
    }
}
