package avnav.simbridge.embedded.acoustics.room;

import avnav.simbridge.embedded.acoustics.signal.OctaveBands;
import avnav.simbridge.embedded.home.AcousticMaterial;
import avnav.simbridge.embedded.home.Box;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** One source in a scene: the fields that it feeds and what reaches any place. Not thread-safe. */
public final class SourceModel {

    /** Longer ways are left to the diffuse field. */
    public static final double MOST_EARLY_METRES = 30;

    /** Nearer than this the level rises no further. */
    private static final double LEAST_METRES = 0.25;

    /** What passes furniture in the way, amplitude per band: sound bends around it, less so at short waves. */
    private static final double[] AROUND_FURNITURE = {0.8, 0.7, 0.55, 0.4, 0.28, 0.2};

    private final RoomModel model;
    private final double[] source;
    private final int room;
    private final MirrorImages images;
    private final CellField[] fields;
    private final double[] toOpenings;
    private final double[] patchGain;
    private final double[] loudness;

    SourceModel(RoomModel model, double[] source, int maxOrder) {
        this.model = model;
        this.source = source.clone();
        AcousticScene scene = model.scene();
        this.room = scene.roomAt(source[0], source[1], source[2]);
        this.images = new MirrorImages(scene, model.sight(), room, source, maxOrder);
        this.toOpenings = model.portals().toOpenings(room, source);
        double[][] power = SourcePower.of(scene, model.cells(), room, source);
        double[] toRooms = model.portals().toRooms(room, toOpenings);
        ImageShare left = ImageShare.of(
                scene.rooms().get(room).air(), 1 - scattering(scene.rooms().get(room)), maxOrder, MOST_EARLY_METRES);
        this.fields = new CellField[model.cells().count()];
        this.patchGain = new double[fields.length];
        this.loudness = new double[fields.length];
        for (int cell = 0; cell < fields.length; cell++) {
            boolean own = model.cells().cells().get(cell).room() == room;
            double onset = toRooms[model.cells().cells().get(cell).room()];
            fields[cell] = field(cell, power, onset, own ? Optional.of(left) : Optional.empty());
            patchGain[cell] = patchGain(fields[cell]);
            loudness[cell] = loudness(fields[cell]);
        }
    }

    private CellField field(int cell, double[][] power, double onset, Optional<ImageShare> left) {
        double[][] parts = new double[OctaveBands.COUNT][];
        double[][] rates = new double[OctaveBands.COUNT][fields.length];
        for (int band = 0; band < parts.length; band++) {
            CoupledDecay decay = model.decay(band);
            parts[band] = decay.parts(cell, power[band]);
            if (left.isPresent()) {
                // the share that images leave already lacks what has not been reflected yet
                double reflected = 1 - model.cells().cells().get(cell).meanAbsorption()[band];
                for (int k = 0; k < fields.length; k++) {
                    parts[band][k] /= reflected;
                }
            }
            for (int k = 0; k < fields.length; k++) {
                rates[band][k] = decay.rate(k);
            }
        }
        return new CellField(Double.isInfinite(onset) ? 0 : onset, parts, rates, left);
    }

    /** What makes up, seen from another room, for the mirror images that only the own room hears. */
    private static double patchGain(CellField field) {
        if (field.images().isEmpty()) {
            return 1;
        }
        double[] diffuse = new double[OctaveBands.COUNT];
        for (int band = 0; band < diffuse.length; band++) {
            diffuse[band] = field.diffuseEnergy(band);
        }
        return Math.sqrt(loudness(field) / Math.max(OctaveBands.broadband(diffuse), 1e-12));
    }

    private static double loudness(CellField field) {
        double[] energy = new double[OctaveBands.COUNT];
        for (int band = 0; band < energy.length; band++) {
            energy[band] = field.energy(band);
        }
        return Math.max(OctaveBands.broadband(energy), 1e-12);
    }

    private static double scattering(AcousticRoom around) {
        double sum = 0;
        double surface = 0;
        for (Face face : Face.values()) {
            AcousticMaterial material = around.face(face);
            sum += face.area(around.air()) * material.scattering();
            surface += face.area(around.air());
        }
        return sum / surface;
    }

