package dev.vethwork.bench.film;

import java.awt.Rectangle;
import java.awt.image.BufferedImage;
import java.awt.image.IndexColorModel;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import javax.imageio.IIOImage;
import javax.imageio.ImageIO;
import javax.imageio.ImageTypeSpecifier;
import javax.imageio.ImageWriter;
import javax.imageio.metadata.IIOMetadata;
import javax.imageio.metadata.IIOMetadataNode;
import javax.imageio.stream.ImageOutputStream;

/** Writes pictures as one that moves: of each only the part that is new, in the colours that all of them need most. */
final class AnimatedGif {
    private static final String FORMAT = "javax_imageio_gif_image_1.0";
    /** Of each colour's eight bits those that count: letters have many greys. */
    private static final int MASK = 0xf8f8f8;

    private final int colors;

    AnimatedGif(int colors) {
        this.colors = colors;
    }

    void write(List<Camera.Frame> frames, Path file) throws IOException {
        Palette palette = Palette.of(frames, colors, MASK);
        ImageWriter writer = ImageIO.getImageWritersByFormatName("gif").next();
        Files.deleteIfExists(file);
        try (ImageOutputStream out = ImageIO.createImageOutputStream(file.toFile())) {
            writer.setOutput(out);
            writer.prepareWriteSequence(null);
            BufferedImage before = null;
            int waiting = 0;
            Map<BufferedImage, Integer> shown = new HashMap<>();
            for (int i = 0; i < frames.size(); i++) {
                BufferedImage now = palette.reduce(frames.get(i).picture());
                waiting += frames.get(i).hundredths();
                boolean more = i + 1 < frames.size()
                        && changed(now, palette.reduce(frames.get(i + 1).picture())) == null;
                if (more) {
                    continue;
                }
                Rectangle part = before == null ? new Rectangle(now.getWidth(), now.getHeight()) : changed(before, now);
                if (part == null) {
                    part = new Rectangle(1, 1);
                }
                BufferedImage piece = now.getSubimage(part.x, part.y, part.width, part.height);
                writer.writeToSequence(new IIOImage(copy(piece), null, data(writer, piece, part, waiting, before == null)), null);
                before = now;
                waiting = 0;
            }
            writer.endWriteSequence();
        } finally {
            writer.dispose();
        }
    }

    private static BufferedImage copy(BufferedImage part) {
        BufferedImage copy = new BufferedImage(
                part.getWidth(), part.getHeight(), BufferedImage.TYPE_BYTE_INDEXED, (IndexColorModel) part.getColorModel());
        part.copyData(copy.getRaster());
        return copy;
    }

    /** The least part outside of which both are equal; null where they are. */
    private static Rectangle changed(BufferedImage one, BufferedImage other) {
        int width = one.getWidth();
        int height = one.getHeight();
        byte[] a = bytes(one);
        byte[] b = bytes(other);
        Rectangle part = null;
        for (int y = 0; y < height; y++) {
            int left = java.util.Arrays.mismatch(a, y * width, (y + 1) * width, b, y * width, (y + 1) * width);
            if (left < 0) {
                continue;
            }
            int right = width - 1;
            while (a[y * width + right] == b[y * width + right]) {
                right--;
            }
            Rectangle row = new Rectangle(left, y, right - left + 1, 1);
            part = part == null ? row : part.union(row);
        }
        return part;
    }

    private static byte[] bytes(BufferedImage image) {
        return ((java.awt.image.DataBufferByte) image.getRaster().getDataBuffer()).getData();
    }

    private static IIOMetadata data(ImageWriter writer, BufferedImage piece, Rectangle at, int hundredths, boolean first)
            throws IOException {
        IIOMetadata data = writer.getDefaultImageMetadata(new ImageTypeSpecifier(piece), writer.getDefaultWriteParam());
        IIOMetadataNode root = (IIOMetadataNode) data.getAsTree(FORMAT);
        IIOMetadataNode place = child(root, "ImageDescriptor");
        place.setAttribute("imageLeftPosition", Integer.toString(at.x));
        place.setAttribute("imageTopPosition", Integer.toString(at.y));
        place.setAttribute("imageWidth", Integer.toString(at.width));
        place.setAttribute("imageHeight", Integer.toString(at.height));
        place.setAttribute("interlaceFlag", "FALSE");
        IIOMetadataNode control = child(root, "GraphicControlExtension");
        control.setAttribute("disposalMethod", "doNotDispose");
        control.setAttribute("userInputFlag", "FALSE");
        control.setAttribute("transparentColorFlag", "FALSE");
        control.setAttribute("transparentColorIndex", "0");
        control.setAttribute("delayTime", Integer.toString(hundredths));
        if (first) {
            // Without it, a picture moves once.
            IIOMetadataNode again = new IIOMetadataNode("ApplicationExtension");
            again.setAttribute("applicationID", "NETSCAPE");
            again.setAttribute("authenticationCode", "2.0");
            again.setUserObject(new byte[] {1, 0, 0});
            child(root, "ApplicationExtensions").appendChild(again);
        }
        data.setFromTree(FORMAT, root);
        return data;
    }

    private static IIOMetadataNode child(IIOMetadataNode root, String name) {
        for (int i = 0; i < root.getLength(); i++) {
            if (root.item(i).getNodeName().equals(name)) {
                return (IIOMetadataNode) root.item(i);
            }
        }
        IIOMetadataNode made = new IIOMetadataNode(name);
        root.appendChild(made);
        return made;
    }
}
