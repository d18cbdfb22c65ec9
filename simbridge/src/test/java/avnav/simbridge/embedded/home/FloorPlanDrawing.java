package avnav.simbridge.embedded.home;

import avnav.simbridge.embedded.furniture.FurnitureCatalogue;
import java.awt.BasicStroke;
import java.awt.Color;
import java.awt.Font;
import java.awt.Graphics2D;
import java.awt.RenderingHints;
import java.awt.geom.Line2D;
import java.awt.geom.Rectangle2D;
import java.awt.image.BufferedImage;
import java.io.File;
import java.io.IOException;
import java.util.Arrays;
import java.util.List;
import javax.imageio.ImageIO;

/** Draws plans as pictures, for people: {@code FloorPlanDrawing OUT.png HOME...}. */
final class FloorPlanDrawing {

    private static final double PIXELS_PER_METRE = 22;
    private static final int TILE = 400;

    private FloorPlanDrawing() {}

    static BufferedImage draw(List<Home> homes, int columns) {
        int rows = (homes.size() + columns - 1) / columns;
        BufferedImage image = new BufferedImage(columns * TILE, rows * TILE, BufferedImage.TYPE_INT_RGB);
        Graphics2D pen = image.createGraphics();
        pen.setRenderingHint(RenderingHints.KEY_ANTIALIASING, RenderingHints.VALUE_ANTIALIAS_ON);
        pen.setColor(new Color(0xf4f4f4));
        pen.fillRect(0, 0, image.getWidth(), image.getHeight());
        for (int i = 0; i < homes.size(); i++) {
            Graphics2D own = (Graphics2D) pen.create(i % columns * TILE, i / columns * TILE, TILE, TILE);
            own.drawString(homes.get(i).name(), 4, 12);
            own.translate(14, 20);
            drawHome(homes.get(i), own);
            own.dispose();
        }
        pen.dispose();
        return image;
    }

    private static void drawHome(Home home, Graphics2D pen) {
        double half = home.wallMetres();
        for (Room room : home.rooms()) {
            Box air = room.air();
            pen.setColor(new Color(0x303030));
            pen.fill(shape(air.minX() - half, air.minZ() - half, air.maxX() + half, air.maxZ() + half));
        }
        for (Room room : home.rooms()) {
            fill(pen, room.air(), new Color(room.floor().rgbMain()));
        }
        for (Doorway doorway : home.doorways()) {
            fill(pen, doorway.air(), Color.WHITE);
        }
        pen.setStroke(new BasicStroke(4));
        pen.setColor(new Color(0x30a0ff));
        for (Window window : home.windows()) {
            pen.draw(shape(window.pane()));
        }
        for (Furnishing piece : home.furnishings()) {
            drawPiece(piece, pen);
        }
        pen.setFont(new Font("SansSerif", Font.BOLD, 11));
        for (Room room : home.rooms()) {
            Box air = room.air();
            String label = room.name() + " " + Math.round(air.sizeX() * air.sizeZ());
            int x = (int) ((air.minX() + 0.2) * PIXELS_PER_METRE);
            int y = (int) ((air.minZ() + air.maxZ()) / 2 * PIXELS_PER_METRE);
            pen.setColor(Color.WHITE);
            pen.drawString(label, x + 1, y + 1);
            pen.setColor(Color.BLACK);
            pen.drawString(label, x, y);
        }
    }

    private static void drawPiece(Furnishing piece, Graphics2D pen) {
        Box box = piece.bounds();
        boolean blocks = box.minY() < 1.5 && box.sizeY() > 0.06;
        pen.setStroke(new BasicStroke(1));
        if (blocks) {
            fill(pen, box, new Color(0xcc, 0xcc, 0xe8));
        }
        pen.setColor(blocks ? new Color(0x202060) : new Color(0xc04040));
        pen.draw(shape(box));
        double x = (box.minX() + box.maxX()) / 2;
        double z = (box.minZ() + box.maxZ()) / 2;
        double[][] fronts = {{x, box.maxZ()}, {box.maxX(), z}, {x, box.minZ()}, {box.minX(), z}};
        double[] front = fronts[piece.quarterTurns()];
        pen.draw(new Line2D.Double(
                x * PIXELS_PER_METRE, z * PIXELS_PER_METRE, front[0] * PIXELS_PER_METRE, front[1] * PIXELS_PER_METRE));
    }

    private static void fill(Graphics2D pen, Box box, Color colour) {
        pen.setColor(colour);
        pen.fill(shape(box));
    }

    private static Rectangle2D shape(Box box) {
        return shape(box.minX(), box.minZ(), box.maxX(), box.maxZ());
    }

    private static Rectangle2D shape(double minX, double minZ, double maxX, double maxZ) {
        return new Rectangle2D.Double(
                minX * PIXELS_PER_METRE,
                minZ * PIXELS_PER_METRE,
                (maxX - minX) * PIXELS_PER_METRE,
                (maxZ - minZ) * PIXELS_PER_METRE);
    }

    public static void main(String[] arguments) throws IOException {
        Homes source = new Homes(FurnitureCatalogue.load());
        List<Home> homes = Arrays.stream(arguments).skip(1).map(source::byName).toList();
        ImageIO.write(draw(homes, 3), "png", new File(arguments[0]));
    }
}
