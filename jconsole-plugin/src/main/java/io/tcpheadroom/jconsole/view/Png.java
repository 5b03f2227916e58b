package io.tcpheadroom.jconsole.view;

import java.awt.Component;
import java.awt.Graphics2D;
import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import javax.imageio.ImageIO;

/** What a component shows, as a picture that stays sharp on a screen of 200 %. */
final class Png {
    private static final int SCALE = 2;

    private Png() {}

    static byte[] of(Component shown) {
        BufferedImage image = new BufferedImage(
                SCALE * Math.max(1, shown.getWidth()),
                SCALE * Math.max(1, shown.getHeight()),
                BufferedImage.TYPE_INT_RGB);
        Graphics2D g = image.createGraphics();
        g.scale(SCALE, SCALE);
        shown.paint(g);
        g.dispose();
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try {
            ImageIO.write(image, "png", bytes);
        } catch (IOException e) {
            throw new UncheckedIOException(e); // nothing is written but memory
        }
        return bytes.toByteArray();
    }
}
