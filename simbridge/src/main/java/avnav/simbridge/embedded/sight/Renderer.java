package avnav.simbridge.embedded.sight;

/**
 * Draws scenes as a camera sees them, in software. Keeps buffers but no state: the same scene and place give the same
 * bytes, whatever was drawn before. Not thread-safe: one thread, one renderer.
 */
public final class Renderer {

    private final Camera camera;
    private final Shading shading;
    private final VisibleTriangles frame;
    private final Rasterizer rasterizer;
    private final LitShader litShader;
    private final VisibleCells visible;

    public Renderer(Camera camera, Shading shading) {
        this(camera, shading, true);
    }

    /** @param culling whether rooms that no doorway shows are left out; the picture is the same */
    Renderer(Camera camera, Shading shading, boolean culling) {
        this.camera = camera;
        this.shading = shading;
        frame = new VisibleTriangles(camera.width(), camera.height());
        rasterizer = new Rasterizer(frame);
        litShader = new LitShader(frame);
        visible = new VisibleCells(culling);
    }

    public Camera camera() {
        return camera;
    }

    /**
     * Draws one picture.
     *
     * @param yFloor height of the floor under the camera, metres
     * @param yawRadians about +Y; positive turns left
     * @param rgb {@code [H][W][3]} sRGB, filled; black where nothing is
     * @param depthMetres {@code [H][W]} along the optical axis, 0 = nothing, filled; or of length 0
     */
    public void render(
            Scene scene, double x, double yFloor, double z, double yawRadians, byte[] rgb, float[] depthMetres) {
        int pixels = camera.width() * camera.height();
        if (rgb.length != 3 * pixels || depthMetres.length != 0 && depthMetres.length != pixels) {
            throw new IllegalArgumentException("The arrays for colour (" + rgb.length + ") and depth ("
                    + depthMetres.length + ") must have " + 3 * pixels + " and 0 or " + pixels + " elements.");
        }
        if (!Double.isFinite(x + yFloor + z + yawRadians)) {
            throw new IllegalArgumentException("The camera's place (" + x + ", " + yFloor + ", " + z + ", yaw "
                    + yawRadians + ") must be finite.");
        }
        View view = new View(camera, x, yFloor, z, yawRadians);
        frame.clear();
        visible.find(scene, view);
        for (int i = 0; i < visible.count(); i++) {
            draw(scene.cells.get(visible.cell(i)), view, visible.rectangle(i));
        }
        drawLinings(scene, view);
        if (shading == Shading.FLAT) {
            FlatShader.shade(frame, scene.finishes, rgb);
        } else {
            litShader.shade(scene, view, rgb);
        }
        if (depthMetres.length != 0) {
            frame.writeDepth(depthMetres);
        }
    }

    private void draw(Cell cell, View view, ScreenRectangle rectangle) {
        for (Piece piece : cell.pieces()) {
            ScreenRectangle bounds = view.bounds(piece.fine().bounds, rectangle);
            if (!bounds.isEmpty()) {
                rasterizer.draw(piece.levelFor(view), view, bounds);
            }
        }
        rasterizer.draw(cell.shell(), view, rectangle);
    }

    private void drawLinings(Scene scene, View view) {
        for (int i = 0; i < scene.linings.size(); i++) {
            Solid lining = scene.linings.get(i);
            ScreenRectangle seen = view.bounds(lining.bounds, visible.aroundDoorway(scene.doorways.get(i)));
            if (!seen.isEmpty()) {
                rasterizer.draw(lining, view, seen);
            }
        }
    }
}