    public int cellCount() {
        return fields.length;
    }

    public CellField field(int cell) {
        return fields[cell];
    }

    /** @param ear {@code [3]} middle of the head */
    public Hearing hear(double[] ear) {
        int here = model.scene().roomAt(ear[0], ear[1], ear[2]);
        List<EarlyPath> paths = new ArrayList<>();
        paths.add(direct(ear));
        images.addTo(paths, here, ear, MOST_EARLY_METRES);
        List<Patch> patches = new ArrayList<>();
        double share = 1 - patches(patches, here, ear);
        return new Hearing(paths, patches, fields(here, ear, Math.sqrt(Math.max(0, share))));
    }

    private EarlyPath direct(double[] ear) {
        double dx = source[0] - ear[0];
        double dy = source[1] - ear[1];
        double dz = source[2] - ear[2];
        double metres = Math.sqrt(dx * dx + dy * dy + dz * dz);
        int walls = model.sight().walls(ear, source);
        boolean clear = model.sight().isClearOfFurniture(ear, source);
        double[] gains = new double[OctaveBands.COUNT];
        for (int band = 0; band < gains.length; band++) {
            double energy = StrictMath.exp(-OctaveBands.airAbsorption(band) * metres);
            for (int wall = 0; wall < walls; wall++) {
                energy *= model.scene().wallTransmission()[band];
            }
            double past = clear ? 1 : AROUND_FURNITURE[band];
            gains[band] = past * Math.sqrt(energy) / Math.max(metres, LEAST_METRES);
        }
        return new EarlyPath(0, source, Math.max(metres, LEAST_METRES), gains);
    }

    /**
     * Adds the openings behind which it is louder: each is heard from its direction with what its field has more than
     * the field here (4 (x_j - x_i) Omega of 16 pi x_i). Returns the share of the field here that openings to quieter
     * rooms take away, so that no level jumps on the way through.
     */
    private double patches(List<Patch> patches, int here, double[] ear) {
        double lost = 0;
        List<Opening> openings = model.scene().openings();
        int own = model.cells().cellAt(here, ear[0], ear[2]);
        for (int i = 0; i < openings.size(); i++) {
            Opening opening = openings.get(i);
            if (opening.roomA() != here && opening.roomB() != here) {
                continue;
            }
            SolidAngle seen = SolidAngle.of(opening, ear);
            Box air = opening.air();
            double middleX = (air.minX() + air.maxX()) / 2;
            double middleZ = (air.minZ() + air.maxZ()) / 2;
            int cell = model.cells().cellAt(opening.otherSide(here), middleX, middleZ);
            double part = Math.max(0, seen.steradians()) / (4 * StrictMath.PI);
            double ratio = loudness[own] / loudness[cell];
            if (ratio >= 1) {
                lost += part * (1 - 1 / ratio);
                continue;
            }
            double dx = middleX - ear[0];
            double dz = middleZ - ear[2];
            double metres = toOpenings[i] + Math.sqrt(dx * dx + dz * dz) - fields[cell].onsetMetres();
            double gain = Math.sqrt(part * (1 - ratio)) * patchGain[cell];
            patches.add(new Patch(cell, seen.towards(), Math.max(0, metres), gain));
        }
        return lost;
    }

    /** The cells around a place, blended along a room that has several so that no border is heard. */
    private List<FieldShare> fields(int here, double[] ear, double gain) {
        Cells cells = model.cells();
        int first = cells.firstOfRoom()[here];
        int last = cells.firstOfRoom()[here + 1] - 1;
        if (first == last) {
            return List.of(new FieldShare(first, gain));
        }
        int axis = Cells.longAxis(model.scene().rooms().get(here).air());
        double length = Face.upper(cells.cells().get(first).box(), axis)
                - Face.lower(cells.cells().get(first).box(), axis);
        double start = Face.lower(cells.cells().get(first).box(), axis);
        double position = Math.max(0, Math.min(last - first, (ear[axis] - start) / length - 0.5));
        int before = Math.min((int) position, last - first - 1);
        double share = position - before;
        return List.of(
                new FieldShare(first + before, gain * Math.sqrt(1 - share)),
                new FieldShare(first + before + 1, gain * Math.sqrt(share)));
    }
}
