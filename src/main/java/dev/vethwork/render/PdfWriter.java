package dev.vethwork.render;

import de.rototor.pdfbox.graphics2d.PdfBoxGraphics2D;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.pdmodel.PDPage;
import org.apache.pdfbox.pdmodel.PDPageContentStream;
import org.apache.pdfbox.pdmodel.common.PDRectangle;

/**
 * Writes a picture as PDF: one page of the picture's size, a point for each of the drawing's pixels. Letters are
 * outlines, so that every name is seen wherever the file is opened, in whatever script it is written.
 */
public final class PdfWriter {
    /** The most that PDF readers promise to show, in points (ISO 32000-1, annex C). */
    private static final double LARGEST = 14_400;

    private PdfWriter() {}

    public static byte[] write(Picture picture) throws IOException {
        System.setProperty("java.awt.headless", "true");
        Box box = picture.bounds();
        double scale = Math.min(1, LARGEST / Math.max(box.width(), box.height()));
        float width = (float) Math.max(1, box.width() * scale);
        float height = (float) Math.max(1, box.height() * scale);
        try (PDDocument document = new PDDocument()) {
            document.getDocumentInformation().setTitle(picture.title());
            document.getDocumentInformation().setCreator("Vethwork");
            PDPage page = new PDPage(new PDRectangle(width, height));
            document.addPage(page);
            PdfBoxGraphics2D canvas = new PdfBoxGraphics2D(document, width, height);
            try {
                canvas.scale(scale, scale);
                Painter.paint(canvas, picture);
            } finally {
                canvas.dispose();
            }
            try (PDPageContentStream content = new PDPageContentStream(document, page)) {
                content.drawForm(canvas.getXFormObject());
            }
            ByteArrayOutputStream out = new ByteArrayOutputStream();
            document.save(out);
            return out.toByteArray();
        }
    }
}
